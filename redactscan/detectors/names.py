"""Names behind a label: 姓名：张伟, 监护人欧阳雪梅. Where the name ends is the question, because no space ends it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from redactscan.detectors.persons import looks_like_name
from redactscan.detectors.surface import Surface
from redactscan.model import Match, Rule, Verdict
from redactscan.text.sensitive import Sensitive

# What comes after a name in a form or a sentence; a longer stretch of characters that none of them cuts is no name.
_AFTER = (
    "性别|男|女|年龄|民族|汉族|出生|生于|身份|公民|证件|证号|联系|电话|手机|住址|地址|现住|家住|住|户籍|籍贯|户口|家庭|账号|银行|开户|"
    "同志|先生|女士|同学|本人|一家|系|因|于|在|为|与|和|及|的|已|患|申请|来电|反映|提出|签字|签名|签收|监护|学校|班级|年级|残疾|关系"
)
_NAME = regex.compile(rf"(?P<name>\p{{Han}}{{2,4}}?(?:·\p{{Han}}{{1,6}}){{0,3}})(?:(?!\p{{Han}})|$|{_AFTER})")


@cache
def _labels(terms: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(regex.escape(term) for term in sorted(terms, key=len, reverse=True))
    return regex.compile(rf"(?:{words})[:为是]?")


def detect(surface: Surface, rule: Rule) -> Iterator[Match]:
    """Every name that stands behind one of the rule's terms on one surface."""
    view = surface.view
    for found in _labels(rule.detect.terms).finditer(view.squeezed):
        name = _NAME.match(view.squeezed, found.end())
        if name is None or not looks_like_name(name["name"]):
            continue
        start, end = view.raw_span(*name.span("name"))
        if place := surface.place(start, end):
            source, cell, span = place
            value = Sensitive(view.raw[start:end])
            yield Match(rule, source, cell, span, value, Sensitive(name["name"]), Verdict.PLAUSIBLE)
