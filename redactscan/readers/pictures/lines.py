"""What an engine has seen, as lines in reading order and as tables where it stands in columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from redactscan.model import Anchor, Location, Page, Passage, Table
from redactscan.readers.aligned import stretches
from redactscan.readers.aligned_columns import Extent
from redactscan.readers.pictures.ocr import Box, Seen
from redactscan.values import dataclass, field

_SAME_LINE = 0.5  # of the lower box's height that two boxes share
_WIDE = 0.6  # gap in heights of a line that parts cells
_PARTED = "  "


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture on which texts stand: ``size`` (width, height) in pixels, ``unit`` points per pixel."""

    part: str
    number: int
    size: tuple[int, int]
    unit: float = 1.0

    def anchor(self, boxes: Sequence[Box]) -> Page:
        """The place of some boxes, in points from the bottom left."""
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        height = self.size[1]
        corners = (min(lefts), height - max(bottoms), max(rights), height - min(tops))
        left, bottom, right, top = (round(at * self.unit, 1) for at in corners)
        return Page(self.number, (left, bottom, right, top))


@dataclass(slots=True)
class _Text:
    """The boxes in reading order as one text; ``starts`` are where they begin in it."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    def add(self, one: Seen, gap: str) -> None:
        self.text += gap
        self.starts.append(len(self.text))
        self.seen.append(one)
        self.text += one.text

    def boxes(self, start: int, end: int) -> list[Box]:
        first = max(0, bisect_right(self.starts, start) - 1)
        return [one.box for one in self.seen[first : max(first + 1, bisect_right(self.starts, end - 1))]]


def laid_out(seen: Sequence[Seen], sheet: Sheet, tables: int) -> Iterator[Passage | Table]:
    """The texts of a picture; ``tables`` is how many tables the document has so far."""
    whole = _Text()
    for line in _rows([one for one in seen if one.text.strip()]):
        gap = "\n" if whole.text else ""
        end = None
        for one in line:
            if end is not None:
                height = one.box[3] - one.box[1]
                gap = _PARTED if one.box[0] - end > _WIDE * height else " "
            whole.add(one, gap)
            end = one.box[2]

    def place(start: int, end: int) -> Extent | None:
        boxes = whole.boxes(start, end)
        return min(box[0] for box in boxes), max(box[2] for box in boxes)

    for stretch in stretches(whole.text, place):
        if stretch.rows:
            tables += 1
            yield Table(sheet.part, tables, stretch.rows, "image-text")
        else:
            yield _passage(whole, stretch.start, stretch.end, sheet)


def _passage(whole: _Text, first: int, last: int, sheet: Sheet) -> Passage:
    def locate(start: int, end: int) -> Anchor:
        return sheet.anchor(whole.boxes(first + start, first + end))

    location = Location(sheet.part, "image-text", Page(sheet.number))
    return Passage(whole.text[first:last].rstrip("\n"), location, locate=locate)


def _rows(seen: Sequence[Seen]) -> list[list[Seen]]:
    """Boxes side by side are one line; lines from top to bottom."""
    rows: list[list[Seen]] = []
    for one in sorted(seen, key=lambda s: s.box[1] + s.box[3]):
        row = rows[-1] if rows else []
        if row and _overlap(row[-1].box, one.box) >= _SAME_LINE:
            row.append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda s: s.box[0]) for row in rows]


def _overlap(one: Box, other: Box) -> float:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared / max(1.0, min(one[3] - one[1], other[3] - other[1]))
