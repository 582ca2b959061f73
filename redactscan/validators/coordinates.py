"""Coordinates inside China: longitude 73.6 to 135.1, latitude 3.8 to 53.6, four decimals or more (about 11 m)."""

from __future__ import annotations

import re

from redactscan.model import Verdict

_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{4,}")


def check(value: str) -> Verdict:
    """CONFIRMED for a pair in either order, PLAUSIBLE for one of the two.

    >>> check("117.283042,31.861191"), check("北纬31.861191,东经117.283042"), check("117.283042")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("31.861191,31.861191"), check("200.123456")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    numbers = [float(number) for number in _NUMBER.findall(value)]
    longitudes = sum(73.6 <= number <= 135.1 for number in numbers)
    latitudes = sum(3.8 <= number <= 53.6 for number in numbers)
    if (longitudes, latitudes) == (1, 1):
        return Verdict.CONFIRMED
    return Verdict.PLAUSIBLE if len(numbers) == longitudes + latitudes == 1 else Verdict.REJECTED
