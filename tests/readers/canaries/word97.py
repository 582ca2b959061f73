"""A Word document with a number in every place: LibreOffice writes what it can, the rest is put in by hand."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.readers.canaries import compound, odf
from tests.readers.canaries.numbers import Numbers
from tests.readers.canaries.odf import Place, cell, frame, p, row, span, table
from tests.readers.canaries.rtf import package
from tests.readers.canaries.vba import project

DATA = Path(__file__).parents[1] / "data"
_FIB_TABLES = 154  # [MS-DOC] 2.5.1: pairs of an offset and a length begin here in the block of Word 97
_PIECES, _SAVERS = 33, 71
_LENGTHS = 76

# Places of OpenDocument that LibreOffice takes over, with the role they have in Word.
_KEPT = (
    "paragraph", "heading", "number in pieces", "list", "section", "index", "link", "table cell",
    "header row of a table", "table in a table", "thin row", "hidden text", "white text", "white text on dark ground",
    "tiny text", "hidden by a style", "insertion", "comment", "list in a comment", "author of a comment", "footnote",
    "endnote", "text box", "table in a text box", "shape", "shape in a group", "linked shape", "target of a link",
    "target in percent signs", "bookmark", "index entry", "choice", "list typed with tabs",
)  # fmt: skip
BODY: dict[str, Place] = {
    **{name: odf.TEXT[name] for name in _KEPT},
    "ruby": odf.TEXT["ruby"]._replace(role="metadata"),  # a field that draws
    "prompt": odf.TEXT["prompt"]._replace(role="form-field"),
    "hidden text in a cell": Place(lambda n: table(row(cell(p(f"甲{span(n, 'Gone')}")))), "hidden"),
    "insertion in a cell": Place(
        lambda n: table(
            row(cell(p(f'甲<text:change-start text:change-id="ins"/>{n}<text:change-end text:change-id="ins"/>')))
        ),
        "body",
    ),
    "white text in a clear box": Place(
        lambda n: p(frame(f"<draw:text-box>{p(span(n, 'White'))}</draw:text-box>", 'draw:style-name="Empty"')), "hidden"
    ),
    "white text in a blue box": Place(
        lambda n: p(frame(f"<draw:text-box>{p(span(n, 'White'))}</draw:text-box>", 'draw:style-name="Blue"')), "textbox"
    ),
}
DELETED = {
    name: odf.DELETED[name]
    for name in ("deletion", "deletion over paragraphs", "deleted heading", "deleted list", "deleted table")
}
_MARGINS = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")
_META = (
    "dc:title", "dc:subject", "dc:description", "dc:creator", "meta:initial-creator", "meta:keyword", "property",
    "name of a property",
)  # fmt: skip


def flat() -> tuple[str, dict[str, tuple[str, str]]]:
    """The flat OpenDocument text that LibreOffice makes ``canary.doc`` of, and each place's number and role."""
    canary = Numbers()
    expected = canary.expected

    regions = odf.tracked("ins", "")
    body = "".join(place.write(canary(name, place.role)) for name, place in BODY.items())
    for number, (name, write) in enumerate(DELETED.items()):
        regions += odf.tracked(f"d{number}", write(canary(name, "deleted")))
        body += p(f'前<text:change text:change-id="d{number}"/>后')
    margins = "".join(f"<style:{name}>{p(canary(name, name.partition('-')[0]))}</style:{name}>" for name in _MARGINS)
    meta = "".join(odf.META[name](canary(name, "metadata")) for name in _META)
    paper = (
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm"/><style:header-style/>'
        "<style:footer-style/></style:page-layout>"
    )
    low = odf.style("Thin", "table-row", 'style:row-height="0.01cm"')  # rows have no styles that are shared
    master = f'<style:master-page style:name="Standard" style:page-layout-name="A4">{margins}</style:master-page>'
    changes = f"<text:tracked-changes>{regions}</text:tracked-changes>"
    content = (
        f"<office:meta>{meta}</office:meta><office:styles>{odf.STYLES}</office:styles>"
        f"<office:automatic-styles>{paper}{low}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{changes}{body}</office:text></office:body>"
    )
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {odf.NAMESPACES} {kind} office:version="1.3">'
    return f"{text}{content}</office:document>", expected


