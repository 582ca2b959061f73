"""One verdict for a document, with its reasons. The tool proposes; it never approves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from redactscan.model import DocumentVerdict, Finding, Message, Notice, Severity


def verdict(findings: Sequence[Finding], notices: Sequence[Notice]) -> tuple[DocumentVerdict, tuple[Message, ...]]:
    """The verdict and what it rests on: the types that decided it with their counts, and whether anything is unread."""
    flat = [f for finding in findings for f in (finding, *finding.details)]
    open_ = [f for f in flat if f.is_open]
    name, deciding = _decide(open_, bool(notices))
    counts = Counter(f.type for f in deciding)
    reasons = [Message.of("verdict.findings", type=kind, count=n) for kind, n in counts.most_common()]
    if notices:
        reasons.append(Message.of("verdict.notices", count=len(notices)))
    if not reasons:
        accepted = any(f.state == "suppressed" for f in flat)
        reasons.append(Message.of("verdict.low" if open_ else "verdict.accepted" if accepted else "verdict.nothing"))
    return name, tuple(reasons)


def _decide(findings: list[Finding], incomplete: bool) -> tuple[DocumentVerdict, list[Finding]]:
    if critical := [f for f in findings if f.severity is Severity.CRITICAL]:
        return "withhold", critical
    if high := [f for f in findings if f.kind == "fail" and f.severity is Severity.HIGH]:
        return "redact", high
    if doubtful := [f for f in findings if f.kind == "review" or f.severity >= Severity.MEDIUM]:
        return "review", doubtful
    return ("incomplete" if incomplete else "clear"), []
