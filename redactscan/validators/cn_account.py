"""Bank accounts without a public check digit: passbooks, 一卡通, rural credit cooperatives, 10 to 25 digits."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import cn_mobile, cn_resident_id, cn_uscc

_SHAPE = re.compile(r"[0-9]{10,25}")
_OTHERS = (cn_resident_id.check, cn_uscc.check, cn_mobile.check)


def check(value: str) -> Verdict:
    """PLAUSIBLE unless it is another number, or one digit over and over.

    >>> check("20010012345666600013"), check("340121198503129976"), check("0000000000000")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    if not _SHAPE.fullmatch(value) or len(set(value)) == 1:
        return Verdict.REJECTED
    another = any(check(value) is Verdict.CONFIRMED for check in _OTHERS)
    return Verdict.REJECTED if another else Verdict.PLAUSIBLE
