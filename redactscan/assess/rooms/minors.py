"""People under 18: by the birth date in a number, by a birth date, by an age beside a name.

未成年人保护法 4; 个人信息保护法 28, 31. The age is that on the day of the document, if it tells one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date

from redactscan.assess.case import Case, at_cell, beside
from redactscan.assess.dates import own_date
from redactscan.assess.judged import Judged
from redactscan.assess.revealed import birth
from redactscan.assess.roster import ListType
from redactscan.detectors.cells import PERSONAL
from redactscan.model import Message, Passage, Rule, Severity, Table
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.validators.birth import date_of

RULES = ("minor",)
ADULT = 18
# Where the birth date begins in a number, the surest number first; a birth date by itself comes last.
_BIRTH_AT = {"resident-id": 6, "disability-certificate": 6, "student-number": 7}
_TYPES = (*_BIRTH_AT, "birth-date")
_IDENTIFYING = PERSONAL | {"person-name"}
_AGE = regex.compile("(?:年龄|[周虚]岁|岁数)(?!段|结构|要求|条件|范围|限制)")
_OTHERS = regex.compile("监护人|家长|父亲|母亲|配偶|代理人|联系人|负责人|法人|法定代表")
_YEARS = regex.compile("([0-9]{1,2})(?:周?岁.{0,4})?")
_MONTHS = regex.compile("[0-9]{1,2}个?月.{0,2}")


def find(case: Case) -> Iterator[Judged]:
    """One finding a person: at the number, else at the birth date, else at the age."""
    rule = case.rules.get("minor")
    if rule is None:
        return
    telling: dict[str, list[Judged]] = {kind: [] for kind in _TYPES}
    for found in case.judged:
        if found.match.rule.type in telling and found.state == "new":
            telling[found.match.rule.type].append(found)
    told = list(_ages(case))
    if not (told or any(telling.values())):
        return
    own, today = own_date(case), case.setting.today
    days = (min(own, today) if own else today, today)
    named = {_person(case, found) for found in case.judged if found.match.rule.type in _IDENTIFYING}
    seen: set[Hashable] = set()
    for kind in _TYPES:
        for found in telling[kind]:
            person = _person(case, found)
            if person in seen:
                continue
            age = _age(found, days)
            if age is not None and (kind != "birth-date" or person in named or not found.match.cell):
                seen.add(person)
                if age < ADULT:
                    yield beside(rule, found, reason_of(age), severity=severity_of(case, rule, found.match.source))
    for table, row, column, age in told:
        if (id(table), row) in named and (id(table), row) not in seen and age < ADULT:
            seen.add((id(table), row))
            yield at_cell(rule, table, (row, column), reason_of(age), severity=severity_of(case, rule, table))


def _person(case: Case, found: Judged) -> Hashable:
    """Whom a finding is about: the person of a row or of a form; in a text each value is somebody's."""
    match = found.match
    if not isinstance(match.source, Table) or match.cell is None:
        return id(match.source), match.canonical
    return id(match.source) if case.around.grids[id(match.source)].header.form else (id(match.source), match.cell[0])


def _age(found: Judged, days: tuple[date, date]) -> int | None:
    """The age that a finding tells on the first of ``days``, or the second for who was born later; at most that."""
    text = found.match.canonical.reveal()
    at = _BIRTH_AT.get(found.match.rule.type)
    told = birth(text) if at is None else None
    born = told[0] if told else date_of(text[at : at + 8]) if at else None
    if born is None:
        return None
    day = next((day for day in days if born <= day), born)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _ages(case: Case) -> Iterator[tuple[Table, int, int, int]]:
    """Table, row, column and age of every cell under a header that asks for an age."""
    for table, grid, _ in case.lists():
        columns = [c for c, text in enumerate(grid.header.texts) if _AGE.search(text) and not _OTHERS.search(text)]
        for number in range(grid.header.rows, len(table.rows) if columns else 0):
            row = table.rows[number]
            for column in columns:
                text = squeeze(row[column]) if column < len(row) else ""
                if years := _YEARS.fullmatch(text):
                    yield table, number, column, int(years[1])
                elif _MONTHS.fullmatch(text):
                    yield table, number, column, 0


def reason_of(age: int) -> Message:
    """What a finding says of somebody of that age."""
    return Message.of("reason.minor", age=age)


def severity_of(case: Case, rule: Rule, source: Passage | Table) -> Severity:
    """Lists of pupils who are aided or win something may name them (教育部 2017); a person looks at those."""
    kind: ListType | None = case.around.types.get(id(source)) or case.around.kind
    return Severity.MEDIUM if kind and kind.minors == "medium" else rule.severity
