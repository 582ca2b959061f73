"""The documents, worst first: verdict, findings in groups with place, reason, basis and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from redactscan.messages import say, text
from redactscan.model import DocumentReport, Finding, Report, Severity
from redactscan.reporters.folding import Group, by_verdict, grouped, laws_of
from redactscan.reporters.html.elements import make
from redactscan.reporters.html.overview import department

SHOWN = 200
"""Findings of a group that the page lists; a list of 15,000 persons is in the JSON and CSV reports."""

_OPEN = 3  # documents of a long report that are unfolded


def documents(report: Report, lang: str) -> Element:
    """A filter for those who have scripts, then an article for each document; clean ones in one list."""
    ordered = by_verdict(report.documents)
    clean = [document for document in ordered if document.verdict == "clear" and not document.findings]
    rest = [document for document in ordered if document not in clean] if clean else ordered
    articles = [_article(document, lang, number < _OPEN) for number, document in enumerate(rest)]
    return make("main", _filter(report, lang), articles, _clean(clean, lang))


def _filter(report: Report, lang: str) -> Element:
    flat = (part for finding in report.findings for part in (finding, *finding.details))
    types = sorted({part.type for part in flat if part.is_open})
    rooms = sorted({department(document.path, lang) for document in report.documents})

    def choice(name: str, options: Iterable[tuple[str, str]]) -> Element:
        chosen = [make("option", text(f"html.any-{name}", lang), value="")]
        chosen += [make("option", label, value=value) for value, label in options]
        return make("label", text(f"html.filter-{name}", lang), make("select", chosen, name=name))

    return make(
        "form",
        choice(
            "verdict",
            ((verdict, text(f"verdict.{verdict}", lang)) for verdict in ("withhold", "redact", "review", "incomplete")),
        ),
        choice("type", ((kind, text(f"type.{kind}", lang)) for kind in types)),
        choice("department", ((room, room) for room in rooms)),
        make("label", text("html.filter-word", lang), make("input", type="search", name="word")),
        make("button", text("html.unfold", lang), type="button", name="unfold"),
        make("button", text("html.fold", lang), type="button", name="fold"),
        make("output", ""),
        class_="filter",
        hidden="hidden",
    )


def _article(document: DocumentReport, lang: str, unfolded: bool) -> Element:
    shown = [finding for finding in document.findings if finding.is_open]
    told = [finding for finding in document.findings if not finding.is_open]
    types = " ".join(sorted({part.type for finding in shown for part in (finding, *finding.details)}))
    heading = make(
        "summary",
        make("span", text(f"verdict.{document.verdict}", lang), class_=f"badge v-{document.verdict}"),
        make("b", document.path),
        make("small", text("html.count", lang, count=sum(1 + len(finding.details) for finding in shown)))
        if shown
        else "",
    )
    facts = {"data_verdict": document.verdict, "data_types": types, "data_department": department(document.path, lang)}
    return make(
        "details",
        heading,
        make("p", "；".join(say(reason, lang) for reason in document.verdict_reasons), class_="why"),
        _profile(document, lang),
        [_group(group, lang) for group in grouped(shown)],
        _notices(document, lang),
        _for_information(told, lang),
        class_="document",
        **facts,
        **({"open": "open"} if unfolded else {}),
    )


def _profile(document: DocumentReport, lang: str) -> Element | str:
    profile, known = document.profile, []
    if profile.title:
        known.append(text("html.document-title", lang, title=profile.title))
    if profile.disclosure_attribute:
        known.append(text(f"attribute.{profile.disclosure_attribute}", lang))
    examined = document.examined
    known.append(text("html.examined", lang, characters=examined.characters, parts=examined.parts))
    return make("p", "；".join(known), class_="dim")


def _group(group: Group, lang: str) -> Element:
    title = text(f"type.{group.type}", lang)
    if group.severity > Severity.INFO:
        title = text("console.suspected", lang, what=title)
    review = text("console.to-review", lang) if group.kind == "review" else ""
    left = len(group.findings) - SHOWN
    return make(
        "section",
        make(
            "h3",
            make("span", text(f"severity.{group.severity}", lang), class_=f"badge s-{group.severity}"),
            f"{title} {text('console.count', lang, count=len(group.findings))}{review}",
        ),
        make("p", make("b", text("console.basis", lang)), " ", laws_of(group.basis, lang), class_="basis")
        if group.basis
        else "",
        _rows(group.findings[:SHOWN], lang),
        make("p", text("html.more-findings", lang, count=left), class_="dim") if left > 0 else "",
        data_type=group.type,
    )


def _rows(findings: Sequence[Finding], lang: str) -> Element:
    names = ("where", "excerpt", "reason", "todo")
    head = make("tr", [make("th", text(f"html.col-{name}", lang)) for name in names])
    rows = []
    for finding in findings:
        rows.append(_row(finding, lang, ""))
        rows += [_row(detail, lang, "detail") for detail in finding.details]
    return make("table", make("thead", head), make("tbody", rows))


def _row(finding: Finding, lang: str, kind: str) -> Element:
    label = f"{text(f'type.{finding.type}', lang)} " if kind else ""
    state = "" if finding.state == "new" else text(f"state.{finding.state}", lang)
    reasons = "；".join(filter(None, [*(say(reason, lang) for reason in finding.reasons), state]))
    return make(
        "tr",
        make("td", finding.location.label(lang), data_label=text("html.col-where", lang)),
        make("td", label, make("span", finding.label, class_="dim"), make("mark", finding.excerpt),
             data_label=text("html.col-excerpt", lang)),
        make("td", reasons, data_label=text("html.col-reason", lang)),
        make("td", finding.replacement, make("small", finding.rule_id), data_label=text("html.col-todo", lang)),
        class_=kind,
    )  # fmt: skip


def _notices(document: DocumentReport, lang: str) -> Element | str:
    if not document.notices:
        return ""
    lines = []
    for notice in document.notices:
        detail = say(notice.detail, lang) if notice.detail else ""
        lines.append(make("li", "；".join(filter(None, (text(f"cause.{notice.cause}", lang), notice.part, detail)))))
    return make("section", make("h3", text("html.not-examined", lang)), make("ul", lines), class_="v-incomplete-list")


def _for_information(findings: Sequence[Finding], lang: str) -> Element | str:
    if not findings:
        return ""
    return make(
        "details",
        make("summary", text("html.for-information", lang, count=len(findings))),
        _rows(findings[:SHOWN], lang),
        class_="info",
    )


def _clean(clean: Sequence[DocumentReport], lang: str) -> Element | str:
    if not clean:
        return ""
    return make(
        "details",
        make("summary", text("console.clear", lang, count=len(clean))),
        make("ul", [make("li", document.path) for document in clean]),
        class_="clean",
    )
