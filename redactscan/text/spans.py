"""Stretches of a text: whether one of them is met, and which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


def touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the half-open ``spans``, which are sorted and apart, has a place in ``start:end``.

    >>> [touched([(2, 4), (6, 9)], start, start + 1) for start in range(1, 7)]
    [False, True, True, False, False, True]
    """
    near = bisect_right(spans, (end, 0)) - 1
    return near >= 0 and spans[near][1] > start


class SpanIndex:
    """Half-open spans that may lie over each other, in order. To look one up takes no longer where there are many.

    >>> spans = SpanIndex([(6, 9), (2, 4), (3, 7)])
    >>> spans.touching(4, 7), (0, 2) in spans
    ([1, 2], False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def touching(self, start: int, end: int) -> list[int]:
        """Which of them, by their order, have a place in ``start:end``."""
        spans = self._spans
        first, last = bisect_left(spans, (start - self._longest + 1,)), bisect_left(spans, (end,))
        return [at for at in range(first, last) if spans[at][1] > start]

    def __contains__(self, span: tuple[int, int]) -> bool:
        return bool(self.touching(*span))
