"""Where a list may hang: relief is made public in the applicant's village, compensation in the area affected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, at_text, first_cell
from redactscan.assess.judged import Judged
from redactscan.assess.roster import ListType
from redactscan.model import Message, Passage, Rule, Span

RULES = ("scope-community", "scope-affected-area")  # for each `scope` in list_types.toml


def find(case: Case) -> Iterator[Judged]:
    """One finding for each list that names persons, masked or not; only where it is said that it goes on a website."""
    if case.setting.target != "website":
        return
    persons: defaultdict[int, set[int]] = defaultdict(set)  # the rows with a name, masked or not
    for entry in case.entries:
        if entry.kind == "person-name" and entry.cell:
            persons[id(entry.source)].add(entry.cell[0])
    for table, grid, kind in case.lists():
        rows = grid.persons | persons[id(table)]
        if rows and (rule := _rule(case, kind)):
            yield at_cell(rule, table, first_cell(table), *_reasons(kind, len(rows)))
    if not persons and (rule := _rule(case, case.around.kind)) and (place := _title(case)) and case.tells_of_persons:
        yield at_text(rule, *place, *_reasons(case.around.kind, 1))


def _rule(case: Case, kind: ListType | None) -> Rule | None:
    return case.rules.get(f"scope-{kind.scope}") if kind and kind.scope else None


def _reasons(kind: ListType | None, persons: int) -> Iterator[Message]:
    if kind:
        yield Message.of("reason.list", list=kind.id)
    yield Message.of("reason.scope", count=persons)


def _title(case: Case) -> tuple[Passage, Span] | None:
    for passage in case.document.passages:
        if case.title and passage.location.role == "body" and case.title in passage.text:
            start = passage.text.index(case.title)
            return passage, Span(start, start + len(case.title))
    return None
