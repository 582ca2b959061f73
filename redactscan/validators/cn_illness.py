"""A remark, a category, a conclusion about a person: whether it tells of an illness."""

from __future__ import annotations

import re
from functools import lru_cache

from redactscan.model import Verdict
from redactscan.validators import illness

_ANYBODYS = re.compile("的(?:劳动者|职工|公民|归侨|患者)")  # 患职业病的劳动者: a law is about nobody


@lru_cache(maxsize=4096)  # a list says the same of very many people
def check(value: str) -> Verdict:
    """PLAUSIBLE or REJECTED.

    >>> [check(value).value for value in ("乙肝大三阳", "脑卒中", "妊娠", "单亲", "肿瘤科", "未见异常")]
    ['plausible', 'plausible', 'plausible', 'rejected', 'rejected', 'rejected']
    """
    return Verdict.PLAUSIBLE if illness.names_one(value) and not _ANYBODYS.search(value) else Verdict.REJECTED
