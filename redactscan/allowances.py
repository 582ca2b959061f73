"""Comments in a document that let a value stand: ``<!-- redactscan: allow[CN-PI-003] 本人同意公开 -->``.

Only for a project whose config says ``inline-allow = true``: whoever drafts a document does not approve it. A comment
names one rule and gives a reason. In a text it speaks of its own line, of the next one if nothing else is on its line;
in a page of what follows it. It never lets stand what is critical.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeGuard

from redactscan.model import Document, Line, Location, Match, Message, Passage, Severity, Span, Table
from redactscan.values import dataclass, field

_TEXTS, _PAGES = frozenset({".txt", ".md", ".markdown"}), frozenset({".html", ".htm"})
_CALL = r"\s*redactscan\s*:\s*allow\b(?:\s*\[\s*(?P<rule>[A-Za-z]+(?:-[A-Za-z]+)*-[0-9]+)\s*\])?(?P<reason>[^<>]*?)\s*"
_IN_TEXT = re.compile(rf"<!--{_CALL}-->")
_IN_PAGE = re.compile(_CALL)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one comment lets stand: what ``rule`` finds at ``span`` of ``item``, or anywhere in it."""

    rule: str
    reason: str = field(repr=False)
    location: Location
    item: object = field(repr=False)
    span: Span | None = None

    @property
    def complaint(self) -> str:
        """The key of what is wrong with it, '' if it holds."""
        return "remark.allow-no-rule" if not self.rule else "remark.allow-no-reason" if not self.reason else ""

    def covers(self, match: Match, severity: Severity) -> bool:
        """Whether it lets this match stand."""
        if self.complaint or match.rule.id != self.rule or match.source is not self.item:
            return False
        inside = self.span is None or self.span.start <= match.span.start < self.span.end
        return inside and severity < Severity.CRITICAL

    def remark(self, path: str) -> Message:
        """That it is unused, or why it does not count."""
        key = self.complaint or "remark.allow-unused"
        return Message.of(key, path=path, place=self.location, rule=self.rule or "-")


def allowances(document: Document) -> tuple[Allowance, ...]:
    """The comments of a text or page, in its order; () of any other format."""
    suffix = PurePosixPath(document.path.lower()).suffix
    if suffix in _TEXTS:
        return tuple(_of_text(document))
    return tuple(_of_page(document)) if suffix in _PAGES else ()


def _of_text(document: Document) -> Iterator[Allowance]:
    for passage in document.passages:
        text, anchor = passage.text, passage.location.anchor
        if passage.location.role != "body" or not isinstance(anchor, Line):
            continue
        for found in _IN_TEXT.finditer(text):
            start = text.rfind("\n", 0, found.start()) + 1
            end = _line_end(text, found.end())
            if not _IN_TEXT.sub("", text[start:end]).strip():
                end = _line_end(text, min(end + 1, len(text)))
            line = anchor.line + text.count("\n", 0, found.start())
            place = Location(passage.location.part, "body", Line(line, found.start() - start + 1))
            yield _allowance(found, place, passage, Span(start, end))


def _of_page(document: Document) -> Iterator[Allowance]:
    items = document.content
    for at, item in enumerate(items):
        if _is_comment(item) and (found := _IN_PAGE.fullmatch(item.text)):
            what = next((each for each in items[at + 1 :] if not _is_comment(each)), None)
            yield _allowance(found, item.location, what, None)


def _is_comment(item: Passage | Table) -> TypeGuard[Passage]:
    return isinstance(item, Passage) and item.location.role == "comment"


def _allowance(found: re.Match[str], place: Location, item: object, span: Span | None) -> Allowance:
    return Allowance((found["rule"] or "").upper(), " ".join(found["reason"].split()), place, item, span)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
