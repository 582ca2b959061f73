"""The rows of a redaction log: what is to be hidden, where, on what ground, and room for who decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from redactscan.messages import say, text
from redactscan.model import Finding, Report
from redactscan.model.location import ROLE_WORDS

COLUMNS = (
    "number", "path", "sha256", "location", "role", "rule", "type", "severity", "kind", "confidence", "excerpt",
    "characters", "method", "basis", "reasons", "state", "decision", "decided-by", "decided-at", "second-by",
    "second-at", "fingerprint",
)  # fmt: skip
"""In the order of the columns; ``log.<name>`` in the catalogues is the heading."""

Row: TypeAlias = tuple[str | int | float, ...]
# Excel runs what begins so; a document may have been written to make it
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def headings(lang: str) -> tuple[str, ...]:
    """The headings of the columns."""
    return tuple(text(f"log.{name}", lang) for name in COLUMNS)


def rows(report: Report, lang: str, *, every: bool) -> Iterator[Row]:
    """One row for each finding and each detail of one. Without ``every``, those only that ask for something."""
    number = 0
    for finding in report.findings:
        for part in (finding, *finding.details):
            if every or part.is_open:
                number += 1
                yield tuple(_plain(cell) for cell in (number, *_cells(part, lang)))


def _cells(finding: Finding, lang: str) -> Iterator[str | int | float]:
    laws = (text("log.law", lang, law=basis.law, article=basis.article) for basis in finding.basis)
    yield from (
        finding.path,
        finding.sha256,
        finding.location.label(lang),
        ROLE_WORDS[finding.location.role][lang == "en"],
    )
    yield from (finding.rule_id, text(f"type.{finding.type}", lang), text(f"severity.{finding.severity}", lang))
    yield from (text(f"kind.{finding.kind}", lang), finding.confidence, finding.excerpt)
    yield from (finding.span.end - finding.span.start, finding.replacement, "；".join(laws))
    yield "；".join(say(reason, lang) for reason in finding.reasons)
    yield text(f"state.{finding.state}", lang)
    yield from ("", "", "", "", "", finding.fingerprint)


def _plain(cell: str | int | float) -> str | int | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
