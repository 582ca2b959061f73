"""The ruled tables of a page: which characters stand in which cell, and which stand outside.

A name in a column headed 姓名 is only recognisable in its table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, repeat
from operator import add, is_, ne
from typing import TypeAlias

from redactscan.readers.paged.boxes import Box, Edges, Measure
from redactscan.readers.paged.grid import Grid
from redactscan.readers.paged.hidden import NOTHING, Hidden, Marks, marks
from redactscan.readers.paged.rules import JOIN
from redactscan.readers.paged.words import words
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

MARGIN = 0.1
"""Share of the page's height at its top and bottom where a running header or a page number may stand."""

_HERE = -1
"""The place of what is not drawn: where the last one stood."""

_Spans: TypeAlias = list[tuple[int, int]]  # start and end, in the text of the page, of what stands together


@dataclass(frozen=True, slots=True)
class Run:
    """Text outside tables; ``indices`` are the places of its characters in the page's text, -1 for an added break."""

    text: str = field(repr=False)
    indices: Sequence[int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of one page. ``opens`` and ``ends``: it is the first, the last thing on its page but for the margins.

    ``marked`` has what is hidden in a cell, by its row and column.
    """

    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    opens: bool
    ends: bool
    marked: Marks = field(default_factory=dict, repr=False)


def split(
    text: str, measure: Measure, grids: Sequence[Grid], sheet: Box, hidden: Hidden = NOTHING
) -> list[Run | Ruled]:
    """The page's text as runs and tables in content order. ``sheet`` is the visible page, turned as ``measure`` is."""
    firsts = _firsts(grids)
    placed = _placed(text, measure, grids)
    squares, starts, stops = _stretches(placed)
    cells = [""] * firsts[-1]
    pieces: dict[int, list[str]] = {}
    met: list[int] = []  # the numbers of the grids in content order
    runs: list[_Spans] = [[]]
    first = last = 0
    for square, start, stop in zip(squares, starts, stops, strict=True):
        if square is None:
            runs[-1].append((start, stop))
            continue
        if cells[square]:  # some producers draw a row line by line across its cells
            pieces.setdefault(square, [cells[square]]).append(text[start:stop])
        else:
            cells[square] = text[start:stop]
        if not first <= square < last:
            number = bisect_right(firsts, square) - 1
            first, last = firsts[number], firsts[number + 1]
            if number not in met:
                met.append(number)
                runs.append([])
    for square, said in pieces.items():
        cells[square] = "\n".join(said)
    heights = list(compress(placed.heights, map(is_, placed.squares, repeat(None))))
    tables = []
    for number in met:
        grid, first, last = grids[number], firsts[number], firsts[number + 1]
        marked = _marked(zip(squares, starts, stops, strict=True), first, grid, hidden) if hidden else {}
        tables.append(_ruled(grid, cells[first:last], marked, heights, sheet))
    return list(_in_order(text, runs, tables))


def _marked(stretches: Iterable[tuple[int | None, int, int]], first: int, grid: Grid, hidden: Hidden) -> Marks:
    """What is hidden in the cells of a grid, whose squares are counted from ``first``."""
    spans: dict[int, _Spans] = {}
    for square, start, stop in stretches:
        if square is not None and first <= square < first + len(grid.owner):
            spans.setdefault(square - first, []).append((start, stop))
    found = {divmod(square, grid.width): marks(_places(places), hidden) for square, places in spans.items()}
    return {cell: mark for cell, mark in found.items() if mark}


class _Placed(NamedTuple):
    """Pieces of a text that have no border in them: starts, ends, squares, twice the heights of their middles."""

    starts: Sequence[int]
    stops: Sequence[int]
    squares: Sequence[int | None]
    heights: Sequence[float]


def _placed(text: str, measure: Measure, grids: Sequence[Grid]) -> _Placed:
    """Each word, or each character of one that does not begin and end in one square."""
    starts, stops = words(text)
    longer = [stop - start > 1 for start, stop in zip(starts, stops, strict=True)]
    squares, heights = _squares(grids, measure([*starts, *(stop - 1 for stop in compress(stops, longer))]))
    begins, ends = squares[: len(starts)], squares[len(starts) :]
    placed = _Placed(starts, stops, begins, heights[: len(starts)])
    if ends == list(compress(begins, longer)) and _HERE not in begins:
        return placed
    last = iter(ends)
    ends = [next(last) if long else begin for begin, long in zip(begins, longer, strict=True)]
    return _Placed(*zip(*_divided(placed, ends, measure, grids), strict=True))


def _stretches(placed: _Placed) -> tuple[list[int | None], list[int], list[int]]:
    """Squares, starts and ends of what follows one another in a square; what comes first outside has all before it."""
    starts, stops, squares, _ = placed
    changes = list(compress(count(1), map(ne, squares[1:], squares)))
    firsts = [0, *changes] if squares else []
    found = list(map(squares.__getitem__, firsts))
    begins = list(map(starts.__getitem__, firsts))
    if found[:1] == [None]:
        begins[0] = 0
    return found, begins, [*(stops[change - 1] for change in changes), *stops[-1:]]


def _divided(
    placed: _Placed, ends: Sequence[int | None], measure: Measure, grids: Sequence[Grid]
) -> Iterator[tuple[int, int, int | None, float]]:
    """The pieces of words of which some do not end (``ends``) where they begin, one by one."""
    here: int | None = None
    for start, stop, begin, height, end in zip(*placed, ends, strict=True):
        there = here if begin == _HERE else begin
        if end in (there, _HERE):
            here = there
            yield start, stop, here, height
            continue
        places = range(start, stop)
        for index, square, char in zip(places, *_squares(grids, measure(places)), strict=True):
            here = here if square == _HERE else square
            yield index, index + 1, here, char


def _squares(grids: Sequence[Grid], boxes: Edges) -> tuple[list[int | None], list[float]]:
    """Where the middle of each box lies: the number of a square, None outside tables, ``_HERE`` if it is not drawn.

    The squares of all grids are counted together; of several grids the first counts. With twice the middles' heights.
    """
    xs, ys = list(map(add, boxes.lefts, boxes.rights)), list(map(add, boxes.bottoms, boxes.tops))
    found = grids[0].cells(xs, ys)
    for first, grid in zip(_firsts(grids)[1:], grids[1:], strict=False):
        found = [
            first + cell if known is None and cell is not None else known
            for known, cell in zip(found, grid.cells(xs, ys), strict=True)
        ]
    if not boxes.are_drawn:
        found = [_HERE if left != left else square for left, square in zip(boxes.lefts, found, strict=True)]
    return found, ys


def _firsts(grids: Sequence[Grid]) -> list[int]:
    """The number of the first square of each grid, and that of all squares."""
    return list(accumulate((len(grid.owner) for grid in grids), initial=0))


def continues(table: Ruled, following: Ruled) -> bool:
    """Whether ``following``, on the next page, is more of ``table``: both reach the page break, with equal columns."""
    alike = len(table.columns) == len(following.columns) and all(
        abs(one - other) <= JOIN for one, other in zip(table.columns, following.columns, strict=True)
    )
    return alike and table.ends and following.opens


def extend(rows: list[tuple[str, ...]], more: Sequence[tuple[str, ...]]) -> list[int]:
    """Put ``more``, the rows after a page break, to ``rows``; a row that the break divided becomes one again.

    Gives the index in ``rows`` of each of them.
    """
    heading = 1 if more[0] == rows[0] and len(more) > 1 else 0
    last = len(rows) - 1
    if not _is_rest(more[heading]):
        rows += more
        return list(range(last + 1, len(rows)))
    rows[-1] = tuple("\n".join(filter(None, pair)) for pair in zip(rows[-1], more[heading], strict=True))
    rows += [*more[:heading], *more[heading + 1 :]]
    following = list(range(last + 1, len(rows)))
    return [*following[:heading], last, *following[heading:]]


def _is_rest(row: tuple[str, ...]) -> bool:
    """Whether a row only has what wrapped in a few cells. A household's next member has most of its cells."""
    filled = sum(1 for cell in row if cell)
    return not row[0] and 0 < filled <= len(row) // 2


def _ruled(grid: Grid, cells: Sequence[str], marked: Marks, heights: Sequence[float], sheet: Box) -> Ruled:
    """The table of a grid. ``heights`` are twice those of what stands outside tables."""
    low, high = sheet[1], sheet[3]
    margin = (high - low) * MARGIN
    top, bottom = -grid.downs[0], -grid.downs[-1]
    return Ruled(
        columns=grid.xs,
        rows=tuple(tuple(cells[start : start + grid.width]) for start in range(0, len(cells), grid.width)),
        opens=not any(2 * top < height < 2 * (high - margin) for height in heights),
        ends=not any(2 * (low + margin) < height < 2 * bottom for height in heights),
        marked=marked,
    )


def _in_order(text: str, runs: list[_Spans], tables: list[Ruled]) -> Iterator[Run | Ruled]:
    for number, spans in enumerate(runs):
        if spans:
            yield Run(_joined(text, spans), tuple(_places(spans)))
        if number < len(tables):
            yield tables[number]


def _joined(text: str, spans: _Spans) -> str:
    if len(spans) == 1:
        return text[spans[0][0] : spans[0][1]]
    return "\n".join(text[start:stop] for start, stop in spans)


def _places(spans: _Spans) -> list[int]:
    """The places of the characters of a joined text, -1 for what joins them."""
    return [place for start, stop in spans for place in (*range(start, stop), -1)][:-1]
