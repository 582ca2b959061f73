"""Who is named in office: by a title before or after the name, by what announces it, by what only officials do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from redactscan.detectors.prose import Person
from redactscan.detectors.vocabulary import roles

LEFT, RIGHT = 24, 24  # characters looked at on either side
_APPOINTED = (
    "(?:任命|聘任|聘请|免去|推选|推荐|选举|提名|特邀|邀请|授予|表彰|选派|选聘|委派|调任|增补|补选|接替|提请)(?:了)?$"  # noqa: E501, RUF100
)
# An organisation right before the name: 县民政局张伟. 住院, 出院 and 入院 are none.
_ORGANISATION = (
    "(?:局|委|委办|科|股|处|部|厅|研究院|法院|检察院|所|站|中心|公司|集团|大队|支队|中队|总队|协会|联合会|学会|商会|银行|政府|联社|大学|学院|中学|小学|党校|"
    "县[一二三四五]中|报社|电视台|融媒体|卫健委|发改委|纪委|监委|县委|市委|区委|乡党委|镇党委|工会|妇联|团委|残联|红十字会)$"
)
_BETWEEN = regex.compile(r"(?:[(][^()]{0,20}[)])?[、,和及与](?:以及)?")


def official(text: str, people: Sequence[Person]) -> list[bool]:
    """Of each person named in a reading, in order, whether in office; those in a row with such a one are too."""
    before = [_announced(text, person) for person in people]
    behind = [not before[n] and _acting(text, person) for n, person in enumerate(people)]
    private = [called_private(text, person) for person in people]
    found = [(a or b) and not p for a, b, p in zip(before, behind, private, strict=True)]
    for n in range(1, len(people)):
        if before[n - 1] and found[n - 1] and not private[n] and _in_row(text, people[n - 1], people[n]):
            found[n] = before[n] = True
    for n in reversed(range(1, len(people))):
        if found[n] and not before[n] and not private[n - 1] and _in_row(text, people[n - 1], people[n]):
            found[n - 1] = True
    return found


def titled(text: str, person: Person) -> bool:
    """Whether a title or what announces officials stands beside the name."""
    behind = _behind().match(text, person.end, person.end + RIGHT)
    return not called_private(text, person) and (_announced(text, person) or bool(behind and behind["title"]))


def called_private(text: str, person: Person) -> bool:
    """Whether a word beside the name calls the person a villager, a patient, somebody's wife."""
    return bool(_private().search(text, max(0, person.start - LEFT), person.start))


def called_kin(text: str, person: Person) -> bool:
    """Whether the name stands behind a word for a relative: 其妻何娟."""
    return bool(_kin().search(text, max(0, person.start - LEFT), person.start))


def acts(text: str, start: int, end: int) -> bool:
    """Whether something is done between two places that only officials do."""
    return bool(_verbs().search(text, start, end))


def _announced(text: str, person: Person) -> bool:
    left = text[max(0, person.start - LEFT) : person.start]
    return bool(_title_before().search(left))


def _acting(text: str, person: Person) -> bool:
    found = _behind().match(text, person.end, person.end + RIGHT)
    return bool(found) and (found["title"] is not None or not _OBJECT.search(text, 0, person.start))


_OBJECT = regex.compile("(?:为|给|对|向|替|把|将|被|让|帮|帮助|跟|拟将|使|令)$")


def _in_row(text: str, one: Person, other: Person) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


@cache
def _private() -> regex.Pattern[str]:
    words = roles()
    return regex.compile(rf"(?:{words['private']}|{words['kin']})(?:名叫|叫做|叫)?[:为是“\"]?$")


@cache
def _kin() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{roles()['kin']})(?:名叫|叫做|叫)?[:为是]?$")


@cache
def _title_before() -> regex.Pattern[str]:
    words = roles()
    return regex.compile(
        rf"(?<!家庭)(?:{words['titles']})(?:同志|[(][^()]{{1,12}}[)])?[:为是]?$|(?:^|(?<!\p{{Han}}))(?:{words['labels']})[:为/]$|"
        rf"(?:{words['labels']})[:/]$|{_ORGANISATION}|{_APPOINTED}"
    )


@cache
def _behind() -> regex.Pattern[str]:
    words = roles()
    titles, verbs = words["titles"], words["verbs"]
    return regex.compile(
        rf"(?P<title>(?:{titles})(?!家|的[妻儿女父母])|[(][^()]{{0,16}}(?:{titles})[)]|"
        rf",(?:男|女)?,?[^,.;:。]{{0,14}}(?:{titles})(?=[,.;、。)]))|"
        rf"(?:同志|一行|等(?:人|同志|领导|[0-9一二三四五六七八九十]人)?)?,?(?:也|还|再次|多次|分别|亲自|亲临|先后|共同|"
        rf"代表[^,.。]{{1,10}}|(?:率|带|陪同)[^,.。]{{1,8}})?(?:{verbs})"
    )


@cache
def _verbs() -> regex.Pattern[str]:
    return regex.compile(roles()["verbs"])
