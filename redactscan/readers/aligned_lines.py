"""The lines of a text, each split into cells when asked for and placed on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from unicodedata import east_asian_width

from redactscan.hints import TypeAlias
from redactscan.readers.aligned_cells import Kind, Row, cells, headers, is_record, kind, rows
from redactscan.readers.aligned_columns import Column, Extent, fitted
from redactscan.values import dataclass, field

Place: TypeAlias = Callable[[int, int], Extent | None]
"""Where the characters ``start:end`` of a text stand in their line; None if that is not known."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CLAUSE = re.compile("[，；]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def lines_of(text: str, place: Place | None) -> Iterator[Line]:
    """The lines of a text (LF, CRLF, CR) that are not blank. ``place``: as typed, if None."""
    for match in _LINE.finditer(text):
        if match.group().strip():
            yield Line(*match.span(), match.group(), place)


@dataclass(frozen=True)
class Split:
    """A line split one way; no cells if it is no row."""

    line: Line
    cells: Row = field(repr=False)

    @cached_property
    def kinds(self) -> list[Kind]:
        return [kind(cell) for cell in self.cells]

    @cached_property
    def extents(self) -> list[Extent | None]:
        return self.line.extents(self.cells)


@dataclass(frozen=True)
class Line:
    """``start:end`` of the text, with the line end."""

    start: int
    end: int
    text: str = field(repr=False)
    place: Place | None = field(repr=False)

    @cached_property
    def is_record(self) -> bool:
        return is_record(self.text)

    @cached_property
    def headers(self) -> list[Row]:
        return headers(self.text)

    @cached_property
    def wide(self) -> Split:
        """Split at wide gaps."""
        return Split(self, cells(self.text, wide=True) if self.is_record else ())

    @cached_property
    def fine(self) -> Split:
        """Split at single spaces, too; a clause is no row then."""
        row = self.is_record and _HAN.search(self.text) and not _CLAUSE.search(self.text)
        return Split(self, cells(self.text, wide=False) if row else ())

    def extents(self, row: Row) -> list[Extent | None]:
        """Where the cells of a row of this line stand."""
        found = []
        end = 0
        for cell in row:
            start = self.text.index(cell, end)
            end = start + len(cell)
            found.append(self.place(self.start + start, self.start + end) if self.place else self._typed(start, end))
        return found

    def _typed(self, start: int, end: int) -> Extent | None:
        """The columns of a screen on which a 汉字 is as wide as two spaces."""
        if "\t" in self.text:
            return None
        left = _width(self.text[:start])
        return left, left + _width(self.text[start:end])

    def fitted(self, columns: Sequence[Column]) -> Row:
        """The line as a row of these columns; () if it does not fit."""
        return next(filter(None, (fitted(row, self.extents(row), columns) for row in rows(self.text))), ())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
