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
from functools import cache, lru_cache
from itertools import takewhile
from operator import itemgetter
from typing import TypeAlias

from redactscan.detectors.boxes import TICKS, ticked
from redactscan.detectors.places import places, use
from redactscan.detectors.regex import compiled, validator, value_of
from redactscan.detectors.surface import Surface
from redactscan.model import Document, Match, Page, Passage, Rule, Span, Table, Verdict
from redactscan.text.charset import size, union, written
from redactscan.text.fold import written_as
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.pattern_tree import parse
from redactscan.text.sensitive import Sensitive
from redactscan.text.spans import touched
from redactscan.text.triggers import MANY, heads
from redactscan.text.view import BLANK, View

Stretches: TypeAlias = Sequence[tuple[int, int]]
Worth: TypeAlias = Callable[[Passage | Table, str], Stretches | None]

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
        return bool(opening().match(self.view.raw)) and not any(sign in self.view.squeezed for sign in _CLOSING)

    @property
    def note(self) -> bool:
        return self.view.squeezed[:1] in _OPENING and self.view.squeezed[-1:] in _CLOSING


def lines(document: Document, worth: Worth = lambda *_: None) -> Iterator[Line]:
    """The document's lines in reading order; of a table only the cells of its first rows, where a letterhead can be.

    ``worth`` tells, by source and text, which stretches matter, sorted and apart, None: all of it. Beyond the opening
    of a document or a page the lines that touch none are left out, and not counted.
    """
    number = 0
    for item in document.content:
        role = item.location.role
        body, margin = role in _BODY, role in _MARGINS
        paged = isinstance(item, Passage) and isinstance(item.location.anchor, Page)
        page_line = 0
        for cell, text in ((None, item.text),) if isinstance(item, Passage) else _cells(item):
            matter = worth(item, text)
            if matter is not None and not matter and not margin and number >= TITLE_LINES and not paged:
                continue
            at = 0
            while at <= len(text):
                end = text.find("\n", at)
                raw = text[at : end if end >= 0 else len(text)]
                if raw.strip():
                    number += body
                    page_line += 1
                    place = number if body else 0 if margin else ELSEWHERE
                    opens = place <= TITLE_LINES or (paged and page_line <= PAGE_LINES)
                    if matter is None or opens or touched(matter, at, at + len(raw)):
                        lead = len(raw) - len(raw.lstrip(_MARKUP)) if raw[0] in _MARKUP else 0
                        said = _view(raw[lead:].rstrip(_MARKUP) if lead else raw)
                        line = Line(item, cell, at + lead, said, place, page_line if paged else ELSEWHERE)
                        yield line
                        below = at + len(raw) + 1
                        yield from _again(line, text[below : below + MAX_LINE].partition("\n")[0])
                at += len(raw) + 1
                begun = (number >= TITLE_LINES or not body) and (page_line >= PAGE_LINES or not paged)
                if begun and matter is not None and not margin:
                    at = _next(text, at, matter)


def _next(text: str, at: int, matter: Stretches) -> int:
    """Where the line begins, at ``at`` or behind, in which the next of some stretches does; behind the text if none."""
    near = bisect_right(matter, at, key=itemgetter(1))
    return max(at, text.rfind("\n", 0, matter[near][0]) + 1) if near < len(matter) else len(text) + 1


@lru_cache(maxsize=128)  # of the opening lines, which several look at
def _view(raw: str) -> View:
    return View(raw)


def top(document: Document, count: int) -> Iterator[Line]:
    """The first ``count`` lines of the body."""
    begin = takewhile(lambda line: not count < line.number < ELSEWHERE, lines(document))
    return (line for line in begin if 0 < line.number <= count)


@cache
def opening() -> re.Pattern[str]:
    """What opens a raw line with a bracket."""
    return re.compile(rf"(?m:^)[{BLANK}{ZERO_WIDTH}{_MARKUP}]*[{re.escape(written_as(_OPENING))}]")


def _again(line: Line, below: str) -> Iterator[Line]:
    """What a line says by its ticked boxes, or with the line ``below`` if a bracket is open: （此件不 / 予公开）."""
    raw = line.view.raw
    for said, start in ticked(raw) if len(raw) <= MAX_LINE and TICKS.search(raw) else ():
        yield replace(line, start=line.start + start, view=View(said))
    if line.opens:
        both = replace(line, view=View(f"{raw}\n{below}"))
        if both.note:
            yield both


def _cells(item: Table) -> Iterator[tuple[tuple[int, int], str]]:
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
    anywhere = tuple(rule.detect.pattern for rule in rules if rule.detect.zone not in ("header", "title"))
    begun = _begun(laid, anywhere) if use(anywhere).pays(sum(len(one.view.raw) for one in laid)) else None

    def worth(source: Passage | Table, _text: str) -> Stretches | None:
        return None if begun is None or isinstance(source, Table) else begun.get(id(source), ())

    for line in lines(document, worth):
        squeezed = line.view.squeezed
        if not squeezed or len(squeezed) > MAX_LINE:
            continue
        for rule in rules:
            if _in_zone(line, rule):
                yield from _match(line, rule)


def _begun(laid: Sequence[Surface], patterns: Sequence[str]) -> Mapping[int, Stretches]:
    """The stretches of each passage, by ``id``, in which a line begins as a pattern wants it or has a ticked box.

    Only of those for any line: the lines of the other zones are few.
    """
    begins, rest = _beginnings(patterns)
    known = places(rest, ("none",) * len(rest))
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for surface in laid:
        view = surface.view
        signs = begins.finditer("\n" + view.plain) if begins else ()
        stretches = [(sign.end() - 2, sign.end() - 1) for sign in signs]
        stretches += [sign.span() for sign in TICKS.finditer(view.raw)]
        last = len(view.squeezed)
        for first, final in (each for windows in known.windows(view.squeezed).values() for each in windows):
            if max(0, first) < min(final + 1, last):
                stretches.append(view.raw_span(max(0, first), min(final + 1, last)))
        for start, end in stretches:
            for source, *stretch in surface.stretch(start, end):
                found[id(source)].append((stretch[0], stretch[1]))
    return {source: _apart(stretches) for source, stretches in found.items()}


@lru_cache(maxsize=8)
def _beginnings(patterns: Sequence[str]) -> tuple[re.Pattern[str] | None, Sequence[str]]:
    """What finds, in folded text, the first character of each line that may match one of ``patterns``.

    And those among them that it does not find, because they may begin with too much.
    """
    begun = {pattern: heads(parse(pattern), 2) for pattern in patterns}
    rest = tuple(pattern for pattern, found in begun.items() if any(not head or size(head[0]) > MANY for head in found))
    found = [head for pattern in patterns if pattern not in rest for head in begun[pattern]]
    if not found:
        return None, rest
    gap = f"{BLANK}{ZERO_WIDTH}"
    seconds = written(union(*(head[1] for head in found if len(head) > 1)))
    behind = f"(?=[{gap}(\x1e\x1f{seconds}]|\\Z)" if all(len(head) > 1 for head in found) else ""
    firsts = written(union(*(head[0] for head in found)))
    return re.compile(f"[\n\x1e\x1f][{gap}{_MARKUP}]*[{firsts}]{behind}"), rest


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
