"""The cells of a sheet in a binary workbook, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import Struct

from redactscan.model import Field, Location, Passage, Role
from redactscan.readers.sheets.cells import Cells, rk_text
from redactscan.readers.sheets.formats import Formats
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.headers import header_text
from redactscan.readers.sheets.numbers import float_text
from redactscan.readers.sheets.places import Range, Sheet
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft
from redactscan.readers.xlsx.binary.parts import say_strings
from redactscan.readers.xlsx.binary.records import damage_noticed, records, rich_string, wide_string
from redactscan.values import dataclass, field

_U4, _F8, _RECTANGLE, _COLUMN = Struct("<I"), Struct("<d"), Struct("<4I"), Struct("<4IH")
_ROW_HEADER, _COLUMNS, _MERGED, _MARGINS, _HEADERS, _RICH_CELL = 0, 60, 176, 476, 479, 62
_CELLS, _SHORT_CELLS = range(1, 12), range(12, 19)
# What the result of a formula is, by the number of a cell that holds the same ([MS-XLSB] 2.3).
_ERROR, _FLAG, _REAL, _TEXT = 3, 4, 5, 6
_RESULTS = {8: _TEXT, 9: _REAL, 10: _FLAG, 11: _ERROR}
_STYLE, _ROW_HIDDEN, _COLUMN_HIDDEN = 0xFFFFFF, 0x10, 0x01
_THIN_ROW, _THIN_COLUMN = 20, 128  # twips; 256th of a character
_HEADER_NAMES: tuple[tuple[str, Role], ...] = (
    ("oddHeader", "header"), ("oddFooter", "footer"), ("evenHeader", "header"), ("evenFooter", "footer"),
    ("firstHeader", "header"), ("firstFooter", "footer"),
)  # fmt: skip
# Tokens of a formula that hold a text of at most 255 characters, or a number.
_SPEAKING = re.compile(rb"\x17([\s\S])\x00|\x1f([\s\S]{8})")
_LONG = 11  # digits


@dataclass(slots=True)
class SheetReader:
    """Reads one worksheet part into ``draft``."""

    draft: Draft
    sheet: Sheet
    strings: SharedStrings
    formats: Formats
    grid: Grid = field(init=False)
    cells: Cells = field(init=False)
    _row: int = -1
    _column: int = -1
    _rest: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grid = Grid(self.draft, self.sheet)
        self.cells = Cells(self.grid, self.formats)

    def read(self, data: bytes) -> None:
        """Append the sheet's tables and hidden cells, then what else it says."""
        with damage_noticed(self.draft, self.sheet.part):
            for kind, content in records(data):
                self._take(kind, content)
        self.cells.flush()
        self.grid.finish()
        say_strings(self.draft, self.sheet.part, b"\0\0".join(self._rest), "metadata")

    def _take(self, kind: int, data: bytes) -> None:
        if kind == _ROW_HEADER:
            self._begin_row(data)
        elif kind in _CELLS or kind == _RICH_CELL:
            self._column, style = _U4.unpack_from(data)[0], _U4.unpack_from(data, 4)[0] & _STYLE
            self._cell(kind, style, data, 8)
        elif kind in _SHORT_CELLS:  # of the column behind the one before
            self._column += 1
            self._cell(kind - 11, _U4.unpack_from(data)[0] & _STYLE, data, 4)
        elif kind == _COLUMNS:
            first, last, width, _, flags = _COLUMN.unpack_from(data)
            if flags & _COLUMN_HIDDEN or width < _THIN_COLUMN:
                self.grid.hidden_columns.append((first + 1, last + 1))
        elif kind == _MERGED:
            top, bottom, left, right = _RECTANGLE.unpack_from(data)
            self.grid.merged.append(Range(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _HEADERS:
            self._headers(data)
        elif kind != _MARGINS:
            self._rest.append(data)

    def _begin_row(self, data: bytes) -> None:
        """[MS-XLSB] 2.4.741: its number, its style, its height in twips, flags."""
        self._row, self._column = _U4.unpack_from(data)[0], -1
        height = data[8] | data[9] << 8
        if data[11] & _ROW_HIDDEN or height < _THIN_ROW:
            self.grid.hidden_rows.add(self._row + 1)

    def _cell(self, kind: int, style: int, data: bytes, at: int) -> None:
        row, column = self._row, self._column
        end = at + 8
        match _RESULTS.get(kind, kind):
            case 2:
                self.cells.number(row, column, style, rk_text(_U4.unpack_from(data, at)[0]))
            case 3 | 4 as flag:
                self.cells.flag(row, column, style, data[at], flag == _ERROR)
                end = at + 1
            case 5:
                self.cells.number(row, column, style, float_text(_F8.unpack_from(data, at)[0]))
            case 6:
                text, end = wide_string(data, at)
                self.cells.text(row, column, style, text)
            case 7:
                self.cells.text(row, column, style, self.strings.at(_U4.unpack_from(data, at)[0]))
            case 62:
                text, guide = rich_string(data, at)
                self.cells.text(row, column, style, text)
                self.grid.say(guide, "metadata", row + 1, column + 1)
        if kind in _RESULTS:
            self.grid.say_literals(_literals(data[end:]), row + 1, column + 1)

    def _headers(self, data: bytes) -> None:
        at = 2
        for name, role in _HEADER_NAMES:
            text, at = wide_string(data, at)
            if shown := header_text(text):
                self.draft.content.append(Passage(shown, Location(self.sheet.part, role, Field(name))))


def _literals(formula: bytes) -> Iterator[str]:
    """The strings and the long numbers of a compiled formula, found by what they look like."""
    for found in _SPEAKING.finditer(formula):
        if found[1]:
            size = found[1][0]
            text = formula[found.end() : found.end() + 2 * size].decode("utf-16-le", "replace")
            if len(text) > 1 and text.isprintable():
                yield text
        else:
            text = float_text(_F8.unpack(found[2])[0])
            if len(text) >= _LONG and text.isdecimal():
                yield text
