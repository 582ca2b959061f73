"""Which characters of a page belong together in a cell, where a word runs over the edge of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactscan.readers.ofd.reading import Reading
from redactscan.readers.paged.boxes import Box, middle, turned
from redactscan.readers.paged.grid import Grid

_GAP = 0.3
"""Heights of a character between two of the same cell, at most."""


def gathered(reading: Reading, grids: Sequence[Grid], turn: int) -> Sequence[Box | None]:
    """The boxes by which characters fall into cells: a word that runs over the edge of its cell stays in one."""
    boxes = list(reading.boxes)
    bounds = [0, *(place for joint in reading.joints for place in joint), len(boxes)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        for first, last in _words(boxes, start, end, turn):
            homes = [_home(boxes[at], grids, turn) for at in (first, last - 1)]
            if homes[0] != homes[1]:
                homes = [_home(box, grids, turn) for box in boxes[first:last]]
                most = first + homes.index(max(homes, key=homes.count))
                boxes[first:last] = [boxes[most]] * (last - first)
    return boxes


def _home(box: Box | None, grids: Sequence[Grid], turn: int) -> tuple[int, int] | None:
    """The grid and the cell in which a character stands; None outside tables."""
    if box is None:
        return None
    place = middle(turned(box, turn))
    cells = ((number, grid.cell(*place)) for number, grid in enumerate(grids))
    return next(((number, cell) for number, cell in cells if cell is not None), None)


def _words(boxes: Sequence[Box | None], start: int, end: int, turn: int) -> Iterator[tuple[int, int]]:
    """The bounds of what stands together in a piece."""
    first = start
    for at in range(start + 1, end + 1):
        before, after = boxes[at - 1], boxes[at] if at < end else None
        if before is not None and after is not None:
            _, low, edge, high = turned(before, turn)
            if turned(after, turn)[0] - edge <= _GAP * (high - low):
                continue
        yield first, at
        first = at
