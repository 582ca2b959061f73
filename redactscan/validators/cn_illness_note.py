"""An illness in brackets or between commas, 「王秀兰（糖尿病）」: whether it is one and not the ward of a physician."""

from __future__ import annotations

import re
from functools import lru_cache

from redactscan.model import Verdict
from redactscan.validators import illness

_WARD = re.compile(
    "科|室|院|门诊|中心|[医教]师|专家|医生|主任|防治|研究|协会|学会|无|未|否认|咨询|机制|方向|学$|患者|病人|人员|等|联合会|权益|措施|申请|工作|事业"
)

_GRADE = re.compile("(?:视力|听力|言语|肢体|智力|精神|多重)[一二三四1-4]级")  # of disability, GB/T 26341-2010


@lru_cache(maxsize=4096)
def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> [check(value).value for value in ("糖尿病", "听力一级", "心血管病科", "残疾人联合会", "落实社区戒毒措施")]
    ['plausible', 'plausible', 'rejected', 'rejected', 'rejected']
    """
    ill = illness.names_one(value) or "残疾" in value or bool(_GRADE.fullmatch(value))
    return Verdict.PLAUSIBLE if ill and not _WARD.search(value) else Verdict.REJECTED
