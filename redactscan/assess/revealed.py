"""What a list gives away about the person of a row beside the masked number: birth, sex, county.

The row tells it in its own columns, the title by whom the list is of (年满80周岁), the column of numbers by the region
digits that it shows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from typing import Literal, TypeAlias

from redactscan.assess.candidates import MASK, SPAN, Interval, Known, Sex, lifetime
from redactscan.text import regex
from redactscan.text.fold import fold
from redactscan.text.numerals import ODD_DIGITS
from redactscan.text.view import squeeze

Aspect: TypeAlias = Literal["birth", "age", "sex"]

MIN_AGREEING = 3  # numbers that make a county, as persons make a column
_ASPECTS: dict[Aspect, regex.Pattern[str]] = {
    "birth": regex.compile(r"出生(?:日期|年|时间|$|[(/、])|生日"),
    "age": regex.compile(r"年龄|[周虚]岁|岁数"),
    "sex": regex.compile(r"性别"),
}
_OTHERS = regex.compile(r"监护人|家长|父亲|母亲|配偶|丈夫|妻子|子女|儿子|女儿|新生儿|代理人|代领人|联系人")
_BIRTH = regex.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})"
    r"(?:[-./年]?(?P<month>1[0-2]|0[1-9]|[1-9](?![0-9]))(?:[-./月]?(?P<day>3[01]|[12][0-9]|0[1-9]|[1-9](?![0-9])))?)?"
    r"(?![0-9])"
)
_AGE = regex.compile(r"(?<![0-9.])([0-9]{1,3})(?![0-9.]|个?月|天)")
_RANGE = regex.compile(r"(?<![0-9])([0-9]{1,3})(?:周?岁)?[-~至到]([0-9]{1,3})周?岁")
_BOUND = r"(?<![0-9-~至到])([0-9]{1,3})周?岁(?:\([^)]{0,8}\))?[及含]?"
_OVER = regex.compile(rf"{_BOUND}以上|(?<![不未])满([0-9]{{1,3}})周?岁")
_UNDER = regex.compile(rf"{_BOUND}以下|[不未]满([0-9]{{1,3}})周?岁")
_TIME = regex.compile(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?")
_YEAR = regex.compile(r"(?<![0-9])(20[0-9]{2})学?年")
_DIGITS = str.maketrans({**ODD_DIGITS, "○": "0"})


def cells(headers: Sequence[str], row: Sequence[str], of: str = "") -> dict[Aspect, str]:
    """The cells of a row that tell the birth, age and sex of the person whose number stands under the header ``of``.

    Under 监护人身份证号 the columns 监护人出生日期 count and 出生日期 does not. Headers are squeezed texts; one
    column may tell two things (性别/年龄).

    >>> cells(["姓名", "性别", "出生年月", "出生地"], ["张*", "男", "1985.03", "合肥"], "身份证号")
    {'sex': '男', 'birth': '1985.03'}
    """
    found: dict[Aspect, str] = {}
    for header, cell in zip(headers, row, strict=False):
        if (aspects := _aspects(header)) and cell.strip() and whose(header) == whose(of):
            for aspect in aspects:
                found.setdefault(aspect, cell)
    return found


@lru_cache(maxsize=4096)  # a column has one header and very many cells
def whose(header: str) -> str:
    """The relative whom a squeezed header speaks of, '' for the person of the row.

    >>> whose("监护人身份证号"), whose("身份证号")
    ('监护人', '')
    """
    found = _OTHERS.search(header)
    return found.group() if found else ""


def known_from(row: Mapping[Aspect, str], title: str, year: int, regions: frozenset[str] = frozenset()) -> Known:
    """What the cells of a row and the title of its list tell. ``year`` is the list's, if the title does not name one.

    A birth date beats an age, an age beats the title. What cannot be read tells nothing.

    >>> known_from({"birth": "1985年3月", "sex": "女"}, "", 2026).born[1].isoformat()
    '1985-03-31'
    >>> first, last = known_from({"age": "39岁"}, "2024年低保对象公示", 2026).born
    >>> first.year, last.year
    (1984, 1985)
    """
    listed, listing = _of_title(title, year)
    told = (birth(row.get("birth", "")), age(row.get("age", ""), listed), listing, lifetime(listed))
    born = reduce(_narrowed, [interval for interval in told if interval])
    return Known(born, sex(row.get("sex", "")), regions)


def birth(text: str) -> Interval | None:
    """The first and last day of the birth date, month or year that a cell tells; None if it tells none.

    >>> [birth(text)[1].isoformat() for text in ("1985.03.12", "1985年3月", "1985-**-**", "19850312")]
    ['1985-03-12', '1985-03-31', '1985-12-31', '1985-03-12']
    """
    found = _BIRTH.search(squeeze(_TIME.sub("", fold(text))))
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.group("year", "month", "day"))
    if not month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    import calendar  # which loads the names of days in the language of the system

    last = calendar.monthrange(year, month)[1]
    if day > last:
        return None
    return datetime.date(year, month, day or 1), datetime.date(year, month, day or last)


def age(text: str, year: int) -> Interval | None:
    """The births of the age in a cell of a list of ``year``: 39 may have had the birthday of the year before them.

    >>> [day.isoformat() for day in age("39", 2024)]
    ['1984-01-01', '1985-12-31']
    """
    if told := birth(text) or ages(text if "岁" in text else text + "岁", year):
        return told
    found = _AGE.search(squeeze(text))
    return _aged(int(found[1]), int(found[1]), year) if found else None


def ages(text: str, year: int) -> Interval | None:
    """The births of the ages that a title names (80岁以上, 60-69周岁, 未满18周岁), from the oldest to the youngest.

    >>> [day.year for day in ages("关于发放80周岁以上老人高龄津贴的公示", 2024)]
    [1923, 1944]
    """
    words = squeeze(text)
    bounds = [sorted(map(int, found)) for found in _RANGE.findall(words)]
    bounds += [[least, max(SPAN, least + 10)] for least in map(_only, _OVER.findall(words))]
    bounds += [[0, most] for most in map(_only, _UNDER.findall(words))]
    if not bounds:
        return None
    return _aged(min(youngest for youngest, _ in bounds), max(oldest for _, oldest in bounds), year)


def sex(text: str) -> Sex | None:
    """What a cell says of the sex, if it names one.

    >>> sex("男"), sex("女性"), sex("男/女")
    ('male', 'female', None)
    """
    if ("男" in text) == ("女" in text):
        return None
    return "male" if "男" in text else "female"


def year_of(title: str, otherwise: int) -> int:
    """The latest year that a title names, else ``otherwise``.

    >>> year_of("2023-2024学年资助名单", 2026), year_of("二〇二四年低保名单", 2026), year_of("低保名单", 2026)
    (2024, 2024, 2026)
    """
    return max((int(found) for found in _YEAR.findall(squeeze(title).translate(_DIGITS))), default=otherwise)


def agreed(canonicals: Iterable[str]) -> frozenset[str]:
    """The region that the numbers of one column agree on: six digits, else four; empty if they do not agree.

    ``canonicals`` are its identity numbers, full and masked. At least three must show the digits, and none others: one
    person from another county makes the county of the next row a guess. A title that names the county would tell the
    same; the names of counties are not known here.

    >>> sorted(agreed(["340121********9976", "34012119850312****", "340121********0011", "**************1234"]))
    ['340121']
    >>> sorted(agreed(["340121****", "340122****", "3401******"])), agreed(["340121****"] * 2)
    (['3401'], frozenset())
    """
    numbers = list(canonicals)
    for digits in (6, 4):
        shown = [number[:digits] for number in numbers if MASK not in number[:digits]]
        cities = {number[:4] for number in numbers if MASK not in number[:4]}
        if len(shown) >= MIN_AGREEING and len(set(shown)) == 1 and len(cities) == 1:
            return frozenset(shown)
    return frozenset()


@lru_cache(maxsize=64)  # a list has one title and very many rows
def _of_title(title: str, year: int) -> tuple[int, Interval | None]:
    listed = year_of(title, year)
    return listed, ages(title, listed)


@lru_cache(maxsize=4096)
def _aspects(header: str) -> tuple[Aspect, ...]:
    return tuple(aspect for aspect, words in _ASPECTS.items() if words.search(header))


def _only(groups: tuple[str, ...]) -> int:
    return int("".join(groups))


def _aged(youngest: int, oldest: int, year: int) -> Interval:
    return datetime.date(year - oldest - 1, 1, 1), datetime.date(year - youngest, 12, 31)


def _narrowed(told: Interval, further: Interval) -> Interval:
    """Both intervals at once; the first alone if the second contradicts it."""
    first, last = max(told[0], further[0]), min(told[1], further[1])
    return (first, last) if first <= last else told
