"""Tables ([MS-DOC] 2.4.3): paragraphs whose marks end cells and rows, in a grid that each row defines for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactscan.readers.word97.modifications import CellShape, Row
from redactscan.readers.word97.words import CELL, Paragraph
from redactscan.values import dataclass, field

_SAME_EDGE = 40  # twips: edges closer than this are one
_MOST_COLUMNS = 126  # twice of what Word allows; more are no grid


@dataclass(slots=True)
class GridCell:
    """The paragraphs of a cell, and the tables among them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GridRow:
    """``end`` is the paragraph whose mark ends the row, None if it breaks off."""

    cells: list[GridCell]
    shape: Row
    end: Paragraph | None

    def shape_of(self, number: int) -> CellShape:
        return self.shape.cells[number] if number < len(self.shape.cells) else CellShape()


@dataclass(slots=True)
class Grid:
    """A table in the making and when made: ``rows``, then whatever is still open."""

    rows: list[GridRow] = field(default_factory=list)
    _cells: list[GridCell] = field(default_factory=list)
    _cell: GridCell = field(default_factory=GridCell)
    _last: str = ""

    def add(self, paragraph: Paragraph) -> None:
        """Take the next paragraph of this table."""
        text_is_empty = paragraph.start == paragraph.end
        unformatted = not paragraph.shape.depth  # a document of Word 6, whose formatting nobody reads here
        if paragraph.shape.ends_row or (unformatted and text_is_empty and self._last == CELL):
            if not text_is_empty or self._cell.paragraphs:
                self._cell.paragraphs.append(paragraph)
            self.end_row(paragraph)
            self._last = ""
            return
        self._cell.paragraphs.append(paragraph)
        self._last = paragraph.mark
        if paragraph.mark == CELL or paragraph.shape.ends_cell:
            self._end_cell()

    def hold(self, grid: Grid) -> None:
        """Put a finished table into the cell that is open."""
        self._cell.grids.append(grid)

    def end_row(self, end: Paragraph | None = None) -> None:
        """Close the row with whatever is in it."""
        if self._cell.paragraphs or self._cell.grids:
            self._end_cell()
        if self._cells:
            self.rows.append(GridRow(self._cells, end.shape.row if end else Row(), end))
        self._cells = []

    def _end_cell(self) -> None:
        self._cells.append(self._cell)
        self._cell = GridCell()


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph | Grid]:
    """The paragraphs that stand in no table, and the tables, in their order."""
    opened: list[Grid] = []
    for paragraph in paragraphs:
        depth = max(paragraph.shape.depth, 1 if paragraph.mark == CELL else 0)
        yield from _close(opened, depth)
        while len(opened) < depth:
            opened.append(Grid())
        if opened:
            opened[-1].add(paragraph)
        else:
            yield paragraph
    yield from _close(opened, 0)


def _close(opened: list[Grid], depth: int) -> Iterator[Grid]:
    while len(opened) > depth:
        grid = opened.pop()
        grid.end_row()
        if opened:
            opened[-1].hold(grid)
        elif grid.rows:
            yield grid


def columns(rows: Sequence[GridRow]) -> list[list[int]]:
    """For each row, the column (from 0) at which each of its cells begins, in the grid that all rows make together."""
    edges = sorted({edge for row in rows for edge in row.shape.edges})
    grid: dict[int, int] = {}
    column = -1
    last = None
    for edge in edges:
        if last is None or edge - last > _SAME_EDGE:
            column += 1
            last = edge
        grid[edge] = column
    usable = 0 < column <= _MOST_COLUMNS
    return [_places(row, grid if usable else {}) for row in rows]


def _places(row: GridRow, grid: dict[int, int]) -> list[int]:
    places: list[int] = []
    following = 0
    for number in range(len(row.cells)):
        edge = row.shape.edges[number] if number < len(row.shape.edges) else None
        following = max(following, grid.get(edge, 0)) if edge is not None else following
        places.append(following)
        following += 1
    return places
