"""How many persons' records a document holds, in the classes that make publishing them a serious case."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from redactscan.assess.case import Case, beside
from redactscan.assess.judged import Judged
from redactscan.assess.volumes import CLASSES, RULE
from redactscan.model import Message, Table

RULES = (RULE,)


def find(case: Case) -> Iterator[Judged]:
    """One finding for each class that is reached, at the first of its records."""
    rule = case.rules.get(RULE)
    for group in CLASSES if rule else ():
        records: dict[Hashable, Judged] = {}
        for found in case.judged:
            if found.state == "new" and found.kind == "fail" and found.match.rule.type in group.types:
                records.setdefault(_record(found), found)
        if rule and len(records) >= group.least:
            reason = Message.of("reason.volume", count=len(records), records=group.id, least=group.least)
            yield beside(rule, next(iter(records.values())), reason)


def _record(found: Judged) -> Hashable:
    """A row of a table is one person's record, whatever it holds; elsewhere each value is one."""
    match = found.match
    if isinstance(match.source, Table) and match.cell:
        return id(match.source), match.cell[0]
    return match.canonical
