"""How many identity numbers fit a mask: counted exactly, without listing one of them.

The weights of ISO 7064 MOD 11-2 are powers of two, 2^17 for the first of 18 digits to 2^0 for the check character (X is
ten); a number is right if their weighted sum is 1 modulo 11. So region, birth date, sequence and check character are
counted apart, each as *residues*: how many of its values that fit the mask add 0, 1, … 10 to the sum. Numbers that are
right are then what the product of the four says of residue 1.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from functools import lru_cache
from operator import mul
from typing import Literal, TypeAlias

from redactscan.assess.marks import MASK as MASK
from redactscan.model.wire import travels
from redactscan.validators import regions
from redactscan.values import dataclass, field

SPAN = 100  # years that a list of living people reaches back

Sex: TypeAlias = Literal["male", "female"]
Interval: TypeAlias = tuple[datetime.date, datetime.date]  # both days included
_Residues: TypeAlias = tuple[int, ...]  # 11 counts

_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(18))
_MASK_18 = re.compile(r"[0-9*]{17}[0-9X*]")


@travels
@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person beside the mask: birth between two days, perhaps the sex, perhaps the region.

    ``regions`` are beginnings of region codes, one to six digits each; empty is nothing known. Six digits count as a
    code even if no list has them.
    """

    born: Interval = field(repr=False)
    sex: Sex | None = field(default=None, repr=False)
    regions: frozenset[str] = field(default=frozenset(), repr=False)


def lifetime(year: int) -> Interval:
    """The births of the people on a list of ``year``, if nothing else is known: of a hundred years.

    >>> lifetime(2026)[0].isoformat()
    '1926-01-01'
    """
    return datetime.date(year - SPAN, 1, 1), datetime.date(year, 12, 31)


def count(mask: str, known: Known) -> int:
    """How many right identity numbers fit a canonical mask (digits, ``*`` for each hidden one, perhaps X at the end).

    The mask has 15 or 18 characters; anything else raises ValueError. A region shown in full is taken as it is, else it
    is one of ``validators.regions``: withdrawn codes live on. The sequence 000 is never given.

    >>> born = lifetime(2026)
    >>> count("340121********9976", Known(born)), count("34012119850312****", Known(born, "male"))
    (3361, 500)
    >>> day = datetime.date(1985, 3, 12)
    >>> count("3401**********9976", Known((day, day), regions=frozenset({"340121"})))
    1
    """
    mask = modern(mask)
    if not _MASK_18.fullmatch(mask):
        raise ValueError("the mask of an identity number is 15 or 18 digits and asterisks, perhaps with X at the end")
    person = _product(_regions(mask[:6], known.regions), _births(mask[6:14], *known.born))
    number = _product(person, _sequences(mask[14:17], known.sex))
    checks = range(11) if mask[17] == MASK else ["0123456789X".index(mask[17])]
    return sum(number[(1 - check) % 11] for check in checks)


def modern(mask: str) -> str:
    """The mask of the 18-digit number that an old one of 15 became, any other mask as it is (GB 11643-1999).

    >>> modern("340121850312***")
    '34012119850312****'
    """
    return f"{mask[:6]}19{mask[6:]}{MASK}" if len(mask) == 15 else mask


@lru_cache(maxsize=4096)
def _regions(shown: str, beginnings: frozenset[str]) -> _Residues:
    if MASK not in shown:
        fits = not beginnings or shown.startswith(tuple(beginnings))
        return _residues([shown] if fits else [], 0)
    if not beginnings:
        return _residues(_fitting(shown, regions.counties()), 0)
    codes = {code for code in beginnings if len(code) == 6}
    if shorter := tuple(beginnings - codes):
        codes.update(code for code in regions.counties() if code.startswith(shorter))
    return _residues(_fitting(shown, codes), 0)


@lru_cache(maxsize=4096)
def _births(shown: str, first: datetime.date, last: datetime.date) -> _Residues:
    """The days that fit eight characters YYYYMMDD, by years that have the same days."""
    from calendar import isleap  # which loads the names of days in the language of the system

    years: dict[tuple[bool, str, str], list[str]] = {}
    oldest, newest = int(shown[:4].replace(MASK, "0")), int(shown[:4].replace(MASK, "9"))
    for year in range(max(first.year, oldest), min(last.year, newest) + 1):
        since = f"{first:%m%d}" if year == first.year else "0101"
        until = f"{last:%m%d}" if year == last.year else "1231"
        years.setdefault((isleap(year), since, until), []).append(f"{year:04d}")
    total: _Residues = (0,) * 11
    for (leap, since, until), group in years.items():
        if fitting := _fitting(shown[:4], group):
            calendar = _days(leap)
            days = _fitting(shown[4:], calendar[bisect_left(calendar, since) : bisect_right(calendar, until)])
            total = tuple(map(sum, zip(total, _product(_residues(fitting, 6), _residues(days, 10)), strict=True)))
    return total


@lru_cache(maxsize=4096)
def _sequences(shown: str, sex: Sex | None) -> _Residues:
    """Odd sequences are men's (GB 11643-1999)."""
    return _residues(_fitting(shown, _given(sex)), 14)


@lru_cache(maxsize=3)
def _given(sex: Sex | None) -> tuple[str, ...]:
    start, step = {"male": (1, 2), "female": (2, 2), None: (1, 1)}[sex]
    return tuple(f"{number:03d}" for number in range(start, 1000, step))


@lru_cache(maxsize=2)
def _days(leap: bool) -> tuple[str, ...]:
    new_year = datetime.date(2000 if leap else 2001, 1, 1)
    return tuple(f"{new_year + datetime.timedelta(day):%m%d}" for day in range(366 if leap else 365))


def _fitting(shown: str, values: Collection[str]) -> Iterable[str]:
    """Those of some digit strings that fit a part of the mask."""
    if MASK not in shown:
        return [shown] if shown in values else []
    if not shown.strip(MASK):
        return values
    fits = re.compile(shown.replace(MASK, ".")).fullmatch
    return [value for value in values if fits(value)]


def _residues(values: Iterable[str], place: int) -> _Residues:
    """How many of some digit strings, standing at a 0-based place of the number, add each residue to its sum."""
    counts = [0] * 11
    weights = _WEIGHTS[place:]
    for value in values:
        counts[sum(map(mul, map(int, value), weights)) % 11] += 1
    return tuple(counts)


def _product(left: _Residues, right: _Residues) -> _Residues:
    turned = right[::-1] * 2  # from 10 - k on: right[k], right[k - 1], … round to right[k + 1]
    return tuple(sum(map(mul, left, turned[10 - k : 21 - k])) for k in range(11))
