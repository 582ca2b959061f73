"""统一社会信用代码 (GB 32100-2015): registry 1, kind 1, region 6, organisation 9, check character modulo 31.

Organisations publish it; the other validators ask here before they call one of them a person.
"""

from __future__ import annotations

import re
from functools import cache
from operator import mul
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import Signs

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = bytes.maketrans(_ALPHABET.encode(), bytes(range(31)))
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_HEAD = re.compile(r"(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)")
_SHAPE = re.compile(_HEAD.pattern + r"[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")


def check(value: str) -> Verdict:
    """CONFIRMED or REJECTED.

    >>> check("91340100MA2X9Y8K7W"), check("113401210030000068"), check("91340100MA2X9Y8K7A")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _SHAPE.fullmatch(value):
        return Verdict.REJECTED
    total = sum(map(mul, value.encode().translate(_VALUES), _WEIGHTS))
    return Verdict.CONFIRMED if _ALPHABET[-total % 31] == value[17] else Verdict.REJECTED


def many(signs: Signs) -> Any:
    """The same of many."""
    numpy, rows = signs.numpy, signs.rows
    told = numpy.zeros(len(signs), numpy.int8)
    if signs.length != 18:
        return told
    heads, values = _tables(numpy)
    at = numpy.flatnonzero(heads[rows[:, 0], rows[:, 1]] & (rows[:, 2:8] <= ord("9")).all(axis=1))
    counted = values[rows[at]]
    holds = -(counted[:, :17] @ numpy.array(_WEIGHTS, numpy.int32)) % 31 == counted[:, 17]
    told[at[holds & (counted >= 0).all(axis=1)]] = 2
    return told


@cache
def _tables(numpy: Any) -> Any:
    """By the first two characters whether a code may begin so; the value of each character."""
    heads, values = numpy.zeros((128, 128), bool), numpy.full(128, -1, numpy.int32)
    values[list(_ALPHABET.encode())] = range(len(_ALPHABET))
    for one in _ALPHABET:
        for other in "123459":
            heads[ord(one), ord(other)] = bool(_HEAD.fullmatch(one + other))
    return heads, values
