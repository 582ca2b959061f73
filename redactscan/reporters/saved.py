"""A JSON report that was saved, back as a report: what every other format is made from later.

Sentences were said in one language then and stay in it. Raw values, if it was revealed, are not taken over.
"""

from __future__ import annotations

import json
from typing import Any

from redactscan.errors import UsageError
from redactscan.model import (
    Anchor,
    Basis,
    Block,
    Cell,
    DocumentReport,
    Examined,
    Field,
    Finding,
    Line,
    Location,
    Message,
    Notice,
    PackInfo,
    Page,
    Profile,
    Report,
    RuleInfo,
    Run,
    Severity,
    Span,
)
from redactscan.reporters.json import SCHEMA


def load(data: bytes, where: str) -> Report:
    """The report in ``data``. Raises ``UsageError``, with ``where``, for anything that is no report of our schema."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        return _report(content)
    except (ValueError, KeyError, TypeError, AttributeError):  # also what json and decode raise
        raise UsageError("usage.no-report", where, schema=SCHEMA) from None


def _report(content: dict[str, Any]) -> Report:
    run = content["run"]
    return Report(
        run=Run(
            version=run["version"],
            started=run["started"],
            seconds=run["seconds"],
            packs=tuple(PackInfo(**pack) for pack in run["packs"]),
            root=run["root"],
            fail_on=run.get("fail_on", "medium"),
            config_path=run["config"]["path"],
            config_sha256=run["config"]["sha256"],
            exit_zero=run.get("exit_zero", False),
            allow_incomplete=run.get("allow_incomplete", False),
            key_id=run.get("key_id"),
        ),
        documents=tuple(_document(document) for document in content["documents"]),
        notices=tuple(_notice(notice, notice["path"]) for notice in content["notices"]),
        suppressed=content["summary"]["suppressed"],
        unused=tuple(content["summary"].get("unused", ())),
        remarks=tuple(map(_sentence, content["summary"].get("remarks", ()))),
        rules=tuple(
            RuleInfo(**{**rule, "severity": Severity[rule["severity"].upper()]}) for rule in content.get("rules", ())
        ),
    )


def _document(content: dict[str, Any]) -> DocumentReport:
    path, sha256 = content["path"], content["sha256"]
    return DocumentReport(
        path=path,
        sha256=sha256,
        media_type=content["media_type"],
        size=content["bytes"],
        verdict=content["verdict"],
        verdict_reasons=tuple(map(_sentence, content["verdict_reasons"])),
        profile=Profile(**content["profile"]),
        examined=Examined(**content["examined"]),
        findings=tuple(_finding(finding, path, sha256) for finding in content["findings"]),
        notices=tuple(_notice(notice, path) for notice in content["notices"]),
    )


def _finding(content: dict[str, Any], path: str, sha256: str) -> Finding:
    return Finding(
        rule_id=content["rule"],
        type=content["type"],
        kind=content["kind"],
        severity=Severity[content["severity"].upper()],
        confidence=content["confidence"],
        path=path,
        sha256=sha256,
        location=_location(content["location"]),
        span=Span(*content["span"]),
        excerpt=content["excerpt"],
        reasons=tuple(map(_sentence, content["reasons"])),
        basis=tuple(Basis(basis["law"], basis["article"], basis.get("effect", "")) for basis in content["basis"]),
        replacement=content["replacement"],
        fingerprint=content["fingerprint"],
        state=content["state"],
        label=content.get("label", ""),
        details=tuple(_finding(detail, path, sha256) for detail in content["details"]),
    )


def _location(content: dict[str, Any]) -> Location:
    return Location(content["part"], content["role"], _anchor(content["anchor"]))


def _anchor(content: dict[str, Any]) -> Anchor:
    match content["kind"]:
        case "line":
            return Line(content["line"], content["column"])
        case "block":
            return Block(content["paragraph"])
        case "cell":
            return Cell(content["table"], content["row"], content["column"], content.get("sheet"))
        case "page":
            box = content["bbox"]
            return Page(content["page"], tuple(box) if box else None)
        case "field":
            return Field(content["name"])
        case kind:
            raise ValueError(kind)


def _notice(content: dict[str, Any], path: str) -> Notice:
    detail = content["detail"]
    return Notice(content["cause"], path, content["part"], _sentence(detail) if detail else None)


def _sentence(text: str) -> Message:
    return Message.of("said", text=text)
