"""The sheets of an OpenDocument workbook (part 3, §9), row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from redactscan.model import Cell, Field, Location, Message, Passage, Table
from redactscan.readers.odf.grids import GROUPS, Columns, cells_of, columns_of, is_hidden
from redactscan.readers.odf.names import OFFICE, TABLE, TEXT, first, given, number, qualified
from redactscan.readers.odf.paragraph import collapsed
from redactscan.readers.odf.story import Around, Story
from redactscan.readers.odf.values import value_of
from redactscan.readers.pieces import accepted, cell_passages
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.visibility import Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_STYLE, _FORMULA = f"{TABLE}style-name", f"{TABLE}formula"
_KIND, _AS_SHOWN = f"{OFFICE}value-type", frozenset({None, "string", "boolean"})
_PARAGRAPH = f"{TEXT}p"
_BESIDE = frozenset({"office:forms", "table:shapes"})
_INSIDE = frozenset({"table:table", "table:dde-links", "table:tracked-changes"})


@dataclass(slots=True)
class _Open:
    """A sheet whose rows are coming in."""

    grid: Grid
    columns: list[Columns]
    is_protected: bool
    next_row: int = 1
    uncomputed: int = 0
    beside: list[Passage | Table] = field(default_factory=list)

    def style_at(self, column: int) -> str | None:
        """The style of cells in a column that have none of their own."""
        at = bisect_right(self.columns, column, key=lambda one: one.first) - 1
        return self.columns[at].cells if at >= 0 else None


@dataclass(slots=True)
class Sheets:
    """Reads the tables of one workbook. The rows may come while the rest of the part is still being parsed.

    ``aside`` takes each cell that says more than a text, before its row is forgotten.
    """

    story: Story
    aside: Callable[[Element], None] = lambda _cell: None
    _open: dict[Element, _Open] = field(default_factory=dict)
    _looks: dict[str | None, Look] = field(default_factory=dict)

    def row(self, element: Element) -> None:
        """Read one row, which may stand for many."""
        folded = False
        for table in element.iterancestors():
            if qualified(table.tag) == "table:table":
                self._row(self._sheet(table), element, folded)
                return
            folded |= qualified(table.tag) in GROUPS and given(table).get("table:display") == "false"

    def finish(self, spreadsheet: Element | None) -> None:
        """Say the sheets, then what stands around their cells; ``spreadsheet`` may have lost its rows, or be lost."""
        for table in spreadsheet.iter("{*}table") if spreadsheet is not None else ():
            if qualified(table.tag) == "table:table":
                self._sheet(table)
        for table, sheet in self._open.items():
            sheet.grid.finish()
            self.story.content += sheet.beside
            if sheet.uncomputed:
                detail = Message.of("detail.formulas-without-value", count=sheet.uncomputed)
                self.story.draft.notice("part-skipped", self.story.part, detail)
            around = Around("textbox", look=self.story.styles.default("graphic"), anchor=sheet.grid.sheet.cell(1, 1))
            self.story.blocks([node for node in table if qualified(node.tag) in _BESIDE], around)
        for node in spreadsheet if spreadsheet is not None else ():
            if qualified(node.tag) == "table:tracked-changes":
                self._changes(node)
            elif (name := qualified(node.tag)) and name not in _INSIDE:
                self.story.blocks([node], Around("metadata", anchor=Field(name.partition(":")[2])))

    def _sheet(self, table: Element) -> _Open:
        found = self._open.get(table)
        if found is None:
            named, styles = given(table), self.story.styles
            parent = table.getparent()
            display = styles.value("table", named.get("table:style-name"), "style:table-properties", "table:display")
            aside = parent is not None and qualified(parent.tag) == "table:dde-link"
            hidden = display == "false" or aside
            sheet = Sheet(len(self._open) + 1, named.get("table:name", ""), self.story.part, hidden)
            columns = columns_of(table, styles)
            grid = Grid(self.story.draft, sheet)
            grid.hidden_columns += [(one.first, one.last) for one in columns if one.hidden]
            found = self._open[table] = _Open(grid, columns, named.get("table:protected") == "true")
        return found

    def _row(self, sheet: _Open, element: Element, folded: bool) -> None:
        named = given(element)
        times = number(named.get("table:number-rows-repeated"))
        row, sheet.next_row = sheet.next_row, sheet.next_row + times
        columns: list[int] = []
        texts: list[str] = []
        column = 1
        for cell, repeated, covered in cells_of(element):
            if (len(cell) or cell.get(_KIND) or cell.get(_FORMULA)) and (
                text := self._cell(sheet, cell, row, column, covered)
            ):
                copies = self.story.copies.grant(repeated) if repeated > 1 else 1
                columns += range(column, column + copies)
                texts += [text] * copies
            column += repeated
        if not columns:
            return
        copies = self.story.copies.grant(times, len(columns))
        for at in range(row, row + copies):
            sheet.grid.add(at, columns, texts)
        if folded or is_hidden(named, self.story.styles, "row"):
            sheet.grid.hidden_rows.update(range(row, row + copies))

    def _cell(self, sheet: _Open, element: Element, row: int, column: int, covered: bool) -> str:
        style = element.get(_STYLE) or sheet.style_at(column)
        look = self._looks.get(style)
        if look is None:
            styles = self.story.styles
            look = self._looks[style] = styles.look("table-cell", style).over(styles.default("table-cell"))
        shown = _plain_text(element)
        if shown is None:
            shown = self._rich_text(sheet, element, look, sheet.grid.sheet.cell(row, column))
        kind = element.get(_KIND)
        text, unseen = (shown, False) if shown and kind in _AS_SHOWN else value_of(given(element), shown)
        formula = element.get(_FORMULA)
        if formula:
            sheet.grid.say_literals(literals(formula), row, column)
            sheet.uncomputed += not text and kind is None
        if text and (unseen or covered or look.hidden or (sheet.is_protected and self._is_secret(style))):
            sheet.grid.hide(text, row, column)
        return text

    def _rich_text(self, sheet: _Open, element: Element, look: Look, place: Cell) -> str:
        """The text of a cell of several paragraphs, with formatting or a comment."""
        self.aside(element)
        story, role = self.story, sheet.grid.sheet.role
        flow, story.content = story.content, sheet.beside
        around = Around(role, look=look, anchor=place)
        found = story.cell(element, around)
        said = accepted(found.pieces).text
        if not look.hidden:
            story.content.extend(cell_passages(found.pieces, Location(story.part, role, place)))
        story.beside(found, around)
        story.content = flow
        return said

    def _is_secret(self, style: str | None) -> bool:
        protect = self.story.styles.value("table-cell", style, "style:table-cell-properties", "style:cell-protect")
        return "hidden-and-protected" in (protect or "")

    def _changes(self, tracked: Element) -> None:
        """What cells held before they were changed, and cells that are gone."""
        for old in tracked.iter("{*}change-track-table-cell"):
            text = value_of(given(old), accepted(self.story.cell(old, Around("deleted")).pieces).text).text
            change = old.getparent()
            while change is not None and first(change, "table:cell-address") is None and change is not tracked:
                change = change.getparent()
            place = first(change, "table:cell-address")
            if text:
                location = Location(self.story.part, "deleted", self._address(given(place)))
                self.story.content.append(Passage(text, location))

    def _address(self, named: dict[str, str]) -> Cell | Field:
        """The cell at a ``cell-address``, whose numbers count from zero."""
        sheets = [sheet.grid.sheet for sheet in self._open.values()]
        try:
            sheet = sheets[int(named["table:table"])]
            return sheet.cell(int(named["table:row"]) + 1, int(named["table:column"]) + 1)
        except (KeyError, ValueError, IndexError):
            return Field("change")


def _plain_text(cell: Element) -> str | None:
    """The text of a cell that has one paragraph without any formatting, as nine of ten have; None for all others."""
    if not len(cell):
        return ""
    only = cell[0]
    if len(cell) > 1 or len(only) or only.attrib or only.tag != _PARAGRAPH:
        return None
    return collapsed(only.text or "").strip(" ")
