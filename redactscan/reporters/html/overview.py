"""The first page: what was found where, what was not examined, and that none of it is an approval."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from redactscan.messages import say, text
from redactscan.model import Finding, Notice, Report, Severity
from redactscan.reporters.folding import VERDICTS
from redactscan.reporters.html.elements import make
from redactscan.reporters.html.plots import Bar, plot

_MOST_BARS = 16
_SEVERITIES = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def overview(report: Report, lang: str) -> Element:
    """Everything above the documents."""
    return make(
        "header",
        make("h1", text("html.title", lang, root=report.run.root)),
        make(
            "p", text("html.when", lang, started=report.run.started[:16].replace("T", " "), version=report.run.version)
        ),
        _verdicts(report, lang),
        make("p", text(f"exit.{report.exit_code()}", lang, fail_on=report.run.fail_on), class_="outcome"),
        [make("p", say(remark, lang)) for remark in report.remarks],
        make("p", text("console.no-approval", lang), class_="caution"),
        _legend(lang),
        make("div", _plots(report, lang), class_="plots"),
        _gaps(report.all_notices, lang),
        _origin(report, lang),
    )


def department(path: str, lang: str) -> str:
    """The first folder of a path: who is to mend it."""
    folder, _, rest = path.partition("/")
    return folder if rest else text("html.no-department", lang)


def _verdicts(report: Report, lang: str) -> Element:
    counts = Counter(document.verdict for document in report.documents)
    cards = [
        make(
            "li", make("b", str(counts[verdict])), make("span", text(f"verdict.{verdict}", lang)), class_=f"v-{verdict}"
        )
        for verdict in VERDICTS
    ]
    return make("ul", cards, class_="cards")


def _legend(lang: str) -> Element:
    """Which colour is which severity."""
    words = [make("span", text(f"severity.{severity}", lang), class_=f"badge s-{severity}") for severity in _SEVERITIES]
    return make("p", text("html.legend", lang), words, class_="legend")


def _plots(report: Report, lang: str) -> list[Element]:
    flat = [(part, finding.path) for finding in report.findings for part in (finding, *finding.details) if part.is_open]
    types: defaultdict[str, list[Finding]] = defaultdict(list)
    rooms: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding, path in flat:
        types[text(f"type.{finding.type}", lang)].append(finding)
        rooms[department(path, lang)].append(finding)
    causes = Counter(text(f"cause.{notice.cause}", lang) for notice in report.all_notices)
    made = [
        _plot("html.by-type", types.items(), lang),
        _plot("html.by-department", rooms.items(), lang),
    ]
    if causes:
        bars = [Bar(cause, (("v-incomplete", count),)) for cause, count in causes.most_common()]
        made.append(plot(text("html.not-examined", lang), bars))
    return [each for each in made if each is not None]


def _plot(title: str, groups: Iterable[tuple[str, list[Finding]]], lang: str) -> Element | None:
    bars = [Bar(label, _by_severity(members)) for label, members in groups]
    bars.sort(key=lambda bar: (-bar.total, bar.label))
    if not bars:
        return None
    more = len(bars) - _MOST_BARS
    return plot(text(title, lang), bars[:_MOST_BARS], text("html.more-bars", lang, count=more) if more > 0 else "")


def _by_severity(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    counts = Counter(finding.severity for finding in findings)
    return tuple((f"s-{severity}", counts[severity]) for severity in _SEVERITIES)


def _gaps(notices: tuple[Notice, ...], lang: str) -> Element | str:
    if not notices:
        return make("p", text("html.complete", lang), class_="v-clear complete")
    rows = [
        make(
            "tr",
            make("td", notice.path, make("small", notice.part) if notice.part else ""),
            make("td", text(f"cause.{notice.cause}", lang)),
            make(
                "td",
                say(notice.detail, lang) if notice.detail else "",
                make("small", text(f"advice.{notice.cause}", lang)),
            ),
        )
        for notice in notices
    ]
    head = make("tr", [make("th", text(f"html.gap-{name}", lang)) for name in ("where", "cause", "advice")])
    return make(
        "details",
        make("summary", text("console.gaps", lang, count=len(notices))),
        make("table", make("thead", head), make("tbody", rows)),
        open="open",
        class_="gaps",
    )


def _origin(report: Report, lang: str) -> Element:
    run = report.run
    packs = [make("li", f"{pack.id} {pack.version} ({pack.sha256[:12]})") for pack in run.packs]
    config = (
        text("html.config", lang, path=run.config_path, digest=(run.config_sha256 or "")[:12])
        if run.config_path
        else ""
    )
    read = sum(document.examined.characters for document in report.documents)
    facts = text("html.facts", lang, documents=len(report.documents), characters=read, seconds=f"{run.seconds:.1f}")
    return make(
        "details",
        make("summary", text("html.origin", lang)),
        make("p", facts),
        make("p", config) if config else "",
        make("ul", packs),
        class_="origin",
    )
