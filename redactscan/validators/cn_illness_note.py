"""An illness in brackets behind a name, 「王秀兰（糖尿病）」: whether it is one and not the ward of a physician."""

from __future__ import annotations

import re

from redactscan.model import Verdict

_WARD = re.compile("科|室|院|门诊|中心|[医教]师|专家|医生|主任|防治|研究|协会|学会|无|未|否认")


def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> check("糖尿病"), check("心血管病科"), check("肺癌防治专家")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    return Verdict.REJECTED if _WARD.search(value) else Verdict.PLAUSIBLE
