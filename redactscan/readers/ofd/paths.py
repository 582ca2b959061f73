"""The paths of an OFD: which of their strokes rule a table, and what a filled one lies upon (GB/T 33190-2016 §9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from redactscan.readers.ofd.geometry import Matrix, numbers, point
from redactscan.readers.paged.boxes import Box
from redactscan.values import dataclass, field

Point: TypeAlias = tuple[float, float]

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MOST_TOKENS = 40_000
# Numbers that a command takes, the last two being where it leads (§9.1, table 35).
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_BEND = (0.25, 0.5, 0.75)
_STRAIGHT = 0.1
"""Points by which the corner of a rectangle may be off."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A stretch of a path that is drawn without lifting the pen, in points. ``bent``: it has curves."""

    points: list[Point] = field(repr=False)
    closed: bool
    bent: bool

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def is_box(self) -> bool:
        """Whether it is an upright rectangle."""
        left, bottom, right, top = self.box
        corners = set(self.points)
        return (
            not self.bent
            and len(self.points) in (4, 5)
            and len(corners) == 4
            and all(
                min(abs(x - left), abs(x - right)) < _STRAIGHT and min(abs(y - bottom), abs(y - top)) < _STRAIGHT
                for x, y in corners
            )
        )

    def segments(self) -> Iterator[Box]:
        """The box of each straight stroke."""
        ends = [*self.points, self.points[0]] if self.closed else self.points
        for (x, y), (to_x, to_y) in pairwise(ends):
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def outlines(data: str, matrix: Matrix) -> list[Outline]:
    """The outlines of an AbbreviatedData, moved by ``matrix``; [] for one that is too long to be a line or a bar."""
    tokens = _TOKEN.findall(data[: _MOST_TOKENS * 8])
    if len(tokens) > _MOST_TOKENS:
        return []
    found: list[Outline] = []
    points: list[Point] = []
    bent = False
    at = 0
    while at < len(tokens):
        command = tokens[at].upper()
        at += 1
        if command in "SMC" and len(points) > 1:
            found.append(Outline(points, command == "C", bent))
            points, bent = points[:1], False
        if command not in _TAKES:
            continue
        taken = numbers(" ".join(tokens[at : at + _TAKES[command]]))
        at += _TAKES[command]
        if len(taken) != _TAKES[command]:  # a command where a number should be: the path is broken from here on
            break
        places = [point(matrix, x, y) for x, y in zip(taken[-2::-2], taken[::-2], strict=False)][::-1]
        if command in "SM":
            points = places
        elif command == "A" or not points:
            points.append(places[-1])
        else:
            points += _curve(points[-1], places)
        bent |= command in "QBA"
    if len(points) > 1:
        found.append(Outline(points, False, bent))
    return found


def covers(shape: Sequence[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a point lies inside the polygons together, by the even-odd rule: no frame covers what it frames."""
    inside = False
    for points in shape:
        last_x, last_y = points[-1]
        for here_x, here_y in points:
            if (here_y > y) != (last_y > y) and x < (last_x - here_x) * (y - here_y) / (last_y - here_y) + here_x:
                inside = not inside
            last_x, last_y = here_x, here_y
    return inside


def _curve(start: Point, controls: list[Point]) -> Iterator[Point]:
    """A few points of a Bézier curve, by de Casteljau, and its end, which is all of a straight line."""
    for share in _BEND if len(controls) > 1 else ():
        points = [start, *controls]
        while len(points) > 1:
            points = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(points)]
        yield points[0]
    yield controls[-1]
