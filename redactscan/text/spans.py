"""Stretches of a text that are sorted and apart: whether one of them is met."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the half-open ``spans`` has a place in ``start:end``.

    >>> [touched([(2, 4), (6, 9)], start, start + 1) for start in range(1, 7)]
    [False, True, True, False, False, True]
    """
    near = bisect_right(spans, (end, 0)) - 1
    return near >= 0 and spans[near][1] > start
