"""Sets of characters as sorted ranges of code points: what a place in a pattern can match."""

from __future__ import annotations

from collections.abc import Iterable
from re import escape

from redactscan.hints import TypeAlias

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


def size(spans: CharSet) -> int:
    """How many characters are in ``spans``.

    >>> size(((48, 57), (65, 90)))
    36
    """
    return sum(high - low + 1 for low, high in spans)


def inside(one: CharSet, other: CharSet) -> bool:
    """Whether all characters of ``one`` are in ``other``."""
    return all(any(start <= low and high <= end for start, end in other) for low, high in one)


def written(spans: CharSet) -> str:
    r"""``spans`` as they stand between the brackets of a pattern.

    >>> written(((45, 45), (65, 90)))
    '\\--\\-A-Z'
    """
    return "".join(f"{escape(chr(low))}-{escape(chr(high))}" for low, high in spans)
