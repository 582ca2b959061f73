"""One table of a workbook in XML: its cells into a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.readers.office_sweep import Sweep, texts
from redactscan.readers.package import attributes, local
from redactscan.readers.sheets.formats import PLAIN, Format
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.places import Range, Sheet
from redactscan.readers.source import Draft
from redactscan.readers.spreadsheetml.styles import Styles, number
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_NO_TIME = (".000", "T00:00:00")
_THIN_ROW, _THIN_COLUMN = 1.0, 2.0  # points


@dataclass(slots=True)
class SheetReader:
    """Reads one ``Worksheet`` into the draft: its table, and what stands beside the cells."""

    draft: Draft
    sheet: Sheet
    styles: Styles
    sweep: Sweep

    def read(self, table: Element) -> None:
        """Append the cells of a ``Table``, and what they have beside their text."""
        grid = Grid(self.draft, self.sheet)
        row = column = 0
        for element in table:
            named = attributes(element)
            span = _int(named.get("Span"), 0)
            match local(element.tag):
                case "Column":
                    column = _int(named.get("Index"), column + 1)
                    if named.get("Hidden") == "1" or _is_thin(named.get("Width"), _THIN_COLUMN):
                        grid.hidden_columns.append((column, column + span))
                    column += span
                case "Row":
                    row = _int(named.get("Index"), row + 1)
                    if named.get("Hidden") == "1" or _is_thin(named.get("Height"), _THIN_ROW):
                        grid.hidden_rows.add(row)
                    self._row(grid, element, row)
                    row += span
        grid.finish()

    def _row(self, grid: Grid, element: Element, row: int) -> None:
        columns: list[int] = []
        shown: list[str] = []
        column = 0
        for cell in element:
            if local(cell.tag) != "Cell":
                continue
            named = attributes(cell)
            column = _int(named.get("Index"), column + 1)
            across, down = _int(named.get("MergeAcross"), 0), _int(named.get("MergeDown"), 0)
            if across or down:
                grid.merged.append(Range(row, column, row + down, column + across))
            shape = self.styles.formats.get(named.get("StyleID", "Default"), PLAIN)
            text, unseen = self._text(grid, cell, shape, row, column)
            if text:
                columns.append(column)
                shown.append(text)
                if unseen:
                    grid.hide(text, row, column)
            grid.say_literals(literals(named.get("Formula", "")), row, column)
            for name in ("HRef", "HRefScreenTip"):
                if named.get(name):
                    grid.say(named[name], "metadata", row, column)
            column += across
        if columns:
            grid.add(row, columns, shown)

    def _text(self, grid: Grid, cell: Element, shape: Format, row: int, column: int) -> tuple[str, bool]:
        """What a cell shows, and whether it does."""
        text, unseen = "", False
        for node in cell:
            match local(node.tag):
                case "Data":
                    kind = attributes(node).get("Type", "String")
                    text = self._shown("".join(map(str, node.itertext())), kind, shape)
                    unseen = shape.no_text if kind == "String" else shape.no_number
                case "Comment":
                    self.sweep.author("", attributes(node).get("Author", ""))
                    grid.say("".join(map(str, node.itertext())), "comment", row, column)
                case name if name:
                    for _, other in texts(node):
                        grid.say(other, "metadata", row, column)
                    grid.say_literals(map(str, node.attrib.values()), row, column)
        return text, unseen

    def _shown(self, value: str, kind: str, shape: Format) -> str:
        match kind:
            case "Number":
                return self.styles.shown.show(value, shape)
            case "DateTime":
                for rest in _NO_TIME:
                    value = value.removesuffix(rest)
                return value.replace("T", " ")
            case "Boolean":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "String":
                return shape.text(value)
        return value


def _int(value: str | None, other: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 8 else other


def _is_thin(size: str | None, least: float) -> bool:
    points = number(size)
    return points is not None and points < least
