"""SARIF 2.1.0 for code scanning: always with an artifact location, never with a region that would be made up.

A docx, a workbook or a page has no lines: where a value stands there is a logical location (a cell, a page with its
box), and only a text file gets a region. What was not examined is a notification of the invocation.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from redactscan.messages import say, text
from redactscan.model import (
    Block,
    Cell,
    DocumentReport,
    Field,
    Finding,
    Line,
    Location,
    Notice,
    Page,
    Report,
    RuleInfo,
    Severity,
)
from redactscan.reporters import Reporter, Values

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
# What GitHub sorts by: above 9 critical, above 7 high, above 4 medium.
_SCORES = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "2.0",
    Severity.INFO: "0.0",
}
_STATES = {"new": "new", "baselined": "unchanged", "suppressed": "unchanged", "exempt": "new"}


def render(report: Report, lang: str, _values: Values) -> bytes:
    """One run; sorted keys, UTF-8. Findings of kind ``review`` have level ``none``, as §3.27.10 demands."""
    rules = [_rule(rule, lang) for rule in report.rules]
    places = {rule.id: at for at, rule in enumerate(report.rules)}
    driver = {
        "name": "redactscan",
        "version": report.run.version,
        "semanticVersion": report.run.version,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "language": "en" if lang == "en" else "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document) for document in report.documents],
        "invocations": [_invocation(report, lang)],
        "results": [
            _result(part, at, places, lang)
            for at, document in enumerate(report.documents)
            for finding in document.findings
            for part in (finding, *finding.details)
        ],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _rule(rule: RuleInfo, lang: str) -> dict[str, Any]:
    title, why = rule.title.get(lang, rule.slug), rule.why.get(lang, "")
    return {
        "id": rule.id,
        "name": rule.slug,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": why or title, "markdown": f"**{title}**\n\n{why}\n\n`redactscan explain {rule.id}`"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.type, "privacy"], "security-severity": _SCORES[rule.severity]},
    }


def _artifact(document: DocumentReport) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(document.path)}, "length": document.size}
    if document.sha256:
        artifact["hashes"] = {"sha-256": document.sha256}
    if "*" not in document.media_type:
        artifact["mimeType"] = document.media_type
    return artifact


def _uri(path: str) -> str:
    """A relative reference; a colon in its first segment would read as a scheme."""
    return quote(path, safe="/!") or "."


def _invocation(report: Report, lang: str) -> dict[str, Any]:
    started = datetime.fromisoformat(report.run.started)
    return {
        # whether the tool did what it was asked to; findings are no failure of the tool
        "executionSuccessful": report.complete,
        "exitCode": report.exit_code(),
        "startTimeUtc": _utc(started),
        "endTimeUtc": _utc(started + timedelta(seconds=report.run.seconds)),
        "toolExecutionNotifications": [_notification(notice, lang) for notice in report.all_notices],
    }


def _utc(moment: datetime) -> str:
    return (moment - (moment.utcoffset() or timedelta())).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _notification(notice: Notice, lang: str) -> dict[str, Any]:
    detail = say(notice.detail, lang) if notice.detail else ""
    words = " ".join(filter(None, (text(f"cause.{notice.cause}", lang), notice.part, detail)))
    return {
        "descriptor": {"id": notice.cause},
        "level": "error",
        "message": {"text": words},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(notice.path)}}}],
    }


def _result(finding: Finding, artifact: int, places: dict[str, int], lang: str) -> dict[str, Any]:
    words = text(
        "junit.finding", lang, what=text(f"type.{finding.type}", lang), excerpt=finding.excerpt,
        place=finding.location, severity=str(finding.severity),
    )  # fmt: skip
    result: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "kind": finding.kind if finding.severity > Severity.INFO else "informational",
        "level": _LEVELS[finding.severity] if finding.kind == "fail" and finding.severity > Severity.INFO else "none",
        "message": {"text": "\n".join([words, *(say(reason, lang) for reason in finding.reasons)])},
        "locations": [_location(finding, artifact, lang)],
        "partialFingerprints": {"redactscan/value/v1": finding.fingerprint},
        "baselineState": _STATES[finding.state],
        "rank": round(100 * finding.confidence, 1),
        "properties": {"redactscan": {"type": finding.type, "severity": str(finding.severity), "state": finding.state}},
    }
    if finding.rule_id in places:
        result["ruleIndex"] = places[finding.rule_id]
    if finding.state == "suppressed":
        inside = any(reason.key == "reason.allowed-here" for reason in finding.reasons)
        result["suppressions"] = [{"kind": "inSource" if inside else "external", "status": "accepted"}]
    elif finding.state == "baselined":  # a viewer would hide what is accepted
        result["suppressions"] = [{"kind": "external", "status": "underReview"}]
    return result


def _location(finding: Finding, artifact: int, lang: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path), "index": artifact}}
    anchor = finding.location.anchor
    if isinstance(anchor, Line):
        physical["region"] = {"startLine": anchor.line, "startColumn": anchor.column}
    kind, address = _address(finding.location)
    span = f"@{finding.span.start}-{finding.span.end}"
    logical = {
        "kind": kind,
        "name": finding.location.label(lang),
        "fullyQualifiedName": f"{finding.location.part}#/{address}{span}",
    }
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _address(location: Location) -> tuple[str, str]:
    """The kind of a place and its path in its part."""
    match location.anchor:
        case Line(line, column):
            return "line", f"line[{line}]/column[{column}]"
        case Block(paragraph):
            return "paragraph", f"{location.role}/p[{paragraph}]"
        case Cell(sheet=str(sheet)):
            return "cell", f"sheet[{sheet}]/{location.anchor.ref}"
        case Cell(table, row, column):
            return "cell", f"{location.role}/table[{table}]/row[{row}]/cell[{column}]"
        case Page(page, bbox):
            box = f"/bbox[{','.join(f'{edge:.1f}' for edge in bbox)}]" if bbox else ""
            return "page", f"page[{page}]{box}"
        case Field(name):
            return "field", f"{location.role}/{name}"


REPORTER = Reporter("sarif", render)
