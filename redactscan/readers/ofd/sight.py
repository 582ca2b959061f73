"""What of a page a reader sees: what lies above a character, and what colour lies below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from redactscan.model import Veil
from redactscan.readers.ofd.geometry import within
from redactscan.readers.ofd.paths import Point, covers
from redactscan.readers.paged.boxes import Box
from redactscan.values import dataclass, field

Colour: TypeAlias = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_ALIKE = 16
"""Difference in each of red, green and blue up to which nobody tells a letter from its paper."""

_BANDS = 64
_MOST = 5_000
"""Areas of one page; later ones are not looked at, so that text below them counts as seen."""

_INNER = 0.2
"""Share of a character's box at each edge that may show beside a bar that covers it."""


@dataclass(frozen=True, slots=True)
class Area:
    """Something filled. It is drawn as the ``order``-th thing of the page; ``colour`` is None if it has no single one.

    ``shape`` are its polygons, () if ``box`` is all of it. ``opaque``: nothing shows through it.
    """

    order: int
    box: Box
    colour: Colour | None
    opaque: bool
    shape: Sequence[Sequence[Point]] = field(default=(), repr=False)

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return within(self.box, x, y) and (not self.shape or covers(self.shape, x, y))


@dataclass(slots=True)
class Areas:
    """The filled areas of a page that is ``top`` points high, found by their height on it."""

    top: float
    _bands: list[list[Area]] = field(default_factory=lambda: [[] for _ in range(_BANDS)], repr=False)
    _count: int = 0

    def add(self, area: Area) -> None:
        """Put another area on the page."""
        if self._count < _MOST and area.box[0] < area.box[2] and area.box[1] < area.box[3]:
            self._count += 1
            for band in self._bands[self._band(area.box[1]) : self._band(area.box[3]) + 1]:
                band.append(area)

    def near(self, boxes: Iterable[Box]) -> list[Area]:
        """The areas that touch the smallest box around ``boxes``, in drawing order."""
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        left, bottom, right, top = min(lefts), min(bottoms), max(rights), max(tops)
        found = {
            area.order: area
            for band in self._bands[self._band(bottom) : self._band(top) + 1]
            for area in band
            if area.box[0] < right and left < area.box[2] and area.box[1] < top and bottom < area.box[3]
        }
        return [found[order] for order in sorted(found)]

    def _band(self, y: float) -> int:
        return max(0, min(_BANDS - 1, int(y / self.top * _BANDS))) if self.top > 0 else 0


def veils(boxes: Sequence[Box], order: int, colour: Colour | None, areas: Areas) -> Iterator[Veil | None]:
    """For each box of a text of that colour (None: more than one): is it covered, or no other colour than below it?"""
    near = areas.near(boxes) if boxes else []
    plain: Veil | None = "colour" if colour is not None and _alike(colour, WHITE) else None
    if not near:
        yield from [plain] * len(boxes)
        return
    above = [area for area in near if area.order > order and area.opaque]
    below = [area for area in reversed(near) if area.order < order]
    for box in boxes:
        if any(_is_under(box, area) for area in above):
            yield "cover"
        elif below and colour is not None:
            yield "colour" if _is_lost(box, colour, below) else None
        else:
            yield plain


def _is_under(box: Box, area: Area) -> bool:
    left, bottom, right, top = box
    inner_x, inner_y = (right - left) * _INNER, (top - bottom) * _INNER
    return all(area.covers(x, y) for x in (left + inner_x, right - inner_x) for y in (bottom + inner_y, top - inner_y))


def _is_lost(box: Box, colour: Colour, below: Sequence[Area]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    paper = next((area.colour for area in below if area.covers(x, y)), WHITE)
    return paper is not None and _alike(colour, paper)


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))
