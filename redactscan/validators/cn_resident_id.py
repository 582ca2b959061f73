"""居民身份证号码 (GB 11643-1999): region 6, birth date 8, sequence 3 (odd: male), check character.

A random number of this shape passes checksum and date once in 29,000, with a known county once in four million.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import Signs, birth, mod_11_2, regions

_SHAPE = re.compile(r"[1-9][0-9]{16}[0-9X]")


@lru_cache(maxsize=2048)  # several rules ask, each of all numbers on some pages of text
def check(value: str, today: datetime.date | None = None) -> Verdict:
    """PLAUSIBLE where all holds but the county is not known, or where the sequence is 000, which is not given out.

    >>> check("340121198503129976"), check("34012119850312901X")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>)
    >>> check("340121198503120007"), check("340121198503129977")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not shaped(value, today) or mod_11_2.character(value[:17]) != value[17]:
        return Verdict.REJECTED
    region = regions.verdict(value[:6])
    return Verdict.PLAUSIBLE if region is Verdict.CONFIRMED and value[14:17] == "000" else region


def shaped(value: str, today: datetime.date | None = None) -> bool:
    """Whether all but region and checksum holds.

    >>> shaped("340121198503129977"), shaped("340121198513129977")
    (True, False)
    """
    return bool(_SHAPE.fullmatch(value)) and birth.date_of(value[6:14], today) is not None


def many(signs: Signs) -> Any:
    """The same of many."""
    numpy, rows = signs.numpy, signs.rows
    told = numpy.zeros(len(signs), numpy.int8)
    if signs.length != 18:
        return told
    digits = ((rows[:, :17] >= ord("0")) & (rows[:, :17] <= ord("9"))).all(axis=1) & (rows[:, 0] > ord("0"))
    at = numpy.flatnonzero(digits)
    at = at[mod_11_2.hold(numpy, rows[at])]
    at = at[birth.are_dates(numpy, rows[at, 6:14])]
    told[at] = regions.verdicts(numpy, birth.number(numpy, rows[at, :6]))
    unused = (rows[at, 14:17] == ord("0")).all(axis=1)
    told[at[unused]] = numpy.minimum(told[at[unused]], 1)
    return told
