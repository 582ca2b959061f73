"""Pages one after the other: their texts and tables; a table that a page break divides is one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from redactscan.model import Anchor, Cell, Location, Marked, Page, Passage, Role, Table, Veil
from redactscan.readers.paged.boxes import Box, union
from redactscan.readers.paged.hidden import is_whole
from redactscan.readers.paged.lists import Listed
from redactscan.readers.paged.reading import Locate
from redactscan.readers.paged.tables import Ruled, continues, extend
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field


@dataclass(slots=True)
class _Latest:
    """The last table so far, which may go on: number, place in the content, pages, what stands on the last of them.

    ``marked`` are the cells in which something is hidden, ``slots`` the places of what is said of them.
    """

    number: int
    slot: int
    first: int
    last: int
    table: Ruled | Listed
    rows: list[tuple[str, ...]] = field(repr=False)
    marked: dict[tuple[int, int], tuple[str, tuple[Marked, ...]]] = field(default_factory=dict, repr=False)
    slots: dict[Cell, int] = field(default_factory=dict)

    def extend(self, table: Ruled | Listed) -> list[int]:
        """Add the rows of ``table``; the index of each."""
        if isinstance(table, Ruled):
            return extend(self.rows, table.rows)
        first = len(self.rows)
        self.rows += table.rows
        return list(range(first, len(self.rows)))


@dataclass(slots=True)
class Flow:
    """Appends what pages hold to ``draft``. ``prefix`` stands before ``page 3`` in the name of a part.

    ``role`` is that of whatever has no other.
    """

    draft: Draft
    prefix: str = ""
    role: Role = "body"
    tables: int = 0
    _latest: _Latest | None = None

    def sample(self, number: int) -> str:
        """What the page before ends with, if it ends with a list."""
        latest = self._latest
        return latest.table.sample if latest and latest.last == number - 1 and isinstance(latest.table, Listed) else ""

    def part(self, number: int) -> str:
        return f"{self.prefix}page {number}"

    def place(self, number: int, role: Role | None = None) -> Location:
        """A page as a location."""
        return Location(self.part(number), role or self.role, Page(number))

    def text(
        self, number: int, text: str, locate: Locate, role: Role | None = None, marked: tuple[Marked, ...] = ()
    ) -> None:
        """Text of a page that stands in no table."""
        self.draft.content.append(Passage(text, self.place(number, role), marked, locate=locate))

    def table(self, number: int, table: Ruled | Listed, role: Role | None = None) -> None:
        """A table of a page."""
        latest = self._latest
        if latest and latest.last == number - 1 and _goes_on(latest.table, table):
            latest.last, latest.table = number, table
            rows = latest.extend(table)
        else:
            self.tables += 1
            slot = len(self.draft.content)
            latest = self._latest = _Latest(self.tables, slot, number, number, table, list(table.rows))
            self.draft.content.append(Table(self.part(number), self.tables, latest.rows))
            rows = list(range(len(table.rows)))
        for (row, column), marked in table.marked.items():
            latest.marked[rows[row], column] = table.rows[row][column], marked
        self._show(latest, role or self.role)

    def _show(self, latest: _Latest, role: Role) -> None:
        """Put the latest table into the content as far as it is known, behind it what is hidden in parts of cells."""
        pages = f"page {latest.first}" if latest.first == latest.last else f"pages {latest.first}-{latest.last}"
        part = self.prefix + pages
        content = self.draft.content
        hidden: dict[tuple[int, int], Veil | None] = {}
        for (row, column), (text, marked) in latest.marked.items():
            cell = Cell(latest.number, row + 1, column + 1)
            if is_whole(latest.rows[row][column], marked):
                hidden[cell.row, cell.column] = marked[0].by
            else:
                slot = latest.slots.setdefault(cell, len(content))
                content[slot : slot + 1] = [Passage(text, Location(part, "hidden", cell), marked, focus="hidden")]
        content[latest.slot] = Table(part, latest.number, latest.rows, role, hidden_cells=hidden or None)


def _goes_on(table: Ruled | Listed, following: Ruled | Listed) -> bool:
    if isinstance(table, Ruled) and isinstance(following, Ruled):
        return continues(table, following)
    return isinstance(following, Listed) and following.goes_on


def packed(boxes: Sequence[Box | None], number: int) -> Locate:
    """``Passage.locate`` for a text of page ``number`` with one box for each character, kept in little room."""
    edges = array("f", (edge for box in boxes for edge in box or (0.0, 0.0, -1.0, 0.0)))

    def locate(start: int, end: int) -> Anchor:
        quads = (tuple(edges[4 * at : 4 * at + 4]) for at in range(start, end))
        return Page(number, union(quad for quad in quads if quad[0] <= quad[2]))  # type: ignore[misc]

    return locate
