"""统一社会信用代码 (GB 32100-2015): registry 1, kind 1, region 6, organisation 9, check character modulo 31.

Organisations publish it; the other validators ask here before they call one of them a person.
"""

from __future__ import annotations

import re
from operator import mul

from redactscan.model import Verdict

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = bytes.maketrans(_ALPHABET.encode(), bytes(range(31)))
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SHAPE = re.compile(r"(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)[0-9]{6}"
                    r"[0-9A-HJ-NPQRTUWXY]{10}")  # fmt: skip


def check(value: str) -> Verdict:
    """CONFIRMED or REJECTED.

    >>> check("91340100MA2X9Y8K7W"), check("113401210030000068"), check("91340100MA2X9Y8K7A")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _SHAPE.fullmatch(value):
        return Verdict.REJECTED
    total = sum(map(mul, value.encode().translate(_VALUES), _WEIGHTS))
    return Verdict.CONFIRMED if _ALPHABET[-total % 31] == value[17] else Verdict.REJECTED
