"""Reports built by hand: invented persons, values that only ever appear masked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from redactscan.model import (
    Basis,
    Block,
    Cell,
    DocumentReport,
    Examined,
    Finding,
    Location,
    Message,
    Notice,
    PackInfo,
    Page,
    Profile,
    Report,
    Run,
    Severity,
    Span,
)

BASIS = (
    Basis("中华人民共和国政府信息公开条例", "第十五条", "不得公开"),
    Basis("中华人民共和国居民身份证法", "第十三条"),
    Basis("中华人民共和国居民身份证法", "第十九条"),
)


def finding(**changes: Any) -> Finding:
    fields: dict[str, Any] = {
        "rule_id": "CN-PI-001",
        "type": "resident-id",
        "kind": "fail",
        "severity": Severity.HIGH,
        "confidence": 0.99,
        "path": "待发布/公示.docx",
        "sha256": "0" * 64,
        "location": Location("word/document.xml", "body", Cell(1, 3, 2)),
        "span": Span(0, 18),
        "excerpt": "340*************76",
        "reasons": (
            Message.of("校验码核对无误"),
            Message.of("列标题含“身份证号”"),
        ),
        "basis": BASIS,
        "replacement": "〔已隐去：身份证号码〕",
        "fingerprint": "ab" * 16,
    }
    return Finding(**(fields | changes))


def document(*findings: Finding, **changes: Any) -> DocumentReport:
    fields: dict[str, Any] = {
        "path": "待发布/公示.docx",
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "size": 18211,
        "verdict": "redact" if findings else "clear",
        "verdict_reasons": (),
        "profile": Profile(),
        "examined": Examined(1, 20311),
        "findings": findings,
        "notices": (),
    }
    return DocumentReport(**(fields | changes))


def report(*documents: DocumentReport, notices: tuple[Notice, ...] = (), **changes: Any) -> Report:
    run = Run(
        "0.1.0",
        "2026-11-21T09:00:00+08:00",
        1.25,
        (PackInfo("cn-personal", "2026.11.0", "c" * 64),),
        "待发布",
        **changes,
    )
    return Report(run, documents, notices)


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    return finding


@pytest.fixture
def make_document_report() -> Callable[..., DocumentReport]:
    return document


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return report


@pytest.fixture
def full_report() -> Report:
    """One document of every verdict, every kind of anchor, details, notices."""
    sheet = Location("xl/worksheets/sheet1.xml", "hidden", Cell(1, 12, 3, "名单"))
    page = Location("page 2", "body", Page(2, (72.0, 512.3, 210.4, 526.1)))
    block = Location("word/document.xml", "deleted", Block(4))
    mobile = finding(
        type="mobile", rule_id="CN-PI-010", severity=Severity.MEDIUM, excerpt="138******78", location=sheet
    )
    rows = tuple(finding(location=Location("word/document.xml", "body", Cell(1, row, 2))) for row in range(2, 18))
    return report(
        document(
            finding(type="state-secret-mark", severity=Severity.CRITICAL, excerpt="秘密★", location=page, basis=()),
            path="待发布/通知.pdf",
            verdict="withhold",
            verdict_reasons=(Message.of("标题区有国家秘密标志"),),
        ),
        document(*rows, finding(severity=Severity.INFO, type="landline", state="exempt", excerpt="0551-6*****")),
        document(
            finding(kind="review", severity=Severity.MEDIUM, location=block), path="待发布/a.docx", verdict="review"
        ),
        document(
            finding(type="person-name", excerpt="张*", location=sheet, details=(mobile,)), path="待发布/名单.xlsx"
        ),
        document(
            path="待发布/扫描.pdf",
            verdict="incomplete",
            notices=(
                Notice("no-text-layer", "待发布/扫描.pdf", "page 3"),
                Notice("part-skipped", "待发布/扫描.pdf", "a.bin", Message.of("detail.exception", name="OSError")),
            ),
        ),
        document(path="待发布/解读.txt"),
        notices=(Notice("link-not-followed", "待发布/link"),),
    )
