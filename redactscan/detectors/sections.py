"""The sections of a long document: a compilation of a hundred notices tells no more of one villager than one notice.

What is read for names, who is near whom, what kind of paper it is: all that is asked of a section as of a document. A
document that is not long is one section. A section begins with a title, or where the one before is long.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from redactscan.detectors.occasion import MAX_LINE, title
from redactscan.detectors.surface import CELL, PASSAGE, Surface
from redactscan.detectors.units import Unit
from redactscan.text import regex
from redactscan.values import dataclass, replace

LONG = 8_000
"""Characters from which a document is long."""

SIZE = 4_000
"""Characters of a section without a title; it ends with the line, or with a sentence if that goes on and on."""

_LEAST, _INDENT = 5, 10  # characters of a title, and of spaces beside it
_NEWLINE = re.compile("[\n\x1e]")
_STOP = re.compile("[。！？!?\x1f]")
# What no title ends with, and what begins a part of a paper, or stands below it: 第一章, 二、, （三）, 12日, 联系人：
_STOPS = '。.!！?？;；,，、”"'
_WITHIN = regex.compile(
    r"第[0-9一二三四五六七八九十百零]+[章节条编部]|[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[0-9]|"
    r"[^：:]{0,8}[：:]|附[件表录]|[•·●■□○▪\-—*#]"
)
_ENDS = '。.!！?？;；”"）)日号0123456789'
"""A paper ends so, with a sentence or a date; and before the first there is nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some surfaces and the units in them. ``head`` is the surface that the title stands on, which an earlier section
    may have.
    """

    laid: Sequence[Surface]
    units: Sequence[Unit]
    head: Surface

    @property
    def texts(self) -> list[str]:
        """The title, if it is an earlier section's, and all that was written."""
        own = any(surface is self.head for surface in self.laid)
        return [*(() if own else (title(self.head),)), *(surface.view.plain for surface in self.laid)]


def sections(laid: Sequence[Surface], units: Sequence[Unit]) -> Iterator[Section]:
    """A document's sections, in order; ``units`` lie on its surfaces."""
    if sum(len(surface.view.raw) for surface in laid) <= LONG:
        yield Section(laid, units, laid[0])
        return
    head: Surface | None = None
    for surface in laid:
        here = sorted((unit for unit in units if unit.surface is surface), key=lambda unit: unit.start)
        cuts = list(_cuts(surface.view.raw, [(unit.start, unit.end) for unit in here]))
        ends = [*(at for at, _ in cuts[1:]), len(surface.view.raw)]
        of: list[list[Unit]] = [[] for _ in cuts]
        for unit in here:
            of[bisect_right(cuts, (unit.start, True)) - 1].append(unit)
        for (start, titled), end, mine in zip(cuts, ends, of, strict=True):
            part = surface.part(start, end)
            head = part if titled or head is None else head
            moved = [replace(unit, surface=part, start=unit.start - start, end=unit.end - start) for unit in mine]
            yield Section([part], moved, head)


def _cuts(raw: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """Where sections begin, and whether with a title; none within what is ``taken``."""
    titles = [at for at in _titles(raw) if not _within(taken, at)]
    begun = 0
    yield begun, titles[:1] == [begun]
    for at in [*titles, len(raw)]:
        while (cut := _break(raw, begun + SIZE, at, taken)) < at:
            yield cut, False
            begun = cut
        if begun < at < len(raw):
            yield at, True
            begun = at


def _break(raw: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a line begins, or a sentence if that is far; at the end if nothing does."""
    places = (found.end() for sign in (_NEWLINE, _STOP) for found in sign.finditer(raw, start, min(end, start + SIZE)))
    return next((at for at in places if at < end and not _within(taken, at)), end)


def _titles(raw: str) -> Iterator[int]:
    """Where short lines begin that are no sentences and no parts of lists, and what stands before them is over."""
    at = 0
    for text in raw.replace(PASSAGE, "\n").split("\n")[:-1]:
        start, at = at, at + len(text) + 1
        if not _LEAST <= len(text) <= MAX_LINE + _INDENT or CELL in text:
            continue
        line = text.strip()
        if not _LEAST <= len(line) <= MAX_LINE or line[-1] in _STOPS or _WITHIN.match(line):
            continue
        if raw[max(0, start - MAX_LINE) : start].rstrip()[-1:] in _ENDS:
            yield start


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of some spans, which are sorted and apart, begins before a place and ends behind it."""
    before = bisect_left(spans, (at, 0)) - 1
    return before >= 0 and spans[before][1] > at
