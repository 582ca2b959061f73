"""Word documents written with python-docx."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from craft.gold import Made, Page
from craft.writers.package import repack


class Letter:
    """A letter in the making; every method takes marked text."""

    def __init__(self, page: Page, title: str = "") -> None:
        self.page = page
        self._document = Document()
        package = self._document.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]
        properties = self._document.core_properties
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.title = ""
        properties.created = properties.modified = datetime(2024, 9, 30, 8)
        style = self._document.styles["Normal"]
        style.font.name = "仿宋"
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
        if title:
            self.centred(title)

    def centred(self, text: str) -> None:
        self._document.add_paragraph(self.page.read(text)).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def paragraphs(self, text: str) -> None:
        """One paragraph for each line."""
        for line in text.strip().splitlines():
            self._document.add_paragraph(self.page.read(line.strip()))

    def torn(self, text: str) -> None:
        """A paragraph whose values are each torn over two runs, as by a spelling checker."""
        paragraph = self._document.add_paragraph()
        for piece in self.page.torn(text):
            paragraph.add_run(piece)

    def signed(self, office: str, day: str) -> None:
        for line in (office, day):
            self._document.add_paragraph(self.page.read(line)).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = self.page.read(text)

    def header(self, text: str) -> None:
        self._document.sections[0].header.paragraphs[0].text = self.page.read(text, "header")

    def footer(self, text: str) -> None:
        self._document.sections[0].footer.paragraphs[0].text = self.page.read(text, "footer")

    def property(self, name: str, text: str) -> None:
        """``name`` is a core property: title, subject, keywords, comments, author."""
        setattr(self._document.core_properties, name, self.page.read(text, "metadata", "document-property"))

    def save(self) -> Made:
        buffer = BytesIO()
        self._document.save(buffer)
        return self.page.finish(repack(buffer.getvalue()))
