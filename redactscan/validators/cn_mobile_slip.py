"""Mobile numbers with a digit too few or too many, or two of them without a gap."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import cn_mobile

_SHAPE = re.compile(r"1[3-9][0-9]{8}|1[3-9][0-9]{10}|1[3-9][0-9]{9}1[3-9][0-9]{9}")


def check(value: str) -> Verdict:
    """PLAUSIBLE where it begins like a number in use; never CONFIRMED.

    >>> check("1380000123"), check("138000012345"), check("1380000123413900001234")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("13800001234"), check("1400000123")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if value.isdigit() and len(value) == 11:  # whole, and only a letter touches it
        return Verdict.PLAUSIBLE if cn_mobile.check(value) is Verdict.CONFIRMED else Verdict.REJECTED
    whole = cn_mobile.check((value + "00000000012")[:11]) is Verdict.CONFIRMED
    return Verdict.PLAUSIBLE if _SHAPE.fullmatch(value) and whole else Verdict.REJECTED
