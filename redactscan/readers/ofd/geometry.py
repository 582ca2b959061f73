"""Places in an OFD: millimetres from the top left of the page, moved and turned by matrices (GB/T 33190-2016 §7.3)."""

from __future__ import annotations

from typing import TypeAlias

from redactscan.readers.paged.boxes import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""``a b c d e f``: x' = ax + cy + e, y' = bx + dy + f."""

POINTS = 72 / 25.4
"""Points in a millimetre."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FAR = 1e7


def numbers(text: str | None) -> list[float]:
    """The numbers of an array such as a Boundary, [] if it is none.

    >>> numbers("0 0 210 297"), numbers("0 nan"), numbers("a")
    ([0.0, 0.0, 210.0, 297.0], [], [])
    """
    try:
        found = list(map(float, (text or "").split()))
    except ValueError:
        return []
    total = sum(found)  # which is no number if one of them is none
    return found if total == total and max(map(abs, found), default=0) < _FAR else []


def number(text: str | None, default: float) -> float:
    """One number, ``default`` if it is none."""
    found = numbers(text) if text else []
    return found[0] if found else default


def page_matrix(physical: list[float]) -> Matrix:
    """From the millimetres of a page with that PhysicalBox to points from its bottom left."""
    return POINTS, 0.0, 0.0, -POINTS, 0.0, physical[3] * POINTS


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies ``inner``, then ``outer``."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def placed(outer: Matrix, boundary: list[float], ctm: list[float]) -> Matrix:
    """The matrix of an object: its own ``ctm``, from the corner of its ``boundary``, in what is around it."""
    x, y = boundary[:2] if len(boundary) == 4 else (0.0, 0.0)
    matrix = times(outer, (1.0, 0.0, 0.0, 1.0, x, y))
    return times(matrix, (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5])) if len(ctm) == 6 else matrix


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(matrix: Matrix, x: float, y: float, width: float, height: float) -> Box:
    """The smallest upright box around a rectangle that the matrix has moved."""
    corners = [point(matrix, x + w, y + h) for w in (0.0, width) for h in (0.0, height)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box | None, other: Box | None) -> Box | None:
    """What two boxes share; None is everything. A box may turn out empty: its left is then right of its right."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def within(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
