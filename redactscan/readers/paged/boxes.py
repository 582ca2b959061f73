"""Rectangles on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isnan, nan
from operator import neg
from typing import TypeAlias

from redactscan.tuples import NamedTuple

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points, origin bottom-left, page rotation not applied."""

_NOT_DRAWN = (nan, nan, nan, nan)


class Edges(NamedTuple):
    """Many boxes, edge by edge, which takes half the time of box by box. What is not drawn has ``nan`` for edges."""

    lefts: list[float]
    bottoms: list[float]
    rights: list[float]
    tops: list[float]

    @classmethod
    def of(cls, boxes: Iterable[Box | None]) -> Edges:
        """The edges of boxes; None for what is not drawn."""
        known = [box or _NOT_DRAWN for box in boxes]
        return cls(*([box[edge] for box in known] for edge in range(4)))

    def boxes(self) -> list[Box | None]:
        """One box after the other; None for what is not drawn."""
        found: list[Box | None] = list(zip(*self, strict=True))
        return (
            found
            if self.are_drawn
            else [None if isnan(left) else box for left, box in zip(self.lefts, found, strict=True)]
        )

    @property
    def are_drawn(self) -> bool:
        """Whether all of it is drawn."""
        return not isnan(sum(self.lefts))

    def turned(self, turn: int) -> Edges:
        """As a reader sees them on a page with ``/Rotate turn`` (clockwise, ISO 32000-1 table 30)."""
        lefts, bottoms, rights, tops = self
        match turn:
            case 90:
                return Edges(bottoms, [*map(neg, rights)], tops, [*map(neg, lefts)])
            case 180:
                return Edges(*([*map(neg, edge)] for edge in (rights, tops, lefts, bottoms)))
            case 270:
                return Edges([*map(neg, tops)], lefts, [*map(neg, bottoms)], rights)
            case _:
                return self


Measure: TypeAlias = Callable[[Sequence[int]], Edges]
"""The boxes of the characters at some places in the text of a page."""


def as_seen(measure: Measure, turn: int) -> Measure:
    """``measure`` with boxes as a reader sees them on a page with ``/Rotate turn``."""
    return (lambda places: measure(places).turned(turn)) if turn else measure


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
