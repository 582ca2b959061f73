"""Addresses of a door or a village group: what the words of a pattern cannot tell from a team, a firm or a meeting."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.text import begun

_HAMLET = "村寨屯庄家湾坝塘坪岭冲沟坡岩田岗坳垭溪河头坎脚坑洞井营"  # what hamlets of Yunnan and Guangxi are called by
_NOT_A_PLACE = re.compile(
    rf"工作[组队]|领导小组|[专课]组|(?<![民0-9一二三四五六七八九十{_HAMLET}])小组(?![0-9]{{1,4}}号)|(?:驻村|专家)小组|服务[队社]|突击队|巡逻队|宣传队|志愿"
    r"|督导组|网格组|合作社|供销社|信用社|文艺队|消防队|施工队|调解组|议事组"
    r"|巡[察查]组|检查组|考核组|调查组|核查组|评审组|指导组|专班|旅行社|出版社|报社|通讯社|福利社|贫困户|脱贫户|监测户|低保户|五保户|农户|住户|用户|账户"
    r"|商户|大户|示范户|(?:振兴|建设|改革|发展)(?![东西南北中]?[路街巷弄大]|新村|小区|社区|村)|组织|办事处|或者|应当|依法|以及|所在|提出|反映|履行|推选|撤销"
)
_BLANK = re.compile("[省市县区乡镇街道村社屯组队路巷弄号栋幢座楼单元室户]*")  # of a form: 镇 村 组
_DOOR = re.compile(r"[0-9一二三四五六七八九十A-Z][号栋幢座室户]|单元|号楼|-[0-9]")


def check(value: str) -> Verdict:
    """CONFIRMED with a door, a house or a flat, PLAUSIBLE without.

    >>> check("罗塘乡向阳村第三村民组12号"), check("罗塘乡向阳村第三村民组")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>)
    >>> check("柳树村第八村民小组"), check("罗塘 乡向阳村 3 组 12 号")
    (<Verdict.PLAUSIBLE: 'plausible'>, <Verdict.CONFIRMED: 'confirmed'>)
    >>> check("罗塘乡向阳村扶贫工作组"), check("镇村组"), check("向村民委员会提出取消本村民小组")
    (<Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    value = "".join(value.split())  # 3 栋 2 单元, as converters and justified lines space it
    if begun.search(_NOT_A_PLACE, value) or blank(value):
        return Verdict.REJECTED
    return Verdict.CONFIRMED if _DOOR.search(value) else Verdict.PLAUSIBLE


def blank(value: str) -> bool:
    """Whether a form only leaves room for an address: 镇 村 组.

    >>> blank("镇村组"), blank("青峰村组")
    (True, False)
    """
    return bool(_BLANK.fullmatch(value))
