"""A document as the rooms see it: what was found in it, what its tables are, where and when it is to be published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from redactscan.assess.judged import Judged, Surroundings
from redactscan.hints import TYPE_CHECKING, Literal
from redactscan.model import Document, Kind, Match, Message, Passage, Rule, Severity, Span, Table, Verdict
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from datetime import date

    from redactscan.assess.entries import Entry
    from redactscan.assess.grid import Grid
    from redactscan.assess.roster import ListType

MIN_RECORDS = 2  # that make values behind labels a list


@dataclass(frozen=True, slots=True)
class Setting:
    """``target`` is where the document will hang, None = not said; ``as_of`` the day taken for today, None = today."""

    target: Literal["website", "board"] | None = None
    as_of: date | None = None

    @property
    def today(self) -> date:
        """What the periods of a document are compared with."""
        from datetime import date  # most documents have none, and calendars take long to load

        return self.as_of or date.today()


@dataclass(frozen=True)
class Case:
    """``judged`` are the findings so far, in reading order; ``rules`` those of kind ``assess``, by slug.

    ``entries`` are all numbers and names of persons, whether somebody masked them or not.

    A rule that is not selected is not in ``rules``: its room then finds nothing.
    """

    document: Document
    title: str = field(repr=False)
    judged: tuple[Judged, ...]
    around: Surroundings
    rules: Mapping[str, Rule]
    setting: Setting
    entries: tuple[Entry, ...] = ()

    @property
    def list_type(self) -> ListType | None:
        """What list the document is: what its first table is that is one, else what its title says."""
        return next((kind for kind in self.around.types.values() if kind), self.around.kind)

    def lists(self) -> Iterator[tuple[Table, Grid, ListType | None]]:
        """Every table with its grid and list type."""
        for table in self.document.tables:
            yield table, self.around.grids[id(table)], self.around.types[id(table)]

    def lists_persons(self, table: Table) -> bool:
        """Whether it is a list of persons: no statistics under its title, nor what a decision says in words of one."""
        grid = self.around.grids[id(table)]
        if table.origin and len(table.rows) - grid.header.rows < MIN_RECORDS:
            return False
        return grid.names_persons or bool(self.around.personal[id(table)])

    def inside(self, table: Table) -> Iterator[Judged]:
        """The open findings in the cells of a table."""
        return iter(self._inside[id(table)])

    @cached_property
    def _inside(self) -> defaultdict[int, list[Judged]]:
        inside: defaultdict[int, list[Judged]] = defaultdict(list)
        for found in self.judged:
            if found.state == "new":
                inside[id(found.match.source)].append(found)
        return inside

    @property
    def tells_of_persons(self) -> bool:
        """Whether anything about a private person is open. Officials, whom lists may name, are not private."""
        return any(
            found.state == "new"
            and found.severity >= Severity.MEDIUM
            and found.match.rule.category == "personal-information"
            for found in self.judged
        )


def head_cell(table: Table, grid: Grid, column: int) -> tuple[int, int] | None:
    """The cell that heads a column: of its header rows the lowest that says something; None without a header."""
    rows = ((row, table.rows[row]) for row in reversed(range(grid.header.rows)))
    return next(((row, column) for row, cells in rows if column < len(cells) and cells[column].strip()), None)


def first_cell(table: Table) -> tuple[int, int]:
    """The first cell that says something."""
    cells = ((row, column) for row, texts in enumerate(table.rows) for column, text in enumerate(texts) if text.strip())
    return next(cells, (0, 0))


def at_cell(
    rule: Rule,
    table: Table,
    cell: tuple[int, int],
    *reasons: Message,
    severity: Severity | None = None,
    kind: Kind | None = None,
    confidence: float = 0.9,
) -> Judged:
    """What a room says of a whole cell. ``severity`` and ``kind`` are the rule's own unless given."""
    text = table.rows[cell[0]][cell[1]]
    value = Sensitive(text.strip())
    start = len(text) - len(text.lstrip()) if len(value) else 0
    match = Match(rule, table, cell, Span(start, start + len(value)), value, value, Verdict.CONFIRMED)
    return _said(match, reasons, severity, kind, confidence)


def at_text(
    rule: Rule,
    passage: Passage,
    span: Span,
    *reasons: Message,
    severity: Severity | None = None,
    kind: Kind | None = None,
    confidence: float = 0.9,
) -> Judged:
    """What a room says of a stretch of a passage. ``severity`` and ``kind`` are the rule's own unless given."""
    value = Sensitive(passage.text[span.start : span.end])
    return _said(Match(rule, passage, None, span, value, value, Verdict.CONFIRMED), reasons, severity, kind, confidence)


def beside(rule: Rule, found: Judged, *reasons: Message, severity: Severity | None = None) -> Judged:
    """What a room adds about a value that has been found already."""
    match = found.match
    again = Match(rule, match.source, match.cell, match.span, match.value, match.canonical, match.verdict)
    return Judged(again, rule.severity if severity is None else severity, rule.kind, "new", found.confidence, reasons)


def _said(
    match: Match, reasons: tuple[Message, ...], severity: Severity | None, kind: Kind | None, confidence: float
) -> Judged:
    rule = match.rule
    return Judged(match, rule.severity if severity is None else severity, kind or rule.kind, "new", confidence, reasons)
