"""Sets of characters as sorted ranges of code points: what a place in a pattern can match."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

CharSet: TypeAlias = tuple[tuple[int, int], ...]  # inclusive, sorted, apart

NOTHING: CharSet = ()
ANYTHING: CharSet = ((0, 0x10FFFF),)


def union(*sets: Iterable[tuple[int, int]]) -> CharSet:
    """All characters of all sets.

    >>> union([(48, 52)], [(53, 57), (65, 70)])
    ((48, 57), (65, 70))
    """
    merged: list[tuple[int, int]] = []
    for low, high in sorted(span for spans in sets for span in spans):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(spans: CharSet) -> CharSet:
    """Every character that is not in ``spans``."""
    edges = [-1, *(edge for span in spans for edge in span), 0x110000]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((low + 1, high - 1) for low, high in gaps if low + 1 <= high - 1)


def overlap(one: CharSet, other: CharSet) -> bool:
    """Whether some character is in both."""
    return any(low <= end and start <= high for low, high in one for start, end in other)
