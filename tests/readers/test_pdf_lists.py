"""Lists without ruled lines on PDF pages: reportlab places every cell at a point, as old programs do."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from redactscan.model import Document, Page, Passage, Table
from redactscan.readers import Source, read

FONT = "STSong-Light"
XS = (40, 70, 130, 260, 350, 470, 520)
HEAD = ["序号", "姓名", "身份证号", "联系电话", "现住址", "金额", "备注"]
Printed = str | list[str]


def resident_id(serial: int) -> str:
    first17 = f"990101{1950 + serial % 50}{1 + serial % 12:02d}{1 + serial % 28:02d}{serial % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


def row(number: int, *, name: str = "李晓明", phone: str | None = None) -> list[str]:
    phone = f"138{number:08d}" if phone is None else phone
    return [str(number), name, resident_id(37 * number), phone, f"前进村{number}组", "2400"]


ROWS = [row(1), row(2, name="张 三"), row(3, phone=""), row(4, name="王\u3000芳"), [*row(5), "已故"], row(6)]


def printed(*pages: list[Printed], turn: int = 0) -> bytes:
    """A page for each list; a text is a line, a list a row of cells, each drawn at its own abscissa."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    for page in pages:
        canvas.setPageRotation(turn)
        canvas.translate(300, 300)
        canvas.rotate(turn)
        canvas.translate(-300, -300)
        canvas.setFont(FONT, 10)
        for number, line in enumerate(page):
            cells = zip(XS, line, strict=False) if isinstance(line, list) else [(XS[0], line)]
            for x, cell in cells:
                if cell:
                    canvas.drawString(x, 540 - 18 * number, cell)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def is_drawn(text: str) -> bool:
    """Whether this machine has a font for a text: pdfium leaves out a character that has no width."""
    with pypdfium2.PdfDocument(printed([text])) as document:
        return bool(document[0].get_textpage().get_text_range())


def body(data: bytes) -> list[str | list[list[str]]]:
    """The texts and tables of the pages, with single spaces."""
    found = read(Source("公示.pdf", data)).content
    return [
        item.text if isinstance(item, Passage) else [[" ".join(cell.split()) for cell in row] for row in item.rows]
        for item in found
        if item.location.role == "body"
    ]


def expected(*rows: list[str]) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in rows]


needs_font = pytest.mark.skipif(not is_drawn("组"), reason="this machine has no Chinese font")


@pytest.mark.parametrize("turn", [0, pytest.param(90, marks=needs_font), 180, pytest.param(270, marks=needs_font)])
def test_cells_that_stand_apart_are_a_table(turn: int) -> None:
    data = printed(["临时救助公示", "单位：元", HEAD, *ROWS, "经办人：吴桂兰  电话：0551-6000000"], turn=turn)
    assert body(data) == [
        "临时救助公示\n单位：元",
        expected(HEAD, *ROWS),
        "经办人：吴桂兰 电话：0551-6000000",
    ]


def places(document: Document) -> list[str]:
    return [table.part for table in document.tables]


def test_places() -> None:
    document = read(Source("a.pdf", printed(["公示", HEAD, *ROWS, "监督电话 0551-6000000"])))
    passages = [passage for passage in document.passages if passage.location.role == "body"]
    start = passages[1].text.index("0551")
    anchor = passages[1].where(start, start + 4).anchor
    assert isinstance(anchor, Page)
    assert anchor.bbox is not None
    assert anchor.bbox[1] == pytest.approx(540 - 18 * 8, abs=5)
    assert places(document) == ["page 1"]


def test_an_empty_cell_is_known_by_where_the_others_stand() -> None:
    rows = [
        ["序号", "姓名", "身份证号", "监护人", "监护人住址", "金额"],
        ["1", "赵敏", resident_id(1), "赵德福", "前进村一组", "300"],
        ["2", "", resident_id(2), "李德福", "前进村二组", "300"],
        ["3", "孙静", "", "孙德福", "前进村三组", "300"],
        ["4", "周婷", resident_id(4), "", "前进村三组", "300"],
        ["5", "吴洋", resident_id(5), "吴德福", "前进村五组", "300"],
    ]
    assert body(printed(list(rows))) == [rows]
    guardians = [[row[0], row[1], row[3], row[5]] for row in rows]
    assert body(printed(list(guardians))) == [guardians]


