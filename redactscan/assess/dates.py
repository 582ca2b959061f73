"""The dates that a document names: its own, the latest of all. A month or a year counts as its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from redactscan.assess.case import Case
from redactscan.model import Passage, Table
from redactscan.text import regex
from redactscan.text.view import squeeze

SHOWN = frozenset({"body", "header", "footer", "footnote", "textbox", "inserted", "image-text", "file-name"})
EDGE = 12  # lines from the top or the bottom in which a document dates itself
REACH = 4000  # characters of a passage that may be among them
_NUMERALS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_CHINESE = regex.compile(
    r"(?P<year>[〇零○一二三四五六七八九]{4})年"
    r"(?:(?P<month>[一二三四五六七八九十]{1,2})月(?:(?P<day>[一二三四五六七八九十]{1,3})日)?)?"
)
_DATE = regex.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:"
    r"[-./年](?P<month>1[0-2]|0?[1-9])[-./月](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])日?"
    r"|(?<![0-9]{6}[-·./_][0-9]{4})(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12][0-9]|0[1-9])(?![0-9])"
    r"|[-./年](?P<month>1[0-2]|0?[1-9])(?![0-9]|[-./][0-9]{1,2}(?![0-9]))月?"
    r"|年)"
)
# A birth, or the date of a law that is quoted.
_BEFORE = regex.compile(r"(?:出生|生于|生日)[^,;。、]{0,4}$|》[(][^)]{0,6}$")
_AFTER = regex.compile(r"^[)]?(?:出生|生[,;)]|生$)|^起?(?:施行|实施|执行|通过|修订|修正)")
_SELF = regex.compile(
    r"[(]?(?:(?:发布|公布|公开|公示|发文|成文|生成|更新|制表|填报|来源)?(?:日期|时间):?|截[至止])?"
    r"(?P<date>[0-9〇零○一二三四五六七八九十年月日./-]{4,12}).{0,24}"
)
_DATED = regex.compile("日期|时间|月份|年月|年度|季度|期间")
_ANOTHER = regex.compile("出生|生日|入党|参加|入伍|入学|鉴定|发证|有效|认定")


def dates(text: str) -> Iterator[date]:
    """Every date, month and year that a squeezed text names, but for births and the dates of laws.

    The middle of an identity number in three groups is none.

    >>> list(dates("340121-19850312-9976"))
    []
    >>> [str(day) for day in dates("2024年3月1日印发,2023年度,二〇二四年三月,1985年3月12日出生,2024.02-2024.3")]
    ['2024-03-01', '2023-12-31', '2024-03-31', '2024-02-29', '2024-03-31']
    """
    text = _CHINESE.sub(lambda found: _arabic(*found.group("year", "month", "day")), text)
    for found in _DATE.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - 8) : found.start()])
        if not before and not _AFTER.search(text[found.end() : found.end() + 3]):
            year, month, day = (int(part) if part else 0 for part in found.group("year", "month", "day"))
            yield from _last_day(year, month, day)


def own_date(case: Case) -> date | None:
    """When the document says it was made: in its title, its name, or on a line that says nothing else."""
    found = [*dates(squeeze(case.title)), *dates(squeeze(case.document.path))]
    found += [day for text in _above(case) for day in dates(text)]
    lines = (line["date"] for text in _edges(case) if (line := _SELF.fullmatch(text)))
    signed = [day for text in lines if not text.isdigit() for day in dates(text)]  # bare digits: a number in pieces
    latest = max([*found, *signed], default=None)
    return max((day for day in signed if latest and _within(day, latest)), default=latest)


def newest(case: Case) -> date | None:
    """The latest date anywhere in what a reader sees; in the columns of a list only where the header asks for one."""
    found = [*_all(_shown(case.document.content)), *_all(_above(case))]
    own = own_date(case)
    found += [own] if own else []
    for table, grid, _ in case.lists():
        headers = grid.header.texts
        columns = [c for c, text in enumerate(headers) if _DATED.search(text) and not _ANOTHER.search(text)]
        for row in table.rows[grid.header.rows :] if columns else ():
            found += _all(row[column] for column in columns if column < len(row))
        if not headers and found:  # without a header a date may be a birth: it cannot make a list older
            found += [day for row in table.rows for day in _all(row)]
    return max(found, default=None)


def _within(day: date, last: date) -> bool:
    """Whether a day may be in the month or the year that a title names, whose last day is ``last``."""
    return day.year == last.year and (day.month == last.month or (last.month, last.day) == (12, 31))


def _edges(case: Case) -> Iterator[str]:
    """The first and the last lines of the document, squeezed."""
    content = case.document.content
    top = (line for text in _shown(content) for line in text[:REACH].split("\n"))
    bottom = (line for text in _shown(reversed(content)) for line in reversed(text[-REACH:].split("\n")))
    for texts in (top, bottom):
        yield from islice(filter(None, map(squeeze, texts)), EDGE)


def _above(case: Case) -> Iterator[str]:
    """What stands in a table above its first row of data, squeezed."""
    for table, grid, _ in case.lists():
        for row in table.rows[: grid.header.rows] if _is_shown(table) else ():
            yield from map(squeeze, row)


def _shown(content: Iterable[Passage | Table]) -> Iterator[str]:
    """The texts of the passages that a reader sees."""
    return (item.text for item in content if isinstance(item, Passage) and _is_shown(item))


def _is_shown(item: Passage | Table) -> bool:
    return item.location.role in SHOWN


def _all(texts: Iterable[str]) -> list[date]:
    return [day for text in texts for day in dates(squeeze(text))]


def _last_day(year: int, month: int, day: int) -> Iterator[date]:
    import calendar  # which loads the names of days in the language of the system

    longest = calendar.monthrange(year, month or 12)[1]
    if day <= longest:
        yield date(year, month or 12, day or longest)


def _arabic(year: str, month: str | None, day: str | None) -> str:
    parts = "".join(_NUMERALS[char] for char in year) + "年"
    return parts + (f"{_number(month)}月" if month else "") + (f"{_number(day)}日" if day else "")


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (int(_NUMERALS.get(tens, "1")) * 10 if ten else 0) + int(_NUMERALS.get(ones, "0"))
