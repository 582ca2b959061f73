"""Columns that a list of this kind must never show: account numbers in a relief list, birth dates in a student list."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, head_cell
from redactscan.assess.grid import Grid
from redactscan.assess.judged import Judged
from redactscan.assess.roster import ColumnKind, ListType, column_kinds
from redactscan.detectors.headers import is_repeat
from redactscan.model import Message, Table
from redactscan.text import regex
from redactscan.text.view import squeeze

RULES = ("extra-column",)
MIN_CELLS = 3  # cells that show something, or half of the rows in a short list
_MASKED = regex.compile(r"[*×●■□○#_…]|X{2,}|某")
_NOTHING = regex.compile(r"[-/\\.0]*|无|否|同上|健康|良好|正常|一般")


def find(case: Case) -> Iterator[Judged]:
    """One finding a column, at its header. What such a list may show besides its usual columns nobody can say."""
    rule = case.rules.get("extra-column")
    for table, grid, kind in case.lists() if rule else ():
        if rule is None or kind is None or not case.lists_persons(table):
            continue
        for column, text in enumerate(grid.header.texts):
            shown = next((k for k in map(column_kinds().get, kind.never) if k and k.heads(text)), None)
            head = head_cell(table, grid, column)
            if shown and head and (count := _count(table, grid, column, shown)):
                yield at_cell(rule, table, head, *_reasons(kind, shown, count))


def _count(table: Table, grid: Grid, column: int, kind: ColumnKind) -> int:
    """How many cells of a column show what it announces, 0 if they are too few."""
    value = regex.compile(kind.value or r"\S")
    data = (row for at, row in enumerate(table.rows) if at >= grid.header.rows and not grid.sample(at))
    rows = [row for row in data if any(row) and not is_repeat(row, grid.header)]
    cells = (squeeze(row[column]) for row in rows if column < len(row))
    shown = sum(1 for cell in cells if value.search(cell) and not _NOTHING.fullmatch(cell) and not _MASKED.search(cell))
    return shown if shown >= MIN_CELLS or 2 * shown >= len(rows) else 0


def _reasons(kind: ListType, column: ColumnKind, count: int) -> Iterator[Message]:
    yield Message.of("reason.list", list=kind.id)
    yield Message.of("reason.extra-column", column=column.id, count=count)
    if kind.law:
        yield Message.of("reason.list-law", law=kind.law)
    yield Message.of("reason.usual-columns", shown=kind.id)
