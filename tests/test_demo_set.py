"""The demo release, end to end: each labelled value is found where it is, as it is written; clean files are clean."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from redactscan import engine
from redactscan.engine import Scan
from redactscan.model import Finding, Severity
from redactscan.packs.locate import data_dir

# Values whose limits are a matter of taste, scored by overlap in the bench, and names in prose (roadmap 4/6).
LOOSE = {"address", "internal-process", "work-secret-mark", "disclosure-attribute", "state-secret-mark", "copy-number"}


@pytest.fixture(scope="module")
def demo() -> Path:
    return data_dir("corpora/synthetic") / "demo"


@pytest.fixture(scope="module")
def labels(demo: Path) -> list[dict[str, Any]]:
    lines = (demo.parent / "demo.labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def scan(demo: Path) -> Scan:
    return engine.scan([demo], reveal=True)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def all_findings(scan: Scan) -> list[Finding]:
    return [part for finding in scan.report.findings for part in (finding, *finding.details)]


def test_everything_was_examined(scan: Scan) -> None:
    assert scan.report.all_notices == ()
    assert scan.report.exit_code() == 1


def test_values_are_found_where_they_are_as_they_are_written(
    scan: Scan, labels: list[dict[str, Any]], demo: Path
) -> None:
    found = Counter((f.sha256, unbroken(scan.values[f][0].reveal()), f.location.role) for f in all_findings(scan))
    missing = []
    for label in labels:
        scored = "value" in label and not label.get("optional") and label["type"] not in LOOSE
        tags = label.get("tags", [])
        if scored and "prose" not in tags:
            value = label["canonical"] if "lost-digits" in tags else label["value"]  # the file has 3.42E+17
            role = label.get("role", "body").replace("form-field", "body")  # a content control is body text
            key = (digest(demo / label["path"]), unbroken(value), role)
            if not found[key]:
                missing.append((label["path"], label["type"], role))
            found[key] -= 1
    assert missing == []


def unbroken(value: str) -> str:
    """A value without the line breaks that a narrow cell gives it."""
    return value.replace("\n", "")


def test_clean_documents_are_clean(scan: Scan, labels: list[dict[str, Any]], demo: Path) -> None:
    clean = {digest(demo / label["path"]) for label in labels if label.get("clean")}
    alarms = [
        (f.path, f.rule_id)
        for f in all_findings(scan)
        if f.sha256 in clean and f.state == "new" and f.severity >= Severity.MEDIUM
    ]
    assert alarms == []


def test_severe_documents_are_withheld(scan: Scan) -> None:
    verdicts = {Path(d.path).name: d.verdict for d in scan.report.documents}
    assert verdicts["关爱困境儿童走访慰问.html"] in ("redact", "withhold")
    assert verdicts["防御台风工作电报.docx"] == "withhold"
    assert verdicts["县直部门办公电话一览.txt"] == "clear"
