"""The sections of a long document: a compilation of a hundred notices tells no more of one villager than one notice.

What is read for names, who is near whom, what kind of paper it is: all that is asked of a section as of a document. A
document that is not long is one section. A section begins with a title, or where the one before is long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from redactscan.detectors.occasion import MAX_LINE, title
from redactscan.detectors.surface import Surface
from redactscan.detectors.units import Unit
from redactscan.text import regex
from redactscan.values import dataclass, replace

LONG = 8_000
"""Characters from which a document is long."""

SIZE = 4_000
"""Characters of a section without a title; it ends with the line, or with a sentence if that goes on and on."""

_LINE = regex.compile("[^\n\x1e]+")
_STOP = regex.compile("[。！？!?](?!$)|\x1f")
# What no title ends with, and what begins a part of a paper, or stands below it: 第一章, 二、, （三）, 12日, 联系人：
_STOPS = '。.!！?？;；,，、”"'
_WITHIN = regex.compile(
    r"第[0-9一二三四五六七八九十百零]+[章节条编部]|[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[0-9]|"
    r"[^：:]{0,8}[：:]|附[件表录]|[•·●■□○▪\-—*#]"
)
_LEAST = 5  # characters of a title
_ENDED = regex.compile(r"(?:[。.!！?？;；”\"）)]|[日号]|[0-9])\s*$")  # a paper does, with a sentence or a date


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
    lines = [found.span() for found in _LINE.finditer(raw) if not found.group().isspace()]
    begun = 0
    for n, (start, end) in enumerate(lines):
        titled = n + 1 < len(lines) and _is_title(raw[start:end].strip(), raw[slice(*lines[n - 1])] if n else "")
        if not n:
            yield 0, titled
        elif (titled or start - begun > SIZE) and not _within(taken, start):
            yield start, titled
            begun = start
        for stop in _STOP.finditer(raw, start, end) if end - begun > 2 * SIZE else ():
            if stop.end() - begun > SIZE and not _within(taken, stop.end()):
                yield stop.end(), False
                begun = stop.end()


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of some spans, which are sorted and apart, begins before a place and ends behind it."""
    before = bisect_left(spans, (at, 0)) - 1
    return before >= 0 and spans[before][1] > at


def _is_title(line: str, before: str) -> bool:
    """Whether a line is short, no sentence and no part of a list, and what stands before it is over."""
    if not _LEAST <= len(line) <= MAX_LINE or line[-1] in _STOPS or "\x1f" in line or _WITHIN.match(line):
        return False
    return not before or _ENDED.search(before) is not None
