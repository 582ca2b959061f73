"""残疾人证 (中残联 残疾人证管理办法): identity number 18, category 1-7, degree 1-4, after a reissue B and a number.

One string tells who somebody is and what ails him.
"""

from __future__ import annotations

import datetime
import re

from redactscan.model import Verdict
from redactscan.validators import cn_resident_id

_SHAPE = re.compile(r"([1-9][0-9]{16}[0-9X])[1-7][1-4](?:B[0-9]{1,2})?")


def check(value: str, today: datetime.date | None = None) -> Verdict:
    """The verdict on the identity number in it.

    >>> check("34012119850312997644"), check("34012119850312997644B1"), check("34012119850312997689")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>)
    """
    match = _SHAPE.fullmatch(value)
    return cn_resident_id.check(match[1], today) if match else Verdict.REJECTED
