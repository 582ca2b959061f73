"""Mobile numbers: 1, a segment of two digits, eight digits, with or without a country or trunk prefix.

Segments are handed out faster than lists are printed, so the list only tells CONFIRMED from PLAUSIBLE.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import ASK, Signs

_SHAPE = re.compile(r"(?:\+?86|0086|0)?(1[3-9][0-9])([0-9]{8})")
_LIVE = re.compile(r"13[0-9]|14[5-9]|15[0-35-9]|16[2567]|17[0-8]|18[0-9]|19[0-35-9]")


def check(value: str) -> Verdict:
    """PLAUSIBLE for a segment that was hardly used at the end of 2023, and for a subscriber of one repeated digit.

    >>> check("13812345678"), check("+8613812345678"), check("14012345678"), check("12812345678")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>,
     <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value)
    if not match:
        return Verdict.REJECTED
    segment, subscriber = match.groups()
    return Verdict.CONFIRMED if _LIVE.fullmatch(segment) and len(set(subscriber)) > 1 else Verdict.PLAUSIBLE


def many(signs: Signs) -> Any:
    """The same of many without a prefix."""
    numpy, rows = signs.numpy, signs.rows
    if signs.length != 11:
        return numpy.full(len(signs), ASK, numpy.int8)
    digits = ((rows >= ord("0")) & (rows <= ord("9"))).all(axis=1)
    own = numpy.where(digits, (rows[:, :3].astype(numpy.int32) - ord("0")) @ (100, 10, 1), 0)
    same = (rows[:, 3:] == rows[:, 3:4]).all(axis=1)
    return numpy.where(same, numpy.minimum(_segments(numpy)[own], 1), _segments(numpy)[own])


@cache
def _segments(numpy: Any) -> Any:
    """By the first three digits what is known of them."""
    told = (bool(re.fullmatch("1[3-9][0-9]", f"{at:03}")) + bool(_LIVE.fullmatch(f"{at:03}")) for at in range(1000))
    return numpy.array(list(told), numpy.int8)
