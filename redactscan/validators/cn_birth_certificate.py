"""出生医学证明编号: a letter for the edition and nine digits, the first two of them the province."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import regions

_SHAPE = re.compile(r"[A-Z]([0-9]{2})[0-9]{7}")


def check(value: str) -> Verdict:
    """No check digit: PLAUSIBLE at best.

    >>> check("X340000123"), check("X990000123")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value)
    return Verdict.PLAUSIBLE if match and regions.province(match[1]) else Verdict.REJECTED
