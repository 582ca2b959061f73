"""The report for programs: its schema, its bytes, what it holds and what it never holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from redactscan.model import Anchor, Block, Cell, Field, Finding, Line, Location, Notice, Page, Report
from redactscan.reporters import reporters
from redactscan.reporters.json import render
from redactscan.text.sensitive import Sensitive

GOLDEN = Path(__file__).parents[1] / "golden" / "report.json"
SCHEMA = json.loads((files("redactscan.reporters") / "report.schema.json").read_text(encoding="utf-8"))


def rendered(report: Report, lang: str = "zh", values: Any = None) -> dict[str, Any]:
    return dict(json.loads(render(report, lang, values or {})))


def test_the_bytes_are_as_they_were(full_report: Report) -> None:
    assert render(full_report, "zh", {}) == GOLDEN.read_bytes()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reports_fit_the_schema(full_report: Report, make_report: Callable[..., Report], lang: str) -> None:
    validator = Draft202012Validator(SCHEMA)
    for report in (full_report, make_report(), make_report(notices=(Notice("empty", ""),))):
        assert [error.message for error in validator.iter_errors(rendered(report, lang))] == []


def test_the_schema_refuses_what_is_no_report(full_report: Report) -> None:
    validator = Draft202012Validator(SCHEMA)
    content = rendered(full_report)
    content["documents"][0]["findings"][0]["severity"] = "severe"
    del content["summary"]["complete"]
    assert len(list(validator.iter_errors(content))) == 2


def test_machine_format(full_report: Report) -> None:
    payload = render(full_report, "zh", {})
    assert not payload.startswith(b"\xef\xbb\xbf")
    assert payload.endswith(b"}\n")
    assert b"\r" not in payload
    assert "待发布" in payload.decode("utf-8")
    content = json.loads(payload)
    assert list(content) == sorted(content)


@pytest.mark.parametrize(
    ("anchor", "content"),
    [
        (Line(3, 7), {"kind": "line", "line": 3, "column": 7}),
        (Block(4), {"kind": "block", "paragraph": 4}),
        (Cell(1, 3, 2), {"kind": "cell", "table": 1, "row": 3, "column": 2}),
        (
            Cell(2, 12, 3, "名单"),
            {"kind": "cell", "table": 2, "row": 12, "column": 3, "sheet": "名单", "ref": "C12"},
        ),
        (Page(2, (1.0, 2.0, 3.0, 4.5)), {"kind": "page", "page": 2, "bbox": [1.0, 2.0, 3.0, 4.5]}),
        (Page(2), {"kind": "page", "page": 2, "bbox": None}),
        (Field("creator"), {"kind": "field", "name": "creator"}),
    ],
)
def test_anchors(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
    anchor: Anchor,
    content: dict[str, Any],
) -> None:
    report = make_report(make_document_report(make_finding(location=Location("p", "body", anchor))))
    assert rendered(report)["documents"][0]["findings"][0]["location"]["anchor"] == content


def test_counts_include_details(full_report: Report) -> None:
    summary = rendered(full_report)["summary"]
    assert summary["findings"] == sum(summary["by_type"].values()) == sum(summary["by_severity"].values()) == 21
    assert summary["by_verdict"] == {"withhold": 1, "redact": 2, "review": 1, "incomplete": 1, "clear": 1}
    assert (summary["notices"], summary["complete"], summary["exit_code"]) == (3, False, 1)


def test_labels_follow_the_language(full_report: Report) -> None:
    labels = {
        lang: rendered(full_report, lang)["documents"][0]["findings"][0]["location"]["label"] for lang in ("zh", "en")
    }
    assert labels == {"zh": "第2页", "en": "page 2"}


def test_values_are_there_only_if_they_are_given(
    make_report: Callable[..., Report],
    make_document_report: Callable[..., Any],
    make_finding: Callable[..., Finding],
) -> None:
    detail = make_finding(type="mobile")
    finding = make_finding(details=(detail,))
    report = make_report(make_document_report(finding))
    assert b'"value"' not in render(report, "zh", {})
    values = {finding: (Sensitive("３４０"), Sensitive("340")), detail: (Sensitive("138"), Sensitive("138"))}
    shown = rendered(report, values=values)["documents"][0]["findings"][0]
    assert (shown["value"], shown["canonical"]) == ("３４０", "340")
    assert shown["details"][0]["value"] == "138"


def test_reporters_are_found_by_their_module() -> None:
    assert {"console", "json"} <= set(reporters())
    assert all(reporter.name == name for name, reporter in reporters().items())
