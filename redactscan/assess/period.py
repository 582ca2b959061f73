"""How long a public notice was to hang: 公示期：2024年3月1日至3月7日, 公示时间自2024年3月1日起5个工作日."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from redactscan.text import regex
from redactscan.values import dataclass

HOLIDAYS = timedelta(days=10)  # the longest that public holidays stretch a period counted in working days
REACH = 60  # squeezed characters after the label in which its dates stand
_YEAR = r"(?P<year>20[0-9]{2})[-./年]"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_CLOCK = r"(?:[上下]午)?(?:[0-9]{1,2}(?::[0-9]{2}|[时点])(?:[0-9]{1,2}分)?)?"
_FIRST = rf"(?P<month>{_MONTH})[-./月](?P<day>{_DAY})日?(?:[(][^()]{{1,6}}[)])?{_CLOCK}"
_LAST = (
    rf"(?:(?P<year2>20[0-9]{{2}})[-./年])?(?:(?P<month2>{_MONTH})[-./月])?(?P<day2>{_DAY})"
    r"(?:日|(?![年月./-]))"
)
_RANGE = regex.compile(rf"(?<![0-9])(?:{_YEAR})?{_FIRST}起?(?:至|到|-|~)+{_LAST}")
_RANGE_BEFORE = regex.compile(rf"{_RANGE.pattern}{_CLOCK}(?:期间)?(?:进行|予以|的)?公示(?!栏|牌|工作)")
_BEGIN = regex.compile(rf"{_YEAR}{_FIRST}起?")
_COUNTS = {"一": 1, "二": 2, "三": 3, "五": 5, "七": 7, "十": 10, "十五": 15, "二十": 20, "三十": 30}
_COUNT = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(sorted(_COUNTS, reverse=True, key=len))})"
_LENGTH = regex.compile(rf"(?<![0-9月]){_COUNT}个?(?P<unit>工作日|自然日|天|日)")
_LABEL = regex.compile(
    r"公示(?:公告)?(?:起止)?(?:时间|期间|期限|日期|期)(?!内|满|结|过|间)"
    r"|公示(?=为?[0-9一二三五七十]{1,2}[个天日])"
)
_STOP = regex.compile(r"[。;]")


@dataclass(frozen=True, slots=True)
class Period:
    """The last day, and the squeezed span that tells it."""

    end: date
    start_at: int
    end_at: int


def periods(text: str, own: date | None, notice: bool) -> Iterator[Period]:
    """The periods that a squeezed text tells.

    ``own`` is the document's date, which gives the year where the text leaves it out. A bare length (公示5天) counts
    from there, but only in a ``notice``: elsewhere it is a rule about notices.

    >>> text = "公示期:2024年3月1日至3月7日。公示时间为3月8日-15日;公示期限自2024年3月1日起五个工作日,公示期内可来电"
    >>> [str(period.end) for period in periods(text, date(2024, 2, 28), notice=True)]
    ['2024-03-07', '2024-03-15', '2024-03-18']
    >>> [str(period.end) for period in periods("公示5天", date(2024, 2, 28), notice=True)]
    ['2024-03-04']
    >>> list(periods("公示期5天", date(2024, 2, 28), notice=False))
    []
    """
    for label in _LABEL.finditer(text):
        window = text[label.end() : label.end() + REACH]
        stop = _STOP.search(window)
        window = window[: stop.start()] if stop else window
        if told := _range(window, own) or _begun(window) or _bare(window, own if notice else None):
            yield Period(told[0], label.start(), label.end() + told[1])
    for found in _RANGE_BEFORE.finditer(text):
        if end := _end(found, own):
            yield Period(end, *found.span())


def _range(window: str, own: date | None) -> tuple[date, int] | None:
    found = _RANGE.search(window)
    end = _end(found, own) if found else None
    return (end, found.end()) if found and end else None


def _end(found: regex.Match[str], own: date | None) -> date | None:
    """The last day of a range; what it leaves out is as in its first day, whose year may be the document's."""
    year = int(found["year"]) if found["year"] else own.year if own else None
    if year is None:
        return None
    first = _date(year, found["month"], found["day"])
    month = found["month2"] or found["month"]
    end = _date(int(found["year2"] or year), month, found["day2"])
    if first and end and end < first and not found["year2"]:
        end = _date(year + 1, month, found["day2"])
    return end


def _begun(window: str) -> tuple[date, int] | None:
    """A first day and a length."""
    first = _BEGIN.search(window)
    length = _LENGTH.search(window, first.end()) if first else None
    begin = _date(int(first["year"]), first["month"], first["day"]) if first else None
    return (begin + _days(length), length.end()) if begin and length else None


def _bare(window: str, own: date | None) -> tuple[date, int] | None:
    length = _LENGTH.search(window[:20])
    return (own + _days(length), length.end()) if own and length else None


def _days(length: regex.Match[str]) -> timedelta:
    count = _COUNTS.get(length["count"]) or int(length["count"])
    if length["unit"] != "工作日":
        return timedelta(days=count)
    return timedelta(days=count + 2 * -(-count // 5)) + HOLIDAYS


def _date(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
