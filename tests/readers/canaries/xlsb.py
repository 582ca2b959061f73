"""A binary workbook ([MS-XLSB]) with a number in every place that its records have; no library writes such files.

Its drawings, charts and properties are the parts of any other workbook.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.readers.canaries import xlsx
from tests.readers.canaries.numbers import Numbers

Canary = tuple[str, str]


def record(kind: int, *content: bytes) -> bytes:
    """A record: its number and its length in groups of seven bits."""
    data = b"".join(content)
    return _sevens(kind) + _sevens(len(data)) + data


def _sevens(number: int) -> bytes:
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F)
    return bytes([*(group | 0x80 for group in groups[:-1]), groups[-1]])


def longs(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def words(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}H", *numbers)


def wide(text: str) -> bytes:
    content = text.encode("utf-16-le")
    return longs(len(content) // 2) + content


def rich(text: str, guide: str = "") -> bytes:
    """A text with one run of formatting, and with a guide."""
    return bytes([1 | 2 * bool(guide)]) + wide(text) + longs(1, 0) + (wide(guide) + longs(0) if guide else b"")


def row(number: int, twips: int = 300, flags: int = 0) -> bytes:
    return record(0, longs(number, 0), words(twips), bytes([0, flags]), bytes(5))


def cell(kind: int, column: int, *content: bytes, style: int = 0) -> bytes:
    return record(kind, longs(column, style), *content)


def tokens(content: bytes) -> bytes:
    return words(0) + longs(len(content)) + content + longs(0)


def string_token(text: str) -> bytes:
    return b"\x17" + words(len(text)) + text.encode("utf-16-le")


def styles(text: str) -> bytes:
    """Cell formats: plain, one that shows no text, white, red on red, a date; ``text`` is in a number format."""
    plain, white, red = (b"\1\0" + bytes(6), b"\5\0\0\0\xff\xff\xff\xff", b"\5\0\0\0\xff\0\0\xff")
    fonts = b"".join(
        record(43, words(220, 0, 400, 0), bytes(4), colour, wide("宋体")) for colour in (plain, white, red)
    )
    fills = record(45, longs(0), plain, plain) + record(45, longs(1), red, plain)
    codes = record(44, words(164), wide(";;;")) + record(44, words(165), wide(f'0"{text}"'))
    looks = ((0, 0, 0), (164, 0, 0), (0, 1, 0), (0, 2, 1), (14, 0, 0))
    xfs = b"".join(record(47, words(0, code, font, fill), bytes(8)) for code, font, fill in looks)
    return codes + fonts + fills + record(617, longs(len(looks))) + xfs + record(618)


REF = b"\x44" + bytes(6)
CELLS: dict[str, tuple[str, Callable[[int, str], bytes]]] = {
    "text": ("body", lambda at, v: row(at) + cell(6, 0, wide(v))),
    "rich text": ("body", lambda at, v: row(at) + cell(62, 0, rich(v))),
    "guide of a rich text": ("metadata", lambda at, v: row(at) + cell(62, 0, rich("王", v))),
    "short cell": ("body", lambda at, v: row(at) + cell(2, 0, longs(30)) + record(17, longs(0), wide(v))),
    "result of a formula": ("body", lambda at, v: row(at) + cell(8, 0, wide(v), tokens(b"\x16"))),
    "text in a formula": ("metadata", lambda at, v: row(at) + cell(9, 0, bytes(8), tokens(REF + string_token(v)))),
    "format that shows no text": ("hidden", lambda at, v: row(at) + cell(6, 0, wide(v), style=1)),
    "white on white": ("hidden", lambda at, v: row(at) + cell(6, 0, wide(v), style=2)),
    "one colour with its ground": ("hidden", lambda at, v: row(at) + cell(6, 0, wide(v), style=3)),
    "hidden row": ("hidden", lambda at, v: row(at, flags=0x10) + cell(6, 0, wide(v))),
    "row without height": ("hidden", lambda at, v: row(at, 0) + cell(6, 0, wide(v))),
    "hidden column": ("hidden", lambda at, v: row(at) + cell(6, 4, wide(v))),
    "column without width": ("hidden", lambda at, v: row(at) + cell(6, 5, wide(v))),
    "under a merged cell": ("hidden", lambda at, v: row(at) + cell(6, 7, wide("甲")) + cell(6, 8, wide(v))),
}  # fmt: skip
BESIDE: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "header": ("header", lambda v: record(479, words(0), wide(f"&C {v}"), b"\xff" * 20)),
    "footer of the first page": ("footer", lambda v: record(479, words(0), b"\xff" * 20, wide(v))),
    "tooltip": ("metadata", lambda v: record(494, longs(4, 4, 0, 0), wide("rId1"), wide(""), wide(v), wide("甲"))),
    "choice of a list": ("metadata", lambda v: record(64, bytes(24), string_token(f"甲,{v}"))),
    "prompt": ("metadata", lambda v: record(64, bytes(24), wide(f"填 {v}"))),
    "record that nobody knows": ("metadata", lambda v: record(9999, bytes(4), wide(v))),
}
# Parts of records by name; what each holds is found among them.
PARTS: dict[str, tuple[str, str, Callable[[str], bytes]]] = {
    "comment": ("comment", "comments1", lambda v: record(635, longs(0, 1, 1, 1, 1), bytes(16)) + record(637, rich(v))),
    "author of a comment": ("metadata", "comments2", lambda v: record(632, wide(v))),
    "cell of another workbook": ("hidden", "externalLinks/externalLink1", lambda v: record(600, longs(0), wide(v))),
    "item of a pivot cache": ("hidden", "pivotCache/pivotCacheDefinition1", lambda v: record(24, wide(v))),
    "value before a revision": ("deleted", "revisions/revisionLog1", lambda v: record(408, bytes(9), wide(v))),
    "connection": ("metadata", "connections", lambda v: record(201, bytes(9), wide(f"PWD={v}"))),
    "column of a table": ("metadata", "tables/table1", lambda v: record(347, bytes(9), wide(v))),
}  # fmt: skip


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    canary = Numbers()
    expected = canary.expected

    last = len(CELLS) - 1  # the row of the last cell, which is under a merged one
    sheet = b"".join((
        record(60, longs(4, 4, 2048, 0), words(1)),
        record(60, longs(5, 5, 0, 0), words(0)),
        *(write(at, canary(place, role)) for at, (place, (role, write)) in enumerate(CELLS.items())),
        row(last + 1), cell(7, 0, longs(0)),
        record(176, longs(last, last, 7, 8)),
        *(write(canary(place, role)) for place, (role, write) in BESIDE.items()),
    ))  # fmt: skip
    strings = record(19, rich(canary("shared string", "body"), canary("guide of a shared string", "metadata")))
    strings += record(19, rich(canary("string that no cell shows", "hidden")))
    listed = (("名单", 0), ("隐", 1), ("深", 2), (canary("name of a sheet", "metadata"), 0))
    book = record(153, longs(0))
    for at, (name, state) in enumerate(listed, 1):
        book += record(156, longs(state, at), wide(f"rId{at}"), wide(name))
    book += record(39, bytes(9), wide("甲"), string_token(canary("value of a name", "metadata")))
    content = f"{xlsx.CONTENT.replace('spreadsheetml', 'x')}.main"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.bin" ContentType="{content}"/></Types>',
        "_rels/.rels": xlsx.relations(("officeDocument", "xl/workbook.bin")),
        "xl/_rels/workbook.bin.rels": xlsx.relations(
            *(("worksheet", f"worksheets/sheet{at}.bin") for at in range(1, 5))
        ),
        "xl/workbook.bin": book,
        "xl/sharedStrings.bin": strings,
        "xl/styles.bin": styles(canary("text in a number format", "metadata")),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/worksheets/sheet2.bin": row(0) + cell(6, 0, wide(canary("hidden sheet", "hidden"))),
        "xl/worksheets/sheet3.bin": row(0) + cell(6, 0, wide(canary("very hidden sheet", "hidden"))),
        "xl/worksheets/sheet4.bin": b"",
        "xl/worksheets/sheet9.bin": row(0) + cell(6, 0, wide(canary("sheet that nobody lists", "hidden"))),
        "xl/worksheets/_rels/sheet1.bin.rels": xlsx.relations(("comments", "/xl/comments1.bin")),
        "docProps/core.xml": xlsx.part("coreProperties", f"<creator>{canary('core property', 'metadata')}</creator>"),
    }
    for place, (role, name, write) in PARTS.items():
        parts[f"xl/{name}.bin"] = write(canary(place, role))
    return xlsx.pack(parts), expected
