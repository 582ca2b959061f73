"""Ruled tables of PDF pages: two files that LibreOffice drew (see data/README.md), others drawn by reportlab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from redactscan.model import Cell, Document, Passage, Table
from redactscan.readers import Source, read
from redactscan.readers.paged.grid import grids_of
from redactscan.readers.paged.rules import Rule
from redactscan.readers.paged.tables import Ruled, continues, extend

DATA = Path(__file__).parent / "data"


def resident_id(serial: int) -> str:
    n = serial
    first17 = f"990101{1950 + n % 50}{1 + n % 12:02d}{1 + n % 28:02d}{n % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


def read_file(name: str) -> Document:
    return read(Source(name, (DATA / name).read_bytes()))


def rows(document: Document, number: int = 0) -> list[list[str]]:
    return [list(row) for row in list(document.tables)[number].rows]


@pytest.fixture(scope="module")
def roster() -> Document:
    return read_file("roster.pdf")


def test_a_roster_over_two_pages_is_one_table(roster: Document) -> None:
    (table,) = roster.tables
    assert table.part == "pages 1-2"
    assert list(table.rows[0]) == ["序号", "姓名", "身份证号", "住址", "月补助（元）"]
    assert [row[0] for row in table.rows[1:]] == [str(number) for number in range(1, 41)]
    assert [row[4] for row in table.rows[1:]] == [str(300 + number) for number in range(1, 41)]
    assert table.where(40, 2).anchor == Cell(1, 41, 3)


def test_a_number_that_wraps_in_its_cell_is_broken_by_line_ends_only(roster: Document) -> None:
    numbers = [row[2] for row in rows(roster)[1:]]
    assert [number.replace("\n", "") for number in numbers] == [resident_id(37 * i) for i in range(1, 41)]
    assert all("\n" in number for number in numbers)


def test_a_row_that_a_page_break_divides_is_one_row(roster: Document) -> None:
    assert rows(roster)[20][2].replace("\n", "") == resident_id(37 * 20)
    assert rows(roster)[20][3].endswith("\n组")


def test_text_around_a_table_stays_text_of_its_page(roster: Document) -> None:
    around = [passage for passage in roster.passages if passage.location.role == "body"]
    assert [(passage.location.part, passage.text) for passage in around] == [
        ("page 1", "幸福镇临时救助对象公示\n经审核，现将下列对象予以公示，公示期七天。"),
        ("page 2", "监督电话：0000-1234567。"),
    ]
    anchor = around[1].where(5, 17).anchor
    assert anchor.bbox[0] > 90  # type: ignore[union-attr, index]


def test_merged_headings_and_a_column_that_is_drawn_last() -> None:
    found = rows(read_file("merged-header.pdf"))
    assert found[:2] == [["序号", "姓名", "证件", "", "住址", "金额"], ["", "", "类别", "号码", "", ""]]
    assert [row[3] for row in found[2:]] == [resident_id(91 * i) for i in range(1, 9)]
    assert [row[4] for row in found[2:]] == [f"东风乡前进村{i}组" for i in range(1, 9)]


@pytest.mark.parametrize("name", ["roster.pdf", "merged-header.pdf"])
def test_every_character_of_a_page_is_in_one_place(name: str) -> None:
    with pypdfium2.PdfDocument(DATA / name) as pdf:
        drawn = Counter(char for page in pdf for char in page.get_textpage().get_text_range() if not char.isspace())
    document = read_file(name)
    texts = [passage.text for passage in document.passages if passage.location.role == "body"]
    texts += [cell for table in document.tables for row in table.rows for cell in row]
    assert Counter(char for text in texts for char in text if not char.isspace()) == drawn


CELLS = [["No", "Name", "Number"], ["1", "Zhang", "13800000001"], ["2", "Li", "13800000002"]]
XS, YS = [100, 150, 250, 400], [500, 480, 460, 440]


def text(canvas: Canvas) -> None:
    for row, cells in enumerate(CELLS):
        for column, cell in enumerate(cells):
            canvas.drawString(XS[column] + 4, YS[row + 1] + 5, cell)


def boxes(canvas: Canvas) -> None:
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            canvas.rect(left, bottom, right - left, top - bottom)


def bars(canvas: Canvas) -> None:
    for x in XS:
        canvas.rect(x, 440, 0.8, 60, stroke=0, fill=1)
    for y in YS:
        canvas.rect(100, y, 300, 0.8, stroke=0, fill=1)


def open_sides(canvas: Canvas) -> None:
    canvas.lines([(x, 440, x, 500) for x in XS[1:3]])
    canvas.lines([(100, y, 400, y) for y in YS])


def cell_by_cell(canvas: Canvas) -> None:
    for y in YS:
        for left, right in pairwise(XS):
            canvas.line(left, y, right, y)
    for x in XS:
        for top, bottom in pairwise(YS):
            canvas.line(x, top, x, bottom)


def one_path(canvas: Canvas) -> None:
    canvas.grid(XS, YS)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("lines", [one_path, boxes, bars, open_sides, cell_by_cell])
def test_lines_however_they_are_drawn(lines: Callable[[Canvas], None], turn: int) -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    canvas.setPageRotation(turn)
    canvas.translate(300, 300)
    canvas.rotate(turn)
    canvas.translate(-300, -300)
    text(canvas)
    lines(canvas)
    canvas.drawString(100, 300, "below")
    canvas.save()
    document = read(Source("a.pdf", target.getvalue()))
    assert rows(document) == CELLS
    assert [item.text for item in document.content[:2] if isinstance(item, Passage)] == ["below"]


def test_a_table_in_a_cell_owns_its_text() -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    canvas.grid([50, 300, 550], [550, 500, 300])
    canvas.grid([310, 400, 500], [480, 460, 440])
    canvas.drawString(60, 520, "outer")
    canvas.drawString(315, 465, "inner")
    canvas.save()
    tables = list(read(Source("a.pdf", target.getvalue())).tables)
    assert [table.rows[0][0] for table in tables] == ["outer", "inner"]
    assert isinstance(tables[1], Table)


def test_a_page_in_between_divides_tables() -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    for page in range(3):
        if page == 1:
            canvas.drawString(100, 300, "between")
        else:
            one_path(canvas)
            text(canvas)
        canvas.showPage()
    canvas.save()
    document = read(Source("a.pdf", target.getvalue()))
    assert [table.part for table in document.tables] == ["page 1", "page 3"]
    assert [table.number for table in document.tables] == [1, 2]


LEVEL = [Rule(at, 0, 30) for at in (0, 10, 20)]


@pytest.mark.parametrize(
    ("level", "upright", "sizes"),
    [
        (LEVEL, [Rule(at, 0, 20) for at in (0, 15, 30)], [(2, 2)]),
        (LEVEL, [Rule(0, 0, 20), Rule(30, 0, 20)], []),  # one column: a frame
        (LEVEL, [], []),
        (LEVEL, [Rule(at, 100, 120) for at in (0, 15, 30)], []),  # not crossing
        ([Rule(at, 0, 30) for at in range(0, 3000, 4)], [Rule(at, 0, 3000) for at in (0, 15, 30)], []),  # a drawing
    ],
)
def test_what_counts_as_a_grid(level: list[Rule], upright: list[Rule], sizes: list[tuple[int, int]]) -> None:
    assert [(grid.width, grid.height) for grid in grids_of(level, upright)] == sizes


def ruled(*cells: tuple[str, ...], columns: tuple[float, ...] = (0, 10, 20, 30), opens: bool = True) -> Ruled:
    return Ruled(columns, cells, opens=opens, ends=True)


HEAD, ONE, TWO = ("序号", "姓名", "住址"), ("1", "张三", "甲村"), ("2", "李四", "乙村")


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        (ruled(TWO), (HEAD, ONE, TWO)),
        (ruled(("", "", "三组"), TWO), (HEAD, ("1", "张三", "甲村\n三组"), TWO)),
        (ruled(HEAD, TWO), (HEAD, ONE, HEAD, TWO)),
        (ruled(HEAD, ("", "", "三组"), TWO), (HEAD, ("1", "张三", "甲村\n三组"), HEAD, TWO)),
        (ruled(("", "王五", "丙村")), (HEAD, ONE, ("", "王五", "丙村"))),  # a household over two rows, not a rest
        (ruled(TWO, opens=False), None),
        (ruled(TWO, columns=(0, 12, 24, 36)), None),
        (ruled(("2", "李四"), columns=(0, 10, 20)), None),
    ],
)
def test_tables_that_meet_at_a_page_break(following: Ruled, expected: tuple[tuple[str, ...], ...] | None) -> None:
    table = ruled(HEAD, ONE)
    rows = list(table.rows)
    assert continues(table, following) == (expected is not None)
    if expected:
        extend(rows, following.rows)
        assert tuple(rows) == expected
