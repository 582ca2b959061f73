"""The characters of a text object and where each of them is drawn (GB/T 33190-2016 §11)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from redactscan.readers.ofd.geometry import Matrix, number, numbers, point
from redactscan.readers.package import local
from redactscan.readers.paged.boxes import Box
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

ASCENT, DESCENT = 0.88, 0.12
"""Shares of the size above and below the base line, as Chinese fonts have them."""

_NARROW = 0.5
_FIRST_WIDE = 0x1100
_BREAKS = {ord(char): None for char in "\r\n\t"}
# Direction in which a text runs (ReadDirection), in the object's own space, where y points down.
_RUNS = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
_SLANT = math.tan(math.radians(5))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a text object with their boxes in points.

    ``turn`` is by how many degrees clockwise the page must be turned for them to run to the right; ``slanted`` ones
    never do. ``unnamed`` counts glyphs that stand for no character. ``size`` is their height in points.
    """

    text: str = field(repr=False)
    boxes: list[Box] = field(repr=False)
    turn: int
    slanted: bool
    size: float
    unnamed: int


def glyphs_of(element: Element, matrix: Matrix) -> Glyphs:
    """Read a TextObject whose own space ``matrix`` leads from; no character of it is lost."""
    size = abs(number(element.get("Size"), 0.0))
    scale = abs(number(element.get("HScale"), 1.0)) or 1.0
    read = _RUNS.get(round(number(element.get("ReadDirection"), 0.0)) % 360, _RUNS[0])
    texts: list[str] = []
    origins: list[tuple[float, float, float]] = []
    here = (0.0, 0.0)
    glyphs = 0
    for child in element.iterchildren():
        match local(child.tag):
            case "TextCode":
                text = (child.text or "").translate(_BREAKS)
                here = number(child.get("X"), here[0]), number(child.get("Y"), here[1])
                texts.append(text)
                steps = _steps(child, text, size * scale, read)
                origins += _origins(text, here, steps, size * scale)
            case "CGTransform":
                glyphs += max(0, min(round(number(child.get("GlyphCount"), 1.0)), 100_000))
    text = "".join(texts)
    return Glyphs(
        text=text,
        boxes=_boxes(matrix, origins, size),
        turn=_turn(matrix, origins, read),
        slanted=_is_slanted(matrix),
        size=size * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])),
        unnamed=0 if text.strip() else glyphs,
    )


def deltas(text: str, most: int) -> Iterator[float]:
    """The offsets of a DeltaX or DeltaY, at most ``most``; ``g 3 2.5`` says 2.5 three times (§11.3, table 45).

    >>> list(deltas("5 g 2 3.5 g 9 1", 5))
    [5.0, 3.5, 3.5, 1.0, 1.0]
    """
    if "g" not in text:
        yield from numbers(text)[:most]
        return
    words = iter(text.split())
    for word in words:
        count = 1
        if word == "g":
            repeated = next(words, "")
            count = int(repeated) if repeated.isascii() and repeated.isdigit() else 0
            word = next(words, "")
        step = number(word, 0.0)
        for _ in range(min(count, most)):
            yield step
        most -= min(count, most)


def _steps(code: Element, text: str, width: float, read: tuple[float, float]) -> list[tuple[float, float]]:
    """From each character to the next. Where neither offset is given, the characters follow each other closely."""
    most = len(text) - 1
    given = [list(deltas(code.get(name) or "", max(0, most))) for name in ("DeltaX", "DeltaY")]
    if not any(given):
        return [(read[0] * step, read[1] * step) for step in (_width(char, width) for char in text[:-1])]
    xs, ys = (_filled(steps, most) for steps in given)
    return list(zip(xs, ys, strict=True))


def _filled(steps: list[float], count: int) -> list[float]:
    return steps + [steps[-1] if steps else 0.0] * (count - len(steps))


def _origins(
    text: str, start: tuple[float, float], steps: list[tuple[float, float]], width: float
) -> Iterator[tuple[float, float, float]]:
    """x, y and width of each character in the object's space."""
    x, y = start
    for index, char in enumerate(text):
        own = _width(char, width)
        if index < len(steps):
            dx, dy = steps[index]
            yield x, y, min(own, dx) if dx > 0 else own
            x, y = x + dx, y + dy
        else:
            yield x, y, own


def _width(char: str, width: float) -> float:
    return width if ord(char) >= _FIRST_WIDE else width * _NARROW


def _boxes(matrix: Matrix, origins: list[tuple[float, float, float]], size: float) -> list[Box]:
    a, b, c, d, e, f = matrix
    # the upright extent of a glyph of this size that has no width
    lows = [min(-ASCENT * size * way, DESCENT * size * way) for way in (c, d)]
    highs = [max(-ASCENT * size * way, DESCENT * size * way) for way in (c, d)]
    boxes = []
    for x, y, width in origins:
        left, bottom = a * x + c * y + e, b * x + d * y + f
        across, up = a * width, b * width
        boxes.append(
            (
                left + lows[0] + min(0.0, across),
                bottom + lows[1] + min(0.0, up),
                left + highs[0] + max(0.0, across),
                bottom + highs[1] + max(0.0, up),
            )
        )
    return boxes


def _turn(matrix: Matrix, origins: list[tuple[float, float, float]], read: tuple[float, float]) -> int:
    """By the way that most steps go; returns to the next line are fewer."""
    ways = [0, 0, 0, 0]
    if origins and origins[0][0] < origins[-1][0] and len({y for _, y, _ in origins}) == 1:
        return 90 * _quarter(matrix[0], matrix[1])
    places = [point(matrix, x, y) for x, y, _ in origins[:200]]
    for (x, y), (next_x, next_y) in pairwise(places):
        if (x, y) != (next_x, next_y):
            ways[_quarter(next_x - x, next_y - y)] += 1
    if not any(ways):
        (x, y), (next_x, next_y) = point(matrix, 0, 0), point(matrix, *read)
        return 90 * _quarter(next_x - x, next_y - y)
    return 90 * ways.index(max(ways))


def _quarter(dx: float, dy: float) -> int:
    """Right 0, up 1, left 2, down 3."""
    if abs(dx) >= abs(dy):
        return 0 if dx >= 0 else 2
    return 1 if dy > 0 else 3


def _is_slanted(matrix: Matrix) -> bool:
    a, b = abs(matrix[0]), abs(matrix[1])
    return min(a, b) > _SLANT * max(a, b)
