"""The birth date inside a number."""

from __future__ import annotations

import datetime

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
