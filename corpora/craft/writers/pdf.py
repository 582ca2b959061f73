"""PDF files written with reportlab: flowing pages, and pages whose every cell is placed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from craft.gold import Made, Page, plain

FONT = "STSong-Light"  # one of the fonts that a Chinese PDF may name without embedding
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
_TITLE = ParagraphStyle("title", parent=_BODY, fontSize=18, leading=30, alignment=TA_CENTER, firstLineIndent=0)
_LINE = ParagraphStyle("line", parent=_BODY, firstLineIndent=0)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=9, leading=12, firstLineIndent=0)
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Flow:
    """A document that flows over its pages."""

    def __init__(self, page: Page, title: str = "", /, **info: str) -> None:
        """``info`` are document properties: title, subject, keywords, author."""
        _register()
        self.page = page
        self._info = info
        self._story: list[Flowable] = []
        if title:
            self._story += [Paragraph(page.read(title), _TITLE), Spacer(1, 12)]

    def lines(self, text: str) -> None:
        """One line for each line, without indent: a letterhead."""
        self._story += [Paragraph(self.page.read(line), _LINE) for line in text.strip().splitlines()]

    def paragraphs(self, text: str) -> None:
        self._story += [Paragraph(self.page.read(line.strip()), _BODY) for line in text.strip().splitlines()]

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int], *tags: str) -> None:
        """A narrow column wraps its numbers over two lines."""
        cells = [[Paragraph(self.page.read(text, "body", *tags), _CELL) for text in row] for row in rows]
        self._story += [Spacer(1, 6), Table(cells, colWidths=widths, style=_GRID, repeatRows=1), Spacer(1, 6)]

    def save(self) -> Made:
        buffer = BytesIO()
        info = {key: self.page.read(text, "metadata", "pdf-metadata") for key, text in self._info.items()}
        document = SimpleDocTemplate(buffer, pagesize=A4, invariant=1, pageCompression=0, **info)
        document.build(self._story)
        return self.page.finish(buffer.getvalue())


class Drawn:
    """One page on which every text is placed at a point, as programs of the nineties do it."""

    def __init__(self, page: Page, title: str) -> None:
        _register()
        self.page = page
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=A4, invariant=1, pageCompression=0)
        self._height = A4[1] - 72
        self._write(A4[0] / 2 - 9 * len(title), title, 18)

    def line(self, text: str, x: float = 72) -> None:
        self._write(x, text, 12)

    def row(self, cells: Sequence[str], columns: Sequence[float]) -> None:
        """A table row without rules: each cell at its own abscissa."""
        for x, text in zip(columns, cells, strict=True):
            self._place(x, self._height, self.page.read(text, "body", "positioned-cell"), 9)
        self._height -= 16

    def covered(self, before: str, text: str, x: float = 72) -> None:
        """A line whose second part lies under a black bar, and is still there."""
        self._place(x, self._height, self.page.read(before), 12)
        x += pdfmetrics.stringWidth(plain(before), FONT, 12)
        covered = self.page.read(text, "hidden", "black-bar")
        self._place(x, self._height, covered, 12)
        self._canvas.rect(x, self._height - 3, pdfmetrics.stringWidth(covered, FONT, 12), 15, fill=1)
        self._height -= 24

    def note(self, text: str) -> None:
        """A text annotation in the margin."""
        box = (520, self._height, 540, self._height + 20)
        self._canvas.textAnnotation(self.page.read(text, "annotation", "pdf-annotation"), Rect=box, addtopage=1)

    def _write(self, x: float, text: str, size: float) -> None:
        self._place(x, self._height, self.page.read(text), size)
        self._height -= size * 2

    def _place(self, x: float, y: float, text: str, size: float) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, y, text)

    def save(self) -> Made:
        self._canvas.save()
        return self.page.finish(self._buffer.getvalue())
