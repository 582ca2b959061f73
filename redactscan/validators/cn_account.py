"""Bank accounts without a public check digit: passbooks, 一卡通, rural credit cooperatives, 10 to 25 digits."""

from __future__ import annotations

import re
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import ASK, MAYBE, NO, YES, Signs, cn_mobile, cn_resident_id, cn_uscc

_SHAPE = re.compile(r"[0-9]{10,25}")
_CODE = 18  # characters of an identity number and of an organisation's code; a mobile number is shorter


def check(value: str) -> Verdict:
    """PLAUSIBLE unless it is another number, or one digit over and over.

    >>> check("20010012345666600013"), check("340121198503129976"), check("0000000000000")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _SHAPE.fullmatch(value) or len(set(value)) == 1:
        return Verdict.REJECTED
    if len(value) == _CODE:
        others = [cn_resident_id.check(value), cn_uscc.check(value)]
    else:
        others = [cn_mobile.check(value)]
    return Verdict.REJECTED if Verdict.CONFIRMED in others else Verdict.PLAUSIBLE


def many(signs: Signs) -> Any:
    """The same of many."""
    numpy, rows, length = signs.numpy, signs.rows, signs.length
    if not 10 <= length <= 25 or length in (12, 13, 15):  # of mobile numbers with a prefix, too
        return numpy.full(len(signs), ASK, numpy.int8)
    told = numpy.full(len(signs), MAYBE, numpy.int8)
    told[((rows < ord("0")) | (rows > ord("9")) | (rows == rows[:, :1]).all(axis=1, keepdims=True)).any(axis=1)] = NO
    if length == _CODE:
        told[(signs.told(cn_resident_id.many) == YES) | (signs.told(cn_uscc.many) == YES)] = NO
    elif length == 11:
        told[signs.told(cn_mobile.many) == YES] = NO
    return told
