"""What a document says of itself: its title and its disclosure attribute."""

from __future__ import annotations

import re
from functools import cache

from redactscan.detectors.lines import TITLE_LINES, Line, lines, top
from redactscan.model import Document
from redactscan.text import regex
from redactscan.text.fold import written_as

LONGEST = 80  # characters of a title
_TITLE = regex.compile(
    r".{0,60}(?:名单|公示|公告|通知|通告|通报|花名册|报告|决定|纪要|请示|函|方案|规定|办法|意见|条例|计划|通讯录|表)"
    r"(?:\(.{1,20}\))?"
)
ATTRIBUTES = {
    "主动公开": "proactive",
    "公开发布": "proactive",
    "依申请公开": "on-request",
    "申请公开": "on-request",
    "不主动公开": "on-request",
    "不予主动公开": "on-request",
    "不予公开": "withheld",
    "不公开": "withheld",
    "不宜公开": "withheld",
    "暂不公开": "withheld",
    "免于公开": "withheld",
    "免予公开": "withheld",
    "删减后公开": "partial",
    "删减公开": "partial",
    "部分公开": "partial",
    "区分处理后公开": "partial",
}
_WORDS = f"(?P<attribute>{'|'.join(ATTRIBUTES)})"
_SAYS_SO = regex.compile(rf"(?:[此本](?:件|文件?|信息)|公开(?:属性|方式|形式|类[型别]|选项):?){_WORDS}")
_FIRST = "公"  # which is written in no other way
_ALONE = regex.compile(rf"[(〔\[【☑](?:[此本]件)?(?:{_WORDS}|公开)[)〕\]】]?")  # in brackets, or ticked


def title_line(document: Document) -> Line | None:
    """The title: the first opening line that ends like one, else the first line, unless it is long."""
    first = list(top(document, TITLE_LINES))
    named = (line for line in first if _TITLE.fullmatch(line.view.squeezed))
    line = next(named, first[0] if first else None)
    return line if line and len(line.view.squeezed) <= LONGEST else None


def disclosure_attribute(document: Document) -> str | None:
    """What the document's own note says (国办发〔2016〕80号): a value of ``ATTRIBUTES``, or None."""
    may = (item for item in document.passages if _FIRST in item.text)
    near = {id(item): _near_public(item.text) for item in may if _public().search(item.text)}
    for line in lines(document, near):
        if not _public().search(line.view.raw):
            continue
        squeezed = line.view.squeezed
        if found := _SAYS_SO.search(squeezed) or _ALONE.fullmatch(squeezed):
            return ATTRIBUTES[found["attribute"] or "公开发布"]
    return None


def _near_public(text: str) -> list[tuple[int, int]]:
    """The stretches with 公开 in a text, each with the line above, in which its bracket may open."""
    found: list[tuple[int, int]] = []
    for sign in _public().finditer(text):
        above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, sign.start()))) + 1
        if found and above <= found[-1][1]:
            above = found.pop()[0]
        found.append((above, sign.end()))
    return found


@cache
def _public() -> re.Pattern[str]:
    """公开 as it may stand in a note, whatever is between the characters: not that of 信息公开."""
    before = dict.fromkeys(word.partition("公开")[0][-1:] for word in ATTRIBUTES)
    said, first, second, more = map(written_as, ("件" + "".join(before), _FIRST, "开", "发"))
    gap = "[^一-鿿]*"
    return re.compile(f"[{first}](?:(?<![一-鿿].)|(?<=[{said}].)|(?={gap}[{second}]{gap}[{more}])){gap}[{second}]")
