"""Figures of a batch for the monthly and yearly returns: by department, type and month; found, mended, still open.

Two runs over the same folder are compared by fingerprint, so that a value that moved is still the same value. Runs
without a project key cannot be compared: their fingerprints mean nothing beyond them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias
from xml.etree.ElementTree import Element

from redactscan.errors import UsageError
from redactscan.messages import text
from redactscan.model import Finding, Report
from redactscan.reporters.csv import written
from redactscan.reporters.html.elements import make, page
from redactscan.reporters.html.overview import department
from redactscan.reporters.html.plots import Bar, plot
from redactscan.reporters.html.style import head_of
from redactscan.reporters.paper import Paper
from redactscan.values import dataclass, field

Row: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Tally:
    """What became of the values of one group."""

    found: int = 0
    mended: int = 0
    accepted: int = 0

    @property
    def open(self) -> int:
        return self.found - self.mended - self.accepted


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures. ``documents`` and ``gaps`` are those of the last run over each folder.

    ``found`` counts every value once, however many runs saw it; ``mended`` are those that the last run over their
    folder does not have any more; ``accepted`` those that a person let stand.
    """

    runs: int
    documents: int
    gaps: int
    total: Tally
    by: dict[str, dict[str, Tally]] = field(repr=False)


def summarise(reports: Iterable[Report], lang: str) -> Summary:
    """The figures of any number of reports, in order of their time.

    Raises ``UsageError`` where two runs over one folder have no key in common: all that was found would seem mended.
    """
    ordered = sorted(reports, key=lambda report: report.run.started)
    _check(ordered)
    last = {report.run.root: report for report in ordered}
    total = Tally()
    by: dict[str, dict[str, Tally]] = {name: {} for name in ("department", "type", "month")}
    seen: dict[tuple[str, str, str], Finding] = {}
    month: dict[tuple[str, str, str], str] = {}
    for report in ordered:
        for finding in _open_or_accepted(report):
            key = (report.run.root, finding.path, finding.fingerprint)
            seen[key] = finding
            month.setdefault(key, report.run.started[:7])
    still = {
        (root, finding.path, finding.fingerprint)
        for root, report in last.items()
        for finding in _open_or_accepted(report)
    }
    unread = {(root, notice.path) for root, report in last.items() for notice in report.all_notices}
    for key, finding in seen.items():
        groups = (department(finding.path, lang), text(f"type.{finding.type}", lang), month[key])
        for tally in (total, *(by[name].setdefault(group, Tally()) for name, group in zip(by, groups, strict=True))):
            tally.found += 1
            # what the last run could not examine is not mended
            tally.mended += key not in still and key[:2] not in unread
            tally.accepted += key in still and finding.state == "suppressed"
    documents = sum(len(report.documents) for report in last.values())
    return Summary(len(ordered), documents, sum(len(report.all_notices) for report in last.values()), total, by)


def _check(reports: Iterable[Report]) -> None:
    keys: dict[str, str | None] = {}
    for report in reports:
        root, key = report.run.root, report.run.key_id
        if root in keys and (key is None or keys[root] != key):
            raise UsageError("summary.no-key", root)
        keys[root] = key


def _open_or_accepted(report: Report) -> Iterable[Finding]:
    for finding in report.findings:
        for part in (finding, *finding.details):
            if part.is_open or part.state == "suppressed":
                yield part


def as_text(summary: Summary, lang: str) -> bytes:
    """For a terminal: the sentence of the return, then the tables."""
    paper = Paper(80)
    paper.paragraph(_sentence(summary, lang), style="bold")
    for name, groups in summary.by.items():
        paper.blank()
        paper.line((text(f"summary.by-{name}", lang), "bold"))
        for row in (_headings(name, lang), *_rows(groups)):
            cells = [(str(cell), "") for cell in row[1:]]
            paper.row([(str(row[0]), ""), *cells], (28, 8, 8, 8, 8), ("", ""), indent=2)
    return paper.text(colour=False).encode()


