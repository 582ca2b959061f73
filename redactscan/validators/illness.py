"""What an illness is called in common speech, and when such a word is about a ward, a course or a lack of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from redactscan.text.answers import answer

_GUARDED = "!"
_ENDS = "[病症](?![房历床休假虫毒理院状例])|[癌瘤]"
_UNNAMED = "XXI"  # the chapter of what is said of the ill
_PARTS = (
    "(?:多发|双目|[左右双上下前后内外侧中末段急慢轻重先天后性部处粉碎开放闭合陈旧早晚期浅深压缩爆裂软组织头皮面脸颅鼻咽喉口舌唇眼耳颈肩胸肋锁骨背腰椎腹髋股膝腿臂肘腕踝"
    "手足指趾肺肝胃肠脑心肾脾胆胰乳腺甲状宫卵巢食管道直结膀胱髓血淋巴神经角及一二三四五0-9IV级型度第-])"
)
_STAGE = "(?:[早中晚末]期|后遗症|[一二三四1-4][期级度])"
_GROUP = "(?:患者|病人|人群|家庭)[一-龥]"  # 氟骨症患者生活质量调查
_OTHER = (
    "(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾|(?=[一二三四1-4]级))|[一二三四1-4]级(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾)?|[一二三四五六七八九十1-9]级伤残|[左右双][手脚臂腿眼耳足]残疾|[裂擦灼挫]伤|离断伤|损伤|[肝脾肾肠胃]破裂|"
    "[^患有因得生重大疾慢发犯染看治查诊为是的了其何种该此旧等无与和及或在将被、,。;:()男女岁名家属父母妻夫]{1,3}"
    "[病症癌瘤](?![房历床休假虫毒理院状例人情史种残])"
)
_SERVICE = (
    "[病症]?(?:性?疾?病?[专]?科(?!住)|病?(?:专科)?医院|学|防治|防控|预防|研究|专家|专长|门诊部|诊疗中心|筛查(?!出)|监测|宣传|知识|保险|医[生师]|护[士理]员|"
    "病房|疫苗|[0-9二三四]+价|课题|项目|救治中心|救助站|管理员|管理工作|康复中心|康复师|服务|志愿|协会|学会|基金会|报销比例|统筹|政策|证明)"
)
_WITHOUT = (
    "(?:[0-9]价|无|未见|未患|未发现|未检出|没有|不患|否认|排除|非|免除|抗击?|擅长|从事|防|防治|预防|诊治)"
    "(?:明显|重大|严重|任何|其他|传染性|传染|慢性|家族|遗传|职业|重|大|精神)?"
)


def names_one(text: str, secret: bool = False) -> bool:
    """Whether a squeezed text says of somebody that they are ill; ``secret``: with what a law keeps secret.

    >>> names_one("乙肝大三阳"), names_one("妻子患戈谢病"), names_one("肿瘤科主任"), names_one("无重大疾病")
    (True, True, False, False)
    >>> names_one("双相情感障碍", secret=True), names_one("尿毒症", secret=True), names_one("县精神病医院", secret=True)
    (True, False, False)
    """
    service, without = _around()
    return any(
        not service.match(text, found.end()) and not without.search(text, 0, found.start())
        for found in (_secret() if secret else _any()).finditer(text)
    )


def told_in(text: str) -> list[tuple[int, int]]:
    """Where a squeezed text tells of an illness by its name, with what part of the body has it: 左锁骨骨折.

    >>> texts = ("因先天性心脏病住院手术", "患者家属", "无高血压病史")
    >>> [text[start:end] for text in texts for start, end in told_in(text)]
    ['先天性心脏病']
    """
    service, without = _around()
    return [
        found.span()
        for found in _named().finditer(text)
        if not service.match(text, found.end()) and not without.search(text, 0, found.start())
    ]


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_SERVICE), re.compile(f"{_WITHOUT}$")


@cache
def _any() -> re.Pattern[str]:
    return re.compile(answer("illnesses", "", lambda: f"{_tree(_words())}|{_ENDS}"))


@cache
def _named() -> re.Pattern[str]:
    """What an illness is called, one or more without a word between them; not what is only said of the ill."""
    return re.compile(answer("illnesses by name", "", _one_or_more))


def _one_or_more() -> str:
    name = f"(?:{_tree(_words(named=True))})(?:[病症](?![房历床休假虫毒理院状例人情史种残]))?|{_OTHER}"
    return f"{_PARTS}*(?:{name})(?:{_PARTS}*(?:{name}))*{_STAGE}?(?!{_GROUP})"


@cache
def _secret() -> re.Pattern[str]:
    return re.compile(answer("secret illnesses", "", lambda: _tree(_words(secret=True))))


def _words(secret: bool = False, named: bool = False) -> set[str]:
    """All of them, those that laws of their own keep secret, those by which an illness is named."""
    chapters = Path(__file__).with_name("data").joinpath("illnesses.txt").read_text(encoding="utf-8").split("\n# ")
    lines = (line for said in chapters if not (named and said.startswith(_UNNAMED)) for line in said.splitlines()[1:])
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return {word.removeprefix(_GUARDED) for word in words if word.startswith(_GUARDED) or not secret}


def _tree(words: Iterable[str]) -> str:
    """The words as alternatives, by their first characters: a place in a text is tried with few of them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[0]].append(word[1:])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest, key=len, reverse=True)))})"
        for first, rest in sorted(groups.items())
    )
