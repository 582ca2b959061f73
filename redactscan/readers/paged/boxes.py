"""Rectangles on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points, origin bottom-left, page rotation not applied."""

Measure: TypeAlias = Callable[[Sequence[int]], Sequence[Box | None]]
"""The boxes of the characters at some places in the text of a page; None for a character that is not drawn."""


def as_seen(measure: Measure, turn: int) -> Measure:
    """``measure`` with boxes as a reader sees them on a page with ``/Rotate turn``."""
    if not turn:
        return measure
    return lambda places: [box and turned(box, turn) for box in measure(places)]


def turned(box: Box, turn: int) -> Box:
    """``box`` as a reader sees it on a page with ``/Rotate turn`` (clockwise, ISO 32000-1 table 30)."""
    left, bottom, right, top = box
    match turn:
        case 90:
            return bottom, -right, top, -left
        case 180:
            return -right, -top, -left, -bottom
        case 270:
            return -top, left, -bottom, right
        case _:
            return box


def union(boxes: Iterator[Box | None]) -> Box | None:
    """The smallest box around ``boxes``; None if there is none."""
    drawn = [box for box in boxes if box is not None]
    if not drawn:
        return None
    lefts, bottoms, rights, tops = zip(*drawn, strict=True)
    return round(min(lefts), 1), round(min(bottoms), 1), round(max(rights), 1), round(max(tops), 1)


def common(one: Box, other: Box) -> Box | None:
    """What two boxes have in common; None if that is nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def area(box: Box) -> float:
    """In square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


def middle(box: Box) -> tuple[float, float]:
    """The point in its middle."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
