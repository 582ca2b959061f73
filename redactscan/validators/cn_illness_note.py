"""An illness in brackets or between commas, 「王秀兰（糖尿病）」: whether it is one and not the ward of a physician."""

from __future__ import annotations

import re
from functools import lru_cache

from redactscan.model import Verdict
from redactscan.validators import illness

_WARD = re.compile(
    "科|室|院|门诊|中心|[医教]师|专家|医生|主任|防治|研究|协会|学会|无|未|否认|咨询|机制|方向|学$|患者|病人|人员|等"
)


@lru_cache(maxsize=4096)
def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> check("糖尿病"), check("心血管病科"), check("肺癌防治专家")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    ill = illness.names_one(value) or "残疾" in value
    return Verdict.PLAUSIBLE if ill and not _WARD.search(value) else Verdict.REJECTED
