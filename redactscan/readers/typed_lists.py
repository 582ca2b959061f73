"""Lists that somebody typed into a document with tabs or blanks instead of drawing a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeGuard

from redactscan.model import Cell, Location, Marked, Passage, Role, Table
from redactscan.readers.aligned import MIN_LINES, Stretch, stretches
from redactscan.readers.aligned_cells import LONGEST


def with_lists(flow: Iterable[Passage | Table], role: Role, number: Callable[[], int]) -> Iterator[Passage | Table]:
    """What a reader said of consecutive paragraphs, the typed lists among those of that role as tables.

    ``number`` gives the number of the next table. What is hidden in a list is said again beside its table, as beside
    one that was drawn; whatever is no paragraph of that role passes through where it stands.
    """
    items = list(flow)
    lines = [item for item in items if _is_line(item, role)]
    text = "\n".join(line.text for line in lines)
    found = list(stretches(text)) if _promising(text) else []
    if not any(stretch.rows for stretch in found):
        yield from items
        return
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    spans = {id(line): span for line, span in zip(lines, pairwise(starts), strict=True)}
    at = 0
    for item in items:
        if not _is_line(item, role):
            yield item
            continue
        start, end = spans[id(item)]
        while at < len(found) and found[at].start < end:
            stretch = found[at]
            if not stretch.rows:
                yield from _slice(item, stretch.start - start, stretch.end - start)
            elif stretch.start >= start:
                yield from _table(stretch, lines, starts, number())
            if stretch.end > end:
                break
            at += 1


def _is_line(item: Passage | Table, role: Role) -> TypeGuard[Passage]:
    return isinstance(item, Passage) and item.focus is None and item.location.role == role


def _promising(text: str) -> bool:
    """Whether there may be a list: enough short lines of more than one word."""
    return sum(len(line) <= LONGEST and len(line.split()) > 1 for line in text.split("\n")) >= MIN_LINES


def _slice(passage: Passage, start: int, end: int) -> Iterator[Passage]:
    start, end = max(0, start), min(len(passage.text), end)
    if (start, end) == (0, len(passage.text)):
        yield passage
    elif passage.text[start:end].strip():
        yield Passage(passage.text[start:end].rstrip("\n"), passage.location, _within(passage.marked, start, end))


def _within(marked: Sequence[Marked], start: int, end: int) -> tuple[Marked, ...]:
    """The marks that touch ``start:end``, counted from ``start``."""
    return tuple(
        Marked(max(mark.start, start) - start, min(mark.end, end) - start, mark.role)
        for mark in marked
        if mark.start < end and start < mark.end
    )


def _table(stretch: Stretch, lines: Sequence[Passage], starts: Sequence[int], number: int) -> Iterator[Passage | Table]:
    place = lines[0].location
    yield Table(place.part, number, stretch.rows, place.role)
    hidden = [
        Marked(start + mark.start, start + mark.end, mark.role)
        for passage, start in zip(lines, starts, strict=False)
        if start < stretch.end
        for mark in passage.marked
        if mark.role == "hidden" and stretch.start < start + mark.end
    ]
    if not hidden:
        return
    text = "\n".join(passage.text for passage in lines)
    end = stretch.start
    for row, cells in enumerate(stretch.rows, 1):
        for column, cell in enumerate(cells, 1):
            begin = text.find(cell, end)
            if begin < 0:  # a header that is spaced out otherwise the second time
                continue
            end = begin + len(cell)
            if marks := _within(hidden, begin, end):
                yield Passage(cell, Location(place.part, place.role, Cell(number, row, column)), marks, focus="hidden")
