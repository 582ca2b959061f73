"""The stretches of a document that do not stand in its text: what was deleted or inserted, comments, what is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from redactscan.assess.case import Case, at_cell, at_text
from redactscan.assess.judged import Judged
from redactscan.model import Kind, Message, Passage, Role, Rule, Severity, Span, Table, Veil, text_at
from redactscan.values import dataclass

PAINTED_OVER: frozenset[Veil] = frozenset({"cover", "redaction-mark"})
PAGES = frozenset({"text/html"})  # where machines hide and comment, too


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of a passage, or a whole cell (its span is then the cell's text); ``by`` is what hides it."""

    source: Passage | Table
    cell: tuple[int, int] | None
    span: Span
    role: Role
    by: Veil | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return text_at(self.source, self.cell)[self.span.start : self.span.end]

    def judged(
        self, rule: Rule, *reasons: Message, severity: Severity | None = None, kind: Kind | None = None
    ) -> Judged:
        """What a room says of it."""
        if isinstance(self.source, Passage):
            return at_text(rule, self.source, self.span, *reasons, severity=severity, kind=kind)
        return at_cell(rule, self.source, self.cell or (0, 0), *reasons, severity=severity, kind=kind)


def stretches(case: Case, roles: Collection[Role]) -> Iterator[Stretch]:
    """Every stretch in one of ``roles``, once, in reading order."""
    for item in case.document.content:
        if isinstance(item, Passage):
            yield from _of_passage(item, roles)
        elif item.role in roles or ("hidden" in roles and _hides(item)):
            yield from _of_table(item, roles)


class OpenFindings:
    """Where something open of at least medium severity was found."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _spans(self) -> Mapping[tuple[int, tuple[int, int] | None], Sequence[Span]]:
        spans: defaultdict[tuple[int, tuple[int, int] | None], list[Span]] = defaultdict(list)
        for found in self._case.judged:
            if found.state == "new" and found.severity >= Severity.MEDIUM:
                spans[id(found.match.source), found.match.cell].append(found.match.span)
        return spans

    def within(self, stretch: Stretch) -> bool:
        """Whether one of them touches a stretch."""
        spans = self._spans.get((id(stretch.source), stretch.cell), ())
        return any(span.start < stretch.span.end and stretch.span.start < span.end for span in spans)


def _of_passage(passage: Passage, roles: Collection[Role]) -> Iterator[Stretch]:
    """The whole passage or what is marked in it; of a second reading only what it was given for."""
    if passage.location.role in roles and passage.focus is None:
        yield Stretch(passage, None, Span(0, len(passage.text)), passage.location.role)
        return
    for mark in passage.marked:
        if mark.role in roles and passage.focus in (None, mark.role) and passage.text[mark.start : mark.end].strip():
            yield Stretch(passage, None, Span(mark.start, mark.end), mark.role, mark.by)


def _hides(table: Table) -> bool:
    return bool(table.hidden_rows or table.hidden_columns or table.hidden_cells)


def _of_table(table: Table, roles: Collection[Role]) -> Iterator[Stretch]:
    """Its cells, all or those that are hidden, by row, by column or one by one."""
    width = max(map(len, table.rows), default=0)
    hidden = {column for column in range(width) if _number(table.column_numbers, column) in table.hidden_columns}
    cells = table.hidden_cells or {}
    for number, row in enumerate(table.rows):
        row_number = _number(table.row_numbers, number)
        whole = table.role in roles or row_number in table.hidden_rows
        for column in range(len(row)) if whole or cells else sorted(hidden):
            place = row_number, _number(table.column_numbers, column)
            if column < len(row) and row[column].strip() and (whole or column in hidden or place in cells):
                role = table.role_at(number, column)
                yield Stretch(table, (number, column), Span(0, len(row[column])), role, cells.get(place))


def _number(numbers: Sequence[int] | None, index: int) -> int:
    return numbers[index] if numbers else index + 1
