"""What should not hang any more: a public notice past its period, a list of persons that is years old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from redactscan.assess.case import Case, at_cell, at_text, first_cell
from redactscan.assess.dates import SHOWN, newest, own_date
from redactscan.assess.judged import Judged
from redactscan.assess.period import Period, periods
from redactscan.model import Message, Passage, Rule, Severity, Span, Table
from redactscan.text import regex
from redactscan.text.view import View, squeeze

RULES = ("period-over", "old-roster")
YEARS = 2  # a threshold of ours: no law names one for lists without a period
MIN_PERSONS = 3
_NOTICE = "公示"
_MAY_TELL = re.compile("公[^一-鿿]*示")  # in a raw text
_RULES = regex.compile("办法|规定|制度|细则|方案|意见|通知|指南|流程|规程|条例")  # of notices, in a title

_Told: TypeAlias = tuple[Period, Passage | Table, tuple[int, int] | None]  # a period, squeezed, and where it stands


def find(case: Case) -> Iterator[Judged]:
    """The last period that is over, else the oldest list; nothing where a period still runs."""
    told = list(_told(case))
    last = max(told, key=lambda item: item[0].end, default=None)
    if last is None:
        yield from _old_rosters(case)
    elif last[0].end < case.setting.today and (rule := case.rules.get("period-over")):
        yield _over(case, rule, *last)


def _told(case: Case) -> Iterator[_Told]:
    """The periods that passages and tables tell."""
    content = case.document.content
    likely = [
        item for item in content if isinstance(item, Table) or ("示" in item.text and _MAY_TELL.search(item.text))
    ]
    notices = [notice for item in likely if item.location.role in SHOWN for notice in _notices(item)]
    if not notices:
        return
    own, title = own_date(case), squeeze(case.title)
    notice = _NOTICE in title and not _RULES.search(title)
    for squeezed, item, cell in notices:
        yield from ((period, item, cell) for period in periods(squeezed, own, notice))


def _notices(item: Passage | Table) -> Iterator[tuple[str, Passage | Table, tuple[int, int] | None]]:
    """What may tell a period, squeezed, with its place; a label in a cell may speak of the cell beside it."""
    if isinstance(item, Passage):
        if _NOTICE in (squeezed := squeeze(item.text)):
            yield squeezed, item, None
        return
    for number, row in enumerate(item.rows):
        for column, text in enumerate(row):
            if "示" in text and _NOTICE in squeeze(text):
                yield squeeze(":".join(row[column : column + 2])), item, (number, column)


def _over(case: Case, rule: Rule, period: Period, item: Passage | Table, cell: tuple[int, int] | None) -> Judged:
    severity = rule.severity if case.tells_of_persons else Severity.LOW
    reason = Message.of("reason.period-over", end=period.end.isoformat(), today=case.setting.today.isoformat())
    if isinstance(item, Table) and cell:
        return at_cell(rule, item, cell, reason, severity=severity)
    assert isinstance(item, Passage)  # noqa: S101  (a period without a cell stands in a passage)
    span = View(item.text).raw_span(period.start_at, period.end_at)
    return at_text(rule, item, Span(*span), reason, severity=severity)


def _old_rosters(case: Case) -> Iterator[Judged]:
    rule, today = case.rules.get("old-roster"), case.setting.today
    lists = [table for table in case.document.tables if rule and _is_roster(case, table)]
    last = newest(case) if lists else None
    if rule and last and last <= today.replace(year=today.year - YEARS, day=min(today.day, 28)):
        reason = Message.of("reason.old-roster", newest=last.isoformat(), today=today.isoformat())
        yield from (at_cell(rule, table, first_cell(table), reason) for table in lists)


def _is_roster(case: Case, table: Table) -> bool:
    """Whether a table lists private persons by name: a form or a few persons in a report are no list."""
    open_ = (found for found in case.inside(table) if found.severity >= Severity.MEDIUM)
    rows = {found.match.cell[0] for found in open_ if found.match.cell and found.match.rule.type == "person-name"}
    return len(rows) >= MIN_PERSONS