def canaries() -> tuple[bytes, dict[str, tuple[str, str]]]:
    """``canary.doc`` with what LibreOffice does not write, and each place's number with the role or cause."""
    _, expected = flat()
    canary = Numbers(expected)

    streams = compound.read((DATA / "canary.doc").read_bytes())
    main = bytearray(streams["WordDocument",])
    name = "1Table" if main[11] & 2 else "0Table"
    tables = bytearray(streams[name,])
    _put(main, tables, _SAVERS, strings(canary("who saved", "metadata"), f"C:\\{canary('where to', 'metadata')}.doc"))
    add_building_blocks(main, tables, canary("building block", "metadata"))
    main += bytes(64) + canary("left behind in Unicode", "hidden").encode("utf-16-le") + bytes(9)
    main += "申请人：".encode("gbk") + canary("left behind in GBK", "hidden").encode() + bytes(8)
    stale = bytes(99) + canary("table of an older save", "hidden").encode("utf-16-le") + bytes(99)
    number = canary("unknown stream", "hidden")
    inner = package(b"list.txt", f"no {canary('packaged file', 'body')}".encode())
    named = package(f"{canary('name of a packaged file', 'file-name')}.txt".encode(), b"x")
    free = canary("free sector", "hidden").encode("utf-16-le")
    xml = f"<?xml version='1.0'?><a xmlns='b'>{canary('custom xml', 'metadata')}</a>"
    link = canary("link of an object", "metadata").encode()
    data = compound.write(
        {
            **streams,
            ("WordDocument",): bytes(main),
            (name,): bytes(tables),
            ("0Table" if name == "1Table" else "1Table",): stale,
            ("Mystery",): b"\x07" + number.encode("utf-16-le"),
            ("ObjectPool", "_1", "\x01Ole10Native"): struct.pack("<I", len(inner)) + inner,
            ("ObjectPool", "_2", "\x01Ole10Native"): struct.pack("<I", len(named)) + named,
            ("ObjectPool", "_3", "\x01Ole"): b"\x01\0\0\x02" + bytes(24) + link,
            ("MsoDataStore", "x", "Item"): xml.ljust(4096).encode(),
            **project(f"' {canary('macro', 'metadata')}\r\n", "Macros"),
        },
        free,
    )
    return data, expected


def strings(*texts: str) -> bytes:
    """An STTB ([MS-DOC] 2.2.4) of Unicode strings."""
    listed = b"".join(struct.pack("<H", len(text)) + text.encode("utf-16-le") for text in texts)
    return struct.pack("<3H", 0xFFFF, len(texts), 0) + listed


def pieces(at: int, length: int) -> bytes:
    """A piece table ([MS-DOC] 2.9.38) of one piece in Unicode."""
    listed = struct.pack("<2I", 0, length) + struct.pack("<HIH", 0, at, 0)
    return b"\x02" + struct.pack("<I", len(listed)) + listed


def add_building_blocks(main: bytearray, tables: bytearray, text: str) -> None:
    """Put a second document behind the first one, as templates have it for their building blocks."""
    main += bytes(-len(main) % 512)
    at = len(main)
    struct.pack_into("<H", main, 8, at // 512)
    block = bytearray(main[:_FIB_TABLES]) + bytes(8 * 93)
    struct.pack_into("<H", block, 8, 0)
    struct.pack_into("<H", block, _FIB_TABLES - 2, 93)
    struct.pack_into("<8I", block, _LENGTHS, len(text) + 1, *[0] * 7)
    content = f"{text}\r".encode("utf-16-le")
    _put(block, tables, _PIECES, pieces(at + len(block), len(text) + 1))
    main += block + content


def _put(main: bytearray, tables: bytearray, number: int, content: bytes) -> None:
    struct.pack_into("<2I", main, _FIB_TABLES + 8 * number, len(tables), len(content))
    tables += content
