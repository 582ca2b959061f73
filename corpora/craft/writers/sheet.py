"""Workbooks, written by two programs from one description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from craft.gold import Made, Page, plain
from craft.writers.package import repack

_THEN = datetime(2024, 9, 30, 8)


@dataclass(frozen=True, slots=True)
class Number:
    """A cell that is a number and not a text; its digits are marked text."""

    text: str

    @property
    def value(self) -> int | float:
        digits = plain(self.text)
        return int(digits) if digits.isdecimal() else float(digits)


Cell = str | Number


@dataclass(frozen=True, slots=True)
class Sheet:
    """``hidden_columns`` and ``hidden_rows`` are 1-based; ``comments`` are keyed by cell address.

    ``merged`` are ranges of cells (``A1:F1``), ``formats`` number formats by cell address.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    comments: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    formats: dict[str, str] = field(default_factory=dict)

    def read(self, page: Page, row: int, column: int) -> str | int | float:
        """The bare value at 1-based ``row``, ``column``; its labels know whether it is hidden."""
        cell = self.rows[row - 1][column - 1]
        tags = [
            tag
            for tag, holds in (
                ("hidden-sheet", self.hidden),
                ("hidden-column", column in self.hidden_columns),
                ("hidden-row", row in self.hidden_rows),
            )
            if holds
        ]
        text = page.read(cell.text if isinstance(cell, Number) else cell, "hidden" if tags else "body", *tags)
        return cell.value if isinstance(cell, Number) else text


def openpyxl_book(page: Page, sheets: Sequence[Sheet], **properties: str) -> Made:
    """``properties`` are openpyxl's names: title, subject, keywords, description."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        made.sheet_state = "hidden" if sheet.hidden else "visible"
        for row, cells in enumerate(sheet.rows, 1):
            for column in range(1, len(cells) + 1):
                made.cell(row, column, sheet.read(page, row, column))
        for column in sheet.hidden_columns:
            made.column_dimensions[get_column_letter(column)].hidden = True
        for row in sheet.hidden_rows:
            made.row_dimensions[row].hidden = True
        for address, note in sheet.comments.items():
            made[address].comment = Comment(page.read(note, "comment"), "经办")
        for range_ in sheet.merged:
            made.merge_cells(range_)
        for address, code in sheet.formats.items():
            made[address].number_format = code
    book.properties.creator = None
    book.properties.created = _THEN
    for name, value in properties.items():
        setattr(book.properties, name, page.read(value, "metadata", "document-property"))
    buffer = BytesIO()
    book.save(buffer)
    return page.finish(repack(buffer.getvalue()))


def xlsxwriter_book(page: Page, sheets: Sequence[Sheet], **properties: str) -> Made:
    """``properties`` are XlsxWriter's names: title, subject, keywords, comments."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties(
        {"created": _THEN} | {k: page.read(v, "metadata", "document-property") for k, v in properties.items()}
    )
    for sheet in sheets:
        made = book.add_worksheet(sheet.name)
        if sheet.hidden:
            made.hide()
        for row, cells in enumerate(sheet.rows, 1):
            for column in range(1, len(cells) + 1):
                value = sheet.read(page, row, column)
                made.write_string(row - 1, column - 1, value) if isinstance(value, str) else made.write_number(
                    row - 1, column - 1, value
                )
        for column in sheet.hidden_columns:
            made.set_column(column - 1, column - 1, None, None, {"hidden": True})
        for row in sheet.hidden_rows:
            made.set_row(row - 1, None, None, {"hidden": True})
        for address, note in sheet.comments.items():
            made.write_comment(address, page.read(note, "comment"), {"author": "经办"})
    book.close()
    return page.finish(repack(buffer.getvalue()))
