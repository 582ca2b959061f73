"""The straight lines among the paths of a pdfium page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

from redactscan.readers.paged.boxes import Box
from redactscan.readers.paged.rules import THICK
from redactscan.readers.pdf.calls import Address, fill, quick, stroke
from redactscan.readers.pdf.survey import Thing

_MOST_SEGMENTS = 2_000


def bars(things: Iterable[Thing]) -> Iterator[Box]:
    """The boxes of the strokes of paths, and of thin bars."""
    modes = (ctypes.c_int * 2)()  # how a path is filled, whether it is stroked
    at = ctypes.addressof(modes)
    for _, path, _, box in things:
        if box is None:
            continue
        left, bottom, right, top = box
        if right - left <= THICK or top - bottom <= THICK:
            yield box
            continue
        quick("FPDFPath_GetDrawMode")(path, at, at + 4)
        filled, stroked = modes
        # the edge of an area in its own colour is no line: a bar over a cell
        if stroked and not (filled and fill(path) == stroke(path)):
            yield from _segments(path)


def _segments(path: Address) -> Iterator[Box]:
    """The straight strokes of a path that is more than one line."""
    import pypdfium2.raw as pdfium

    segment_at, kind_of = quick("FPDFPath_GetPathSegment"), quick("FPDFPathSegment_GetType")
    point_of, is_last = quick("FPDFPathSegment_GetPoint"), quick("FPDFPathSegment_GetClose")
    matrix = (ctypes.c_float * 6)()
    quick("FPDFPageObj_GetMatrix")(path, ctypes.addressof(matrix))
    a, b, c, d, e, f = matrix
    point = (ctypes.c_float * 2)()
    at = ctypes.addressof(point)
    here = begin = (0.0, 0.0)
    for number in range(min(quick("FPDFPath_CountSegments")(path), _MOST_SEGMENTS)):
        segment = segment_at(path, number)
        point_of(segment, at, at + 4)
        x, y = point
        there = a * x + c * y + e, b * x + d * y + f
        kind = kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _span(here, there)
        if is_last(segment):
            yield _span(there, begin)
        here = there


def _span(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
