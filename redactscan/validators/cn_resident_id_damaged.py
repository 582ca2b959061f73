"""居民身份证号码 after a numeric spreadsheet cell: digits past the 15th are 000, or the display is 3.40121E+17.

What is left tells county and birth date, and the cell's XML may hold more than its display.
"""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import birth, mod_11_2, regions

_ZEROED = re.compile(r"[1-9][0-9]{14}000")
_SCIENTIFIC = re.compile(r"([1-9])\.([0-9]{5,14})E\+17")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """PLAUSIBLE where a known county is left, with a birth date if enough digits are.

    >>> check("340121198503129000"), check("3.40121E+17"), check("3.40121198503129E+17")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("9.99999E+17")
    <Verdict.REJECTED: 'rejected'>
    """
    if _ZEROED.fullmatch(value):
        if mod_11_2.character(value[:17]) == value[17]:
            return Verdict.REJECTED
        digits = value
    elif match := _SCIENTIFIC.fullmatch(value):
        digits = match[1] + match[2]
    else:
        return Verdict.REJECTED
    if regions.verdict(digits[:6]) is not Verdict.CONFIRMED:
        return Verdict.REJECTED
    dated = len(digits) < 14 or birth.date_of(digits[6:14], today) is not None
    return Verdict.PLAUSIBLE if dated else Verdict.REJECTED
