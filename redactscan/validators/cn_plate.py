"""Number plates (GA 36-2018): province, authority, five characters, or six for a new-energy vehicle.

A plate has at most two letters among its five characters, and neither I nor O.
"""

from __future__ import annotations

import re

from redactscan.model import Verdict

_SHAPE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]"
    r"(?:(?P<energy>[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])|(?P<number>[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]))"
)
_DOTS = str.maketrans("", "", "·•.- \n")


def check(value: str) -> Verdict:
    """CONFIRMED or REJECTED.

    >>> check("皖A12345"), check("川A·30571B"), check("皖ABCDEF")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value.translate(_DOTS))
    if not match:
        return Verdict.REJECTED
    letters = sum(char.isascii() and char.isalpha() for char in match["number"] or "")
    return Verdict.CONFIRMED if letters <= 2 else Verdict.REJECTED
