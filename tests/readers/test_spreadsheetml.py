"""Workbooks in one XML file, written by hand and by LibreOffice."""

from __future__ import annotations

import pytest

from redactscan.model import Cell, Document
from redactscan.readers import Source, read
from tests.readers.canaries.roster import HEADER, TITLE, persons
from tests.readers.canaries.spreadsheetml import canaries, workbook

DATA, _ = canaries()


def row(*cells: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(cells)}</Row>"


def cell(text: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def cells(document: Document) -> dict[str, str]:
    found = {}
    for table in document.tables:
        for r, texts in enumerate(table.rows):
            for c, text in enumerate(texts):
                anchor = table.where(r, c).anchor
                assert isinstance(anchor, Cell)
                if text:
                    found[f"{anchor.ref}"] = text
    return found


VALUES = [
    (cell("1985-03-12T00:00:00.000", "DateTime", 'ss:StyleID="date"'), "1985-03-12"),
    (cell("1985-03-12T08:30:00.000", "DateTime"), "1985-03-12 08:30:00"),
    (cell("13812345678", "Number"), "13812345678"),
    (cell("3.40121198503129E+17", "Number"), "340121198503129000"),
    (cell("340121198503129012", "Number"), "340121198503129012"),
    (cell("1", "Boolean"), "TRUE"),
    (cell("#N/A", "Error"), "#N/A"),
    (cell("", "String"), None),
]


@pytest.mark.parametrize(("content", "expected"), VALUES)
@pytest.mark.parametrize("suffix", ["xml", "xls"])
def test_values(content: str, expected: str | None, suffix: str) -> None:
    document = read(Source(f"名单.{suffix}", workbook(row(content)).encode()))
    assert cells(document).get("A1") == expected
    assert document.notices == ()


def test_where_cells_are() -> None:
    rows = row(cell("甲"), cell("乙", attributes='ss:MergeAcross="2"'), cell("丙")) + row(
        cell("丁", attributes='ss:Index="3"'), cell("戊"), attributes='ss:Index="7" ss:Span="2"'
    )
    rows += row(cell("己", attributes='ss:MergeDown="1"')) + row(cell("庚", attributes='ss:Index="2"'))
    document = read(Source("名单.xml", workbook(rows).encode()))
    assert cells(document) == {"A1": "甲", "B1": "乙", "E1": "丙", "C7": "丁", "D7": "戊", "A10": "己", "B11": "庚"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_the_roster_is_the_one_of_every_format(encoding: str) -> None:
    rows = "".join(row(*map(cell, texts)) for texts in ([TITLE], *HEADER, *persons()))
    data = workbook(rows).replace("UTF-8", encoding).encode(encoding)
    (table,) = read(Source("公示.xml", data)).tables
    shown = [[text for text in texts if text] for texts in table.rows]
    assert shown == [[text for text in texts if text] for texts in ([TITLE], *HEADER, *persons())]


@pytest.mark.parametrize("share", [1 / 3, 2 / 3])
def test_a_workbook_cut_off_is_noticed(share: float) -> None:
    document = read(Source("a.xml", DATA[: int(len(DATA) * share)]))
    assert "unparsable" in [notice.cause for notice in document.notices]
