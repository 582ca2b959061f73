"""The ruled tables of a page: which characters stand in which cell, and which stand outside.

A name in a column headed 姓名 is only recognisable in its table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactscan.readers.pdf_grid import Grid
from redactscan.readers.pdf_rules import JOIN, turned
from redactscan.readers.pdf_text import Box

MARGIN = 0.1
"""Share of the page's height at its top and bottom where a running header or a page number may stand."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text outside tables; ``indices`` are the places of its characters in the page's text, -1 for an added break."""

    text: str = field(repr=False)
    indices: Sequence[int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of one page. ``opens`` and ``ends``: it is the first, the last thing on its page but for the margins."""

    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    opens: bool
    ends: bool


def split(text: str, boxes: Sequence[Box | None], grids: Sequence[Grid], turn: int, sheet: Box) -> list[Run | Ruled]:
    """The page's text as runs and tables in content order. ``sheet`` is the visible page, not turned."""
    cells: dict[int, dict[int, list[str]]] = {}
    runs: list[list[int]] = [[]]
    heights: list[float] = []
    here: tuple[int, int] | None = None
    gap: list[int] = []
    for index, char in enumerate(text):
        box = boxes[index]
        if char.isspace():
            gap.append(index)
            continue
        there = here
        if box is not None:
            left, bottom, right, top = turned(box, turn)
            there = _home(grids, (left + right) / 2, (bottom + top) / 2)
            heights += [(bottom + top) / 2] if there is None else []
        if there is None:
            run = runs[-1]
            run += [*gap, index] if here is None else [-1, index] if run else [index]
        else:
            number, square = there
            if number not in cells:
                runs.append([])
            cell = cells.setdefault(number, {}).setdefault(square, [])
            # Some producers draw a row line by line across its cells: a cell is then met again.
            cell.append("".join(text[i] for i in gap) if there == here else "\n" if cell else "")
            cell.append(char)
        here, gap = there, []
    tables = [_ruled(grids[number], found, heights, turned(sheet, turn)) for number, found in cells.items()]
    return list(_in_order(text, runs, tables))


def continues(table: Ruled, following: Ruled) -> bool:
    """Whether ``following``, on the next page, is more of ``table``: both reach the page break, with equal columns."""
    alike = len(table.columns) == len(following.columns) and all(
        abs(one - other) <= JOIN for one, other in zip(table.columns, following.columns, strict=True)
    )
    return alike and table.ends and following.opens


def extend(rows: list[tuple[str, ...]], more: Sequence[tuple[str, ...]]) -> None:
    """Put ``more``, the rows after a page break, to ``rows``; a row that the break divided becomes one again."""
    heading = 1 if more[0] == rows[0] and len(more) > 1 else 0
    if _is_rest(more[heading]):
        rows[-1] = tuple("\n".join(filter(None, pair)) for pair in zip(rows[-1], more[heading], strict=True))
        more = [*more[:heading], *more[heading + 1 :]]
    rows += more


def _is_rest(row: tuple[str, ...]) -> bool:
    """Whether a row only has what wrapped in a few cells. A household's next member has most of its cells."""
    filled = sum(1 for cell in row if cell)
    return not row[0] and 0 < filled <= len(row) // 2


def _home(grids: Sequence[Grid], x: float, y: float) -> tuple[int, int] | None:
    for number, grid in enumerate(grids):
        square = grid.cell(x, y)
        if square is not None:
            return number, square
    return None


def _ruled(grid: Grid, cells: dict[int, list[str]], heights: list[float], sheet: Box) -> Ruled:
    low, high = sheet[1], sheet[3]
    margin = (high - low) * MARGIN
    top, bottom = -grid.downs[0], -grid.downs[-1]
    rows = tuple(
        tuple("".join(cells.get(row * grid.width + column, ())) for column in range(grid.width))
        for row in range(grid.height)
    )
    return Ruled(
        columns=grid.xs,
        rows=rows,
        opens=not any(top < height < high - margin for height in heights),
        ends=not any(low + margin < height < bottom for height in heights),
    )


def _in_order(text: str, runs: list[list[int]], tables: list[Ruled]) -> Iterator[Run | Ruled]:
    for number, run in enumerate(runs):
        if run:
            yield Run("".join(text[index] if index >= 0 else "\n" for index in run), tuple(run))
        if number < len(tables):
            yield tables[number]
