"""The lines of a document, and where they stand: the first of the body and of a page, a note in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Generator, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from operator import itemgetter

from redactscan.detectors.boxes import TICKS, ticked
from redactscan.hints import TypeAlias
from redactscan.model import Document, Page, Passage, Table
from redactscan.text.fold import written_as
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.spans import touched
from redactscan.text.view import BLANK, View
from redactscan.values import dataclass, replace

Stretches: TypeAlias = Sequence[tuple[int, int]]

HEADER_LINES = 10
TITLE_LINES = 12
PAGE_LINES = 3  # of every later page: an attachment begins with its own marks
MAX_LINE = 120  # a longer line is prose
MARKUP = "#>*_ "  # **密级：秘密**
_OPENING, _CLOSING = "([【〔", ")]】〕"
_BODY = frozenset(("body", "inserted", "image-text"))
_MARGINS = frozenset(("header", "footer", "textbox"))
_PLAIN = "text/plain"  # has neither pages nor margins
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
    def note(self) -> bool:
        return self.view.squeezed[:1] in _OPENING and self.view.squeezed[-1:] in _CLOSING


def lines(document: Document, worth: Mapping[int, Stretches] | None = None) -> Iterator[Line]:
    """The document's lines in reading order; of a table only the cells of its first rows, where a letterhead can be.

    ``worth`` tells, by ``id`` of a passage, which stretches matter, sorted and apart, None: all of it. Beyond the
    opening of a document or a page the lines that touch none are left out, and not counted.
    """
    items = iter(document.content)
    number = 0
    for item in items:
        number = yield from _lines_of(item, number, worth)
        if worth is not None and number >= TITLE_LINES:
            break
    for item in _opening_or(items, worth or {}, document.media_type):
        number = yield from _lines_of(item, number, worth)


def _lines_of(item: Passage | Table, number: int, worth: Mapping[int, Stretches] | None) -> Generator[Line, None, int]:
    """The lines of one, in a body with so many lines before it; in the end the number of all."""
    role = item.location.role
    body, margin = role in _BODY, role in _MARGINS
    paged = isinstance(item, Passage) and isinstance(item.location.anchor, Page)
    page_line = 0
    for cell, text in ((None, item.text),) if isinstance(item, Passage) else _cells(item):
        matter = None if worth is None or isinstance(item, Table) else worth.get(id(item), ())
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
                    lead = len(raw) - len(raw.lstrip(MARKUP)) if raw[0] in MARKUP else 0
                    said = _view(raw[lead:].rstrip(MARKUP) if lead else raw)
                    line = Line(item, cell, at + lead, said, place, page_line if paged else ELSEWHERE)
                    yield line
                    below = at + len(raw) + 1
                    yield from _again(line, text[below : below + MAX_LINE].partition("\n")[0])
            at += len(raw) + 1
            begun = (number >= TITLE_LINES or not body) and (page_line >= PAGE_LINES or not paged)
            if begun and matter is not None and not margin:
                at = _next(text, at, matter)
    return number


def _opening_or(items: Iterable[Passage | Table], worth: Container[int], media_type: str) -> Sequence[Passage | Table]:
    """Those that are worth it, by ``id``, and all tables and what can open a page or stands in a margin."""
    if media_type == _PLAIN:
        return [item for item in items if id(item) in worth or type(item) is Table]
    return [
        item
        for item in items  # a long text has tens of thousands
        if id(item) in worth or type(item) is Table or (at := item.location).role in _MARGINS or type(at.anchor) is Page
    ]


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
def _bracketed() -> re.Pattern[str]:
    """What may be a note: the raw text opens with a bracket and closes with one."""
    opening, closing = (f"[{re.escape(written_as(signs))}]" for signs in (_OPENING, _CLOSING))
    gaps = f"[{BLANK}{ZERO_WIDTH}]*"
    return re.compile(rf"(?s){gaps}{opening}.*{closing}{gaps}\Z")


def _again(line: Line, below: str) -> Iterator[Line]:
    """What a line says by its ticked boxes, or with the line ``below`` if a bracket is open: （此件不 / 予公开）."""
    raw = line.view.raw
    for said, start in ticked(raw) if len(raw) <= MAX_LINE and TICKS.search(raw) else ():
        yield replace(line, start=line.start + start, view=View(said))
    if _bracketed().match(f"{raw}\n{below}") and not any(sign in line.view.squeezed for sign in _CLOSING):
        both = replace(line, view=View(f"{raw}\n{below}"))
        if both.note:
            yield both


def _cells(item: Table) -> Iterator[tuple[tuple[int, int], str]]:
    if item.origin:
        return  # the passages of a list in words have its lines
    for number, row in enumerate(item.rows[:TITLE_LINES]):
        for column, text in enumerate(row):
            yield (number, column), text
