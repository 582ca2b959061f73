"""The ruled tables of a page: which characters stand in which cell, and which stand outside.

A name in a column headed 姓名 is only recognisable in its table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf
from typing import TypeAlias

from redactscan.model import Marked
from redactscan.readers.paged.boxes import Box, Measure
from redactscan.readers.paged.grid import Grid
from redactscan.readers.paged.hidden import NOTHING, Hidden, Marks, marks
from redactscan.readers.paged.rules import JOIN

MARGIN = 0.1
"""Share of the page's height at its top and bottom where a running header or a page number may stand."""

_WORD = re.compile(r"\S+")
_NOWHERE: Box = (inf, inf, inf, inf)
_HERE = -1
"""The place of what is not drawn: where the last one stood."""

_Spans: TypeAlias = list[list[int]]  # start and end, in the text of the page, of what stands together


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
    cells: dict[int, dict[int, _Spans]] = {}
    runs: list[_Spans] = [[]]
    heights: list[float] = []
    firsts = _firsts(grids)
    here: int | None = None
    end = 0
    spans: _Spans = runs[0]
    for start, stop, there, box in _placed(text, measure, grids):
        if there != here:
            if there is None:
                spans = runs[-1]
            else:
                number = bisect_right(firsts, there) - 1
                if number not in cells:
                    cells[number] = {}
                    runs.append([])
                spans = cells[number].setdefault(there - firsts[number], [])
            # Some producers draw a row line by line across its cells: a cell is then met again.
            spans.append([start, stop])
        elif spans:
            spans[-1][1] = stop
        else:
            spans.append([end, stop])
        if there is None and box:
            heights.append((box[1] + box[3]) / 2)
        here, end = there, stop
    tables = [
        _ruled(
            grids[number],
            {square: _joined(text, spans) for square, spans in squares.items()},
            {square: marks(_places(spans), hidden) for square, spans in squares.items()} if hidden else {},
            heights,
            sheet,
        )
        for number, squares in cells.items()
    ]
    return list(_in_order(text, runs, tables))


def _placed(text: str, measure: Measure, grids: Sequence[Grid]) -> Iterator[tuple[int, int, int | None, Box | None]]:
    """Each word, or each character of one that does not begin and end in one place: bounds, square, first box."""
    words = [word.span() for word in _WORD.finditer(text)]
    boxes = measure([start for start, _ in words])
    lasts = measure([stop - 1 for start, stop in words if stop - start > 1])
    begins, ends = _squares(grids, boxes), iter(_squares(grids, lasts))
    here: int | None = None
    for (start, stop), box, begin in zip(words, boxes, begins, strict=True):
        there = here if begin == _HERE else begin
        if stop - start == 1 or next(ends) in (there, _HERE):
            here = there
            yield start, stop, here, box
            continue
        chars = measure(range(start, stop))
        for index, char, square in zip(range(start, stop), chars, _squares(grids, chars), strict=True):
            here = here if square == _HERE else square
            yield index, index + 1, here, char


def _squares(grids: Sequence[Grid], boxes: Sequence[Box | None]) -> list[int | None]:
    """Where the middle of each box lies: the number of a square, None outside tables, ``_HERE`` if it is not drawn.

    The squares of all grids are counted together; of several grids the first counts.
    """
    drawn = [box or _NOWHERE for box in boxes]
    found: list[int | None] = [None] * len(boxes)
    for first, grid in reversed(list(zip(_firsts(grids), grids, strict=False))):
        cells = grid.cells(drawn)
        found = [known if cell is None else first + cell for known, cell in zip(found, cells, strict=True)]
    if None in boxes:
        return [_HERE if box is None else square for box, square in zip(boxes, found, strict=True)]
    return found


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


def _ruled(
    grid: Grid,
    texts: Mapping[int, str],
    marked: Mapping[int, tuple[Marked, ...]],
    heights: Sequence[float],
    sheet: Box,
) -> Ruled:
    low, high = sheet[1], sheet[3]
    margin = (high - low) * MARGIN
    top, bottom = -grid.downs[0], -grid.downs[-1]
    cells = [texts.get(square, "") for square in range(len(grid.owner))]
    return Ruled(
        columns=grid.xs,
        rows=tuple(tuple(cells[start : start + grid.width]) for start in range(0, len(cells), grid.width)),
        opens=not any(top < height < high - margin for height in heights),
        ends=not any(low + margin < height < bottom for height in heights),
        marked={divmod(square, grid.width): found for square, found in marked.items() if found},
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
