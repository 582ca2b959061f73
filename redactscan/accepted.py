"""A report in the light of what was accepted before: known findings step back, what is new is seen."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.assess.verdict import verdict
from redactscan.model import DocumentReport, Finding, Message, Report
from redactscan.project.baseline import Baseline, Entry
from redactscan.values import replace


def apply(report: Report, baseline: Baseline) -> Report:
    """The report with the state of every finding that the baseline knows, and the entries that fit nothing any more.

    Accepted with a reason by a person: ``suppressed``. Known and not decided: ``baselined``, and a person must judge
    it. Decided to be redacted or withheld: still open, for it still stands there.
    """
    documents = tuple(_document(document, baseline) for document in report.documents)
    applied = replace(report, documents=documents)
    seen, paths = {part.fingerprint for part in applied.parts}, {document.path for document in documents}
    unused = tuple(
        entry.fingerprint
        for entry in sorted(baseline.entries.values())
        if entry.path in paths and entry.fingerprint not in seen
    )
    suppressed = sum(part.state == "suppressed" for part in applied.parts)
    return replace(applied, suppressed=suppressed, unused=unused)


def entries(report: Report) -> Iterator[Entry]:
    """An undecided entry for everything that is open."""
    for finding in report.findings:
        for part in (finding, *finding.details):
            if part.is_open:
                yield Entry(part.path, part.rule_id, part.fingerprint)


def _document(document: DocumentReport, baseline: Baseline) -> DocumentReport:
    findings = tuple(_row(finding, baseline) for finding in document.findings)
    if findings == document.findings:
        return document
    decision, reasons = verdict(findings, document.notices)
    return replace(document, findings=findings, verdict=decision, verdict_reasons=reasons)


def _row(finding: Finding, baseline: Baseline) -> Finding:
    """A finding with its details; the gravest of those that are still open leads them."""
    if not finding.details:
        return _known(finding, baseline)
    parts = [_known(part, baseline) for part in (finding._replace(details=()), *finding.details)]
    leader = max(parts, key=lambda part: (part.is_open, part.state == "new", part.severity, part is parts[0]))
    return leader._replace(details=tuple(part for part in parts if part is not leader))


def _known(finding: Finding, baseline: Baseline) -> Finding:
    entry = baseline.entries.get(finding.fingerprint)
    if entry is None or finding.state != "new":
        return finding
    if entry.accepted:
        said = Message.of("reason.accepted", reviewer=entry.reviewer, reason=entry.reason)
        return finding._replace(state="suppressed", reasons=(*finding.reasons, said))
    if entry.disposition:
        return finding
    return finding._replace(
        state="baselined", kind="review", reasons=(*finding.reasons, Message.of("reason.undecided"))
    )
