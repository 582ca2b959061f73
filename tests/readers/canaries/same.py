"""The same roster in every format: twelve persons that do not exist, with numbers whose check digits are right."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx as python_docx
import openpyxl
import pptx as python_pptx
from pptx.util import Cm, Pt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.readers.canaries import ofd
from tests.readers.canaries.numbers import resident_id
from tests.readers.canaries.roster import NAMES

SAVED = Path(__file__).parents[1] / "data" / "same"
"""What LibreOffice made of these files (``data/make_same.py``)."""

TITLE = "云台街道2026年临时救助对象公示"
HEADER = ["序号", "姓名", "身份证号", "联系电话", "银行卡号", "家庭住址", "救助原因"]
_REASONS = ("胃癌术后", "尿毒症", "精神分裂症", "肢体二级残疾")


def rows() -> list[list[str]]:
    """The rows below the header."""
    return [
        [
            str(at),
            name,
            resident_id(f"340121{1950 + 3 * at}{at:02}{2 * at:02}{100 + 7 * at}"),
            f"138{20260000 + 811 * at}",
            _card(f"622848{300000000000 + 7919 * at}"),
            f"安徽省合肥市长丰县云台街道和平村{at}组{10 + at}号",
            _REASONS[at % len(_REASONS)],
        ]
        for at, name in enumerate(NAMES, 1)
    ]


def _card(first18: str) -> str:
    """A card number with its check digit (ISO/IEC 7812-1, Luhn)."""
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(first18)))
    return first18 + str(-total % 10)


def letter() -> bytes:
    """As python-docx writes it."""
    document = python_docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(TITLE, 1)
    table = document.add_table(0, len(HEADER))
    table.style = "Table Grid"
    for row in (HEADER, *rows()):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document)


def workbook() -> bytes:
    """As openpyxl writes it: numbers as text, for a cell keeps 15 digits of them."""
    book = openpyxl.Workbook()
    for row in ([TITLE], HEADER, *rows()):
        book.active.append(row)
    return _saved(book)


def slides() -> bytes:
    """As python-pptx writes it: a table on a slide."""
    deck = python_pptx.Presentation()
    deck.core_properties.author = deck.core_properties.last_modified_by = ""
    deck.slide_width, deck.slide_height = Cm(40), Cm(24)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = TITLE
    lines = [HEADER, *rows()]
    table = slide.shapes.add_table(len(lines), len(HEADER), Cm(1), Cm(5), Cm(38), Cm(16)).table
    for at, row in enumerate(lines):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
            table.cell(at, column).text_frame.paragraphs[0].runs[0].font.size = Pt(11)
    return _saved(deck)


def page() -> bytes:
    """As reportlab draws it with a font that the file names and does not contain; addresses wrap."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")
    cells = [[Paragraph(text, style) for text in row] for row in (HEADER, *rows())]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=landscape(A4), invariant=1)
    document.build([Paragraph(TITLE, style), Table(cells, [30, 50, 110, 80, 120, 200, 90], style=grid)])
    return file.getvalue()


def drawn() -> bytes:
    """As an OFD page draws it: lines, and text objects row by row."""
    widths = (10, 16, 28, 20, 30, 60, 20)
    xs = [10 + sum(widths[:at]) for at in range(len(widths) + 1)]
    lines = [HEADER, *rows()]
    ys = [30 + 10 * at for at in range(len(lines) + 1)]
    edges = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys] + [f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs]
    said = [
        ofd.text(text, x + 1, y + 2, 2.2)
        for y, row in zip(ys, lines, strict=False)
        for x, text in zip(xs, row, strict=False)
    ]
    content = ofd.page(ofd.text(TITLE, 20, 10), *(ofd.path(edge, LineWidth=0.2) for edge in edges), *said)
    return ofd.pack({ofd.PAGE: content})


def table(encoding: str) -> bytes:
    """As a CSV file."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[TITLE], HEADER, *rows()])
    return file.getvalue().encode(encoding)


def lines(between: str = "\t") -> bytes:
    """As lines of text."""
    return "\n".join([TITLE, "", *(between.join(row) for row in (HEADER, *rows())), ""]).encode()


def markdown() -> bytes:
    """As a table of Markdown."""
    listed = [HEADER, ["---"] * len(HEADER), *rows()]
    return "\n".join([f"# {TITLE}", "", *(f"| {' | '.join(row)} |" for row in listed), ""]).encode()


def web_page() -> bytes:
    """As a page that a content management system makes."""
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (HEADER, *rows()))
    return f"<!DOCTYPE html><meta charset=gb2312><h1>{TITLE}</h1><table>{cells}</table>".encode("gb18030")


def mail(attached: bytes = b"") -> bytes:
    """As the page in a mail, or as a file that hangs on it."""
    made = EmailMessage()
    made["Subject"], made["From"] = "请审核", "office@example.cn"
    made.set_content("见附件。")
    if attached:
        made.add_attachment(attached, "application", "octet-stream", filename="名单.docx")
    else:
        made.add_alternative(web_page().decode("gb18030"), "html")
    return made.as_bytes()


def archive() -> bytes:
    """As a packed file, whose name is in GBK as packers in China write it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("abcd.xlsx", workbook())
    return file.getvalue().replace(b"abcd", "名单".encode("gbk"))


def saved(name: str) -> Callable[[], bytes]:
    """A file that LibreOffice saved."""
    return (SAVED / name).read_bytes


FORMS: dict[str, Callable[[], bytes]] = {
    "名单.docx": letter,
    "名单.doc": saved("letter.doc"),
    "名单.wps": saved("letter.doc"),
    "名单.odt": saved("letter.odt"),
    "名单.rtf": saved("letter.rtf"),
    "名单.htm": saved("letter.html"),
    "名单（LibreOffice）.pdf": saved("letter.pdf"),
    "名单.xlsx": workbook,
    "名单.xls": saved("workbook.xls"),
    "名单.et": saved("workbook.xls"),
    "名单.ods": saved("workbook.ods"),
    "名单（UTF-8）.csv": lambda: table("utf-8-sig"),
    "名单（GB18030）.csv": lambda: table("gb18030"),
    "名单（UTF-16）.csv": lambda: table("utf-16"),
    "名单.pptx": slides,
    "名单.ppt": saved("slides.ppt"),
    "名单.dps": saved("slides.ppt"),
    "名单.odp": saved("slides.odp"),
    "名单（reportlab）.pdf": page,
    "名单.ofd": drawn,
    "名单.html": web_page,
    "名单.md": markdown,
    "名单.txt": lines,
    "名单.eml": mail,
    "附件.eml": lambda: mail(letter()),
    "附件.zip": archive,
}


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
