"""Bank accounts without a public check digit: passbooks, 一卡通, rural credit cooperatives, 10 to 25 digits."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import cn_mobile, cn_resident_id, cn_uscc

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