@needs_font
def test_a_gap_beside_digits_does_not_part_a_cell() -> None:
    """Office programs set 汉字 and digits apart by a quarter of a character; pdfium writes that as a space."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    canvas.setFont(FONT, 10)
    for number, cells in enumerate([["姓名", "手机号", "住址"], ["李晓明", "13800000001"], ["王芳", "13800000002"]]):
        y = 540 - 18 * number
        for x, cell in zip((40, 80, 150), cells, strict=False):
            canvas.drawString(x, y, cell)
        if number:
            canvas.drawString(150, y, "前进村")
            canvas.drawString(182.5, y, "12")
            canvas.drawString(195, y, "组")
    canvas.save()
    assert body(target.getvalue()) == [
        [["姓名", "手机号", "住址"], ["李晓明", "13800000001", "前进村 12 组"], ["王芳", "13800000002", "前进村 12 组"]]
    ]


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("apart", ["", " "])
def test_what_no_font_draws_is_read(turn: int, apart: str) -> None:
    """Each character is an object of its own, in a font that is not in the file and perhaps not on the machine."""
    cells = ["王", "芳", "患", "重", "病"]
    data = printed([cells, [*cells[:2], apart, "13800000001"]], turn=turn)
    found = read(Source("公示.pdf", data))
    told = "".join(item.text if isinstance(item, Passage) else str(item.rows) for item in found.content)
    assert set("王芳患重病") <= set(told)
    assert "13800000001" in told
    assert not found.notices


@pytest.mark.skipif(is_drawn("组"), reason="this machine has a Chinese font")
def test_what_no_font_draws_and_nobody_reads_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactscan.readers.pdf.second.SECONDS", -1.0)
    found = read(Source("公示.pdf", printed([["王", "芳", "患", "重", "病"]])))
    assert [(notice.cause, notice.part) for notice in found.notices] == [("undecodable-text", "page 1")]


MORE: list[Printed] = [row(7), row(8), row(9)]
TITLE = "临时救助公示"
BREAKS = [
    pytest.param([[TITLE, HEAD, *ROWS[:4]], ROWS[4:]], ["pages 1-2"], id="a page break"),
    pytest.param([[HEAD, *ROWS[:4]], ROWS[4:5], ROWS[5:]], ["pages 1-3"], id="one row on each further page"),
    pytest.param([[HEAD, *ROWS[:4], "- 1 -"], [*ROWS[4:], "- 2 -"]], ["pages 1-2"], id="page numbers below"),
    pytest.param([["1 / 2", HEAD, *ROWS[:4]], ["2 / 2", *ROWS[4:]]], ["pages 1-2"], id="page numbers above"),
    pytest.param([[HEAD, *ROWS[:4]], [HEAD, *ROWS[4:]]], ["pages 1-2"], id="the header again"),
    pytest.param([[TITLE, HEAD, *ROWS[:4]], [TITLE, HEAD, *ROWS[4:]]], ["page 1", "page 2"], id="another title"),
    pytest.param([[HEAD, *ROWS[:4], "共四人"], MORE], ["page 1", "page 2"], id="text before the break"),
    pytest.param([[HEAD, *ROWS[:4]], ["公示七天。"], MORE], ["page 1", "page 3"], id="a page between"),
    pytest.param([[HEAD, *ROWS[:4]], ["甲村", "乙村"]], ["page 1"], id="no more of it"),
]


@pytest.mark.parametrize(("pages", "parts"), BREAKS)
def test_page_breaks(pages: list[list[Printed]], parts: list[str]) -> None:
    data = printed(*pages)
    document = read(Source("a.pdf", data))
    assert places(document) == parts
    assert [table.number for table in document.tables] == list(range(1, len(parts) + 1))
    rows = [row for page in pages for row in page if isinstance(row, list)]
    assert [row for item in body(data) if isinstance(item, list) for row in item] == expected(*rows)


@pytest.mark.parametrize("pages", [case.values[0] for case in BREAKS])
def test_every_character_of_a_page_is_in_one_place(pages: list[list[Printed]]) -> None:
    data = printed(*pages)
    with pypdfium2.PdfDocument(data) as pdf:
        drawn = Counter(char for page in pdf for char in page.get_textpage().get_text_range() if not char.isspace())
    found = [item for item in read(Source("a.pdf", data)).content if item.location.role == "body"]
    told = [
        char
        for item in found
        for text in ([item.text] if isinstance(item, Passage) else [cell for row in item.rows for cell in row])
        for char in text
        if not char.isspace()
    ]
    assert Counter(told) == drawn


def test_beside_a_ruled_table() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    canvas.setFont(FONT, 10)
    canvas.grid([40, 130, 300], [560, 540, 520])
    for x, y, text in ((45, 545, "姓名"), (135, 545, "金额"), (45, 525, "赵敏"), (135, 525, "300")):
        canvas.drawString(x, y, text)
    for number, cells in enumerate([HEAD, *ROWS]):
        for x, cell in zip(XS, cells, strict=False):
            canvas.drawString(x, 480 - 18 * number, cell)
    canvas.save()
    assert body(target.getvalue()) == [[["姓名", "金额"], ["赵敏", "300"]], expected(HEAD, *ROWS)]


def test_few_words_in_lines_that_pdfium_runs_together() -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    cells = [["No", "Name", "Number"], ["1", "Zhang", "13800000001"], ["2", "Li", "13800000002"]]
    for number, line in enumerate(cells):
        for x, cell in zip((104, 154, 254), line, strict=True):
            canvas.drawString(x, 485 - 20 * number, cell)
    canvas.save()
    assert body(target.getvalue()) == [cells]


def test_prose_stays_prose() -> None:
    lines = [f"全县 2023 年共主动公开政府信息 {12386 + i} 条，收到申请 87 件，均在期限内答复" for i in range(5)]
    (text,) = body(printed(lines))
    assert isinstance(text, str)
    assert text.count("\n") == 4


def test_the_table_is_a_table() -> None:
    (table,) = read(Source("a.pdf", printed([HEAD, *ROWS]))).tables
    assert isinstance(table, Table)
    assert table.where(1, 2).label() == "第1张表 第2行 第3列"