def as_csv(summary: Summary, lang: str) -> bytes:
    """One table, the kind of group in its first column."""
    return written(_table(summary, lang))


def as_xlsx(summary: Summary, lang: str) -> bytes:
    """A sheet for each kind of group, each with a chart."""
    from io import BytesIO

    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E7EEF7", "border": 1})
        cover = book.add_worksheet(text("summary.title", lang))
        cover.write_string(0, 0, _sentence(summary, lang))
        for name, groups in summary.by.items():
            sheet = book.add_worksheet(text(f"summary.by-{name}", lang))
            sheet.set_column(0, 0, 30)
            sheet.write_row(0, 0, _headings(name, lang), bold)
            rows = _rows(groups)
            for number, row in enumerate(rows, 1):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 1)
            chart = book.add_chart({"type": "bar", "subtype": "stacked"})
            for column in (2, 3, 4):
                chart.add_series({
                    "name": [sheet.name, 0, column],
                    "categories": [sheet.name, 1, 0, max(1, len(rows)), 0],
                    "values": [sheet.name, 1, column, max(1, len(rows)), column],
                })  # fmt: skip
            sheet.insert_chart(1, 6, chart)
    return file.getvalue()


def as_html(summary: Summary, lang: str) -> bytes:
    """A page with the plots, in the dress of the report; no script."""
    plots = []
    for name, groups in summary.by.items():
        bars = [
            Bar(label, (("s-high", tally.open), ("s-medium", tally.accepted), ("done", tally.mended)))
            for label, tally in _ordered(groups)[:_BARS]
        ]
        if bars:
            plots.append(plot(text(f"summary.by-{name}", lang), bars))
    legend = [
        make("span", text(f"summary.{what}", lang), class_=f"badge {colour}")
        for what, colour in (("open", "s-high"), ("accepted", "s-medium"), ("mended", "v-clear"))
    ]
    tables = [_html_table(name, groups, lang) for name, groups in summary.by.items()]
    title = text("summary.title", lang)
    body = make(
        "body",
        make(
            "header", make("h1", title), make("p", _sentence(summary, lang), class_="outcome"),
            make("p", legend, class_="legend"), make("div", plots, class_="plots"), tables,
        ),
    )  # fmt: skip
    return page(head_of(title), body, "en" if lang == "en" else "zh-CN")


RENDERERS: dict[str, Callable[[Summary, str], bytes]] = {
    "text": as_text, "csv": as_csv, "xlsx": as_xlsx, "html": as_html,
}  # fmt: skip
_BARS = 20


def _html_table(name: str, groups: dict[str, Tally], lang: str) -> Element:
    head = make("tr", [make("th", heading) for heading in _headings(name, lang)])
    rows = [make("tr", [make("td", str(cell)) for cell in row]) for row in _rows(groups)]
    return make("table", make("thead", head), make("tbody", rows))


def _sentence(summary: Summary, lang: str) -> str:
    total = summary.total
    return text(
        "summary.sentence", lang, runs=summary.runs, documents=summary.documents, found=total.found,
        mended=total.mended, accepted=total.accepted, open=total.open, gaps=summary.gaps,
    )  # fmt: skip


def _headings(name: str, lang: str) -> tuple[str, ...]:
    return tuple(text(f"summary.{key}", lang) for key in (name, "found", "mended", "accepted", "open"))


def _ordered(groups: dict[str, Tally]) -> Sequence[tuple[str, Tally]]:
    return sorted(groups.items(), key=lambda item: (-item[1].found, item[0]))


def _rows(groups: dict[str, Tally]) -> list[Row]:
    return [(label, tally.found, tally.mended, tally.accepted, tally.open) for label, tally in _ordered(groups)]


def _table(summary: Summary, lang: str) -> Iterable[Row]:
    yield (text("summary.kind", lang), *_headings("group", lang))
    for name, groups in summary.by.items():
        for row in _rows(groups):
            yield (text(f"summary.{name}", lang), *row)
    total = summary.total
    yield (text("summary.total", lang), "", total.found, total.mended, total.accepted, total.open)
