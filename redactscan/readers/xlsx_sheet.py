"""One worksheet, streamed: its cells as sparse tables, with what they hide and what their formulas say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from redactscan.model import Location, Marked, Message, Passage, Table
from redactscan.readers.package import local, stream_xml
from redactscan.readers.source import Draft
from redactscan.readers.xlsx_places import Range, Sheet, column_number
from redactscan.readers.xlsx_strings import SharedStrings, phonetics, rich_text, unescape
from redactscan.readers.xlsx_values import Format, Formats

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_LITERALS = re.compile(r'"((?:[^"]|"")*)"|(\d{11,})')
_SPARSE = 8  # a table may have this many empty cells for a full one
_ALLOWANCE = 100_000
_ON = frozenset({"1", "true", "on"})
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_THIN_ROW, _THIN_COLUMN = 1.0, 0.5  # points; characters


class _Row(NamedTuple):
    """The filled cells of a row: column numbers ascending, texts beside them."""

    number: int
    columns: tuple[int, ...]
    texts: list[str]


@dataclass(slots=True)
class SheetReader:
    """Reads one worksheet part into ``draft``; memory grows with the filled cells, never with the dimension."""

    draft: Draft
    sheet: Sheet
    strings: SharedStrings
    formats: Formats
    rows: list[_Row] = field(default_factory=list, init=False)
    hidden_rows: set[int] = field(default_factory=set, init=False)
    beside: list[Passage] = field(default_factory=list, init=False)
    _columns: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict, init=False)
    _literals: set[str] = field(default_factory=set, init=False)
    _uncomputed: int = field(default=0, init=False)

    def read(self, data: bytes) -> Element | None:
        """Append the sheet's tables and hidden cells; hand back the root with all but the rows."""
        root: Element | None = None
        number = 0
        for element in stream_xml(self.draft, self.sheet.part, data, "row"):
            if local(element.tag) != "row":
                root = element
                break
            number = _positive(element.get("r")) or _row_of_cells(element) or number + 1
            self._row(element, number)
        hidden = _hidden_columns(root) if root is not None else []
        self.rows.sort(key=lambda row: row.number)
        self.draft.content.extend(self._tables(hidden))
        if root is not None:
            self._covered(root)
        self.draft.content.extend(self.beside)
        if self._uncomputed:
            detail = Message.of("detail.formulas-without-value", count=self._uncomputed)
            self.draft.notice("part-skipped", self.sheet.part, detail)
        return root

    def _row(self, element: Element, number: int) -> None:
        columns: list[int] = []
        texts: list[str] = []
        column = 0
        for cell in element:
            column = _column(cell.get("r")) or column + 1
            shape = self.formats.of_style(cell.get("s"))
            text = self._text(cell, shape, number, column)
            if not text:
                continue
            columns.append(column)
            texts.append(text)
            if shape.unseen:
                self._hide(text, number, column)
        if not columns:
            return
        key = tuple(columns)
        if key not in self._columns and any(left >= right for left, right in pairwise(columns)):
            key, texts = _ordered(columns, texts)
        self.rows.append(_Row(number, self._columns.setdefault(key, key), texts))
        height = element.get("ht")
        if element.get("hidden") in _ON or (height and _float(height) < _THIN_ROW):
            self.hidden_rows.add(number)

    def _text(self, cell: Element, shape: Format, row: int, column: int) -> str:
        # nine cells of ten have a value and nothing else; looping over one child costs more than reading it
        if len(cell) == 1 and local((only := cell[0]).tag) == "v":
            value = only.text
            return self._show(value, cell.get("t"), shape) if value else ""
        value = None
        formula = False
        for node in cell:
            name = local(node.tag)
            if name == "v":
                value = node.text or ""
            elif name == "f":
                formula = True
                self._formula(node.text or "", row, column)
            elif name == "is":
                value = rich_text(node)
                self.beside.extend(
                    Passage(text, Location(self.sheet.part, "metadata", self.sheet.cell(row, column)))
                    for text in phonetics(node)
                )
        if value is None:
            self._uncomputed += formula
        return self._show(value, cell.get("t"), shape) if value else ""

    def _show(self, value: str, kind: str | None, shape: Format) -> str:
        match kind:
            case None | "n":
                return self.formats.show(value, shape)
            case "s":
                value = self.strings.at(value) or ""
            case "b":
                return _BOOLEANS.get(value, value)
            case "str":
                value = unescape(value)
        return shape.prefix + value if shape.textual and value else value

    def _formula(self, formula: str, row: int, column: int) -> None:
        for text in literals(formula):
            if text not in self._literals:
                self._literals.add(text)
                location = Location(self.sheet.part, "metadata", self.sheet.cell(row, column))
                self.beside.append(Passage(text, location))

    def _hide(self, text: str, row: int, column: int) -> None:
        location = Location(self.sheet.part, self.sheet.role, self.sheet.cell(row, column))
        self.beside.append(Passage(text, location, (Marked(0, len(text), "hidden"),), focus="hidden"))

    def _tables(self, hidden: list[tuple[int, int]]) -> Iterator[Table]:
        """The rows as one table, or as several bands where one grid would be mostly empty."""
        band: list[_Row] = []
        columns: set[int] = set()
        cells = 0
        for row in self.rows:
            wider = columns.union(row.columns) if not columns.issuperset(row.columns) else columns
            if len(wider) * (len(band) + 1) > _SPARSE * (cells + len(row.columns)) + _ALLOWANCE:
                yield self._table(band, sorted(columns), hidden)
                band, wider, cells = [], set(row.columns), 0
            band.append(row)
            columns = wider
            cells += len(row.columns)
        if band:
            yield self._table(band, sorted(columns), hidden)

    def _table(self, band: list[_Row], columns: list[int], hidden: list[tuple[int, int]]) -> Table:
        whole = tuple(columns)
        index = {column: at for at, column in enumerate(columns)}
        rows = [row.texts if row.columns == whole else _aligned(row, index) for row in band]
        numbers = [row.number for row in band]
        return Table(
            self.sheet.part, self.sheet.number, rows, self.sheet.role, self.sheet.name, numbers, columns,
            frozenset(self.hidden_rows.intersection(numbers)),
            frozenset(column for first, last in hidden for column in _within(columns, first, last)),
        )  # fmt: skip

    def _covered(self, root: Element) -> None:
        """Texts that lie under a merged cell: in the file, not on the sheet."""
        numbers = [row.number for row in self.rows]
        looks = _ALLOWANCE + sum(len(row.columns) for row in self.rows)  # merged ranges do not overlap
        for merge in root.iter("{*}mergeCell"):
            found = Range.parse(merge.get("ref", ""))
            if found is None:
                continue
            top, left, bottom, right = found
            span = range(bisect_left(numbers, top), bisect_right(numbers, bottom))
            looks -= len(span)
            if looks < 0:
                self.draft.notice("limit-reached", self.sheet.part, Message.of("detail.merged-cells"))
                return
            for at in span:
                row = self.rows[at]
                first, last = bisect_left(row.columns, left), bisect_right(row.columns, right)
                for column, text in zip(row.columns[first:last], row.texts[first:last], strict=True):
                    if (row.number, column) != (top, left):
                        self._hide(text, row.number, column)


