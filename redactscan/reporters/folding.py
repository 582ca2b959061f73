"""What a person reads together: findings of one kind in one group, and of long tables the first lines only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from redactscan.messages import text
from redactscan.model import Basis, Cell, DocumentReport, DocumentVerdict, Finding, Severity
from redactscan.model.rule import Kind
from redactscan.values import dataclass

VERDICTS: tuple[DocumentVerdict, ...] = ("withhold", "redact", "review", "incomplete", "clear")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that share what is said of them but for their places."""

    severity: Severity
    kind: Kind
    type: str
    basis: tuple[Basis, ...]
    findings: tuple[Finding, ...]


def by_verdict(documents: Iterable[DocumentReport]) -> list[DocumentReport]:
    """Documents with the worst verdict first, then by path."""
    return sorted(documents, key=lambda document: (VERDICTS.index(document.verdict), document.path))


def laws_of(basis: Iterable[Basis], lang: str) -> str:
    """Laws by their short names, each with its articles."""
    laws: dict[str, list[str]] = {}
    for each in basis:
        laws.setdefault(each.law.removeprefix("中华人民共和国"), []).append(each.article)
    named = (text("console.law", lang, law=law, article="、".join(articles)) for law, articles in laws.items())
    return text("console.semicolon", lang).join(named)


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Groups, the most severe first, otherwise in reading order."""
    groups: dict[tuple[Severity, Kind, str, tuple[Basis, ...]], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.kind, finding.type, finding.basis), []).append(finding)
    ordered = sorted(groups.items(), key=lambda item: -item[0][0])
    return [Group(*key, tuple(members)) for key, members in ordered]


def folded(findings: Iterable[Finding], limit: int) -> list[Finding]:
    """The first ``limit`` findings of every table, page range or text that holds more."""
    seen: Counter[tuple[str, int]] = Counter()
    kept = []
    for finding in findings:
        anchor = finding.location.anchor
        place = (finding.location.part, anchor.table if isinstance(anchor, Cell) else 0)
        seen[place] += 1
        if seen[place] <= limit:
            kept.append(finding)
    return kept
