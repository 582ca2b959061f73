"""The form that people sign: 政府信息公开保密审查表 as a docx, filled as far as a program may, with the log as annex.

It proposes and leaves every decision open: boxes are empty, and four persons have room to sign. A report of one file
fills one form; of several, the form names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redactscan.messages import say, text
from redactscan.model import DocumentReport, Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.folding import by_verdict, grouped, laws_of
from redactscan.reporters.redaction_log import COLUMNS, headings, rows
from redactscan.text.mask import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

SIGNATURES = ("drafter", "department", "secrecy", "head")
_WIDTHS = {
    "number": 1.1, "path": 4.4, "location": 2.8, "type": 2.2, "excerpt": 3.8, "method": 3.0, "basis": 5.4,
    "decision": 2.4,
}  # fmt: skip
_ANNEX = tuple(_WIDTHS)
"""The columns of the annex and their widths in cm."""
_LISTED = 60  # files that the form itself names
_BODY, _HEADING = "宋体", "黑体"
_MOST = 2000
"""Rows of the annex; beyond them the log as a workbook is the better paper."""


def render(report: Report, lang: str, _values: Values) -> bytes:
    """A docx on A4. Its text is Chinese first in either language, as the offices' forms are."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    _fonts(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = text("form.title", lang), "", ""
    _heading(document, text("form.title", lang))
    _form(document, report, lang)
    if any(True for _ in rows(report, lang, every=False)):
        _annex(document, report, lang)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _form(document: Document, report: Report, lang: str) -> None:
    document.add_paragraph(text("console.no-approval", lang))
    table = _table(document, [2.8, 5.5, 2.8, 5.5])
    for label, value in _facts(report, lang):
        _wide(table, text(f"form.{label}", lang), [value])
    for pair in (("office", "number"), ("author", "date")):
        cells = table.add_row().cells
        for at, label in enumerate(pair):
            _write(cells[2 * at], [text(f"form.{label}", lang)], bold=True)
    _wide(table, text("form.attribute", lang), [_attribute(report, lang)])
    _wide(table, text("form.way", lang), [text("form.ways", lang)])
    _wide(table, text("form.outcome", lang), list(_outcome(report, lang)))
    _wide(table, text("form.grounds", lang), list(_grounds(report.documents, lang)) or [text("form.none", lang)])
    _wide(table, text("form.not-examined", lang), list(_gaps(report, lang)) or [text("html.complete", lang)])
    _wide(table, text("form.opinion", lang), [text("form.opinions", lang)])
    for name in SIGNATURES:
        lines = [text("form.opinion-line", lang), "", text("form.sign", lang)]
        _wide(table, text(f"form.sign-{name}", lang), lines)
        _in_one_piece(table.rows[-1])


def _facts(report: Report, lang: str) -> Iterable[tuple[str, str]]:
    documents = report.documents
    if len(documents) == 1:
        yield "name", documents[0].profile.title or documents[0].path
        yield "file", f"{documents[0].path}（SHA-256 {documents[0].sha256[:16]}…）"
    else:
        yield "name", text("form.batch", lang, root=report.run.root, count=len(documents))
        named = [
            f"{document.path}（{text(f'verdict.{document.verdict}', lang)}）" for document in by_verdict(documents)
        ]
        more = [text("form.more-files", lang, count=len(named) - _LISTED)] if len(named) > _LISTED else []
        yield "file", "\n".join([*named[:_LISTED], *more])
    moment = datetime.fromisoformat(report.run.started)
    yield "scan", text("form.scanned", lang, when=_day(moment, lang), version=report.run.version)


def _day(moment: datetime, lang: str) -> str:
    return text("form.day", lang, year=moment.year, month=moment.month, day=moment.day)


def _attribute(report: Report, lang: str) -> str:
    found = {document.profile.disclosure_attribute for document in report.documents} - {None}
    known = "；".join(text(f"attribute.{attribute}", lang) for attribute in sorted(filter(None, found)))
    return "\n".join(
        filter(None, (known and text("form.read-from-file", lang, what=known), text("form.attributes", lang)))
    )


def _outcome(report: Report, lang: str) -> Iterable[str]:
    for verdict in ("withhold", "redact", "review", "incomplete", "clear"):
        count = sum(document.verdict == verdict for document in report.documents)
        if count:
            yield text("form.verdict", lang, verdict=verdict, count=count)
    if len(report.documents) == 1:
        yield from (say(reason, lang) for reason in report.documents[0].verdict_reasons)


def _grounds(documents: Iterable[DocumentReport], lang: str) -> Iterable[str]:
    """What was found, by type, each with its laws and what is proposed."""
    found = (finding for document in documents for finding in document.findings)
    flat = [part for finding in found for part in (finding, *finding.details) if part.is_open]
    for number, group in enumerate(grouped(flat), 1):
        laws = laws_of(group.basis, lang)
        what = text("console.suspected", lang, what=text(f"type.{group.type}", lang))
        yield text(
            "form.ground", lang, number=number, what=what, count=len(group.findings), laws=laws,
            todo=group.findings[0].replacement,
        )  # fmt: skip


def _gaps(report: Report, lang: str) -> Iterable[str]:
    for notice in report.all_notices[:_LISTED]:
        detail = say(notice.detail, lang) if notice.detail else ""
        yield "；".join(filter(None, (notice.path, notice.part, text(f"cause.{notice.cause}", lang), detail)))
    if len(report.all_notices) > _LISTED:
        yield text("form.more-files", lang, count=len(report.all_notices) - _LISTED)


def _annex(document: Document, report: Report, lang: str) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    _heading(document, text("form.annex", lang))
    columns = [COLUMNS.index(name) for name in _ANNEX]
    names = headings(lang)
    log = [
        [str(row[column]).replace("中华人民共和国", "") for column in columns]
        for row in rows(report, lang, every=False)
    ]
    table = _table(document, [_WIDTHS[name] for name in _ANNEX])
    _row(table, [names[column] for column in columns], bold=True)
    _repeat(table.rows[0])
    for cells in log[:_MOST]:
        _row(table, cells)
    if len(log) > _MOST:
        document.add_paragraph(text("form.more-rows", lang, count=len(log) - _MOST))


def _table(document: Document, widths: Sequence[float]) -> Any:
    """An empty table whose columns have these widths in cm."""
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _row(table: Any, texts: Sequence[str], bold: bool = False) -> None:
    for cell, said in zip(table.add_row().cells, texts, strict=True):
        _write(cell, [said], bold=bold, size=8)


def _repeat(row: Any) -> None:
    """The row heads every page of its table (ECMA-376-1 §17.4.78)."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _wide(table: Any, label: str, lines: Sequence[str]) -> None:
    cells = table.add_row().cells
    _write(cells[0], [label], bold=True)
    _write(cells[1].merge(cells[3]), [part for line in lines for part in line.split("\n")])


def _in_one_piece(row: _Row) -> None:
    """The row is on one page, opinion and signature together (ECMA-376-1 §17.4.6)."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write(cell: _Cell, lines: Sequence[str], bold: bool = False, size: float = 10.5) -> None:
    from docx.shared import Pt

    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(printable(line))
        run.bold, run.font.size = bold, Pt(size)


def _heading(document: Document, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    run.bold, run.font.size, run.font.name = True, Pt(18), _HEADING
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _HEADING)


def _fonts(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _BODY)
    style.paragraph_format.space_after = Pt(2)


REPORTER = Reporter("form", render, binary=True)
