"""What a reader makes of a file: passages and tables in reading order, with notices for whatever it could not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from redactscan.model.location import Anchor, Cell, Location, Role, Veil
from redactscan.model.message import Message
from redactscan.model.notice import Cause, Notice
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a passage that has a role of its own, such as a deleted or hidden run; ``by`` is what hides it."""

    start: int
    end: int
    role: Role
    by: Veil | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a page, a property value: raw text, never normalised.

    ``focus`` makes the passage a second reading of text that another passage already shows (a paragraph as it was
    before its revisions): only what touches a stretch marked with that role counts. ``locate`` gives the anchor of a
    half-open span of ``text``, for passages that are longer than one place (a text file, a page).
    """

    text: str = field(repr=False)
    location: Location
    marked: tuple[Marked, ...] = ()
    focus: Role | None = None
    locate: Callable[[int, int], Anchor] | None = field(default=None, repr=False, compare=False)

    def where(self, start: int, end: int) -> Location:
        """The location of the span ``start:end``, with the role of the first marked stretch that it touches."""
        anchor = self.locate(start, end) if self.locate else self.location.anchor
        return Location(self.location.part, self.role_at(start, end), anchor)

    def role_at(self, start: int, end: int) -> Role:
        """The role of that location, without the work of saying where it is."""
        touched = [m.role for m in self.marked if m.start < end and start < m.end]
        return self.focus if self.focus in touched else touched[0] if touched else self.location.role


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cell texts. Locations are computed when asked for, so a 200,000-row sheet costs its cells only.

    ``rows`` may be ragged. ``row_numbers`` and ``column_numbers`` map an index to the document's own 1-based number
    where the grid is sparse. ``sheet`` is the sheet name of a workbook. ``hidden_rows`` and ``hidden_columns`` hold
    document numbers, ``hidden_cells`` what hides a single cell, by its row and column. ``origin`` makes it a list in
    words: by cell, the passage that shows its text, and from where on.
    """

    part: str
    number: int
    rows: Sequence[Sequence[str]] = field(repr=False)
    role: Role = "body"
    sheet: str | None = field(default=None, repr=False)
    row_numbers: Sequence[int] | None = field(default=None, repr=False)
    column_numbers: Sequence[int] | None = field(default=None, repr=False)
    hidden_rows: frozenset[int] = field(default=frozenset(), repr=False)
    hidden_columns: frozenset[int] = field(default=frozenset(), repr=False)
    hidden_cells: Mapping[tuple[int, int], Veil | None] | None = field(default=None, repr=False)
    origin: Mapping[tuple[int, int], tuple[Passage, int]] | None = field(default=None, repr=False, compare=False)

    @property
    def location(self) -> Location:
        """The table as a whole: its first cell."""
        return self.where(0, 0)

    def where(self, row: int, column: int) -> Location:
        """The location of the cell at 0-based indices ``row``, ``column`` of ``rows``."""
        if self.origin and (row, column) in self.origin:
            passage, start = self.origin[row, column]
            return passage.where(start, start + len(self.rows[row][column]))
        return Location(
            self.part, self.role_at(row, column), Cell(self.number, *self._numbers(row, column), self.sheet)
        )

    def role_at(self, row: int, column: int) -> Role:
        """The role of that cell: the table's own, or that it is hidden."""
        if self.origin and (row, column) in self.origin:
            passage, start = self.origin[row, column]
            return passage.role_at(start, start + len(self.rows[row][column]))
        if not (self.hidden_rows or self.hidden_columns or self.hidden_cells):
            return self.role
        number = self._numbers(row, column)
        hidden = number[0] in self.hidden_rows or number[1] in self.hidden_columns
        return "hidden" if hidden or (self.hidden_cells is not None and number in self.hidden_cells) else self.role

    def _numbers(self, row: int, column: int) -> tuple[int, int]:
        """The document's own numbers of a row and a column."""
        row_number = self.row_numbers[row] if self.row_numbers else row + 1
        return row_number, self.column_numbers[column] if self.column_numbers else column + 1


def text_at(source: Passage | Table, cell: tuple[int, int] | None) -> str:
    """The text that spans of a passage, or of a cell at 0-based row and column, count in."""
    if isinstance(source, Passage):
        return source.text
    row, column = cell or (0, 0)
    return source.rows[row][column]


@dataclass(frozen=True, slots=True)
class Examined:
    """How much of a file was read; ``pages`` is None for formats without pages."""

    parts: int = 0
    characters: int = 0
    pages: int | None = None
    members: int = 0


class Loaded(NamedTuple):
    """The bytes of an embedded file as far as there are any, and what keeps them from being all of it."""

    data: bytes
    cause: Cause | None = None
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside the file: a document of its own. ``load(limit)`` gives at most ``limit`` bytes of it."""

    name: str = field(repr=False)
    load: Callable[[int], Loaded] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Document:
    """A file as read. Every part of it is in ``content``, ``embedded`` or ``notices``, nothing in between.

    ``identity`` is the name by which fingerprints know it however it was reached, '' = its path.
    """

    path: str
    sha256: str
    media_type: str
    size: int
    content: tuple[Passage | Table, ...] = field(repr=False)
    notices: tuple[Notice, ...] = ()
    examined: Examined = Examined()
    embedded: tuple[Embedded, ...] = field(default=(), repr=False)
    identity: str = field(default="", repr=False)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in reading order."""
        return tuple([item for item in self.content if isinstance(item, Passage)])

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple([item for item in self.content if isinstance(item, Table)])
