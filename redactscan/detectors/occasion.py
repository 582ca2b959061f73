"""What kind of paper a document is, as far as it tells that those whom it names are nobody's private concern."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from redactscan.detectors.surface import Surface
from redactscan.text.view import squeeze

MAX_TITLE = 60  # characters
_BREAKS = "\n\x1e\x1f"

# Who assesses, treats, teaches, gives; who is on duty when.
_SERVICE = regex.compile(
    "(?:专家|医[师生]|律师|讲师|(?:技术|鉴定|评定|评估|工作|执法|调解|值班|服务)人员|志愿者|护理员|宣讲团|网格员|调解员|评委|陪审员|家庭医生|评定机构)"
    "[^。,]{0,12}(?:名单|成员|一览|名录|公告|公示|安排|排班|聘用|选聘|通知)|人员(?:安排|排班|分工)|(?:值班|排班|坐诊|出诊|领导分工|任免|接访|领导接待)(?:表|安排|通知|日程|公告|公示|一览)?$|"
    "(?:捐[赠款资]|爱心|芳名|功德)[^。,]{0,10}(?:榜|名单)|光荣榜|芳名录"
)
# An age before ours: the reign of an emperor, a life that began before 1930.
_DATED = regex.compile(
    "(?:洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)[元一二三四五六七八九十0-9]{1,3}年|(?:光绪|宣统|同治|道光|康熙|乾隆|民国|抗战|解放战争)(?:年间|初年|时期)|民国[元一二三四五六七八九十0-9]{1,3}年|抗战军兴|[明清宋元唐](?:初|末|代|朝)|"
    r"[(](?:约|公元)?1[0-8][0-9]{2}年?[—\-–~至]|[(]19[0-2][0-9]年?[—\-–~至]+(?:1[0-9]{3}|20[0-9]{2})年?[)]|(?:明|清)(?:嘉靖|万历|乾隆|光绪)|邑人|邑绅"
)


def in_service(laid: Sequence[Surface]) -> bool:
    """Whether the title says that those are listed who serve: 残疾评定医师名单, 捐赠芳名榜."""
    return any(_SERVICE.search(_title(surface)) for surface in laid[:1])


def _title(surface: Surface) -> str:
    lines = (squeeze(line) for line in surface.view.plain.split("\n", 8))
    return next((line for line in lines if line), "")[:MAX_TITLE]


def dated(surface: Surface) -> list[tuple[int, int]]:
    """The paragraphs of a surface, as raw spans in order, that tell of an age before ours."""
    plain, found = surface.view.plain, [(0, 0)]
    for sign in _DATED.finditer(plain):
        if sign.start() >= found[-1][1]:
            first = max(plain.rfind(mark, found[-1][1], sign.start()) for mark in _BREAKS)
            last = min(end if end >= 0 else len(plain) for end in (plain.find(m, sign.end()) for m in _BREAKS))
            found.append((first + 1, last))
    return found[1:]


def of_places(laid: Sequence[Surface], names: Collection[str]) -> set[str]:
    """Those of the names that are a place's: 安澜, where a document speaks of 安澜县."""
    if not names:
        return set()
    pattern = regex.compile(rf"({'|'.join(sorted(map(regex.escape, names)))})(?:[县市镇乡区]|街道)")
    return {found[1] for surface in laid for found in pattern.finditer(surface.view.squeezed)}
