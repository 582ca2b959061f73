"""居民身份证号码 with a digit too few or too many, a day that is none, a letter in or before it, or two without a gap.

Seventeen digits are as good as the whole, because they tell the check character. What stands there in such a column
was typed by hand, and whoever knows the village reads it all the same.
"""

from __future__ import annotations

import re
from typing import Any

from redactscan.model import Verdict
from redactscan.validators import (
    ASK,
    NO,
    Signs,
    birth,
    cn_resident_id,
    cn_resident_id_15,
    cn_resident_id_damaged,
    cn_resident_id_typo,
    cn_uscc,
    regions,
)

_SHAPE = re.compile(r"[1-9][0-9]{13,19}X?[0-9]{0,3}|[1-9][0-9]{16}[0-9X][1-9][0-9]{16}[0-9X]")
_LETTERS = str.maketrans("OIL", "011")
_OTHERS = (
    cn_resident_id.check,
    cn_resident_id_15.check,
    cn_resident_id_damaged.check,
    cn_resident_id_typo.check,
    cn_uscc.check,
)


def check(value: str) -> Verdict:
    """PLAUSIBLE where a known county begins what is not the number of a person as it should be; never CONFIRMED.

    >>> check("34012119850312997"), check("3401211985031299760"), check("340121198513129976")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("SFZ340121198503129976"), check("34012119850312O976")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("340121198503129976"), check("99012119850312997"), check("34012100000000000")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    digits = value.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").translate(_LETTERS)
    if not _SHAPE.fullmatch(digits) or regions.verdict(digits[:6]) is not Verdict.CONFIRMED:
        return Verdict.REJECTED
    another = digits == value and any(check(value) is not Verdict.REJECTED for check in _OTHERS)
    born = re.search("19|20", digits[5:10]) or birth.date_of(f"19{digits[6:12]}")
    return Verdict.PLAUSIBLE if born and not another else Verdict.REJECTED


def many(signs: Signs) -> Any:
    """Nothing is one that begins with no county, or is an identity number as it should be."""
    numpy, rows = signs.numpy, signs.rows
    told = numpy.full(len(signs), ASK, numpy.int8)
    at = numpy.flatnonzero((rows[:, :6] <= ord("9")).all(axis=1)) if signs.length > 6 else []
    told[at] = numpy.where(regions.verdicts(numpy, birth.number(numpy, rows[at, :6])) < 2, NO, ASK)
    told[signs.told(cn_resident_id.many) > NO] = NO
    return told
