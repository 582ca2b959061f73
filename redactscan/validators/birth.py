"""The birth date inside a number."""

from __future__ import annotations

import datetime
from typing import Any

EARLIEST = datetime.date(1900, 1, 1)
_PAST = datetime.date(2026, 1, 1)  # when this was written; to ask the clock takes longer than all the rest


def date_of(digits: str, today: datetime.date | None = None) -> datetime.date | None:
    """The date of eight digits YYYYMMDD on which a living person can have been born.

    >>> date_of("19850312")
    datetime.date(1985, 3, 12)
    >>> date_of("20210229"), date_of("18991231"), date_of("20300101", datetime.date(2026, 11, 21))
    (None, None, None)
    """
    try:
        born = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    latest = today or (_PAST if born <= _PAST else datetime.date.today())
    return born if EARLIEST <= born <= latest else None


def are_dates(numpy: Any, signs: Any) -> Any:
    """In which rows of eight digits, as ASCII codes, there is such a date."""
    born = number(numpy, signs)
    year, month, day = born // 10000, born // 100 % 100, born % 100
    leap = ((year % 4 == 0) & (year % 100 > 0)) | (year % 400 == 0)
    days = numpy.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, *([0] * 87)])[month] + (leap & (month == 2))
    first, last = (
        one.year * 10000 + one.month * 100 + one.day for one in (EARLIEST, max(_PAST, datetime.date.today()))
    )
    return (day > 0) & (day <= days) & (first <= born) & (born <= last)


def number(numpy: Any, signs: Any) -> Any:
    """Rows of a few digits, as ASCII codes, as numbers."""
    powers = 10 ** numpy.arange(signs.shape[1] - 1, -1, -1, dtype=numpy.int64)
    return (signs.astype(numpy.int64) - ord("0")) @ powers
