"""The redaction log: what the auditor files. As CSV; ``log-xlsx`` is the same as a workbook."""

from __future__ import annotations

from redactscan.model import Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.csv import written
from redactscan.reporters.redaction_log import headings, rows


def render(report: Report, lang: str, _values: Values) -> bytes:
    """What is still to be decided, one row each, with empty columns for the decision."""
    return written([headings(lang), *rows(report, lang, every=False)])


REPORTER = Reporter("log", render)
