"""Names that hardly look like any: words (文静, 时光) and names without a family name (洛桑, 其其格).

Such names are listed, and taken where only a name can stand: behind what somebody is called, at the beginning of a
clause or behind a small word, before what is said of persons alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from redactscan.detectors.ending import PLACE, STATED, SURNAME_ONLY, Named, ends_at, follows_at, tells
from redactscan.detectors.heads import Beginnings
from redactscan.detectors.vocabulary import HAN, roles, transcribed
from redactscan.detectors.vocabulary import unlikely as listed
from redactscan.text import regex
from redactscan.text.answers import answer

LEFT = 16  # characters before a name in which somebody is called something

# What persons do and suffer, right behind the name, and hardly anything else does.
_DEEDS = regex.compile(
    "称|说|哭|笑|醉酒|酒[后驾]|独自|驾驶?|骑|跌|摔|滑倒|突发|突患|怀孕|被(?:打|骗|抓|砍|判|丈夫|父|母|儿|继|人|车|拐|抱|送|同|烧|辞|欺|确诊|诊断|查|救|家暴|殴|行政|刑事|依法|取保)|"
    "殴打|隐瞒|辞[职了]|不服|不肯|拒[绝不]|未经|涉嫌|伙同|(?:与|和|跟)(?:[他她其]|丈夫|妻子|同学|邻居|前[夫妻]|父|母)|带着|抱着|拉着|扶着|牵着|捧着|拄着|背着|流着|红着|"
    "投了|打(?:工|断|伤|骂|来|进)|来电|来信|来访|来到|告诉|在(?:外|家|网|工地|医院|派出所|学校|车间|监狱|部队|路边|床上|抢救|省|县|市|当地|宿舍|老家|一[次场])|"
    "今年|去年|年(?:近|仅|满|幼)|[0-9一二三四五六七八九十]{1,4}(?:多|来)?岁|名下|独居|丧[偶夫妻子]|离(?:婚|异|家)|结婚|再婚|失(?:踪|联|明|聪|业|独)|走失|溺|坠|去世|病[故逝重危]|身[患亡故]|死[亡于后]|受[伤害骗]|"
    "住院|入院|手术|就(?:诊|读)|确诊|查出|检查|透析|化疗|放疗|残疾|截[瘫肢]|瘫|偏瘫|退[休学伍]|下岗|务工|务农|辍学|休学|上学|考上|回家|出(?:狱|院|生)|刑满|获刑|服刑|吸[毒食]|戒毒|喝|赌|偷|盗窃|诈骗|借|欠|"
    "申请|反映|诉|起诉|上诉|投诉|举报|家(?:里|中|住|境|庭|属|人)|老泪|泪|要(?:跟|和|与)[他她]|[有无没](?:神经|精神|心脏|高血压|糖尿|癫痫|抑郁|自[杀残]|智力)|"
    "才[0-9一二三四五六七八九十]{1,3}岁|重见光明|第一次|父母|母亲|父亲|丈夫|妻子|老[伴婆公]|爷爷|奶奶|的(?:父|母|妻|丈|儿|女|爷|奶|弟|哥|姐|妹|姑|舅|叔|家|病|腿|眼|手|残|死|遗|伤|低保|申请|班主任|诉求|投诉|情况)"
)
_EDGE = frozenset("的和与同对被把给将向由陪到去找让为叫跟及是有看见")
_JOINS = frozenset('的和与同及等、,。;:!?()"”')


def unlikely(text: str) -> Iterator[Named]:
    """The listed names of a reading where they can only be names.

    >>> texts = ("孕妇文静突发子痫", "丈夫洛桑和她", "人生路遥，文静的夜")
    >>> [text[n.start : n.end] for text in texts for n in unlikely(text)]
    ['文静', '洛桑']
    """
    words, _ = listed()
    whole = _pattern().match
    for found in filter(None, (whole(text, at) for at in _beginnings().places(text))):
        start, end = found.span()
        if PLACE.match(text, end):
            continue
        word, right = found.group() in words, _right(text, end)
        if not right and (word or not follows_at(text, end)):
            continue
        left = _left(text, start)
        if left and (not word or _surely(text, end, left, right, _is_thing(found.group()))):
            yield Named(start, end, True)


def is_listed(name: str) -> bool:
    """Whether it is one of them, or written by its sound, as a whole.

    >>> [is_listed(name) for name in ("才让加", "多杰才让", "高峰", "才让加油")]
    [True, True, True, False]
    """
    return bool(_pattern().fullmatch(name) or transcribed()[0].fullmatch(name))


def called_so(text: str) -> Iterator[Named]:
    """What is said to be somebody's name, though it be a word: 一个叫夏天的女孩, 本名满意, 取名望小荷.

    >>> [text[n.start : n.end] for text in ("本名满意,是", "有个叫夏天的女孩", "原名称不变") for n in called_so(text)]
    ['满意', '夏天']
    """
    for found in _CALLED_SO.finditer(text):
        start, end = found.span("name")
        if _NOBODY.isdisjoint(found["name"]) and not SURNAME_ONLY.fullmatch(text, start + 1, end):
            yield Named(start, end, True)


_NOBODY = frozenset("我你他她它们了来去着过得这那哪什么")

_CALLED_SO = regex.compile(
    rf"(?:(?:本|真|曾用|户籍)名(?:叫做?|为|是|:)?|[取起]名(?:叫|为)?|名叫|[个位]叫|我叫|[他她]叫|孩子叫)[“\"]?"
    rf"(?P<name>{HAN}{{2,3}})(?:[”\"]|(?=[,。.;:()!?、]|$|的(?:[女男孩人老小姑青学妇患村汉娃少病他她]|中年)))"
)


def _surely(text: str, end: int, left: int, right: int, thing: bool) -> bool:
    """Whether a word is a name; of one that says how somebody is or does something, more is asked."""
    if thing:
        return left + right > 3 or (left == 3 and right > 0)
    return left > 0 and left + right > 3 and (right == 3 or bool(_OWN.match(text, end)))


_OWN = regex.compile(
    "称|说|哭|来[电信访]|反映|告诉|名下|今年|去年|年[近仅满幼]|[0-9一二三四五六七八九十]{1,4}(?:多|来)?岁|与[他她]|带着|抱着|不服|不肯|隐瞒|醉酒|酒后|涉嫌|殴打|辞"
)


def _left(text: str, start: int) -> int:
    """How surely a name begins: 3 behind what somebody is called, 2 where a clause begins, 1 behind a small word."""
    if _called().search(text, max(0, start - LEFT), start):
        return 3
    if start == 0 or ends_at(text, start - 1):
        return 2
    return int(text[start - 1] in _EDGE)


def _right(text: str, end: int) -> int:
    """How surely a name ends: 3 before what is only said of persons, 2 before a deed, 1 where a word ends."""
    if STATED.match(text, end) or tells().match(text, end):
        return 3
    if _DEEDS.match(text, end):
        return 2
    return int(end == len(text) or text[end] in _JOINS)


def _is_thing(word: str) -> bool:
    """Whether a word is said of no person: 学生阳光, 女儿丁香, but 老人安详 and 学生成长."""
    from redactscan.detectors.tokenizer import entry

    known = entry(word)
    return known is None or known.tag[:1] in "n"


@cache
def _called() -> regex.Pattern[str]:
    words = roles()
    return regex.backwards(
        rf"(?:{words['private']}|{words['kin']}|关于|[岁半床班]的|隔壁的|同[班村来]的|名叫|(?<![喊鸣])叫做?|取名|[化本原大]名|名为|自称)[:为是“\"]?$"
    )


@cache
def _beginnings() -> Beginnings:
    """Where a listed name may begin: found many times as quickly as all of them."""
    words, alone = listed()
    return Beginnings([*sorted(words), *alone])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(answer("unlikely names", "", _longest_first))


def _longest_first() -> str:
    words, alone = listed()
    return "|".join(sorted((*alone, *words), key=lambda word: (-len(word), word)))
