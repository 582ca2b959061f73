"""居民身份证号码 with a wrong check character: a slip of the pen still publishes the person."""

from __future__ import annotations

import datetime
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import ASK, NO, Signs, cn_resident_id, cn_uscc, mod_11_2, regions


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """PLAUSIBLE where a known county and a birth date stand before a checksum that fails.

    Eighteen digits that end in 000 are what a spreadsheet leaves of a number: ``cn_resident_id_damaged``.

    >>> check("340121198503129977"), check("340121198503129976")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if cn_resident_id.check(value, today) is not Verdict.REJECTED or not cn_resident_id.shaped(value, today):
        return Verdict.REJECTED
    if mod_11_2.character(value[:17]) == value[17]:
        return Verdict.REJECTED
    other = "000" in (value[14:17], value[15:]) or cn_uscc.check(value) is Verdict.CONFIRMED
    known = regions.verdict(value[:6]) is Verdict.CONFIRMED
    return Verdict.PLAUSIBLE if known and not other else Verdict.REJECTED


def many(signs: Signs) -> Any:
    """Nothing is a slip whose check character holds."""
    numpy, rows = signs.numpy, signs.rows
    told = numpy.full(len(signs), ASK, numpy.int8)
    if signs.length == 18:
        told[(rows[:, :17] <= ord("9")).all(axis=1) & mod_11_2.hold(numpy, rows)] = NO
    return told
