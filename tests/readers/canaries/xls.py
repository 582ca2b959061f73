"""A workbook of Excel 97 with a number in every place of [MS-XLS], record by record: no library writes half of them."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.readers.canaries import compound, xlsx
from tests.readers.canaries.biff import (
    AS_TEXT,
    EOF,
    Shape,
    bof,
    broken_string,
    characters,
    formula,
    height,
    label,
    long,
    picture,
    record,
    shared_strings,
    short,
    string_token,
    styles,
    wide,
    words,
)  # fmt: skip
from tests.readers.canaries.numbers import resident_ids
from tests.readers.canaries.rtf import png
from tests.readers.canaries.vba import project

Canary = tuple[str, str]

# Records that stand around the cells of a sheet, by what they hold; each is written with the number of its place.
BESIDE: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "header": ("header", lambda v: record(0x14, long(f'&L&"宋体,Bold"&12 {v}'))),
    "footer": ("footer", lambda v: record(0x15, long(f"&C第&P页 {v}"))),
    "header of even pages": ("header", lambda v: record(
        0x89C, words(0x89C, 0), bytes(8), bytes(16), words(0, len(v), 0, 0, 0), long(v))),
    "text in a shared formula": ("metadata", lambda v: record(
        0x4BC, words(3, 3), b"\0\0\0\1", words(len(string_token(v))), string_token(v))),
    "text in an array formula": ("metadata", lambda v: record(
        0x221, words(3, 3), b"\0\0", words(0), bytes(4), words(len(string_token(v))), string_token(v))),
    "title of a prompt": ("metadata", lambda v: _validation(v, "", "", "")),
    "title of an error": ("metadata", lambda v: _validation("", v, "", "")),
    "prompt": ("metadata", lambda v: _validation("", "", f"填 {v}", "")),
    "error": ("metadata", lambda v: _validation("", "", "", v)),
    "choice of a list": ("metadata", lambda v: _validation("", "", "", "", f"甲\0{v}")),
    "condition": ("metadata", lambda v: record(
        0x1B1, b"\2\0", words(len(string_token(v)), 0), bytes(6), string_token(v))),
    "criterion of a filter": ("metadata", lambda v: record(0x9E, words(0, 0x14), b"\6\2" + bytes(8) + bytes(10),
                                                          characters(v))),
    "target of a link": ("metadata", lambda v: record(
        0x1B8, words(4, 4, 0, 0), bytes(16), words(2, 0, 3, 0), bytes(16), words(2 * len(v) + 46, 0),
        wide(f"https://example.com/?id={v}"))),
    "tooltip": ("metadata", lambda v: record(0x800, words(0x800, 4, 4, 0, 0), wide(v))),
    "scenario": ("metadata", lambda v: record(0xAF, words(1, 0, 4, 0), characters("方案"), words(1, 1), long(v))),
    "range that is protected": ("metadata", lambda v: record(0x868, words(0x868, 0), bytes(8), words(2), long(v))),
    "name of a list": ("metadata", lambda v: record(0x872, words(0x872, 0), bytes(30), long(f"表 {v}"))),
    "pivot table": ("metadata", lambda v: record(0xB0, bytes(44), characters("透视"), characters(v))),
    "query": ("metadata", lambda v: record(0xCD, long(f"PWD={v}"))),
    "code name": ("metadata", lambda v: record(0x1BA, long(f"表{v}"))),
    "custom view": ("metadata", lambda v: record(0x1A9, bytes(40), long(v))),
    "printer": ("metadata", lambda v: record(0x4D, words(0), wide(f"打印机 {v}"))),
    "record that nobody knows": ("metadata", lambda v: record(0x8FE, bytes(4), wide(f"号码 {v}"))),
    "text box": ("textbox", lambda v: Shape(text=f"文本框 {v}").write()),
    "hidden shape": ("hidden", lambda v: Shape(text=v, numbers={0x3BF: 0x20002}).write()),
    "alternative text": ("alt-text", lambda v: Shape(texts={0x381: wide(v)}).write()),
    "name of a shape": ("metadata", lambda v: Shape(texts={0x380: wide(v)}).write()),
    "word art": ("textbox", lambda v: Shape(texts={0xC0: wide(v)}).write()),
    "tooltip of a shape": ("metadata", lambda v: Shape(texts={0x38D: wide(v)}).write()),
    "list box": ("metadata", lambda v: record(
        0x5D, words(0x15, 0x12, 0x12, 7), bytes(14), words(0x13, 40), long(f"项 {v}"))),
    "comment": ("comment", lambda v: Shape(0x19, 9, f"见 {v}").write() + record(
        0x1C, words(1, 1, 0, 9), long("批注人"), b"\0")),
    "author of a comment": ("metadata", lambda v: record(0x1C, words(1, 2, 0, 8), long(v), b"\0")),
    "comment of no cell": ("comment", lambda v: Shape(0x19, 10, v).write()),
    "title of a chart": ("body", lambda v: bof(0x20) + record(0x100D, words(0), short(v)) + EOF),
    "cache of a chart": ("body", lambda v: bof(0x20) + label(0, 0, v, 0) + EOF),
    "header of a chart": ("header", lambda v: bof(0x20) + record(0x14, long(v)) + EOF),
}  # fmt: skip


def _validation(prompt_title: str, error_title: str, prompt: str, error: str, choice: str = "") -> bytes:
    token = string_token(choice) if choice else b""
    texts = b"".join(long(text or "\0") for text in (prompt_title, error_title, prompt, error))
    formulas = words(len(token), 0) + token + words(0, 0)
    return record(0x1BE, struct.pack("<I", 3), texts, formulas, words(1, 0, 0, 0, 0))


# Cells of the first sheet, each in a row of its own.
CELLS: dict[str, tuple[str, Callable[[int, str], bytes]]] = {
    "text": ("body", lambda row, v: label(row, 0, v)),
    "wide text": ("body", lambda row, v: label(row, 0, f"号码 {v}")),
    "rich text": ("body", lambda row, v: record(
        0x204, words(row, 0, 15), words(len(v)), b"\x08", words(1), v.encode(), words(6, 2))),
    "result of a formula": ("body", lambda row, v: formula(row, 0, AS_TEXT, b"\x16") + record(0x207, long(v))),
    "result that goes on": ("body", lambda row, v: formula(row, 0, AS_TEXT, b"\x16") + broken_string(v)),
    "text in a formula": ("metadata", lambda row, v: formula(row, 0, bytes(8), string_token(v))),
    "text behind other tokens": ("metadata", lambda row, v: formula(
        row, 0, bytes(8), b"\x44\0\0\0\0\x19\x40\0\0\x1e\1\0\x1f" + bytes(8) + string_token(v) + b"\x03")),
    "constant array": ("metadata", lambda row, v: record(
        0x06, words(row, 0, 15), bytes(8), words(0), bytes(4), words(8), b"\x60" + bytes(7),
        b"\0\0\0\2" + long(v))),
    "format that shows no text": ("hidden", lambda row, v: label(row, 0, v, 16)),
    "white on white": ("hidden", lambda row, v: label(row, 0, v, 17)),
    "one colour with its ground": ("hidden", lambda row, v: label(row, 0, v, 18)),
    "hidden row": ("hidden", lambda row, v: height(row, 255, 0x120) + label(row, 0, v)),
    "row without height": ("hidden", lambda row, v: height(row, 0, 0x140) + label(row, 0, v)),
    "hidden column": ("hidden", lambda row, v: label(row, 4, v)),
    "column without width": ("hidden", lambda row, v: label(row, 5, v)),
    "under a merged cell": ("hidden", lambda row, v: label(row, 7, "甲") + label(row, 8, v)),
}  # fmt: skip

# Records before the first sheet.
GLOBALS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "user": ("metadata", lambda v: record(0x5C, long(v.ljust(109)))),
    "user who shares": ("metadata", lambda v: record(0x5B, words(0, 0), long(v))),
    "text in a number format": ("metadata", lambda v: record(0x41E, words(170), long(f'0"{v}"'))),
    "cell style": ("metadata", lambda v: record(0x293, words(15), long(f"样式 {v}"))),
    "path of another workbook": ("metadata", lambda v: record(0x1AE, words(1), long(f"\1\1C{v}.xls"), long("表"))),
    "cell of another workbook": ("hidden", lambda v: record(0x59, words(1, 0)) + record(
        0x5A, b"\1\0\5\0", b"\1" + struct.pack("<d", 7.0), b"\2" + long(v))),
    "name in another workbook": ("metadata", lambda v: record(0x23, words(0, 0, 0), short(f"_{v}"))),
    "defined name": ("metadata", lambda v: _name(f"_{v}")),
    "value of a name": ("metadata", lambda v: _name("甲", string_token(v))),
    "comment on a name": ("metadata", lambda v: record(0x894, words(0x894, 0), bytes(8), words(1, 18),
                                                       characters("甲"), characters(v))),
    "help of a name": ("metadata", lambda v: _name("丙", b"", v)),
    "topic of live data": ("metadata", lambda v: record(0x813, words(0x813, 0), bytes(8), wide(v))),
    "picture": ("metadata", lambda v: record(0xEB, picture(png(v)))),
}  # fmt: skip


def _name(name: str, tokens: bytes = b"", comment: str = "") -> bytes:
    head = struct.pack("<HBBHHH4B", 0, 0, len(name), len(tokens), 0, 0, 0, 0, len(comment), 0)
    return record(0x18, head, characters(name), tokens, characters(comment) if comment else b"")


class _Workbook:
    """Gives out the numbers, and makes the streams that hold them."""

    def __init__(self) -> None:
        self.ids = resident_ids()
        self.expected: dict[str, Canary] = {}

    def canary(self, place: str, role: str) -> str:
        self.expected[place] = next(self.ids), role
        return self.expected[place][0]

    def one_cell(self, place: str, role: str, substance: int = 0x10) -> bytes:
        return bof(substance) + label(0, 0, self.canary(place, role)) + EOF

    def first_sheet(self) -> bytes:
        beside = [write(self.canary(place, role)) for place, (role, write) in BESIDE.items()]
        cells = [
            write(row, self.canary(place, role)) for row, (place, (role, write)) in enumerate(CELLS.items(), start=1)
        ]
        row = len(CELLS)  # that of the last cell, which is under a merged one
        columns = record(0x7D, words(4, 4, 2048, 15, 1, 0)) + record(0x7D, words(5, 5, 0, 15, 0, 0))
        shared = [record(0xFD, words(row + 1 + at, 0, 15), struct.pack("<I", at)) for at in (0, 1, 3)]
        merged = record(0xE5, words(1, row, row, 7, 8))
        return b"".join((bof(0x10), columns, *cells, *shared, *beside, merged, EOF))

    def stream(self) -> bytes:
        sheets = [
            (0, 0, "名单", self.first_sheet()),
            (1, 0, "隐", self.one_cell("hidden sheet", "hidden")),
            (2, 0, "深", self.one_cell("very hidden sheet", "hidden")),
            (0, 1, "宏", self.one_cell("macro sheet", "body", 0x40)),
            (0, 2, "图", bof(0x20) + record(0x15, long(self.canary("footer of a chart sheet", "footer"))) + EOF),
            (0, 0, self.canary("name of a sheet", "metadata"), bof(0x10) + EOF),
        ]
        said = b"".join(write(self.canary(place, role)) for place, (role, write) in GLOBALS.items())
        strings = shared_strings(
            self.canary("shared string", "body"), self.canary("shared string in two records", "body"),
            self.canary("string that no cell shows", "hidden"), self.canary("guide of a shared string", "metadata"),
        )  # fmt: skip
        before = bof(0x05) + record(0x42, words(1200)) + styles()
        listed = sum(len(record(0x85, bytes(6), short(name))) for _, _, name, _ in sheets)
        at = len(before) + listed + len(said) + len(strings) + len(EOF)
        listing = b""
        for state, kind, name, content in sheets:
            listing += record(0x85, struct.pack("<IBB", at, state, kind), short(name))
            at += len(content)
        unlisted = self.one_cell("sheet that nobody lists", "hidden")
        return b"".join((before, listing, said, strings, EOF, *(sheet[3] for sheet in sheets), unlisted))

    def cache(self) -> bytes:
        """A pivot cache."""
        user, field = self.canary("user of a pivot cache", "metadata"), self.canary("field of a pivot cache", "hidden")
        return b"".join((
            record(0xC6, bytes(18), words(len(user)), characters(user)),
            record(0xC7, bytes(14), long(field)),
            record(0xCD, long(self.canary("item of a pivot cache", "hidden"))),
            record(0xC9, struct.pack("<d", 13812345678.0)),
            EOF,
        ))  # fmt: skip

    def streams(self) -> dict[compound.Path, bytes]:
        cell = '<row><c t="str"><v>{}</v></c></row>'
        row = cell.format(self.canary("workbook inside", "hidden"))
        inner = xlsx.pack(
            {
                "[Content_Types].xml": "<Types/>",
                "xl/worksheets/sheet1.xml": xlsx.part("worksheet", f"<sheetData>{row}</sheetData>"),
            }
        )
        older = bof(0x05) + EOF + self.one_cell("workbook in a storage", "body")
        return {
            ("Workbook",): self.stream(),
            ("_SX_DB_CUR", "0001"): self.cache(),
            ("Revision Log",): record(0x13B, bytes(20), long(self.canary("value before a revision", "deleted"))),
            ("User Names",): bytes(8) + long(self.canary("user of a shared workbook", "metadata")),
            ("Ctls",): bytes(8) + wide(self.canary("form control", "form-field")),
            ("ETExtData",): wide(self.canary("extension of WPS", "metadata")),
            ("MBD00000001", "Package"): inner,
            ("MBD00000002", "Workbook"): older,
            ("MBD00000002", "\1CompObj"): bytes(28),
            **project(f"' {self.canary('macro', 'metadata')}", "_VBA_PROJECT_CUR"),
        }


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    book = _Workbook()
    streams = book.streams()
    free = f"删去的 {book.canary('free space', 'hidden')}".encode("utf-16-le")
    return compound.write(streams, free), book.expected