def literals(formula: str) -> Iterator[str]:
    """What a formula says itself: its strings and its long numbers.

    >>> list(literals('IF(A1="李某甲",340121198503129976,"x")'))
    ['李某甲', '340121198503129976']
    """
    for found in _LITERALS.finditer(formula):
        text = found[2] or (found[1] or "").replace('""', '"')
        if len(text.strip()) > 1:
            yield text


def _column(reference: str | None) -> int:
    return column_number(reference.rstrip("0123456789")) if reference else 0


def _aligned(row: _Row, index: dict[int, int]) -> list[str]:
    texts = [""] * (index[row.columns[-1]] + 1)
    for column, text in zip(row.columns, row.texts, strict=True):
        texts[index[column]] = text
    return texts


def _ordered(columns: list[int], texts: list[str]) -> tuple[tuple[int, ...], list[str]]:
    """Cells sorted by column; texts of a column that is named twice are joined."""
    grid: dict[int, str] = {}
    for column, text in zip(columns, texts, strict=True):
        grid[column] = f"{grid[column]}\n{text}" if column in grid else text
    order = tuple(sorted(grid))
    return order, [grid[column] for column in order]


def _row_of_cells(row: Element) -> int | None:
    """Which row it is by its first cell, where it does not say itself."""
    found = Range.parse(row[0].get("r", "")) if len(row) else None
    return found.top if found else None


def _hidden_columns(root: Element) -> list[tuple[int, int]]:
    """(first, last) of the column ranges that are hidden or too narrow to show anything."""
    ranges = []
    for column in root.iter("{*}col"):
        width = column.get("width")
        if column.get("hidden") in _ON or (width and _float(width) < _THIN_COLUMN):
            ranges.append((_positive(column.get("min")) or 1, _positive(column.get("max")) or 1))
    return ranges


def _within(columns: list[int], first: int, last: int) -> list[int]:
    return columns[bisect_left(columns, first) : bisect_right(columns, last)]


def _positive(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 10 else None


def _float(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 100.0
