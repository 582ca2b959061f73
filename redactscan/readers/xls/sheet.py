"""The cells of one sheet, record by record, into a grid."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from struct import Struct

from redactscan.model import Field
from redactscan.readers.sheets.cells import Cells, rk_text
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.numbers import float_text
from redactscan.readers.sheets.places import Range, Sheet
from redactscan.readers.xls.beside import Beside
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.charts import read_chart
from redactscan.readers.xls.formulas import literals
from redactscan.readers.xls.records import BOF, EOF, Pieces, Records
from redactscan.values import dataclass, field

_U2, _F8 = Struct("<H"), Struct("<d")
_CELL, _CELL_AND_INDEX, _CELL_AND_NUMBER = Struct("<3H"), Struct("<3HI"), Struct("<3Hd")

_STYLE_AND_RK, _RANGE, _COLUMN = Struct("<HI"), Struct("<4H"), Struct("<5H")
_SHARED_STRING, _NUMBER, _RK = 0xFD, 0x203, 0x27E
_THIN_ROW, _THIN_COLUMN = 20, 128  # twips; 256th of a character
_ROW_HIDDEN, _ROWS_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x02, 0x01
_NOT_A_NUMBER = b"\xff\xff"
# Tokens of a formula that may say something, before anybody takes it apart.
_SPEAKING = re.compile(rb"[\x17\x1f\x20\x40\x60]")


@dataclass(slots=True)
class SheetReader:
    """Reads the records of a sheet up to its end."""

    book: Book
    sheet: Sheet
    grid: Grid = field(init=False)
    cells: Cells = field(init=False)
    _readers: dict[int, Callable[[bytes, list[bytes]], None]] = field(init=False)
    _waiting: tuple[int, int, int] | None = None
    _listed: set[int] = field(default_factory=set)
    _rows_hidden: bool = False

    def __post_init__(self) -> None:
        self.grid = Grid(self.book.draft, self.sheet)
        self.cells = Cells(self.grid, self.book.formats)
        self._readers = {
            **dict.fromkeys((0x204, 0x04, 0xD6), self._label),
            **dict.fromkeys((0x207, 0x07), self._string),
            **dict.fromkeys((0x06, 0x206, 0x406), self._formula),
            **dict.fromkeys((0x205, 0x05), self._boolean),
            **dict.fromkeys((0x221, 0x21), self._array),
            **dict.fromkeys((0x208, 0x08), self._height),
            **dict.fromkeys((0x225, 0x25), self._heights),
            0x02: self._integer,
            0x03: self._old_number,
            0xBD: self._many_rk,
            0x7D: self._width,
            0xE5: self._merged,
            0x4BC: self._shared_formula,
        }

    def read(self, records: Records) -> None:
        """Append the cells of the sheet; what else it says is said by its book."""
        beside = Beside(self.book, self.sheet)
        shared, text, number = self.book.strings.at, self.cells.text, self.cells.number
        for kind, data in records:
            try:
                if kind == _SHARED_STRING:
                    row, column, style, index = _CELL_AND_INDEX.unpack_from(data)
                    text(row, column, style, shared(index))
                elif kind == _RK:
                    row, column, style, value = _CELL_AND_INDEX.unpack_from(data)
                    number(row, column, style, rk_text(value))
                elif kind == _NUMBER:
                    row, column, style, value = _CELL_AND_NUMBER.unpack_from(data)
                    number(row, column, style, float_text(value))
                elif kind in self._readers:
                    self._readers[kind](data, records.more())
                elif kind == EOF:
                    self.book.ended = True
                    break
                elif kind in BOF:
                    read_chart(self.book, self.sheet, records)
                else:
                    beside.take(kind, data, records.more())
            except (struct.error, IndexError):
                self.book.damaged(data)
        beside.finish()
        self.cells.flush()
        if self._rows_hidden:
            self.grid.hidden_rows.update(self.grid.numbers() - self._listed)
        self.grid.finish()

    def _head(self, data: bytes) -> tuple[int, int, int, int]:
        """Row, column and style of a cell, and where its value begins."""
        row, column, style = _CELL.unpack_from(data)
        return (row, column, style & 0x3F, 7) if self.book.dialect.version == 2 else (row, column, style, 6)

    def _label(self, data: bytes, more: list[bytes]) -> None:
        row, column, style, at = self._head(data)
        dialect = self.book.dialect
        text = (dialect.short if dialect.version == 2 else dialect.long)(data, at)[0]
        self.cells.text(row, column, style, text)
        for piece in more:
            self.book.keep("record", piece)

    def _old_number(self, data: bytes, _more: list[bytes]) -> None:
        row, column, style, at = self._head(data)
        self.cells.number(row, column, style, float_text(_F8.unpack_from(data, at)[0]))

    def _integer(self, data: bytes, _more: list[bytes]) -> None:
        row, column, style, at = self._head(data)
        self.cells.number(row, column, style, str(_U2.unpack_from(data, at)[0]))

    def _many_rk(self, data: bytes, _more: list[bytes]) -> None:
        row, first = _U2.unpack_from(data)[0], _U2.unpack_from(data, 2)[0]
        for number in range((len(data) - 6) // 6):
            style, value = _STYLE_AND_RK.unpack_from(data, 4 + 6 * number)
            self.cells.number(row, first + number, style, rk_text(value))

    def _boolean(self, data: bytes, _more: list[bytes]) -> None:
        row, column, style, at = self._head(data)
        self.cells.flag(row, column, style, data[at], data[at + 1])

    def _formula(self, data: bytes, _more: list[bytes]) -> None:
        row, column, style, at = self._head(data)
        result = data[at : at + 8]
        if result[6:] != _NOT_A_NUMBER:
            self.cells.number(row, column, style, float_text(_F8.unpack(result)[0]))
        elif result[0] == 0:
            self._waiting = row, column, style
        elif result[0] in (1, 2):
            self.cells.flag(row, column, style, result[2], result[0] == 2)
        version = self.book.dialect.version
        start = at + (16 if version >= 5 else 12 if version > 2 else 10)
        size = _U2.unpack_from(data, start - 2)[0] if version > 2 else data[start - 1]
        self._say_literals(data, start, size, row, column)

    def _string(self, data: bytes, more: list[bytes]) -> None:
        """The result of the formula before it."""
        dialect = self.book.dialect
        if dialect.version >= 8 and more:
            pieces = Pieces(iter([data, *more]))
            head = pieces.take(3)
            text = pieces.characters(_U2.unpack_from(head)[0], head[2])
        else:
            text = (dialect.short if dialect.version == 2 else dialect.long)(data, 0)[0]
        if self._waiting:
            row, column, style = self._waiting
            self.cells.text(row, column, style, text)
            self._waiting = None
        else:
            self.book.say(text, "hidden", Field("formula"))

    def _shared_formula(self, data: bytes, _more: list[bytes]) -> None:
        self._range_formula(data, 8)

    def _array(self, data: bytes, _more: list[bytes]) -> None:
        self._range_formula(data, 12 if self.book.dialect.version >= 5 else 8)

    def _range_formula(self, data: bytes, at: int) -> None:
        """[MS-XLS] 2.4.277, 2.4.4: the cells, then at ``at`` the length of the formula."""
        self._say_literals(data, at + 2, _U2.unpack_from(data, at)[0], _U2.unpack_from(data)[0], data[4])

    def _say_literals(self, data: bytes, start: int, size: int, row: int, column: int) -> None:
        if _SPEAKING.search(data, start):
            self.grid.say_literals(literals(self.book.dialect, data, start, size), row + 1, column + 1)

    def _height(self, data: bytes, _more: list[bytes]) -> None:
        row, height = _U2.unpack_from(data)[0] + 1, _U2.unpack_from(data, 6)[0]
        self._listed.add(row)
        flags = data[12] if self.book.dialect.version > 2 else 0
        if flags & _ROW_HIDDEN or height < _THIN_ROW:
            self.grid.hidden_rows.add(row)

    def _heights(self, data: bytes, _more: list[bytes]) -> None:
        self._rows_hidden = self.book.dialect.version > 2 and bool(data[0] & _ROWS_HIDDEN)

    def _width(self, data: bytes, _more: list[bytes]) -> None:
        first, last, width, _, flags = _COLUMN.unpack_from(data)
        if flags & _COLUMN_HIDDEN or width < _THIN_COLUMN:
            self.grid.hidden_columns.append((first + 1, last + 1))

    def _merged(self, data: bytes, _more: list[bytes]) -> None:
        for top, bottom, left, right in _RANGE.iter_unpack(data[2 : 2 + (len(data) - 2) // 8 * 8]):
            self.grid.merged.append(Range(top + 1, left + 1, bottom + 1, right + 1))
