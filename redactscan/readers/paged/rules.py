"""The ruled lines of a page: where a table's borders are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from redactscan.readers.paged.boxes import Box, turned
from redactscan.tuples import NamedTuple

THICK = 4.0
"""Points; a filled bar up to this thickness is a line, a thicker one a background."""

JOIN = 3.0
"""Points; lines whose ends are this close meet, parallel lines this close are one."""


class Rule(NamedTuple):
    """A horizontal (``at`` is y, ``low``..``high`` x) or vertical (``at`` is x) line, as seen on the turned page."""

    at: float
    low: float
    high: float

    def meets(self, other: Rule) -> bool:
        """Whether this line touches or crosses ``other``, which runs the other way."""
        return self.low - JOIN <= other.at <= self.high + JOIN and other.low - JOIN <= self.at <= other.high + JOIN


def rules_from(bars: Iterable[Box], turn: int) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines among the boxes of strokes and thin bars, on a page turned by ``turn``."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for left, bottom, right, top in (turned(bar, turn) for bar in bars) if turn else bars:
        if top - bottom <= THICK < right - left:
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THICK < top - bottom:
            upright.append(Rule((left + right) / 2, bottom, top))
    return _merged(level), _merged(upright)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Parallel lines at one place joined where they overlap or abut: a border is often drawn cell by cell."""
    merged: list[Rule] = []
    rules.sort()
    start = 0
    for group in grouped([rule.at for rule in rules]):
        if len(group) == 1:
            merged.append(rules[start])
            start += 1
            continue
        at = sum(group) / len(group)
        first, *others = sorted((low, high) for _, low, high in rules[start : start + len(group)])
        start += len(group)
        low, high = first
        for begin, end in others:
            if begin > high + JOIN:
                merged.append(Rule(at, low, high))
                low, high = begin, end
            elif end > high:
                high = end
        merged.append(Rule(at, low, high))
    return merged


def grouped(places: list[float]) -> Iterator[list[float]]:
    """Runs of ascending places that lie within ``JOIN`` of the first of the run."""
    start = 0
    while start < len(places):
        end = bisect_right(places, places[start] + JOIN, start)
        yield places[start:end]
        start = end
