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
_SERVICE = (
    "[病症]?(?:性?疾?病?[专]?科(?!住)|病?(?:专科)?医院|学|防治|防控|预防|研究|专家|专长|门诊部|诊疗中心|筛查(?!出)|监测|宣传|知识|保险|医[生师]|护[士理]员|"
    "病房|疫苗|课题|项目|救治中心|救助站|管理员|管理工作|康复中心|康复师|服务|志愿|协会|学会|基金会|报销比例|统筹|政策|证明)"
)
_WITHOUT = (
    "(?:无|未见|未患|未发现|未检出|没有|不患|否认|排除|非|免除|抗击?|擅长|从事|防|防治|预防|诊治)"
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


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_SERVICE), re.compile(f"{_WITHOUT}$")


@cache
def _any() -> re.Pattern[str]:
    return re.compile(answer("illnesses", "", lambda: f"{_tree(_words())}|{_ENDS}"))


@cache
def _secret() -> re.Pattern[str]:
    return re.compile(answer("secret illnesses", "", lambda: _tree(_words(secret=True))))


def _words(secret: bool = False) -> set[str]:
    lines = Path(__file__).with_name("data").joinpath("illnesses.txt").read_text(encoding="utf-8").splitlines()
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
