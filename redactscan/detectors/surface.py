"""Surfaces: passages and cells laid end to end, so that a rule runs over pages of text at once and not cell by cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from redactscan.hints import Literal, TypeAlias
from redactscan.model import Document, Passage, Span, Table
from redactscan.text.view import View
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

CELL = "\x1f"  # ends a cell; no view deletes it and no pattern crosses it
PASSAGE = "\x1e"  # ends a passage or a row
SIZE = 1 << 19
PIECED = (18, 20)  # lengths of the identity numbers whose halves are looked for in neighbouring cells
MIN_SPREAD = 8  # cells of one digit that make a number
_DIGITS = frozenset("0123456789Xx×０１２３４５６７８９Ｘ")
OVERLAP = 512  # wider than any rule (packs/lint.py bounds them to 256)

Place: TypeAlias = tuple[Passage | Table, tuple[int, int] | None, Span, bool]


class _Owner(NamedTuple):
    source: Passage | Table
    cell: tuple[int, int] | None
    base: int  # where in the owner's own text the stretch on this surface begins
    pieced: bool = False  # the stretch was put together from several cells of several digits


@dataclass(frozen=True, slots=True)
class Surface:
    """``view`` of some text, with the owner of every stretch. Only what begins in ``core`` counts.

    A passage that owns a stretch with all of its text stands for itself: a document may consist of a million lines.
    """

    view: View
    starts: list[int] = field(repr=False)
    owners: list[_Owner | Passage] = field(repr=False)
    core: range

    def owner(self, index: int) -> _Owner:
        """The owner of the stretch of that number."""
        owner = self.owners[index]
        return _Owner(owner, None, 0) if isinstance(owner, Passage) else owner

    def is_table(self) -> bool:
        """Whether all of it stands in cells."""
        return all(isinstance(owner, _Owner) and owner.cell for owner in self.owners)

    def kind(self, at: int) -> Literal["prose", "cell", "label"]:
        """What stands there: running text, a cell, or what a document is called by: its file's name, a property."""
        source = self.owner(bisect_right(self.starts, at) - 1).source
        if not isinstance(source, Passage):
            return "cell"
        return "label" if source.location.role in ("file-name", "metadata") else "prose"

    def place(self, start: int, end: int) -> Place | None:
        """Whose the raw span is, where in the owner's text, whether pieced; None for the overlap and across owners."""
        index = bisect_right(self.starts, start) - 1
        limit = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.view.raw)
        if start not in self.core or end > limit:
            return None
        owner, base = self.owners[index], self.starts[index]
        if isinstance(owner, Passage):
            return owner, None, Span(start - base, end - base), False
        shift = owner.base - base
        return owner.source, owner.cell, span_of(start + shift, end + shift, owner.cell), owner.pieced

    def stretch(self, start: int, end: int) -> Iterator[tuple[Passage | Table, int, int]]:
        """The owners of a raw span, each with the span of its own text that is in it."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.owners) and self.starts[index] < end:
            owner = self.owner(index)
            shift = owner.base - self.starts[index]
            after = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.view.raw)
            yield owner.source, max(start, self.starts[index]) + shift, min(end, after) + shift
            index += 1

    def part(self, start: int, end: int) -> Surface:
        """The stretch ``start:end`` as a surface of its own."""
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        owners = self.owners[first:last]
        if cut := start - self.starts[first]:
            owner = self.owner(first)
            owners[0] = owner._replace(base=owner.base + cut)
        starts = [max(0, begin - start) for begin in self.starts[first:last]]
        core = range(max(self.core.start, start) - start, max(0, min(self.core.stop, end) - start))
        return Surface(self.view.part(start, end), starts, owners, core)


def span_of(start: int, end: int, cell: tuple[int, int] | None) -> Span:
    """A span, of a cell or of a passage."""
    return _span(start, end) if cell else Span(start, end)


@lru_cache(maxsize=1024)
def _span(start: int, end: int) -> Span:
    """The same one for all values of a column that are as long as one another."""
    return Span(start, end)


def surfaces(document: Document) -> Iterator[Surface]:
    """The document's content as surfaces of about ``SIZE`` characters, in reading order."""
    parts: list[str] = []
    starts: list[int] = []
    owners: list[_Owner | Passage] = []
    length = 0
    for text, owner, end in _stretches(document):
        if len(text) > SIZE:
            yield from _windows(text, _Owner(owner, None, 0) if isinstance(owner, Passage) else owner)
            continue
        starts.append(length)
        owners.append(owner)
        parts += (text, end)
        length += len(text) + 1
        if length >= SIZE:
            yield Surface(View("".join(parts)), starts, owners, range(length))
            parts, starts, owners, length = [], [], [], 0
    if parts:
        yield Surface(View("".join(parts)), starts, owners, range(length))


def _stretches(document: Document) -> Iterator[tuple[str, _Owner | Passage, str]]:
    for item in document.content:
        if isinstance(item, Passage):
            yield item.text, item, PASSAGE
            continue
        if item.origin:
            continue  # the passages of a list in words are searched
        for number, row in enumerate(item.rows):
            last = len(row) - 1
            for column, text in enumerate(row):
                if text:
                    yield text, _Owner(item, (number, column), 0), PASSAGE if column == last else CELL
            for column, text, pieced in _spread(row):
                yield text, _Owner(item, (number, column), 0, pieced), PASSAGE


def _spread(row: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """The numbers that stand in several cells: the 0-based column of the first, the whole, whether in pieces.

    A form gives every digit a cell of its own; a list may hide a number by giving its two halves a column each.
    """
    for single, group in groupby(enumerate(row), lambda cell: len(cell[1]) == 1 and cell[1] in _DIGITS):
        cells = list(group)
        if single and len(cells) >= MIN_SPREAD:
            yield cells[0][0], "".join(text for _, text in cells), False
    for column, (left, right) in enumerate(pairwise(row)):
        if len(left) + len(right) in PIECED and len(left) > 1 < len(right) and left.isdigit() and right[:-1].isdigit():
            yield column, left + right, True


def _windows(text: str, owner: _Owner) -> Iterator[Surface]:
    """A text longer than a surface, in windows that overlap on both sides, so that no hit moves or is lost."""
    for at in range(0, len(text), SIZE):
        first = max(0, at - OVERLAP)
        window = text[first : at + SIZE + OVERLAP]
        yield Surface(
            View(window), [0], [_Owner(owner.source, owner.cell, first)], range(at - first, at - first + SIZE)
        )
