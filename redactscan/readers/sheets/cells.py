"""Cells one by one, as the binary formats of Excel write them ([MS-XLS], [MS-XLSB])."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from redactscan.readers.sheets.formats import PLAIN, Formats
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.numbers import float_text
from redactscan.values import dataclass, field

_F8 = Struct("<d")
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LEAST, _EXACT = 1e9, 2.0**53


@dataclass(slots=True)
class Cells:
    """Takes cells, in any order, and puts them into a grid as their formats show them.

    Rows and columns count from 0 here, as in the records; ``style`` is an index of ``formats``.
    """

    grid: Grid
    formats: Formats
    _row: int = -1
    _columns: list[int] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)

    def text(self, row: int, column: int, style: int, text: str) -> None:
        shape = self.formats.at(style)
        if shape is PLAIN:
            self._put(row, column, text, False)
        else:
            self._put(row, column, shape.text(text), shape.no_text)

    def number(self, row: int, column: int, style: int, text: str) -> None:
        shape = self.formats.at(style)
        if shape is PLAIN:
            self._put(row, column, text, False)
        else:
            self._put(row, column, self.formats.show(text, shape), shape.no_number)

    def flag(self, row: int, column: int, style: int, value: int, is_error: int) -> None:
        """A truth value or an error ([MS-XLS] 2.5.10); an error that nobody knows is left out."""
        text = _ERRORS.get(value, "") if is_error else str(bool(value)).upper()
        self._put(row, column, text, self.formats.at(style).no_number)

    def _put(self, row: int, column: int, text: str, unseen: bool) -> None:
        if not text:
            return
        if row != self._row:
            self.flush()
            self._row = row
        self._columns.append(column + 1)
        self._texts.append(text)
        if unseen:
            self.grid.hide(text, row + 1, column + 1)

    def flush(self) -> None:
        """Hand over the last row."""
        if self._columns:
            self.grid.add(self._row + 1, self._columns, self._texts)
            self._columns, self._texts = [], []


def rk_text(value: int) -> str:
    """Thirty bits of an integer or of a float, perhaps in hundredths ([MS-XLS] 2.5.217).

    >>> rk_text(31118 << 2 | 2), rk_text(0x3FF00000), rk_text((1 << 32) - 2)
    ('31118', '1', '-1')
    """
    if value & 2:
        whole = value >> 2 if value < 1 << 31 else (value >> 2) - (1 << 30)
        return float_text(whole / 100) if value & 1 else str(whole)
    number: float = _F8.unpack(bytes(4) + (value & ~3).to_bytes(4, "little"))[0]
    return float_text(number / 100 if value & 1 else number)


def long_numbers(data: bytes) -> Iterator[str]:
    """Whole numbers wherever they lie: few other bytes make a float of ten to fifteen digits without a fraction."""
    for at in range(len(data) - 7):
        (number,) = _F8.unpack_from(data, at)
        if _LEAST <= number < _EXACT and number.is_integer():
            yield float_text(number)
