"""The parties of court cases: who stays named, and who must not be (法释〔2016〕19号 8-10).

Of who must not be, whom a court did not punish is one as well: 被不起诉人 (人民检察院案件信息公开工作规定 20 [R]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from redactscan.model import Document
from redactscan.text import regex
from redactscan.text.view import squeeze

HEAD = 6  # paragraphs in which a court says that it speaks
PARTIES = ("name-of-the-complainant", "name-of-the-indebted")  # rules that find plaintiff and defendant
_CASES = regex.compile("案由|案号|案件|罪名|案情")
_CONCEALED = regex.compile(
    "离婚|婚姻|婚约|抚养|抚育|扶养|赡养|探望权|收养|监护|继承|遗嘱|分家析产|同居关系|家庭暴力|家暴|人身安全保护|亲子|"
    "强奸|猥亵|性侵|强迫卖淫|拐卖|拐骗|虐待|未成年"
)
_UNNAMED = regex.compile("附带民事诉讼原告人|被不起诉人")
_COURT = regex.compile(
    "人民法院.{0,20}(?:判决书|裁定书|调解书|决定书|公告|公示|通知|名单|执行|开庭|传票)|本院(?:依法|已?受理|立案|认为|经审|审理|查明|定于|执行)|"
    "(?:民事|行政)(?:判决书|裁定书)|失信被执行人名单"
)


def concealed(row: Sequence[str], headings: tuple[str, ...]) -> str:
    """The word of a row in a list of cases that keeps its parties unnamed, '' if there is none."""
    if not _lists_cases(headings):
        return ""
    found = _CONCEALED.search(squeeze("\n".join(row)))
    return found.group() if found else ""


def is_open(document: Document) -> bool:
    """Whether a court speaks of a case whose adult parties stay named."""
    spoken = document.passages
    if not _COURT.search(squeeze("".join([item.text for item in spoken[:HEAD]])[:2000])):
        return False
    return not any(sign.search(squeeze(item.text)) for item in spoken for sign in (_CONCEALED, _UNNAMED))


@lru_cache(maxsize=256)
def _lists_cases(headings: tuple[str, ...]) -> bool:
    return any(_CASES.search(text) for text in headings)
