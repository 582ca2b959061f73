"""PDFs made to hang or to fill the memory. Written by hand; read by another process, within a gigabyte."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest

resource = pytest.importorskip("resource", reason="memory is bounded by setrlimit")

TEXT = b"BT /F 12 Tf 50 300 Td (13905510001) Tj ET\n"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
GIGABYTE = 1 << 30
BOMB = bytes(200 << 20)
SECONDS = 10.0

READ = """
import json, pickle, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
from redactscan.readers import Source, pictures
from redactscan.readers.pdf import READER
pictures.engine = lambda: None
for name, data in pickle.load(sys.stdin.buffer).items():
    started = time.process_time()
    document = READER.read(Source("a.pdf", data))
    causes = [[notice.cause, notice.part] for notice in document.notices]
    print(json.dumps([name, time.process_time() - started, causes]), flush=True)
"""


def written(objects: dict[int, bytes]) -> bytes:
    """A file of these objects; 1 is its catalog."""
    data, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(size)
    )
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n" % size + table + end


def stream(data: bytes, entries: bytes = b"", filters: int = 0) -> bytes:
    for _ in range(filters):
        data = zlib.compress(data, 1)
    names = b"/Filter[%s]" % (b"/FlateDecode" * filters)
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, names, len(data), data)


def page(
    content: bytes, *, resources: bytes = b"", entries: bytes = b"", more: dict[int, bytes] | None = None
) -> bytes:
    """A file of one page; ``content`` is a stream, ``more`` are objects from number 5."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<<%s%s>>%s>>"
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: leaf % (FONT, resources, entries),
            4: content,
            **(more or {}),
        }
    )


def form(content: bytes, xobject: int | None = None) -> bytes:
    inner = b"/XObject<</X %d 0 R>>" % xobject if xobject else b""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<<%s%s>>" % (FONT, inner))


def power(levels: int, times: int) -> bytes:
    """Forms that draw forms, each of them several times."""
    forms = {5 + level: form(b"/X Do " * times, 6 + level) for level in range(levels - 1)}
    forms[4 + levels] = form(b"BT /F 9 Tf (x) Tj ET")
    return page(stream(TEXT + b"/X Do"), resources=b"/XObject<</X 5 0 R>>", more=forms)


def deep(levels: int) -> bytes:
    """A page at the end of a long branch."""
    nodes = {2 + at: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (3 + at) for at in range(levels)}
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]>>"
    return written({1: b"<</Type/Catalog/Pages 2 0 R>>", **nodes, 2 + levels: leaf})


def picture(side: int) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (side, side)
    return stream(bytes(1 << 20), entries, filters=1)


def tiles(step: bytes) -> bytes:
    entries = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep %s/YStep %s/Resources<<>>"
    content = stream(TEXT + b"/Pattern cs /P scn 0 0 400 400 re f")
    return page(
        content, resources=b"/Pattern<</P 5 0 R>>", more={5: stream(b"0 0 1 1 re f " * 1000, entries % (step, step))}
    )


def looped(data: bytes) -> bytes:
    """A file whose table of objects says that the one before it is itself."""
    start = data.rpartition(b"startxref")[2].split()[0]
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %s" % start)


PAGE_1 = ["limit-reached", "page 1"]
DAMAGED = ["unparsable", ""]

HOSTILE: dict[str, tuple[Callable[[], bytes], list[list[str]]]] = {
    "a form that draws itself": (
        lambda: page(stream(TEXT + b"/X Do"), resources=b"/XObject<</X 5 0 R>>", more={5: form(b"/X Do", 5)}), [],
    ),
    "10^12 forms": (lambda: power(12, 10), [PAGE_1, *(["limit-reached", f"object {at}"] for at in range(5, 11))]),
    "10^5 forms": (lambda: power(6, 10), [PAGE_1]),
    "a bomb of content": (lambda: page(stream(BOMB, filters=1)), [PAGE_1]),
    "a bomb packed twice": (lambda: page(stream(BOMB, filters=2)), [PAGE_1]),
    "a deep page tree": (lambda: deep(20_000), [["unparsable", "page 1"], DAMAGED]),
    "a page tree that is a ring": (
        lambda: written({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
        [["unparsable", "page 1"], DAMAGED],
    ),
    "tables of objects in a ring": (lambda: looped(page(stream(TEXT))), [DAMAGED]),
    "deep arrays": (lambda: page(stream(TEXT), entries=b"/Z " + b"[" * 200_000), [DAMAGED]),
    "deep dictionaries": (lambda: page(stream(TEXT), entries=b"/Z " + b"<</A " * 100_000), [DAMAGED]),
    "400 arrays": (
        lambda: page(stream(TEXT), entries=b"/Z " + b"[" * 400 + b"]" * 400), [["part-skipped", "object 3"]],
    ),
    "bookmarks in a ring": (lambda: page(stream(TEXT), more={5: b"<</First 5 0 R/Next 5 0 R/Title(x)>>"}), []),
    "fields in a ring": (
        lambda: page(
            stream(TEXT), entries=b"/Annots[5 0 R]",
            more={5: b"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]/Parent 5 0 R/Kids[5 0 R]>>"},
        ), [],
    ),
    "a picture of a page of 3,600 megapixels": (
        lambda: page(
            stream(TEXT + b"9 0 0 9 0 0 cm /X Do"), resources=b"/XObject<</X 5 0 R>>", more={5: picture(60_000)}
        ), [["limit-reached", "page 1/picture 1"]],
    ),
    "a billion tiles": (lambda: tiles(b".01"), [PAGE_1]),
    "two million states": (lambda: page(stream(b"q " * 2_000_000 + TEXT)), []),
    "two million characters": (
        lambda: page(stream(b"BT /F 1 Tf 0 399 Td 1 TL " + b"(1234567890) ' " * 200_000 + b"ET", filters=1)), [PAGE_1],
    ),
    "scattered glyphs": (
        lambda: page(stream(b"BT /F 3 Tf " + b"".join(
            b"1 0 0 1 %d %d Tm (%d) Tj " % (at * 7919 % 390, at * 104729 % 390, at % 10) for at in range(19_000)
        ) + b"ET", filters=1)), [],
    ),
    "a thousand states": (lambda: page(stream(TEXT)) + b"%%EOF\n" * 1000, [["limit-reached", "revision 1"], DAMAGED]),
    "brackets that nobody closes": (lambda: page(stream(b"/a <<" + b"(" * 500_000 + b"% x\n" + TEXT)), []),
    "property lists": (lambda: page(stream((b"/a <<" + b"/Alt (x) " * 300_000 + b">> BDC ") * 2 + TEXT)), []),
    "a sheet of a million kilometres": (
        lambda: page(stream(b"1 g " + TEXT)).replace(b"[0 0 400 400]", b"[0 0 1e9 1e9]"), [],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[float, list[list[str]]]]:
    files = pickle.dumps({name: make() for name, (make, _) in HOSTILE.items()})
    done = subprocess.run([sys.executable, "-c", READ, str(GIGABYTE)], input=files, capture_output=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {name: (seconds, causes) for name, seconds, causes in lines}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str, outcomes: dict[str, tuple[float, list[list[str]]]]) -> None:
    seconds, causes = outcomes[name]  # it did not end the process
    assert causes == HOSTILE[name][1]
    assert seconds < SECONDS
