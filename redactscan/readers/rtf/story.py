"""The text of one story of an RTF file, such as the body or a footnote: paragraphs and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redactscan.model import Block, Cell, Location, Passage, Role, Table
from redactscan.readers.pieces import PLAIN, Flags, Piece, accepted, cell_passages, passages
from redactscan.readers.rtf.grid import Definition, Grid, placed
from redactscan.readers.typed_lists import with_lists
from redactscan.values import dataclass, field

_DEEPEST = 50  # tables in tables


@dataclass(slots=True)
class Numbers:
    """Counts the tables of a file and the paragraphs of each role."""

    tables: int = 0
    paragraphs: Counter[Role] = field(default_factory=Counter)

    def next_table(self) -> int:
        """The number of the next table."""
        self.tables += 1
        return self.tables


@dataclass(slots=True)
class Story:
    """Collects what a story says in ``content``; ``beside`` waits for the end of its paragraph or table.

    ``ground`` is the colour of the shape that the story stands in. ``grids`` are the table being written, the table in
    its cell, and so on.
    """

    role: Role
    numbers: Numbers
    ground: str | None = None
    content: list[Passage | Table] = field(default_factory=list)
    beside: list[Passage | Table] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=lambda: [Grid()])
    row_is_open: bool = False
    _flow_start: int = 0

    def text(self, text: str, flags: Flags) -> None:
        """Go on in the paragraph."""
        self.line.append(Piece(text, flags))

    def settle(self) -> None:
        """Say what is beside, unless there is a paragraph or a table that it has to wait for."""
        if not self.line and not self.grids[0]:
            self._say_beside()

    def end_paragraph(self, level: int) -> None:
        """End a paragraph in the flow (0), in a table (1), in a table in a table ..."""
        if not level and not self.row_is_open:
            self._end_table()
            self._say_paragraph()
            return
        self._in_cell(max(1, level))
        if self.line or self.grids[-1].cell:
            self.grids[-1].cell.pieces += [*self.line, Piece("\n", PLAIN)]
        self.line = []

    def end_cell(self, level: int) -> None:
        """End a cell with the paragraph in it."""
        self._in_cell(level)
        cell = self.grids[-1].cell
        cell.pieces += self.line
        self.line = []
        while cell.pieces and cell.pieces[-1].text == "\n":
            cell.pieces.pop()
        self.grids[-1].end_cell()

    def end_row(self, level: int) -> None:
        """End a row. What stands between its last cell and here is a cell that nobody ended."""
        if self.line:
            self.end_cell(level)
        self._in_cell(level)
        self.grids[-1].end_row()
        self.row_is_open = self.row_is_open and level > 1

    def define_row(self, level: int) -> None:
        """Begin the definition of a row."""
        self._in_cell(level)
        self.grids[-1].definition = Definition()
        self.row_is_open = True

    @property
    def definition(self) -> Definition:
        """The definition of the row being written."""
        return self.grids[-1].definition

    @property
    def behind(self) -> str | None:
        """The colour behind the text: of its cell, or of the shape."""
        grid = self.grids[-1]
        grounds = grid.definition.grounds
        return (grounds[len(grid.cells)] if len(grid.cells) < len(grounds) else None) or self.ground

    def close(self) -> None:
        """End whatever has not ended."""
        if self.line and self.row_is_open:
            self.end_paragraph(1)
        self._end_table()
        self._say_paragraph()
        self._make_lists()

    def _in_cell(self, level: int) -> None:
        """Go to the table at that level: those deeper are complete, and belong to the cell around them."""
        level = min(level, _DEEPEST)
        while len(self.grids) > level:
            inner = self.grids.pop()
            inner.end_row()
            if inner:
                self.grids[-1].cell.tables.append(inner)
        while len(self.grids) < level:
            self.grids.append(Grid())

    def _end_table(self) -> None:
        self._in_cell(1)
        (grid,) = self.grids
        if not grid:
            return
        self.row_is_open = False
        if not grid.rows:  # cells of a row that never ended are no table
            grid.end_row()
            for row in grid.rows:
                for cell in row.cells:
                    self._say(cell.pieces)
                    for inner in cell.tables:
                        self.content += self._table(inner)
        else:
            grid.end_row()
            self._make_lists()
            self.content += self._table(grid)
            self._flow_start = len(self.content)
        self.grids = [Grid(definition=grid.definition)]
        self._say_beside()

    def _table(self, grid: Grid) -> Iterator[Passage | Table]:
        number = self.numbers.next_table()
        rows: list[list[str]] = [[] for _ in grid.rows]
        cells = placed(grid.rows)
        for row, column, width, cell, covered in cells:
            rows[row] += [""] * (column - len(rows[row]))
            rows[row] += ["" if covered else accepted(cell.pieces).text, *[""] * (width - 1)]
        yield Table("", number, rows, self.role)
        for row, column, _, cell, covered in cells:
            if covered or any(piece.flags for piece in cell.pieces):
                place = Location("", self.role, Cell(number, row + 1, column + 1))
                yield from cell_passages(cell.pieces, place, covered)
            for inner in cell.tables:
                yield from self._table(inner)

    def _say_paragraph(self) -> None:
        self._say(self.line)
        self.line = []
        self._say_beside()

    def _say(self, pieces: list[Piece]) -> None:
        if self.role == "body" or any(piece.text.strip() for piece in pieces):
            self.numbers.paragraphs[self.role] += 1
        self.content += passages(pieces, Location("", self.role, Block(self.numbers.paragraphs[self.role])))

    def _say_beside(self) -> None:
        self.content += self.beside
        self.beside = []

    def _make_lists(self) -> None:
        """Make tables of the lists in the paragraphs since the last table."""
        flow = self.content[self._flow_start :]
        self.content[self._flow_start :] = with_lists(flow, self.role, self.numbers.next_table)
