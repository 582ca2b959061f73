"""Birth dates as people write them: 1990年3月7日, 1990-03-07, 1990.3, 90年3月, 十二月二十五日."""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import birth

_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十]+")
_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(
        r"(?P<year>[0-9]{4}|[0-9]{2})(?:年|[-/.])(?P<month>[0-9]{1,2})(?:(?:月|[-/.])(?P<day>[0-9]{1,2})日?)?月?"
    ),
    re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"),
)


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """CONFIRMED for a whole date, PLAUSIBLE for year and month or month and day, REJECTED for what no one was born on.

    >>> check("1990年3月7日"), check("1990.03"), check("1990年13月")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    >>> check("一九九〇年三月七日")
    <Verdict.CONFIRMED: 'confirmed'>
    """
    digits = "".join(value.split())
    if not digits[:1].isascii():
        digits = _NUMERAL.sub(lambda match: _number(match[0]), digits)
    match = next(filter(None, (form.fullmatch(digits) for form in _FORMS)), None)
    if not match:
        return Verdict.REJECTED
    parts = match.groupdict()
    year, month, day = parts.get("year") or "2000", parts["month"], parts.get("day")
    if len(year) == 2:
        year = "19" + year
    if birth.date_of(f"{year}{month:0>2}{day or 1:0>2}", today) is None:
        return Verdict.REJECTED
    return Verdict.CONFIRMED if parts.get("year") and day else Verdict.PLAUSIBLE


def _number(numeral: str) -> str:
    """``一九九〇`` digit by digit, ``二十五`` as a number."""
    if "十" not in numeral:
        return "".join(str(_DIGIT[char]) for char in numeral)
    tens, _, ones = numeral.partition("十")
    return str(_DIGIT.get(tens, 1) * 10 + _DIGIT.get(ones, 0))
