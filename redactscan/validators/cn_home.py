"""Addresses of a home down to the door: an address with a door that is not an office, a shop or a school."""

from __future__ import annotations

import re

from redactscan.model import Verdict
from redactscan.text import begun
from redactscan.validators import cn_address

_OFFICE = re.compile(
    r"大厦|大楼|写字楼|办公|商务|商厦|商城|商铺|门面|广场|酒店|宾馆|饭店|招待所|行政|政务|政府|委员会|法院|检察院|公安|派出所"
    r"|[中小大]学|学校|幼儿园|医院|卫生[院室]|研究[院所]|产业园|科技园|工业园|创业园|软件园|开发区|厂房|车间|仓库|会议|报告厅|公司|银行|中心|门诊|急诊|住院[部楼]|医技楼|综合楼|教学楼|实验楼|图书馆|体育馆|文化馆|活动室|卫生所|服务[站点]|营业[厅部]"
)

_ESTATE = re.compile("(?:小区|花园|家园|新村|公寓|苑|庭|里)[一二三四五六七八九十0-9]")


def check(value: str) -> Verdict:
    """CONFIRMED or REJECTED.

    >>> check("双凤开发区凤湖花园12栋203室")
    <Verdict.CONFIRMED: 'confirmed'>
    >>> check("长江中路456号3栋2单元501室"), check("中山路18号行政中心A座1203室"), check("罗塘乡向阳村第三村民组")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.REJECTED: 'rejected'>, <Verdict.REJECTED: 'rejected'>)
    """
    value = "".join(value.split())
    estate = _ESTATE.search(value)  # 开发区凤湖花园12栋203室
    office = begun.search(_OFFICE, value, estate.start() if estate else 0)
    if office or cn_address.check(value) is not Verdict.CONFIRMED:
        return Verdict.REJECTED
    return Verdict.CONFIRMED
