"""How many persons' records a document holds, in the classes that make publishing them a serious case.

法释〔2017〕10号: to publish on the internet is to provide (3); 50, 500 and 5,000 records are serious (5), half of them
where the holder acts in office. The figures rank documents; they say nothing about a crime.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from redactscan.assess.case import Case, beside
from redactscan.assess.judge import Judged
from redactscan.model import Message, Table

RULES = ("volume",)


@dataclass(frozen=True, slots=True)
class _Class:
    """Finding types that count together; ``least`` is half of the figure in article 5."""

    id: str
    least: int
    types: frozenset[str]


# 行踪轨迹、通信内容、征信、财产 50; 住宿、通信记录、健康生理、交易 500; all other 5,000.
# A place is no track, a home no hotel.
_CLASSES = (
    _Class("property", 25, frozenset({"bank-account", "finances"})),
    _Class("health", 250, frozenset({"health", "disability", "fertility"})),
    _Class(
        "identity",
        2_500,
        frozenset({
            "resident-id", "foreigner-id", "disability-certificate", "student-number", "birth-certificate", "passport",
            "travel-permit", "military-id", "driver-licence", "social-security-number", "mobile", "address",
        }),
    ),
)  # fmt: skip


def find(case: Case) -> Iterator[Judged]:
    """One finding for each class that is reached, at the first of its records."""
    rule = case.rules.get("volume")
    for group in _CLASSES if rule else ():
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
