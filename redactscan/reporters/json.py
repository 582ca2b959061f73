"""The report for programs: schema ``redactscan.report/1``, described in ``report.schema.json`` beside this file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from redactscan.messages import say
from redactscan.model import (
    Anchor,
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
    Severity,
)  # fmt: skip
from redactscan.reporters import Reporter, Values

SCHEMA = "redactscan.report/1"
_SEVERITIES = {severity: str(severity) for severity in Severity}
DEPTH = 4  # of a finding: in the report, its documents, a document, its findings


def render(report: Report, lang: str, values: Values) -> bytes:
    """Sorted keys, UTF-8, one final newline, a line a finding; with ``values``, each that has some gets them."""
    return b"".join(part.encode() for part in chain(_written(content(report, lang, values), 0), "\n"))


def _written(value: Any, depth: int) -> Iterator[str]:
    """With an indent down to the findings: the library writes what has none ten times as fast."""
    if depth == DEPTH or not value or not isinstance(value, dict | list | Iterator):
        yield json.dumps(value, ensure_ascii=False, sort_keys=True)
        return
    pad = "\n" + " " * (depth + 1)
    first, last, items = "[", "]", (("", item) for item in value)
    if isinstance(value, dict):
        first, last = "{", "}"
        items = ((json.dumps(key, ensure_ascii=False) + ": ", value[key]) for key in sorted(value))
    for place, (name, item) in enumerate(items):
        yield f",{pad}{name}" if place else f"{first}{pad}{name}"
        yield from _written(item, depth + 1)
    yield pad[:-1] + last


def content(report: Report, lang: str, values: Values) -> dict[str, Any]:
    """The report as objects, lists and plain values.

    The findings of a document are made one by one as they are asked for, if it has any: a long list has a million.
    """
    return {
        "schema": SCHEMA,
        "run": _run(report),
        "summary": _summary(report, lang),
        "documents": [_document(document, lang, values) for document in report.documents],
        "notices": [{"path": notice.path, **_notice(notice, lang)} for notice in report.notices],
        "rules": [{**asdict(rule), "severity": str(rule.severity)} for rule in report.rules],
    }


def _run(report: Report) -> dict[str, Any]:
    run = report.run
    return {
        "tool": "redactscan",
        "version": run.version,
        "started": run.started,
        "seconds": run.seconds,
        "config": {"path": run.config_path, "sha256": run.config_sha256},
        "packs": [asdict(pack) for pack in run.packs],
        "root": run.root,
        "fail_on": run.fail_on,
        "key_id": run.key_id,
        "exit_zero": run.exit_zero,
        "allow_incomplete": run.allow_incomplete,
    }


def _summary(report: Report, lang: str) -> dict[str, Any]:
    by_type = report.counts()
    return {
        "remarks": [say(remark, lang) for remark in report.remarks],
        "documents": len(report.documents),
        "by_verdict": Counter(document.verdict for document in report.documents),
        "findings": by_type.total(),
        "by_type": by_type,
        "by_severity": report.severities(),
        "notices": len(report.all_notices),
        "suppressed": report.suppressed,
        "unused": list(report.unused),
        "complete": report.complete,
        "exit_code": report.exit_code(),
    }


def _document(document: DocumentReport, lang: str, values: Values) -> dict[str, Any]:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "bytes": document.size,
        "verdict": document.verdict,
        "verdict_reasons": [say(reason, lang) for reason in document.verdict_reasons],
        "profile": asdict(document.profile),
        "examined": asdict(document.examined),
        "findings": map(_Findings(lang, values).content, document.findings) if document.findings else [],
        "notices": [_notice(notice, lang) for notice in document.notices],
    }


class _Findings:
    """Those of a document, which lives as long. What many of them share is put into words once."""

    def __init__(self, lang: str, values: Values) -> None:
        self._lang, self._values = lang, values
        self._reasons: dict[int, list[str]] = {}
        self._basis: dict[int, list[dict[str, str]]] = {}

    def content(self, finding: Finding) -> dict[str, Any]:
        reasons, basis = id(finding.reasons), id(finding.basis)
        if reasons not in self._reasons:
            self._reasons[reasons] = [say(reason, self._lang) for reason in finding.reasons]
        if basis not in self._basis:
            self._basis[basis] = [{"law": one.law, "article": one.article} for one in finding.basis]
        content: dict[str, Any] = {
            "rule": finding.rule_id,
            "type": finding.type,
            "kind": finding.kind,
            "severity": _SEVERITIES[finding.severity],
            "confidence": finding.confidence,
            "location": _location(finding.location, self._lang),
            "span": [finding.span.start, finding.span.end],
            "excerpt": finding.excerpt,
            "reasons": self._reasons[reasons],
            "basis": self._basis[basis],
            "replacement": finding.replacement,
            "fingerprint": finding.fingerprint,
            "state": finding.state,
            "label": finding.label,
            "details": list(map(self.content, finding.details)),
        }
        if self._values and finding in self._values:
            value, canonical = self._values[finding]
            content |= {"value": value.reveal(), "canonical": canonical.reveal()}
        return content


def _location(location: Location, lang: str) -> dict[str, Any]:
    return {
        "part": location.part,
        "role": location.role,
        "label": location.label(lang),
        "anchor": _anchor(location.anchor),
    }


def _anchor(anchor: Anchor) -> dict[str, Any]:
    match anchor:
        case Line(line, column):
            return {"kind": "line", "line": line, "column": column}
        case Block(paragraph):
            return {"kind": "block", "paragraph": paragraph}
        case Cell(table, row, column, None):
            return {"kind": "cell", "table": table, "row": row, "column": column}
        case Cell(table, row, column, sheet):
            place = {"kind": "cell", "table": table, "row": row, "column": column}
            return place | {"sheet": sheet, "ref": anchor.ref}
        case Page(page, bbox):
            return {"kind": "page", "page": page, "bbox": bbox}
        case Field(name):
            return {"kind": "field", "name": name}


def _notice(notice: Notice, lang: str) -> dict[str, Any]:
    detail = say(notice.detail, lang) if notice.detail else ""
    return {"cause": notice.cause, "part": notice.part, "detail": detail}


REPORTER = Reporter("json", render)
