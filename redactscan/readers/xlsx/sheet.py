"""One worksheet, streamed: its cells into a grid, with what they hide and what their formulas say."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from redactscan.model import Message
from redactscan.readers.office_sweep import texts as texts_of
from redactscan.readers.package import local, stream_xml
from redactscan.readers.sheets.formats import Format, Formats
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.places import Range, Sheet, column_number
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft
from redactscan.readers.xlsx.strings import phonetics, rich_text, unescape
from redactscan.readers.xlsx.styles import style_index
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_ON = frozenset({"1", "true", "on"})
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_THIN_ROW, _THIN_COLUMN = 1.0, 0.5  # points; characters
_LOOK = 1000  # rows between two looks at the clock
_TEXTS = frozenset({"s", "str", "inlineStr"})


@dataclass(slots=True)
class SheetReader:
    """Reads one worksheet part into ``draft``; memory grows with the filled cells, never with the dimension."""

    draft: Draft
    sheet: Sheet
    strings: SharedStrings
    formats: Formats
    grid: Grid = field(init=False)
    _shapes: dict[str | None, Format] = field(default_factory=dict, init=False)
    _uncomputed: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.grid = Grid(self.draft, self.sheet)

    def read(self, data: bytes) -> Element | None:
        """Append the sheet's tables and hidden cells; hand back the root with all but the rows."""
        root: Element | None = None
        number = 0
        now = time.monotonic()
        stop = now + max(0.0, self.draft.source.spent.until - now) / 2  # reading is half the work
        for element in stream_xml(self.draft, self.sheet.part, data, "row"):
            if local(element.tag) != "row":
                root = element
                break
            number = _positive(element.get("r")) or _row_of_cells(element) or number + 1
            self._row(element, number)
            if number % _LOOK == 0 and time.monotonic() > stop:
                self.draft.notice("time-out", self.sheet.part, Message.of("detail.rows-read", row=number))
                break
        if root is not None:
            self.grid.hidden_columns = _hidden_columns(root)
            ranges = (Range.parse(merge.get("ref", "")) for merge in root.iter("{*}mergeCell"))
            self.grid.merged = [found for found in ranges if found]
        self.grid.finish()
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
            style = cell.get("s")
            shape = self._shapes.get(style)
            if shape is None:
                shape = self._shapes[style] = self.formats.at(style_index(style))
            text = self._text(cell, shape, number, column)
            if not text:
                continue
            columns.append(column)
            texts.append(text)
            if (shape.no_text or shape.no_number) and _is_unseen(cell, shape):
                self.grid.hide(text, number, column)
        if not columns:
            return
        self.grid.add(number, columns, texts)
        height = element.get("ht")
        if element.get("hidden") in _ON or (height and _float(height) < _THIN_ROW):
            self.grid.hidden_rows.add(number)

    def _text(self, cell: Element, shape: Format, row: int, column: int) -> str:
        # nine cells of ten have a value and nothing else; looping over one child costs more than reading it
        if len(cell) == 1 and local((only := cell[0]).tag) == "v":
            value = only.text
            return self._show(value, cell.get("t"), shape) if value else ""
        value = None
        formula = False
        for node in cell:
            match local(node.tag):
                case "v":
                    value = node.text or ""
                case "f":
                    formula = True
                    self.grid.say_literals(literals(node.text or ""), row, column)
                case "is":
                    value = rich_text(node)
                    for text in phonetics(node):
                        self.grid.say(text, "metadata", row, column)
                case name if name:
                    for _, text in texts_of(node):
                        self.grid.say(text, "metadata", row, column)
        if value is None:
            self._uncomputed += formula
        return self._show(value, cell.get("t"), shape) if value else ""

    def _show(self, value: str, kind: str | None, shape: Format) -> str:
        match kind:
            case None | "n":
                return self.formats.show(value, shape)
            case "s":
                value = self.strings.at(_index(value))
            case "b":
                return _BOOLEANS.get(value, value)
            case "str":
                value = unescape(value)
        return shape.text(value) if kind in _TEXTS else value


def _is_unseen(cell: Element, shape: Format) -> bool:
    return shape.no_text if cell.get("t") in _TEXTS else shape.no_number


def _column(reference: str | None) -> int:
    return column_number(reference.rstrip("0123456789")) if reference else 0


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


def _index(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else -1


def _positive(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 10 else None


def _float(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 100.0
