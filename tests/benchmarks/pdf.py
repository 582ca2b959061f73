"""What reading a PDF costs, as a ratio to what pdfium takes for its bare text.

``python tests/benchmarks/pdf.py [FILE.pdf …]`` measures the files, or documents of its own: prose and ruled lists that
reportlab draws, and the same from LibreOffice where ``soffice`` is on the path. Both ways take turns in one process;
the median of the ratios of their CPU times counts, which a busy machine hardly spoils.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

ROUNDS = 9
PAGES = 30
ROWS, COLUMNS = 40, 8

_SENTENCE = (
    "为进一步规范临时救助工作，切实保障困难群众基本生活，现就第{}项有关事项通知如下，请各单位结合实际认真贯彻执行。"
)
_HEADS = ("序号", "姓名", "身份证号", "联系电话", "所在村组", "救助类别", "金额（元）", "备注")
_MARGIN, _LEADING = 60, 18


def main(arguments: list[str]) -> None:
    """Print one line for each file: its pages, milliseconds per page for bare text, and the ratio."""
    files = ((Path(name).name, Path(name).read_bytes()) for name in arguments) if arguments else documents()
    for name, data in files:
        pages, bare, ratio = measured(data)
        sys.stdout.write(f"{name:24}{pages:5} pages  {bare:7.2f} ms  x {ratio:.2f}\n")
        sys.stdout.flush()


def measured(data: bytes, rounds: int = ROUNDS) -> tuple[int, float, float]:
    """Pages; median CPU milliseconds per page of bare text extraction; median ratio of reading to that."""
    from redactscan.readers import Source
    from redactscan.readers.pdf import READER

    source = Source("measured.pdf", data)
    pages = bare_text(data)
    READER.read(source)
    times = [(_cpu(lambda: bare_text(data)), _cpu(lambda: READER.read(source))) for _ in range(rounds)]
    return pages, 1000 * median(bare for bare, _ in times) / pages, median(ours / bare for bare, ours in times)


def bare_text(data: bytes) -> int:
    """Let pdfium extract the text of every page, and nothing else; how many pages there are."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            text_page.get_text_range()
            text_page.close()
            page.close()
        return len(document)


def _cpu(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def documents() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the documents that are measured if none are given."""
    yield "reportlab prose", drawn_prose()
    yield "reportlab list", drawn_list()
    if shutil.which("soffice"):
        yield "LibreOffice prose", converted(paragraphs=9 * PAGES)
        yield "LibreOffice list", converted(rows=ROWS * PAGES)


def drawn_prose() -> bytes:
    """Pages full of sentences in one Chinese font that is not embedded."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for page in range(PAGES):
        text = "".join(_SENTENCE.format(page * 20 + number) for number in range(24))
        canvas.setFont("STSong-Light", 12)
        for line in range(40):
            canvas.drawString(_MARGIN, 842 - _MARGIN - line * _LEADING, text[line * 38 : line * 38 + 38])
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def drawn_list() -> bytes:
    """Pages with a ruled list of ``ROWS`` by ``COLUMNS`` cells."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

    registerFont(UnicodeCIDFont("STSong-Light"))
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), "STSong-Light", 8), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
            ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )  # fmt: skip
    data = BytesIO()
    table = LongTable(
        [_HEADS, *_rows((ROWS - 1) * PAGES)], rowHeights=13, repeatRows=1, style=style, colWidths=[90] * COLUMNS
    )
    size = landscape(A4)
    margin = (size[1] - 13 * ROWS - 13) / 2
    SimpleDocTemplate(data, pagesize=size, topMargin=margin, bottomMargin=margin).build([table])
    return data.getvalue()


def _rows(count: int) -> Iterator[list[str]]:
    for number in range(1, count + 1):
        yield [
            str(number), "张王李赵陈"[number % 5] + "伟芳娜敏静强磊"[number % 7] + "军华明"[number % 3],
            f"990101{1950 + number % 50}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}X",
            f"1000{number:07d}", f"前进村{number % 30}组", "医疗救助", f"{300 + number}.00", "",
        ]  # fmt: skip


def converted(paragraphs: int = 0, rows: int = 0) -> bytes:
    """A document of paragraphs, or with a list, as LibreOffice prints it."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    for number in range(paragraphs):
        document.add_paragraph(_SENTENCE.format(number) * 3)
    if rows:
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Pt(842), Pt(595)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(28)
        document.styles["Normal"].font.size = Pt(7)
        table = document.add_table(rows, COLUMNS, style="Table Grid")
        for row, texts in zip(table._tbl.tr_lst, (_HEADS, *_rows(rows - 1)), strict=True):
            for cell, text in zip(row.tc_lst, texts, strict=True):
                run = cell.p_lst[0].add_r()
                run.text = text
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/measured.docx")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, "measured.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return Path(folder, "measured.pdf").read_bytes()


if __name__ == "__main__":
    main(sys.argv[1:])
