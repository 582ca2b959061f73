"""Shapes on a slide: the order in which a person reads them, what lies under them, what lies off the slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from redactscan.model import Marked, Page, Passage, Table
from redactscan.readers.aligned_cells import MIN_CELLS
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, SHADED, Look, is_tinted
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_MOST_FILLS = 500  # to look through for each shape
_SAME_LINE = 0.5  # of the height of the lower shape


class Frame(NamedTuple):
    """Where a shape lies: points from the upper left corner of the slide."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Frame) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def on_page(self, number: int, height: float) -> Page:
        """The frame as an anchor, whose origin is the lower left corner."""
        edges = (self.left, height - self.bottom, self.right, height - self.top)
        left, bottom, right, top = (round(edge, 1) for edge in edges)
        return Page(number, (left, bottom, right, top))


class Fill(NamedTuple):
    """Something on the slide that is not transparent."""

    frame: Frame
    look: Look


@dataclass(slots=True)
class Canvas:
    """A slide of a size in points. ``ground`` is its background; ``fills`` what was painted so far, lowest first."""

    width: float
    height: float
    ground: Look = NOTHING
    fills: list[Fill] = field(default_factory=list)

    def under(self, frame: Frame | None) -> Look:
        """What a transparent shape stands on; whatever cannot be told is taken to be dark."""
        if frame is None:
            return SHADED if self.fills or is_tinted(self.ground.ground) else self.ground
        last = self.fills[-_MOST_FILLS:]
        rest = self.ground if len(last) == len(self.fills) else SHADED
        return next((fill.look for fill in reversed(last) if fill.frame.meets(frame)), rest)

    def paint(self, frame: Frame | None, look: Look) -> None:
        """Put a shape of that fill on top; of one that lies nobody knows where, anywhere."""
        self.fills.append(Fill(frame or Frame(0, 0, self.width, self.height), look))

    def shows(self, frame: Frame | None) -> bool:
        """Whether any of a shape lies on the slide. A line has no area and lies where it lies."""
        if frame is None or not (self.width and self.height):
            return True
        return frame.left <= self.width and frame.top <= self.height and frame.right >= 0 and frame.bottom >= 0


@dataclass(slots=True)
class Shape:
    """What one shape says. A shape without a frame stands where the shape before it does."""

    frame: Frame | None
    content: list[Passage | Table] = field(default_factory=list, repr=False)


def read_in_order(shapes: Sequence[Shape], number: Callable[[], int]) -> Iterator[Passage | Table]:
    """The content of all shapes from top to bottom, side by side from left to right.

    Text boxes that stand like the cells of a list are one; ``number`` gives the number of the next table.
    """
    bands = list(_bands([shape for shape in shapes if shape.content]))
    for is_row, group in groupby(bands, _is_row):
        rows = list(group)
        said = [item for band in rows for shape in band for item in shape.content]
        if is_row:
            lines = [_joined(band) for band in rows]
            listed = list(with_lists(lines, lines[0].location.role, number))
            yield from listed if any(isinstance(item, Table) for item in listed) else said
        else:
            yield from said


def _bands(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """The shapes in rows of those whose upper edges are level."""
    placed: list[tuple[Frame, int, list[Shape]]] = []
    for shape in shapes:
        if shape.frame is None and placed:
            placed[-1][2].append(shape)
        else:
            placed.append((shape.frame or Frame(0, 0, 0, 0), len(placed), [shape]))
    placed.sort(key=lambda item: (item[0].top, item[0].left, item[1]))
    at = 0
    while at < len(placed):
        first = placed[at][0]
        end = at + 1
        while end < len(placed) and _level(first, placed[end][0]):
            end += 1
        band = sorted(placed[at:end], key=lambda item: (item[0].left, item[1]))
        yield [shape for _, _, group in band for shape in group]
        at = end


def _level(upper: Frame, lower: Frame) -> bool:
    height = min(upper.bottom - upper.top, lower.bottom - lower.top)
    return lower.top - upper.top <= _SAME_LINE * height


def _is_row(band: Sequence[Shape]) -> bool:
    """Whether each shape says one line of text: three and more of them may be a row of a list."""
    return len(band) >= MIN_CELLS and all(_line(shape) is not None for shape in band)


def _line(shape: Shape) -> Passage | None:
    (item,) = shape.content if len(shape.content) == 1 else (None,)
    return item if isinstance(item, Passage) and item.focus is None and "\n" not in item.text else None


def _joined(band: Sequence[Shape]) -> Passage:
    lines = [line for shape in band if (line := _line(shape))]
    marked: list[Marked] = []
    at = 0
    for line in lines:
        marked += [Marked(at + mark.start, at + mark.end, mark.role) for mark in line.marked]
        at += len(line.text) + 1
    return Passage("\t".join(line.text for line in lines), lines[0].location, tuple(marked))
