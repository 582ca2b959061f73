"""学籍号: G and the identity number; L or J and a number of the same shape for pupils without one."""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import cn_resident_id, regions

_SHAPE = re.compile(r"([GLJ])([1-9][0-9]{16}[0-9X])")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """The tail of an L number is random, so nothing but its region can be checked.

    >>> check("G340121201209050022"), check("L340121201209057730"), check("G340121201209050023")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value)
    if not match:
        return Verdict.REJECTED
    kind, number = match.groups()
    if kind == "G":
        return cn_resident_id.check(number, today)
    return Verdict.PLAUSIBLE if regions.verdict(number[:6]) is Verdict.CONFIRMED else Verdict.REJECTED
