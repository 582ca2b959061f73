"""Where things are in a workbook: sheets, addresses such as ``C12``, ranges."""

from __future__ import annotations

import re
from functools import lru_cache

from redactscan.model import Cell, Field, Role
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """``number`` counts the workbook's sheets from 1 in the order of their tabs."""

    number: int
    name: str
    part: str
    hidden: bool = False

    @property
    def role(self) -> Role:
        return "hidden" if self.hidden else "body"

    def cell(self, row: int, column: int) -> Cell:
        return Cell(self.number, row, column, self.name)

    def anchor(self, reference: str) -> Cell | Field:
        """The cell that ``C12`` names."""
        found = _ADDRESS.match(reference)
        return self.cell(int(found[2]), column_number(found[1])) if found else Field(self.name)


class Range(NamedTuple):
    """A rectangle of cells, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, reference: str) -> Range | None:
        """``B2:C5`` or a single address; None if it is neither.

        >>> Range.parse("B2:C5"), Range.parse("B:C")
        (Range(top=2, left=2, bottom=5, right=3), None)
        """
        first, _, last = reference.partition(":")
        start, end = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
        if not start or not end:
            return None
        return cls(int(start[2]), column_number(start[1]), int(end[2]), column_number(end[1]))


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """The 1-based number of a column; 0 if it is none.

    >>> column_number("A"), column_number("XFD"), column_number("?")
    (1, 16384, 0)
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
