"""The report as one page: to read, to mail, to print, to file. It needs no script and loads nothing.

A content security policy forbids every request; the one script, which filters and folds, is named by its digest.
"""

from __future__ import annotations

from redactscan.messages import text
from redactscan.model import Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.html.documents import documents
from redactscan.reporters.html.elements import make, page, raw
from redactscan.reporters.html.overview import overview
from redactscan.reporters.html.style import head_of, own


def render(report: Report, lang: str, _values: Values) -> bytes:
    """The whole page in UTF-8; never a raw value, whatever was revealed elsewhere."""
    script = own("script.js")
    body = make("body", overview(report, lang), documents(report, lang))
    raw(body, "script", script)
    title = text("html.title", lang, root=report.run.root)
    return page(head_of(title, script), body, "en" if lang == "en" else "zh-CN")


REPORTER = Reporter("html", render)
