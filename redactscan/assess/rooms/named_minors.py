"""Minors in running text: behind a name stands an age, or beside it a class of a school (未成年人保护法 4, 103)."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case, beside
from redactscan.assess.dates import own_date
from redactscan.assess.judged import Judged
from redactscan.assess.rooms.minors import ADULT, reason_of, severity_of
from redactscan.model import Message, Passage, Severity
from redactscan.text import regex
from redactscan.text.view import squeeze

RULES = ("minor",)
NAMED = ("person-name", "victim", "minor")
NEAR = 24  # characters beside a name
_AGED = regex.compile(
    "[(,]?(?:[男女][,、]?)?(?:[^,。;()]{1,4}族[,、]?)?(?:现?年龄?|今年)?[:]?([0-9]{1,2})周?岁(?!以|时|起)"
)
_BORN = regex.compile(
    "[(,]?(?:[男女][,、]?)?(?:[^,。;()]{1,4}族[,、]?)?(?:出?生于)?((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?出?生"
)
_YEAR = "(?:小学|初中|初[一二三]|[一二三四五六七八九1-9]年级|幼儿园[大中小]班)"
_SCHOOL = rf"{_YEAR}(?:[(]?[0-9一二三四五六七八九十]{{1,2}}[)]?班)?"
_CLASS_BEHIND = regex.compile(rf"[(,](?:[男女],)?(?:[^,。;()]{{0,8}})?{_SCHOOL}")
_CLASS_BEFORE = regex.compile(rf"{_SCHOOL}(?:的?[女男]?(?:学生|同学|生))?$")


def _year(case: Case) -> int:
    own = own_date(case)
    return own.year if own else case.setting.today.year


def find(case: Case) -> Iterator[Judged]:
    """One finding a name, as far as something is told of its person that makes the name one."""
    rule = case.rules.get("minor")
    if rule is None:
        return
    for found in case.judged:
        source, span = found.match.source, found.match.span
        if not isinstance(source, Passage) or found.match.rule.type not in NAMED:
            continue
        behind = squeeze(source.text[span.end : span.end + NEAR])
        if found.state != "new" or found.severity < Severity.MEDIUM:
            born = _BORN.match(behind)
            if born and 0 <= (age := _year(case) - int(born[1])) < ADULT:  # of whom nothing else is told
                yield beside(rule, found, reason_of(age), severity=Severity.MEDIUM)
            continue
        before = squeeze(source.text[max(0, span.start - NEAR) : span.start])
        severity = severity_of(case, rule, source)
        if aged := _AGED.match(behind):
            if int(aged[1]) < ADULT:
                yield beside(rule, found, reason_of(int(aged[1])), severity=severity)
        elif _CLASS_BEHIND.match(behind) or _CLASS_BEFORE.search(before):
            yield beside(rule, found, Message.of("reason.pupil"), severity=severity)
