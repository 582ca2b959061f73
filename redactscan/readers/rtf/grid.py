r"""Rows of an RTF table put into columns: RTF has no grid, every row says for itself where its cells end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from redactscan.readers.pieces import Piece
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_SAME = 40
"""Twips, 0.7 mm: edges closer than this are one edge that was dragged by hand."""

_MOST_COVERED = 1 << 20
"""Squares of one table that cells may span or skip; beyond that every cell is as wide as a column."""


@dataclass(slots=True)
class Definition:
    r"""What ``\trowd`` and the words after it say of a row: where it begins, then edge and ground of each cell.

    A ``covered`` cell is merged into the one before it or above it.
    """

    left: int = 0
    edges: list[int] = field(default_factory=list)
    grounds: list[str | None] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)
    next_ground: str | None = None
    next_covered: bool = False

    def end_cell(self, edge: int) -> None:
        r"""Take in a ``\cellx``: what was said since the last one is said of this cell."""
        self.edges.append(edge)
        self.grounds.append(self.next_ground)
        self.covered.append(self.next_covered)
        self.next_ground, self.next_covered = None, False


@dataclass(slots=True)
class RtfCell:
    """A cell's paragraphs, joined by line breaks, and the tables in it."""

    pieces: list[Piece] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.pieces or self.tables)


class Row(NamedTuple):
    """The cells of a row with its definition as it was when the row ended."""

    cells: list[RtfCell]
    definition: Definition


@dataclass(slots=True)
class Grid:
    """A table in the making: finished ``rows``, the ``cells`` of the next one, the ``cell`` being written."""

    rows: list[Row] = field(default_factory=list)
    cells: list[RtfCell] = field(default_factory=list)
    cell: RtfCell = field(default_factory=RtfCell)
    definition: Definition = field(default_factory=Definition)

    def end_cell(self) -> None:
        """Take the cell being written into the row."""
        self.cells.append(self.cell)
        self.cell = RtfCell()

    def end_row(self) -> None:
        """Take the row into the table."""
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append(Row(self.cells, self.definition))
        self.cells = []

    def __bool__(self) -> bool:
        return bool(self.rows or self.cells or self.cell)


class Placed(NamedTuple):
    """A cell with its place in the grid, 0-based; ``covered`` by another one."""

    row: int
    column: int
    width: int
    cell: RtfCell
    covered: bool


def placed(rows: Sequence[Row]) -> list[Placed]:
    """Every cell of a table where its edges put it. A row whose edges make no sense fills the columns from the left."""
    starts = _starts(rows)
    found: list[Placed] = []
    squares = _MOST_COVERED
    for number, (cells, definition) in enumerate(rows):
        columns = [bisect_right(starts, edge) - 1 for edge in (definition.left, *definition.edges)]
        covered = iter(definition.covered)
        after = 0
        for index, cell in enumerate(cells):
            column, end = after, after + 1
            if index + 1 < len(columns) and after <= columns[index] < columns[index + 1]:
                column, end = columns[index : index + 2]
            squares -= end - after - 1
            if squares < 0:
                column, end = after, after + 1
            found.append(Placed(number, column, end - column, cell, next(covered, False)))
            after = end
    return found


def _starts(rows: Sequence[Row]) -> list[int]:
    """Where columns begin: every edge of every row, those that mean the same one taken together."""
    edges = sorted({edge for row in rows for edge in (row.definition.left, *row.definition.edges)})
    return edges[:1] + [edge for before, edge in pairwise(edges) if edge - before > _SAME]
