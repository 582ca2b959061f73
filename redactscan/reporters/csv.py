"""Every finding as a row, details included, for a spreadsheet program: UTF-8 with a mark, which Excel needs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from redactscan.messages import say, text
from redactscan.model import Report
from redactscan.reporters import Reporter, Values
from redactscan.reporters.redaction_log import COLUMNS, Row, headings, rows


def render(report: Report, lang: str, _values: Values) -> bytes:
    """The findings, then a row for each thing that was not examined; never a raw value."""
    return written([headings(lang), *rows(report, lang, every=True), *_gaps(report, lang)])


def written(table: Iterable[Row]) -> bytes:
    """The rows as CSV for Excel."""
    text_file = StringIO(newline="")
    csv.writer(text_file, lineterminator="\n").writerows(table)
    return text_file.getvalue().encode("utf-8-sig")


def _gaps(report: Report, lang: str) -> Iterable[Row]:
    for notice in report.all_notices:
        cells: dict[str, str] = {
            "path": notice.path,
            "location": notice.part,
            "type": text("log.not-examined", lang),
            "reasons": text(f"cause.{notice.cause}", lang) + (f"：{say(notice.detail, lang)}" if notice.detail else ""),
        }
        yield tuple(cells.get(name, "") for name in COLUMNS)


REPORTER = Reporter("csv", render)
