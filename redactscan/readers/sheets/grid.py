"""The filled cells of one sheet, from a reader's hands into sparse tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from redactscan.model import Location, Marked, Message, Passage, Role, Table
from redactscan.readers.sheets.places import Range, Sheet
from redactscan.readers.source import Draft
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_SPARSE = 8  # a table may have this many empty cells for a full one
_ALLOWANCE = 100_000


class _Row(NamedTuple):
    """The filled cells of a row: column numbers ascending, texts beside them."""

    number: int
    columns: tuple[int, ...]
    texts: list[str]


@dataclass(slots=True)
class Grid:
    """Collects cells and appends tables to ``draft`` at the end; memory grows with the filled cells only.

    ``hidden_rows`` holds numbers, ``hidden_columns`` ranges (first, last), ``merged`` the ranges of merged cells.
    """

    draft: Draft
    sheet: Sheet
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _columns: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    _beside: list[Passage] = field(default_factory=list)
    _literals: set[str] = field(default_factory=set)

    def add(self, number: int, columns: list[int], texts: list[str]) -> None:
        """The filled cells of a row, in any order."""
        key = tuple(columns)
        if key not in self._columns and any(left >= right for left, right in pairwise(columns)):
            key, texts = _ordered(columns, texts)
        self._rows.append(_Row(number, self._columns.setdefault(key, key), texts))

    def hide(self, text: str, row: int, column: int) -> None:
        """The text of a cell that is on the sheet and shows nothing."""
        location = Location(self.sheet.part, self.sheet.role, self.sheet.cell(row, column))
        self._beside.append(Passage(text, location, (Marked(0, len(text), "hidden"),), focus="hidden"))

    def say(self, text: str, role: Role, row: int, column: int) -> None:
        """A text that a cell has beside its own, if it is one."""
        if text.strip():
            self._beside.append(Passage(text, Location(self.sheet.part, role, self.sheet.cell(row, column))))

    def say_literals(self, texts: Iterable[str], row: int, column: int) -> None:
        """What the formula of a cell says itself; once per sheet, since formulas are copied down."""
        for text in texts:
            if text not in self._literals:
                self._literals.add(text)
                self.say(text, "metadata", row, column)

    def numbers(self) -> set[int]:
        """The rows that have a cell."""
        return {row.number for row in self._rows}

    def finish(self) -> None:
        """Append the tables, then what the cells hide."""
        self._sort()
        self.draft.content.extend(self._tables())
        self._covered()
        self.draft.content.extend(self._beside)

    def _sort(self) -> None:
        self._rows.sort(key=lambda row: row.number)
        if any(one.number == other.number for one, other in pairwise(self._rows)):
            rows, self._rows = self._rows, []
            for number, same in groupby(rows, key=lambda row: row.number):
                pieces = list(same)
                columns = [column for piece in pieces for column in piece.columns]
                self.add(number, columns, [text for piece in pieces for text in piece.texts])

    def _tables(self) -> Iterator[Table]:
        """The rows as one table, or as several bands where one grid would be mostly empty."""
        band: list[_Row] = []
        columns: set[int] = set()
        cells = 0
        for row in self._rows:
            wider = columns.union(row.columns) if not columns.issuperset(row.columns) else columns
            if len(wider) * (len(band) + 1) > _SPARSE * (cells + len(row.columns)) + _ALLOWANCE:
                yield self._table(band, sorted(columns))
                band, wider, cells = [], set(row.columns), 0
            band.append(row)
            columns = wider
            cells += len(row.columns)
        if band:
            yield self._table(band, sorted(columns))

    def _table(self, band: list[_Row], columns: list[int]) -> Table:
        whole = tuple(columns)
        index = {column: at for at, column in enumerate(columns)}
        rows = [row.texts if row.columns == whole else _aligned(row, index) for row in band]
        numbers = [row.number for row in band]
        return Table(
            self.sheet.part, self.sheet.number, rows, self.sheet.role, self.sheet.name, numbers, columns,
            frozenset(self.hidden_rows.intersection(numbers)),
            frozenset(column for first, last in self.hidden_columns for column in _within(columns, first, last)),
        )  # fmt: skip

    def _covered(self) -> None:
        """Texts that lie under a merged cell: in the file, not on the sheet."""
        numbers = [row.number for row in self._rows]
        seen: set[tuple[int, int]] = set()
        looks = _ALLOWANCE + sum(len(row.columns) for row in self._rows)  # merged ranges do not overlap
        for top, left, bottom, right in self.merged:
            span = range(bisect_left(numbers, top), bisect_right(numbers, bottom))
            looks -= len(span)
            if looks < 0:
                self.draft.notice("limit-reached", self.sheet.part, Message.of("detail.merged-cells"))
                return
            for at in span:
                row = self._rows[at]
                first, last = bisect_left(row.columns, left), bisect_right(row.columns, right)
                for column, text in zip(row.columns[first:last], row.texts[first:last], strict=True):
                    place = row.number, column
                    if place != (top, left) and place not in seen:
                        seen.add(place)
                        self.hide(text, *place)


def _aligned(row: _Row, index: dict[int, int]) -> list[str]:
    texts = [""] * (index[row.columns[-1]] + 1)
    for column, text in zip(row.columns, row.texts, strict=True):
        texts[index[column]] = text
    return texts


def _ordered(columns: list[int], texts: list[str]) -> tuple[tuple[int, ...], list[str]]:
    """Cells sorted by column; texts of a column that is named twice are joined."""
    grid: defaultdict[int, list[str]] = defaultdict(list)
    for column, text in zip(columns, texts, strict=True):
        grid[column].append(text)
    order = tuple(sorted(grid))
    return order, ["\n".join(grid[column]) for column in order]


def _within(columns: list[int], first: int, last: int) -> list[int]:
    return columns[bisect_left(columns, first) : bisect_right(columns, last)]
