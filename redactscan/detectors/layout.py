"""Marks that stand on a line of their own, and where that line stands: GB/T 9704-2012 fixes their places.

Copy number, classification and urgency are the first lines of page 1, the disclosure attribute stands in brackets
below the date. A mark word inside a sentence is prose about secrecy, not a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from redactscan.detectors.boxes import may_be_ticked, ticked
from redactscan.detectors.places import places
from redactscan.detectors.regex import compiled, validator, value_of
from redactscan.detectors.surface import Surface, is_long
from redactscan.model import Document, Match, Page, Passage, Rule, Span, Table, Verdict
from redactscan.text.fold import written_as
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View

Worth: TypeAlias = Callable[[Passage | Table, int, str], bool]

HEADER_LINES = 10
TITLE_LINES = 12
PAGE_LINES = 3  # of every later page: an attachment begins with its own marks
MAX_LINE = 120  # a longer line is prose
_MARKUP = "#>*_ "  # **密级：秘密**
_OPENING, _CLOSING = "([【〔", ")]】〕"
_BODY = ("body", "inserted", "image-text")
_MARGINS = ("header", "footer", "textbox")
ELSEWHERE = 1 << 30  # the line number of properties, comments and the like: in no zone but ``any``


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty. ``number`` counts the body's lines from 1; it is 0 in page margins and boxes."""

    source: Passage | Table
    cell: tuple[int, int] | None
    start: int
    view: View
    number: int
    page_line: int

    @property
    def header(self) -> bool:
        return self.number <= HEADER_LINES or self.page_line <= PAGE_LINES

    @property
    def opens(self) -> bool:
        """Whether a bracket opens the line that none closes in it."""
        return self.view.squeezed[:1] in _OPENING and not any(sign in self.view.squeezed for sign in _CLOSING)

    @property
    def note(self) -> bool:
        return self.view.squeezed[:1] in _OPENING and self.view.squeezed[-1:] in _CLOSING


def lines(document: Document, worth: Worth = lambda *_: True) -> Iterator[Line]:
    """The document's lines in reading order; of a table only the cells of its first rows, where a letterhead can be.

    Those that are not worth it, by their source, their offset in it and their text, are only counted.
    """
    number = 0
    for item in document.content:
        role = item.location.role
        body, margin = role in _BODY, role in _MARGINS
        paged = isinstance(item, Passage) and isinstance(item.location.anchor, Page)
        page_line = 0
        for cell, text in _texts(item):
            at = 0
            for raw in text.split("\n"):
                if raw.strip():
                    number += body
                    page_line += 1
                    place = number if body else 0 if margin else ELSEWHERE
                    if worth(item, at, raw):
                        lead = len(raw) - len(raw.lstrip(_MARKUP)) if raw[0] in _MARKUP else 0
                        said = View(raw[lead:].rstrip(_MARKUP) if lead else raw)
                        line = Line(item, cell, at + lead, said, place, page_line if paged else ELSEWHERE)
                        yield line
                        end = at + len(raw) + 1
                        yield from _again(line, text[end : end + MAX_LINE].partition("\n")[0])
                at += len(raw) + 1


def may_open(raw: str) -> bool:
    """Whether a raw line has a bracket that may open it."""
    return bool(_brackets().search(raw))


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(written_as(_OPENING))}]")


def _again(line: Line, below: str) -> Iterator[Line]:
    """What a line says by its ticked boxes, or with the line ``below`` if a bracket is open: （此件不 / 予公开）."""
    raw = line.view.raw
    for said, start in ticked(raw) if len(raw) <= MAX_LINE and may_be_ticked(raw) else ():
        yield replace(line, start=line.start + start, view=View(said))
    if may_open(raw) and line.opens:
        both = replace(line, view=View(f"{raw}\n{below}"))
        if both.note:
            yield both


def _texts(item: Passage | Table) -> Iterator[tuple[tuple[int, int] | None, str]]:
    if isinstance(item, Passage):
        yield None, item.text
        return
    if item.origin:
        return  # the passages of a list in words have its lines
    for number, row in enumerate(item.rows[:TITLE_LINES]):
        for column, text in enumerate(row):
            yield (number, column), text


def detect(document: Document, laid: Sequence[Surface], rules: Sequence[Rule]) -> Iterator[Match]:
    """Every line that a layout rule matches as a whole, in the zone that the rule names.

    ``laid`` are the document's surfaces.
    """
    if not rules:
        return
    begun = _begun(laid, rules) if is_long(laid) else None

    def worth(source: Passage | Table, at: int, raw: str) -> bool:
        if begun is None or isinstance(source, Table):
            return True
        starts = begun.get(id(source), ())
        near = bisect_right(starts, (at + len(raw), 0)) - 1
        return (near >= 0 and starts[near][1] >= at) or (len(raw) <= MAX_LINE and may_be_ticked(raw))

    for line in lines(document, worth):
        squeezed = line.view.squeezed
        if not squeezed or len(squeezed) > MAX_LINE:
            continue
        for rule in rules:
            if _in_zone(line, rule):
                yield from _match(line, rule)


def _begun(laid: Sequence[Surface], rules: Sequence[Rule]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """The stretches of each passage, by ``id``, that are apart and in which a line that a rule matches can begin."""
    known = places(tuple(rule.detect.pattern for rule in rules), (False,) * len(rules))
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for surface in laid:
        squeezed = surface.view.squeezed
        begins = [stretch for stretches in known.windows(squeezed).values() for stretch in stretches]
        for first, final in _apart([(max(0, first), min(final, len(squeezed) - 1) + 1) for first, final in begins]):
            if first < final:
                for source, start, end in surface.stretch(*surface.view.raw_span(first, final)):
                    found[id(source)].append((start, end))
    return {source: _apart(stretches) for source, stretches in found.items()}


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, those that touch as one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(apart[-1][1], end)
        else:
            apart.append((start, end))
    return apart


def _in_zone(line: Line, rule: Rule) -> bool:
    match rule.detect.zone:
        case "header":
            return line.header
        case "title":
            return line.number <= TITLE_LINES
        case "note":
            return line.note
        case _:
            return True


def _match(line: Line, rule: Rule) -> Iterator[Match]:
    squeezed = line.view.squeezed
    found = compiled(rule.detect.pattern, "none").fullmatch(squeezed)
    if not found:
        return
    start, end = value_of(found)
    first, last = line.view.raw_span(start, end)
    verdict = validator(rule.detect.validate)(squeezed[start:end])
    if verdict is not Verdict.REJECTED:
        span = Span(line.start + first, line.start + last)
        value = Sensitive(line.view.raw[first:last])
        yield Match(rule, line.source, line.cell, span, value, Sensitive(squeezed[start:end]), verdict)
