"""Comments and notes that readers of a draft left in it."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.assess.stretches import PAGES, OpenFindings, stretches
from redactscan.model import Message
from redactscan.text import regex

RULES = ("comment",)
_LINK = regex.compile(r"(?:https?|mailto|file|ftp):\S*|#\S*", regex.IGNORECASE)  # what a PDF's links say of themselves


def find(case: Case) -> Iterator[Judged]:
    """One finding for the document, at the first comment."""
    rule = case.rules.get("comment")
    if rule is None:
        return
    comments = list(stretches(case, ("comment", "annotation")))
    if case.document.media_type in PAGES:  # a page's comments are its programmers' (页脚开始)
        comments = list(filter(OpenFindings(case).within, comments))
    comments = [comment for comment in comments if not _LINK.fullmatch(comment.text.strip())]
    if comments:
        yield comments[0].judged(rule, Message.of("reason.comment", count=len(comments)))
