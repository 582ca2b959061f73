"""What kind of paper a document is, as far as it tells that those whom it names are nobody's private concern."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from redactscan.detectors.surface import Surface
from redactscan.detectors.vocabulary import REIGNS
from redactscan.text import regex
from redactscan.text.view import squeeze

MAX_TITLE = 60  # characters
HEAD, MAX_HEAD, MAX_LINE = 2, 240, 50  # lines and characters of the head of a document, characters of its lines
_BREAKS = "\n\x1e\x1f"
_SENTENCE = regex.compile('[。.!！?？;；”"]$|[，,。].*[，,。]')

# Who assesses, treats, teaches, gives; who is on duty when.
_SERVICE = regex.compile(
    "(?:专家|名医|医[师生]|律师|公证员|讲师|教师|(?:技术|鉴定|评定|评估|工作|执法|调解|值班|服务)人员|志愿者|护理员|宣讲团|网格员|调解员|评委|陪审员|监督员|家庭医生|评定机构)"
    "[^。,]{0,12}(?:名单|名册|成员|一览|名录|公告|公示|安排|排班|聘用|选聘|通知)|人员(?:安排|排班|分工)|"
    "(?:委员会|组委会|领导小组)(?:[副正]?主[任席]|组成|全体|候选|拟任|人员|成员|委员|班子|机构|[及和、的]){0,5}(?:名单|名册|成员|名录)|(?:调整|成立)[^。,]{1,30}(?:委员会|领导小组)|(?:值班|排班|坐诊|出诊|门诊|领导(?:同志)?(?:工作)?分工|任免|接访|领导接待|开庭公告|开庭安排)(?:表|安排|通知|日程|公告|公示|一览)?$|"
    "(?:捐[赠款资]|爱心|芳名|功德|慈善)[^。,]{0,10}(?:榜|名单|名录)|光荣榜|芳名录|领导[^。,]{0,6}分工|工作分工|责任分工|先锋岗|秩序册|(?:任前|拟任|任职|干部|选举|表彰|评选|候选人?)[^。,]{0,10}(?:公示|公告|名单)|公示牌|(?:生平|年谱|年表|传略|列传|先贤|家谱|族谱|民国|医案|光绪|纪念馆|解说词|祭英烈|烈士(?:纪念|陵园|事迹))|见义勇为[^。,]{0,12}(?:名单|公告|公示)|授予|追授|命名表彰|表彰[^。,]{0,40}决定|颁奖词|"
    "(?:纪律检查|监察)委员会$|(?:违纪|四风|不正之风|腐败|八项规定|形式主义|不作为)[^。,]{0,16}(?:通报|曝光)"
)
# What tells of those who serve, write, are honoured or long dead more often than of anybody's private life.
_WORK = regex.compile(
    "会议|大会|研讨|论坛|开幕|开班|启动|落成|揭牌|座谈会|发布会|通气会|圆桌会|联谊会|讲话|致辞|调研|慰问|督[导查]|工作报告|总结|分工|值班|接访|换届|选举|任[前职免]|拟任|聘任|"
    "记者|本报|本网|通讯员|专访|访谈|采访|手记|侧记|辟谣|"
    "专家|名医|主任医师|教授|院士|医师|律师|志愿|门诊|坐诊|义诊|讲座|课[程表堂]|培训|宣讲|答疑|问答|主讲|名册|名录|一览|"
    "表彰|授予|先进|荣誉|优秀|模范|标兵|榜样|风采|好书记|追记|颁奖|称号|捐赠|捐款|捐资|善款|爱心|基金|光荣|"
    "烈士|英烈|先烈|红军|革命|抗[战日]|民国|清代|年谱|年表|生平|传略|文史|纪念碑|纪念馆|院志|"
    "书评|新书|书[单目讯]|丛书|述职|研修|结业|获评|研究|论文|小说|长篇|作品|诗集|文集|前言|后记|编后|序言|解说词|展览|整理说明|作家|名家|提案|建议案|议案|招聘|商户|秩序册"
)
# An age before ours: the reign of an emperor, a life that began before 1930.
_DATED = regex.compile(
    rf"(?:{REIGNS}|洪武|永乐|嘉靖|万历|崇祯|顺治|同治)[元一二三四五六七八九十0-9]{{1,3}}年|(?:光绪|宣统|同治|道光|康熙|乾隆|民国|抗战|解放战争)(?:年间|初年|时期)|民国[元一二三四五六七八九十0-9]{{1,3}}年|抗战军兴|[明清宋元唐](?:[末代朝](?=[,。、;时皇名诗文著学古进状期以至年的后前]|$)|初(?=[,。、;时名诗文著年的]|$))|"
    r"[(](?:约|公元)?1[0-8][0-9]{2}年?[—\-–~至]|[(]19[0-2][0-9]年?[—\-–~至]+(?:1[0-9]{3}|20[0-9]{2})年?[)]|(?:明|清)(?:嘉靖|万历|乾隆|光绪)|邑人|邑绅"
)


def in_service(head: Surface) -> bool:
    """Whether the title says that those are listed who serve: 残疾评定医师名单, 捐赠芳名榜."""
    return _SERVICE.search(title(head)) is not None


def of_work(head: Surface) -> bool:
    """Whether the head says that it tells of those who serve, write or are honoured: then a private person must be
    called one, or what befell somebody be told of nobody else.
    """
    return any(map(_WORK.search, _head(head)))


def _head(surface: Surface) -> list[str]:
    lines = [line for line in map(squeeze, surface.view.plain[:MAX_HEAD].split("\n")) if line.strip(_BREAKS)]
    return [line for line in lines[:HEAD] if len(line) <= MAX_LINE and not _SENTENCE.search(line)]


def title(surface: Surface) -> str:
    """The first line with anything in it, without spaces, as much of it as is a title."""
    lines = (squeeze(line) for line in surface.view.plain[:MAX_HEAD].split("\n", 8))
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
    pattern = regex.compile(rf"({'|'.join(sorted(map(re.escape, names)))})(?:[县市镇乡区]|街道|片区)")
    return {found[1] for surface in laid for found in pattern.finditer(surface.view.plain)}
