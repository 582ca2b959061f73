"""The grid of an HTML table: where cells stand that span columns and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from redactscan.values import dataclass, field

_GROUPS = ("thead", "tbody", "tfoot", "form")

_WIDEST = 1000
"""Columns that a cell may span (WHATWG HTML 4.9.11)."""

_MOST_COVERED = 1 << 20
"""Squares that spanning cells may cover in one table; beyond that they count as single cells."""


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell's text and the line of its tag. ``concealed``: it hides itself; None in a row that is hidden anyway."""

    text: str = field(repr=False)
    across: int
    down: int
    concealed: bool | None
    line: int


@dataclass(frozen=True, slots=True)
class HtmlGrid:
    """Texts row by row, each in the first square of its cell.

    ``hidden_columns`` (1-based) have hidden cells only; ``apart`` are the other hidden cells, not in ``rows``.
    """

    rows: list[list[str]] = field(repr=False)
    hidden_columns: frozenset[int]
    apart: list[HtmlCell]


def rows_of(table: Any) -> Iterator[Any]:
    """The ``tr`` elements of a table, in the order of the source, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from rows_of(child)


def cells_of(row: Any) -> list[Any]:
    """The cells of a ``tr`` element."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def columns_of(table: Any) -> Iterator[Any]:
    """The ``col`` element of each column that has one, as often as it spans columns."""
    for child in table:
        if child.tag == "colgroup":
            columns = list(columns_of(child))
            yield from columns or [child] * min(_count(child.get("span")), _WIDEST)
        elif child.tag == "col":
            yield from [child] * min(_count(child.get("span")), _WIDEST)


def beside_cells(holder: Any) -> Iterator[Any]:
    """The elements, comments and texts of a table that stand in no cell: its caption, or what was misplaced."""
    yield holder.text or ""
    for child in holder:
        if child.tag in ("tr", *_GROUPS):
            yield from beside_cells(child)
        elif child.tag not in ("td", "th", "col", "colgroup"):
            yield child
        yield child.tail or ""


def spans_of(cell: Any) -> tuple[int, int]:
    """Columns and rows that a cell covers, at least one of each."""
    return _count(cell.get("colspan")), _count(cell.get("rowspan"))


def grid(rows: Sequence[Sequence[HtmlCell]]) -> HtmlGrid:
    """Put cells into the squares of a grid, as HTML's table model does."""
    lines: list[list[str]] = []
    placed: list[tuple[int, int, HtmlCell]] = []
    covered: dict[int, set[int]] = defaultdict(set)  # row to columns, by cells that began above
    squares = _MOST_COVERED
    for number, row in enumerate(rows):
        taken = covered.pop(number, set())
        line: list[str] = []
        for cell in row:
            while len(line) in taken:
                line.append("")
            placed.append((number, len(line), cell))
            across, down = min(cell.across, _WIDEST), min(cell.down, len(rows) - number)
            if across * down > squares:
                across = down = 1
            squares -= across * down - 1
            for below in range(number + 1, number + down):
                covered[below].update(range(len(line), len(line) + across))
            line += [cell.text, *[""] * (across - 1)]
        line += [""] * (max(taken, default=-1) + 1 - len(line))
        lines.append(line)
    hidden = _hidden_columns(placed)
    apart = [item for item in placed if item[2].concealed and item[1] not in hidden]
    for number, column, _ in apart:
        lines[number][column] = ""
    return HtmlGrid(lines, frozenset(column + 1 for column in hidden), [cell for *_, cell in apart if cell.text])


def _hidden_columns(placed: Sequence[tuple[int, int, HtmlCell]]) -> set[int]:
    """The 0-based columns all of whose cells in visible rows are concealed."""
    concealed: dict[int, bool] = {}
    for _, column, cell in placed:
        if cell.concealed is not None:
            concealed[column] = concealed.get(column, True) and cell.concealed
    return {column for column, every in concealed.items() if every}


def _count(span: str | None) -> int:
    digits = (span or "").strip()
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
