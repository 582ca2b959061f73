"""Photos and scans of identity cards: the picture as such must not be published, whatever of it could be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, at_text, first_cell
from redactscan.assess.judged import Judged
from redactscan.model import Message, Page, Passage, Span, Table
from redactscan.text import regex
from redactscan.text.view import squeeze

RULES = ("id-card-picture",)
# What is printed on either side of the card (GA 448-2013), with room for a character that was misread.
_FRONT = regex.compile(r"公民身份号码|(?=.*姓名)(?=.*性别)(?=.*民族)(?=.*住址).*身份号", regex.DOTALL)
_BACK = regex.compile(r"居民身份证.*签发机关|签发机关.*有效期限", regex.DOTALL)

_MOST = 400
"""Characters; a form or a notice that speaks of cards says more than a card."""


def find(case: Case) -> Iterator[Judged]:
    """One finding for each picture that shows a side of a card, at its first text."""
    rule = case.rules.get("id-card-picture")
    if rule is None:
        return
    pictures: defaultdict[tuple[str, int], list[Passage | Table]] = defaultdict(list)
    for item in case.document.content:
        if item.location.role == "image-text":
            anchor = item.location.anchor
            pictures[item.location.part, anchor.page if isinstance(anchor, Page) else 0].append(item)
    for items in pictures.values():
        text = squeeze("\n".join(map(_text, items)))
        if len(text) > _MOST or not (_FRONT.search(text) or _BACK.search(text)):
            continue
        reason = Message.of("reason.id-card-picture")
        first = items[0]
        if isinstance(first, Table):
            yield at_cell(rule, first, first_cell(first), reason)
        else:
            yield at_text(rule, first, Span(0, len(first.text)), reason)


def _text(item: Passage | Table) -> str:
    return item.text if isinstance(item, Passage) else "\n".join(cell for row in item.rows for cell in row)
