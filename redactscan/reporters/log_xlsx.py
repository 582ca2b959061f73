"""The redaction log as a workbook: headings that stay in sight, filters, the columns to be filled in marked."""

from __future__ import annotations

from io import BytesIO

from redactscan.messages import text
from redactscan.model import Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.redaction_log import COLUMNS, headings, rows

_WIDTHS = {"path": 36, "location": 24, "type": 16, "excerpt": 24, "method": 24, "basis": 44, "reasons": 44}
_TO_FILL = ("decision", "decided-by", "decided-at", "second-by", "second-at")
_OTHER = 11


def render(report: Report, lang: str, _values: Values) -> bytes:
    """The same rows as ``log``. Everything is a text or a number; nothing is a formula or a link."""
    import xlsxwriter

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": text("log.title", lang), "author": "", "comments": ""})
        sheet = book.add_worksheet(text("log.title", lang))
        head = book.add_format({"bold": True, "bg_color": "#E7EEF7", "border": 1, "text_wrap": True, "valign": "top"})
        fill = book.add_format({"bold": True, "bg_color": "#FFF4CE", "border": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for column, (name, heading) in enumerate(zip(COLUMNS, headings(lang), strict=True)):
            sheet.set_column(column, column, _WIDTHS.get(name, _OTHER))
            sheet.write_string(0, column, heading, fill if name in _TO_FILL else head)
        last = 0
        for last, row in enumerate(rows(report, lang, every=False), 1):
            sheet.write_row(last, 0, row, body)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()


REPORTER = Reporter("log-xlsx", render, binary=True)
