"""An official paper that does not say whether it may be published: 国办发〔2016〕80号 wants its author to decide."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, at_text
from redactscan.assess.judged import Judged
from redactscan.assess.profile import disclosure_attribute
from redactscan.detectors.lines import HEADER_LINES, Line, lines, top
from redactscan.model import Document, Message, Passage, Rule, Span
from redactscan.text import regex

RULES = ("disclosure-missing",)
_NUMBER = regex.compile(
    r"(?P<number>(?P<code>\p{Han}{1,12})[〔\[(【](?:19|20)[0-9]{2}[〕\])】]第?[0-9]{1,4}号)(?:签发人:?\p{Han}{2,12})?"
)
_CASE = regex.compile(r"罚|[决许准告裁诉审受]字|许可|仲|复[决议]|不予")  # numbers of decisions on somebody
_HEAD = regex.compile(r".{2,30}文件")
_FOOT = regex.compile(r"抄送:.*|.*印发|(?:(?:19|20)[0-9]{2}|[二〇○零一三四五六七八九]{4})年.{1,3}月.{1,3}日")
_OTHERS = regex.compile(r"附件[0-9一二三四五六七八九十]{0,2}[:、.]?.*|.*(?:解读|问答|目录|汇编)")


def find(case: Case) -> Iterator[Judged]:
    """For information, at the number of the paper: a line of its own below a red head, or with a date or imprint below.

    An attachment, and an explanation of somebody else's paper, have no attribute of their own.
    """
    rule = case.rules.get("disclosure-missing")
    if rule is None or any(found.match.rule.type == "disclosure-attribute" for found in case.judged):
        return
    for line in top(case.document, HEADER_LINES):
        squeezed = line.view.squeezed
        if _OTHERS.fullmatch(squeezed):
            return
        found = _NUMBER.fullmatch(squeezed)
        if found and not _CASE.search(found["code"]):
            if _is_paper(case.document, line) and disclosure_attribute(case.document) is None:
                yield _at(rule, line, found.end("number"))
            return


def _is_paper(document: Document, number: Line) -> bool:
    """Whether a red head stands above the number of a paper, or a date or imprint below."""
    others = (line for line in lines(document) if 0 < line.number != number.number)
    return any((_HEAD if line.number < number.number else _FOOT).fullmatch(line.view.squeezed) for line in others)


def _at(rule: Rule, line: Line, end: int) -> Judged:
    reason = Message.of("reason.no-attribute")
    if isinstance(line.source, Passage):
        first, last = line.view.raw_span(0, end)
        return at_text(rule, line.source, Span(line.start + first, line.start + last), reason)
    return at_cell(rule, line.source, line.cell or (0, 0), reason)
