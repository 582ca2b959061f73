"""The arithmetic of the bench, on reports made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from redactscan.bench import Gold, Label, Row, Table, bench, load
from redactscan.cli import main
from redactscan.errors import UsageError
from redactscan.model import (
    Block,
    DocumentReport,
    Examined,
    Finding,
    Location,
    Notice,
    Profile,
    Report,
    Run,
    Severity,
    Span,
)
from redactscan.text.sensitive import Sensitive

ID = "342727198503129979"
OTHER = "342727196001010018"
HIGH, LOW, INFO = Severity.HIGH, Severity.LOW, Severity.INFO

Raised = tuple[str, str, Severity]
"""A finding in short: type, value ('' for none), severity."""


def label(type_: str, value: str = "", canonical: str = "", path: str = "a.txt", **more: Any) -> Label:
    if not value:
        return Label(path, type_, optional=True)
    return Label(path, type_, Sensitive(value), Sensitive(canonical or value), **more)


def finding(number: int, type_: str, severity: Severity, digest: str, details: tuple[Finding, ...] = ()) -> Finding:
    return Finding(
        rule_id="T-001",
        type=type_,
        kind="fail",
        severity=severity,
        confidence=0.9,
        path="*.txt",
        sha256=digest,
        location=Location("", "body", Block(number)),
        span=Span(0, 1),
        excerpt="*",
        reasons=(),
        basis=(),
        replacement="",
        fingerprint="",
        details=details,
    )


def report(*documents: tuple[str, tuple[Finding, ...]], notices: tuple[Notice, ...] = ()) -> Report:
    reports = tuple(
        DocumentReport("*.txt", digest, "text/plain", 1, "clear", (), Profile(), Examined(), findings, ())
        for digest, findings in documents
    )
    return Report(Run("0", "2024-09-30T08:00:00+08:00", 0.0, (), "set"), reports, notices)


def compare(labels: list[Label], raised: list[Raised], clean: bool = False) -> Table:
    findings = tuple(finding(n, type_, severity, "A") for n, (type_, _, severity) in enumerate(raised))
    values = {
        found: (Sensitive(value), Sensitive(value))
        for found, (_, value, _) in zip(findings, raised, strict=True)
        if value
    }
    gold = Gold(tuple(labels), frozenset({"a.txt"} if clean else ()), {"a.txt": "A"})
    return bench(gold, report(("A", findings)), values)


def counts(table: Table) -> dict[str, tuple[int, int, int]]:
    return {row.type: (row.found, row.missed, row.false) for row in table.rows}


THERE = label("resident-id", ID)
WIDE = label("resident-id", "３42727-1985 03129979", ID)
DAMAGED = label("resident-id", "3.427E+17", ID)

NUMBERS: dict[str, tuple[list[Label], list[Raised], tuple[int, int, int]]] = {
    "found": ([THERE], [("resident-id", ID, HIGH)], (1, 0, 0)),
    "missed": ([THERE], [("mobile", "1", INFO)], (0, 1, 0)),
    "another value": ([THERE], [("resident-id", OTHER, HIGH)], (0, 1, 1)),
    "false": ([], [("resident-id", ID, HIGH)], (0, 0, 1)),
    "false though only low": ([], [("resident-id", ID, LOW)], (0, 0, 1)),
    "info is found": ([THERE], [("resident-id", ID, INFO)], (1, 0, 0)),
    "twice there, once found": ([THERE, THERE], [("resident-id", ID, HIGH)], (1, 1, 0)),
    "once there, twice found": ([THERE], [("resident-id", ID, HIGH)] * 2, (1, 0, 1)),
    "written otherwise": ([WIDE], [("resident-id", ID, HIGH)], (1, 0, 0)),
    "equal as written": ([DAMAGED], [("resident-id", "3.427e+17", HIGH)], (1, 0, 0)),
    "a piece of a number": ([THERE], [("resident-id", ID[:-1], HIGH)], (0, 1, 1)),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_are_counted(case: str) -> None:
    labels, raised, expected = NUMBERS[case]
    assert counts(compare(labels, raised))["resident-id"] == expected


OFFICE = label("landline", "0559-2300118", optional=True)
CHILD = label("person-name", "丁小军", also=("minor",))
HOME = label("address", "清溪镇向阳村三组8号")
MARK = label("state-secret-mark", "机密★1年")

ALLOWED: dict[str, tuple[list[Label], list[Raised], dict[str, tuple[int, int, int]]]] = {
    "info is never false": ([], [("resident-id", ID, INFO)], {}),
    "optional and silent": ([OFFICE], [], {}),
    "optional and raised": ([OFFICE], [("landline", "05592300118", LOW)], {}),
    "required before optional": (
        [label("mobile", "1", optional=True), label("mobile", "1")],
        [("mobile", "1", HIGH)],
        {"mobile": (1, 0, 0)},
    ),
    "the document may be called so": ([label("health")], [("health", "尿毒症", HIGH)], {}),
    "but not otherwise": ([label("health")], [("veteran", "伤残军人", HIGH)], {"veteran": (0, 0, 1)}),
    "what has no value of its own": ([], [("contact-list", "通讯录", HIGH), ("weak-mask", "", HIGH)], {}),
    "under another type": ([CHILD], [("minor", "丁小军", HIGH)], {"person-name": (1, 0, 0)}),
    "under both types": (
        [CHILD],
        [("minor", "丁小军", HIGH), ("person-name", "丁小军", HIGH)],
        {"person-name": (1, 0, 0)},
    ),
    "part of a wording": ([HOME], [("address", "向阳村三组8号", HIGH)], {"address": (1, 0, 0)}),
    "a wording in two pieces": (
        [HOME],
        [("address", "清溪镇向阳村", HIGH), ("address", "三组8号", HIGH)],
        {"address": (1, 0, 0)},
    ),
    "more than a wording": ([MARK], [("state-secret-mark", "（机密★1年）", HIGH)], {"state-secret-mark": (1, 0, 0)}),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_labels_allow_what_they_say(case: str) -> None:
    labels, raised, expected = ALLOWED[case]
    assert counts(compare(labels, raised)) == expected


def test_ratios() -> None:
    table = compare([label("mobile", n) for n in "1234"], [("mobile", n, HIGH) for n in "1256"])
    assert (table.total.recall, table.total.precision) == (0.5, 0.5)
    assert (Row("mobile").recall, Row("mobile").precision) == (None, None)


def test_details_count_like_findings() -> None:
    inner = finding(1, "resident-id", HIGH, "A")
    outer = finding(0, "person-name", HIGH, "A", details=(inner,))
    values = {inner: (Sensitive(ID), Sensitive(ID)), outer: (Sensitive("丁小军"), Sensitive("丁小军"))}
    gold = Gold((label("resident-id", ID), label("person-name", "丁小军")), frozenset(), {"a.txt": "A"})
    assert counts(bench(gold, report(("A", (outer,))), values)) == {"person-name": (1, 0, 0), "resident-id": (1, 0, 0)}


def test_a_finding_answers_for_its_own_document_only() -> None:
    found = finding(0, "resident-id", HIGH, "B")
    gold = Gold((label("resident-id", ID),), frozenset({"b.txt"}), {"a.txt": "A", "b.txt": "B"})
    table = bench(gold, report(("B", (found,))), {found: (Sensitive(ID), Sensitive(ID))})
    assert counts(table) == {"resident-id": (0, 1, 1)}
    assert table.alarms == (found,)


def test_alarms_are_what_a_clean_document_raises() -> None:
    raised: list[Raised] = [("mobile", "1", Severity.MEDIUM), ("mobile", "2", LOW), ("contact-list", "", HIGH)]
    table = compare([label("mobile", "1", optional=True)], raised, clean=True)
    assert [alarm.severity for alarm in table.alarms] == [Severity.MEDIUM, HIGH]
    assert (table.documents, table.clean) == (1, 1)


def test_what_was_not_examined_is_told() -> None:
    gold = Gold((label("resident-id", ID),), frozenset(), {"a.txt": "A"})
    assert bench(gold, report(notices=(Notice("unparsable", "a.txt"),)), {}).notices == 1


@pytest.fixture
def make_set(tmp_path: Path) -> Callable[..., Path]:
    """A set of one document and the given lines of labels."""

    def make(*lines: Any) -> Path:
        folder = tmp_path / "set"
        folder.mkdir()
        (folder / "a.txt").write_text(f"申请人身份证号{ID}，已核验。\n", encoding="utf-8")
        labels = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
        (tmp_path / "set.labels.jsonl").write_text(labels, encoding="utf-8")
        return folder

    return make


VALUE = {"path": "a.txt", "type": "resident-id", "value": ID}


def test_labels_are_loaded(make_set: Callable[..., Path]) -> None:
    folder = make_set({**VALUE, "role": "hidden", "tags": ["x"]}, {"path": "a.txt", "type": "health", "optional": True})
    gold = load(folder, folder.with_name("set.labels.jsonl"))
    assert gold.labels == (
        Label("a.txt", "resident-id", Sensitive(ID), Sensitive(ID), "hidden", ("x",)),
        Label("a.txt", "health", optional=True),
    )
    assert gold.digests == {"a.txt": sha256((folder / "a.txt").read_bytes()).hexdigest()}
    assert ID not in repr(gold)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("{", "bench.not-a-label"),
        ("[]", "bench.not-a-label"),
        ({"type": "mobile", "value": "1"}, "bench.not-a-label"),
        ({"path": "a.txt", "type": "mobile"}, "bench.not-a-label"),
        ({**VALUE, "path": "b.txt"}, "bench.no-such-document"),
    ],
)
def test_broken_labels_are_errors_with_an_address(make_set: Callable[..., Path], line: Any, key: str) -> None:
    folder = make_set(VALUE, line)
    with pytest.raises(UsageError) as error:
        load(folder, folder.with_name("set.labels.jsonl"))
    assert error.value.message.key == key
    assert "set.labels.jsonl" in error.value.where


def test_the_command_measures_a_set(make_set: Callable[..., Path], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = make_set(VALUE, {**VALUE, "value": OTHER})
    assert main(["bench", str(folder), "--format", "json", "--no-config"]) == 0
    output = capfdbinary.readouterr().out.decode()
    content = json.loads(output)
    assert (content["total"]["found"], content["total"]["missed"], content["total"]["recall"]) == (1, 1, 0.5)
    assert ID not in output
    assert OTHER not in output
    assert content["missed"][0]["excerpt"] == "34***************8"


def test_the_command_speaks_to_people(make_set: Callable[..., Path], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = make_set({**VALUE, "value": OTHER})
    assert main(["bench", str(folder), "--lang", "en", "--no-config"]) == 0
    masked = capfdbinary.readouterr().out.decode()
    assert OTHER not in masked
    assert "recall" in masked
    assert main(["bench", str(folder), "--reveal=force", "--no-config"]) == 0
    assert OTHER in capfdbinary.readouterr().out.decode()


@pytest.mark.slow
def test_the_demo_set_is_the_default(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["bench", "--format", "json", "--no-config"])
    content = json.loads(capfdbinary.readouterr().out)
    numbers = next(row for row in content["types"] if row["type"] == "resident-id")
    assert (numbers["recall"], numbers["precision"]) == (1.0, 1.0)


@pytest.mark.parametrize("arguments", [["nowhere"], ["--labels", "nowhere.jsonl"], ["--reveal"]])
def test_wrong_use_is_exit_2(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["bench", *arguments, "--no-config"]) == 2
    assert capfdbinary.readouterr().out == b""
