"""Where a sentence says that somebody lives: 住朝阳区望京西园三区315楼2门901, down to the door."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import cn_home_cell

# 住院, 住房, 住宅 …: another word than the verb; what a hotel or a hospital lodges lives elsewhere
_WORD = re.compile("[院房宅宿户建所持址校店舍]|[进满了过着的]|不[起下]|[0-9]|累计|连续|一[处起]|期|时间|超过")
_LODGED = re.compile("[医病]院|病[房区]|卫生院|酒店|宾馆|招待所|旅[馆社]|隔离|方舱")


def check(value: str) -> Verdict:
    """CONFIRMED or REJECTED.

    >>> check("朝阳区望京西园三区315楼2门901"), check("龙虎庄村3排12号")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>)
    >>> [check(value).value for value in ("院部3楼302室", "罗塘乡向阳村", "县医院5楼12号", "累计满183", "的自立一户")]
    ['rejected', 'rejected', 'rejected', 'rejected', 'rejected']
    """
    value = re.sub(r"\s", "", value)
    if _WORD.match(value) or _LODGED.search(value):
        return Verdict.REJECTED
    return Verdict.CONFIRMED if cn_home_cell.check(value) is Verdict.CONFIRMED else Verdict.REJECTED
