"""One sub-document: its paragraphs and tables in the order of the text."""

from __future__ import annotations

from redactscan.model import Block, Cell, Field, Location, Passage, Role, Table
from redactscan.readers.pieces import DELETED, PLAIN, Flags, Piece, accepted, cell_passages, passages
from redactscan.readers.source import Draft
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, Look
from redactscan.readers.word97.tables import Grid, GridCell, blocks, columns
from redactscan.readers.word97.words import Line, Words
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field


class _CellText(NamedTuple):
    """A cell that may have more to say than its text in the grid."""

    anchor: Cell
    lines: list[Line]
    pieces: list[Piece]
    covered: bool
    grids: list[Grid]


@dataclass(slots=True)
class Story:
    """Reads one part into ``draft``. Paragraphs outside tables and tables are each counted through the part."""

    draft: Draft
    words: Words
    part: str
    role: Role
    paragraphs: int = field(default=0, init=False)
    tables: int = field(default=0, init=False)

    def read(self, start: int, end: int, ground: Look = NOTHING, flags: Flags = PLAIN) -> None:
        """Read the text at ``start:end``, which stands on ``ground``; a hidden box gives it its ``flags``."""
        first = len(self.draft.content)
        carried: list[Line] = []
        for block in blocks(self.words.paragraphs(start, end)):
            if isinstance(block, Grid):
                self._flow(carried)
                carried = []
                self._lists(first)
                self._table(block, ground, flags)
                first = len(self.draft.content)
                continue
            self.paragraphs += 1
            carried.append(self.words.line(block, ground, flags))
            if not carried[-1].runs_on:
                self._flow(carried)
                carried = []
        self._flow(carried)
        self._lists(first)

    def _lists(self, first: int) -> None:
        """Make tables of the lists in what was said from ``first`` on."""
        self.draft.content[first:] = with_lists(self.draft.content[first:], self.role, self._next_table)

    def _next_table(self) -> int:
        self.tables += 1
        return self.tables

    def _flow(self, lines: list[Line]) -> None:
        """Say a paragraph, or several whose marks between them are deleted, at the place of the first."""
        pieces = [piece for line in lines for piece in (*line.pieces, Piece("\n", DELETED))][:-1]
        anchor = Block(self.paragraphs - len(lines) + 1)
        self.draft.content.extend(passages(pieces, Location(self.part, self.role, anchor)))
        self._codes(lines)

    def _codes(self, lines: list[Line]) -> None:
        for code in (code for line in lines for code in line.codes):
            self.draft.content.append(Passage(code, Location(self.part, "metadata", Field("field"))))

    def _table(self, grid: Grid, ground: Look, flags: Flags) -> None:
        number = self._next_table()
        rows: list[list[str]] = []
        later: list[_CellText] = []
        for row, places in zip(grid.rows, columns(grid.rows), strict=True):
            revised = flags | (self.words.mark_flags(row.end) if row.end else PLAIN)
            texts: list[str] = []
            for index, (cell, place) in enumerate(zip(row.cells, places, strict=True)):
                shape = row.shape_of(index)
                lines = self._cell(cell, shape.ground.over(ground), revised)
                pieces = _in_one(lines)
                texts += [""] * (place - len(texts))
                texts.append("" if shape.covered else accepted(pieces).text)
                anchor = Cell(number, len(rows) + 1, place + 1)
                later.append(_CellText(anchor, lines, pieces, shape.covered, cell.grids))
            rows.append(texts)
        hidden = frozenset(at for at, row in enumerate(grid.rows, 1) if row.shape.is_thin)
        self.draft.content.append(Table(self.part, number, rows, self.role, hidden_rows=hidden))
        for text in later:
            location = Location(self.part, self.role, text.anchor)
            self.draft.content.extend(cell_passages(text.pieces, location, text.covered))
            self._codes(text.lines)
            for inner in text.grids:
                self._table(inner, ground, flags)

    def _cell(self, cell: GridCell, ground: Look, flags: Flags) -> list[Line]:
        return [self.words.line(paragraph, ground, flags) for paragraph in cell.paragraphs]


def _in_one(lines: list[Line]) -> list[Piece]:
    """The text of a cell: its paragraphs, a line each."""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(Piece("\n", DELETED if lines[number - 1].runs_on else PLAIN))
        pieces += line.pieces
    while pieces and pieces[-1].text == "\n":
        pieces.pop()
    return pieces
