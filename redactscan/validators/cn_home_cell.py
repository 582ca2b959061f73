"""What a cell under 家庭住址 says of where somebody lives: more than the village or the community, or no more.

Such a cell needs no pattern: 八角北里12-5-301 and 德尔布勒金牧场二队 are homes because the heading says so.
"""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.validators import cn_address

_DOOR = re.compile(
    r"[0-9一二三四五六七八九十百A-Z#][号室户栋幢座楼门房排弄]|单元|号楼|[0-9A-Z][-/][0-9]{1,4}|[\u4e00-\u9fff][0-9]{3,4}$|[0-9][A-Z]$"
    r"|^[0-9]{3,4}$"
)
_NARROW = re.compile(
    "小区|花园|家园|新[村城苑居]|公寓|别墅|山庄|[苑里庭阁轩坊]$|[路街巷弄](?!道)|大道|胡同|家属|宿舍|[组队屯寨]$|[组队社屯][0-9A-Z]"
    "|[0-9一二三四五六七八九十]社|村[\u4e00-\u9fff]{1,3}社$"
)
_WIDE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}?(?:省|自治[区州县旗]|特别行政区|市|地区|[州盟县区旗]|镇|乡|苏木|街道|街道?办事处|街办"
    r"|[村居]民?委员?会|居委会|[村居]委|社区|村|嘎查|农场|林场|牧场))+"
)
_NOBODYS = re.compile(
    "大厦|写字楼|办公|商务|商厦|宾馆|酒店|政府|委员会|法院|检察院|公安局|派出所|公司|银行|中心$|大厅|电话|住院号|负责人"
)
_HOME = re.compile("家属|宿舍|公寓|单身楼|职工楼|住宅楼|小区|花园|家园|[村居]民委员会")


def check(value: str) -> Verdict:
    """CONFIRMED with a door, a house or a flat, PLAUSIBLE with a street, an estate or a village group.

    >>> check("东大街15号教育局家属院2-301"), check("德福花园德康阁3B"), check("某某村三社56号")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONFIRMED: 'confirmed'>)
    >>> check("德尔布勒金牧场二队"), check("箭厂河乡方洼村方洼组")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("长丰县罗塘乡向阳村"), check("本县"), check("长寿路58号县政府办公楼")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    value = re.sub(r"\s", "", value)
    if cn_address.blank(value) or _WIDE.fullmatch(value) or (_NOBODYS.search(value) and not _HOME.search(value)):
        return Verdict.REJECTED
    if _DOOR.search(value):
        return Verdict.CONFIRMED
    return Verdict.PLAUSIBLE if _NARROW.search(value) else Verdict.REJECTED
