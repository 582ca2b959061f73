"""A document as the rooms see it: what was found in it, what its tables are, where and when it is to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from redactscan.assess.grid import Grid
from redactscan.assess.judge import Judged, Surroundings
from redactscan.assess.roster import ListType
from redactscan.model import Document, Kind, Match, Message, Rule, Severity, Span, Table, Verdict
from redactscan.text.sensitive import Sensitive


@dataclass(frozen=True, slots=True)
class Setting:
    """``target`` is where the document will hang, None = not said; ``today`` is what its periods are compared with."""

    target: Literal["website", "board"] | None = None
    today: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Case:
    """``judged`` are the findings so far, in reading order; ``rules`` those of kind ``assess``, by slug.

    A rule that is not selected is not in ``rules``: its room then finds nothing.
    """

    document: Document
    title: str = field(repr=False)
    judged: tuple[Judged, ...]
    around: Surroundings
    rules: Mapping[str, Rule]
    setting: Setting

    def lists(self) -> Iterator[tuple[Table, Grid, ListType | None]]:
        """Every table with its grid and list type."""
        for table in self.document.tables:
            yield table, self.around.grids[id(table)], self.around.types[id(table)]

    def inside(self, table: Table) -> Iterator[Judged]:
        """The open findings in the cells of a table."""
        return (found for found in self.judged if found.match.source is table and found.state == "new")


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
    start = text.find(text.strip())
    span = Span(start, start + len(value))
    match = Match(rule, table, cell, span, value, value, Verdict.CONFIRMED)
    return Judged(match, rule.severity if severity is None else severity, kind or rule.kind, "new", confidence, reasons)


def beside(rule: Rule, found: Judged, *reasons: Message, severity: Severity | None = None) -> Judged:
    """What a room adds about a value that has been found already."""
    match = found.match
    again = Match(rule, match.source, match.cell, match.span, match.value, match.canonical, match.verdict)
    return Judged(again, rule.severity if severity is None else severity, rule.kind, "new", found.confidence, reasons)
