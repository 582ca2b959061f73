"""The ruled lines of a page: where a table's borders are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactscan.readers.paged.boxes import Box, turned

THICK = 4.0
"""Points; a filled bar up to this thickness is a line, a thicker one a background."""

JOIN = 3.0
"""Points; lines whose ends are this close meet, parallel lines this close are one."""


@dataclass(frozen=True, slots=True)
class Rule:
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
    for left, bottom, right, top in (turned(bar, turn) for bar in bars):
        if top - bottom <= THICK < right - left:
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THICK < top - bottom:
            upright.append(Rule((left + right) / 2, bottom, top))
    return _merged(level), _merged(upright)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Parallel lines at one place joined where they overlap or abut: a border is often drawn cell by cell."""
    merged: list[Rule] = []
    for group in grouped(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        first, *others = sorted(group, key=lambda rule: rule.low)
        low, high = first.low, first.high
        for rule in others:
            if rule.low > high + JOIN:
                merged.append(Rule(at, low, high))
                low, high = rule.low, rule.high
            high = max(high, rule.high)
        merged.append(Rule(at, low, high))
    return merged


def grouped(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Runs of lines, sorted by place, that lie within ``JOIN`` of the first of the run."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > JOIN:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
