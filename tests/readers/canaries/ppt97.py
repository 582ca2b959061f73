"""A presentation with a number in every place: LibreOffice writes what it can, the rest is put in by hand."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from tests.readers.canaries import compound, odf, odp
from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.odf import Place, cell, p, row, table
from tests.readers.canaries.rtf import package
from tests.readers.canaries.vba import project

DATA = Path(__file__).parents[1] / "data"
_MAIN, _USER = ("PowerPoint Document",), ("Current User",)
_EDIT, _DIRECTORY, _OBJECT, _SLIDE = 4085, 6002, 4113, 1006

# What stands on one slide after the other; a second number of a place would hide the first.
SLIDES: list[dict[str, Place]] = [
    {
        "text box": Place(lambda n: odp.box(p(n)), "body"),
        "title": Place(lambda n: odp.box(p(n), y=4, more='presentation:class="title"'), "body"),
        "outline": Place(
            lambda n: odp.box(f"<text:list><text:list-item>{p(n)}</text:list-item></text:list>", y=6,
                              more='presentation:class="outline"'), "body"),
        "shape": Place(lambda n: odp.shape(p(n), y=8), "body"),
        "shape in a group": Place(lambda n: f"<draw:g><draw:g>{odp.shape(p(n), y=10)}</draw:g></draw:g>", "body"),
        "table": Place(lambda n: odp.shape(table(row(cell(p("甲")), cell(p(n)))), y=12, kind="frame"), "body"),
        "white text": Place(lambda n: odp.shape(odp.white(n), y=14, more=odp.EMPTY), "hidden"),
        "white text on blue": Place(lambda n: odp.shape(odp.white(n), y=16, more=odp.BLUE), "body"),
        "right of the slide": Place(lambda n: odp.box(p(n), x=29), "hidden"),
        "above the slide": Place(lambda n: odp.box(p(n), y=-3), "hidden"),
        "hidden shape": Place(lambda n: odp.shape(p(n), y=18, more='draw:display="none"'), "hidden"),
        "link": Place(lambda n: odp.box(p(f"<text:a {odf.link(f'http://example.com/{n}')}>x</text:a>"), y=19),
                      "metadata"),
        "notes": Place(lambda n: f"<presentation:notes>{odp.box(p(n))}</presentation:notes>", "notes"),
        "comment": Place(
            lambda n: f"<office:annotation><dc:creator>甲</dc:creator>{p(n)}</office:annotation>", "comment"),
        "author of a comment": Place(
            lambda n: f"<office:annotation><dc:creator>{n}</dc:creator>{p('x')}</office:annotation>", "metadata"),
    },
    {"slide that is not shown": Place(lambda n: odp.box(p(n)), "hidden")},
    {"text that an older save had": Place(lambda n: odp.box(p(n)), "hidden")},
]  # fmt: skip
_META = ("dc:title", "dc:subject", "dc:description", "dc:creator", "meta:keyword", "property", "name of a property")


def flat() -> tuple[str, dict[str, tuple[str, str]]]:
    """The flat OpenDocument slides that LibreOffice makes ``canary.ppt`` of, and each place's number and role."""
    canary = Numbers()
    expected = canary.expected

    body = "".join(
        odp.page(
            "".join(place.write(canary(name, place.role)) for name, place in slide.items()),
            f'draw:style-name="{"Unshown" if "slide that is not shown" in slide else "Shown"}"',
        )
        for slide in SLIDES
    )
    master = odp.MASTERS["shape of the master"].write(canary("shape of the master", "header"))
    meta = "".join(odf.META[name](canary(name, "metadata")) for name in _META)
    content = (
        f"<office:meta>{meta}</office:meta><office:styles>{odp.STYLES}</office:styles>"
        f"<office:automatic-styles>{odp.LAYOUT}{odp.STYLES}</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="M" style:page-layout-name="A4">{master}</style:master-page>'
        f"</office:master-styles><office:body><office:presentation>{body}</office:presentation></office:body>"
    )
    kind = 'office:mimetype="application/vnd.oasis.opendocument.presentation"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {odf.NAMESPACES} {kind} office:version="1.3">'
    return f"{text}{content}</office:document>", expected


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """``canary.ppt`` with what LibreOffice does not write, and each place's number with the role or cause."""
    _, expected = flat()
    canary = Numbers(expected)

    streams = compound.read((DATA / "canary.ppt").read_bytes())
    user = bytearray(streams[_USER])
    old = expected["text that an older save had"][0]
    main, edit_at = saved_again(streams[_MAIN], _at(user), old, canary("text of the last save", "body"))
    inner = package(b"list.txt", f"no {canary('packaged file', 'body')}".encode())
    file = compound.write({("\x01Ole10Native",): struct.pack("<I", len(inner)) + inner})
    main += record(_OBJECT, struct.pack("<I", len(file)) + zlib.compress(file), 1 << 4)
    main += record(_OBJECT, compound.write(project(f"' {canary('macro', 'metadata')}\r\n")))
    struct.pack_into("<I", user, 16, edit_at)
    number = canary("between the pictures", "hidden")
    return compound.write({
        **streams, _MAIN: main, _USER: bytes(user), ("Pictures",): bytes(9) + number.encode("utf-16-le") + bytes(9),
    }), expected  # fmt: skip


def record(kind: int, content: bytes, head: int = 0) -> bytes:
    """A record ([MS-PPT] 2.3.1)."""
    return struct.pack("<2HI", head, kind, len(content)) + content


def saved_again(main: bytes, edit_at: int, old: str, new: str) -> tuple[bytes, int]:
    """The stream after a save that appends one slide, with ``new`` for ``old``; and the place of that save."""
    found = main.index(old.encode("utf-16-le"))
    places = dict(_directory(main, struct.unpack_from("<I", main, edit_at + 8 + 12)[0]))
    number, place = max(
        ((one, at) for one, at in places.items() if at < found and struct.unpack_from("<H", main, at + 2)[0] == _SLIDE),
        key=lambda item: item[1],
    )
    (length,) = struct.unpack_from("<I", main, place + 4)
    slide = main[place : place + 8 + length].replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    directory_at = len(main) + len(slide)
    directory = record(_DIRECTORY, struct.pack("<2I", 1 << 20 | number, len(main)))
    edit = bytearray(main[edit_at : edit_at + 8 + 28])
    struct.pack_into("<2I", edit, 8 + 8, edit_at, directory_at)
    return main + slide + directory + bytes(edit), directory_at + len(directory)


def _at(user: bytes) -> int:
    (place,) = struct.unpack_from("<I", user, 16)
    assert isinstance(place, int)
    return place


def _directory(main: bytes, at: int) -> list[tuple[int, int]]:
    (length,) = struct.unpack_from("<I", main, at + 4)
    numbers = list(struct.unpack_from(f"<{length // 4}I", main, at + 8))
    found: list[tuple[int, int]] = []
    while numbers:
        head = numbers.pop(0)
        found += [((head & 0xFFFFF) + number, numbers.pop(0)) for number in range(head >> 20)]
    return found
