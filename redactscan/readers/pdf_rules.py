"""The ruled lines of a page: where a table's borders are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from redactscan.readers.pdf_text import Box

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

    def covers(self, place: float) -> bool:
        return self.low <= place <= self.high


def rules_of(paths: Iterable[Any], turn: int) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines among pdfium path objects, on a page turned by ``turn`` degrees."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for path in paths:
        for box in _bars(path):
            left, bottom, right, top = turned(box, turn)
            if top - bottom <= THICK < right - left:
                level.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= THICK < top - bottom:
                upright.append(Rule((left + right) / 2, bottom, top))
    return _merged(level), _merged(upright)


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


def _bars(path: Any) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    box = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(path, *box):
        return
    left, bottom, right, top = (edge.value for edge in box)
    if min(right - left, top - bottom) <= THICK:
        yield left, bottom, right, top
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value:
        yield from _segments(path)


def _segments(path: Any) -> Iterator[Box]:
    """The straight strokes of a path that is more than one line."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    here = begin = (0.0, 0.0)
    for number in range(min(pdfium.FPDFPath_CountSegments(path), 2000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        there = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            begin = there
        elif pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield _span(here, there)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _span(there, begin)
        here = there


def _span(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


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
