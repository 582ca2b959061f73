"""The arithmetic of the bench, on reports made by hand."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from redactscan.bench import Gold, Label, Row, Table, bench, load, speed
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
from redactscan.packs import load_packs
from redactscan.text.sensitive import Sensitive

ID = "342727198503129979"
OTHER = "342727196001010018"
HIGH, LOW, INFO = Severity.HIGH, Severity.LOW, Severity.INFO

Raised = tuple[str, str, Severity]
"""A finding in short: type, value ('' for none), severity."""


def label(type_: str, value: str = "", canonical: str = "", path: str = "a.txt", **more: Any) -> Label:
    if not value:
        return Label(path, type_, optional=True, **more)
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
    digests = {"a.txt": "A"} | {label.path: label.path for label in labels if label.path != "a.txt"}
    gold = Gold(tuple(labels), frozenset({"a.txt"} if clean else ()), digests)
    return bench(gold, report(("A", findings)), values)


def counts(table: Table) -> dict[str, tuple[int, int, int]]:
    return {row.name: (row.found, row.missed, row.false) for row in table.rows}


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


WEAK = Label("a.txt", "weak-mask", also=("resident-id",))

WHOLE: dict[str, tuple[list[Label], list[Raised], dict[str, tuple[int, int, int]]]] = {
    "said": ([WEAK], [("weak-mask", "", HIGH)], {"weak-mask": (1, 0, 0)}),
    "said of every row": ([WEAK], [("weak-mask", n, HIGH) for n in "123"], {"weak-mask": (1, 0, 0)}),
    "said as info": ([WEAK], [("weak-mask", "", INFO)], {"weak-mask": (1, 0, 0)}),
    "not said": ([WEAK], [("volume", "", HIGH)], {"weak-mask": (0, 1, 0)}),
    "said otherwise, with a value that is allowed": ([WEAK], [("resident-id", ID, HIGH)], {"weak-mask": (1, 0, 0)}),
    "of another type that some label names": (
        [WEAK, Label("b.txt", "volume")],
        [("weak-mask", "", HIGH), ("volume", "1", HIGH), ("volume", "2", HIGH)],
        {"weak-mask": (1, 0, 0), "volume": (0, 1, 1)},
    ),
    "which may be said": (
        [WEAK, label("volume"), Label("b.txt", "volume")],
        [("weak-mask", "", HIGH), ("volume", "1", HIGH)],
        {"weak-mask": (1, 0, 0), "volume": (0, 1, 0)},
    ),
    "but only as info": (
        [Label("b.txt", "volume")],
        [("volume", "1", INFO)],
        {"volume": (0, 1, 0)},
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_said_of_a_document_counts_once(case: str) -> None:
    labels, raised, expected = WHOLE[case]
    assert counts(compare(labels, raised)) == expected


def test_a_number_in_a_number_is_no_second_finding() -> None:
    pupil = label("student-number", f"G{ID}", also=("resident-id",))
    found: list[Raised] = [("student-number", f"G{ID}", HIGH), ("resident-id", ID, HIGH)]
    assert counts(compare([pupil], found)) == {"student-number": (1, 0, 0)}


def test_tags_and_documents_have_their_own_counts() -> None:
    labels = [label("mobile", "1", tags=("spaced", "list")), label("mobile", "2", tags=("list",))]
    found = finding(0, "mobile", HIGH, "A"), finding(1, "mobile", HIGH, "A"), finding(2, "mobile", HIGH, "B")
    values = {f: (Sensitive(v), Sensitive(v)) for f, v in zip(found, "134", strict=True)}
    gold = Gold(tuple(labels), frozenset({"b.txt"}), {"a.txt": "A", "b.txt": "B"}, {"a.txt": ("list",)})
    table = bench(gold, report(("A", found[:2]), ("B", found[2:])), values)
    assert table.tags == (Row("list", 1, 1, 1), Row("spaced", 1, 0, 0))
    assert [document.row for document in table.scored] == [Row("a.txt", 1, 1, 1), Row("b.txt", 0, 0, 1)]
    assert (table.clean, table.noisy, table.alarms) == (1, 1, (found[2],))


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
    assert (len(table.scored), table.clean, table.noisy) == (1, 1, 1)


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
    folder = make_set(
        {**VALUE, "role": "hidden", "tags": ["x"]},
        {"path": "a.txt", "type": "health", "optional": True},
        {"path": "a.txt", "type": "weak-mask"},
        {"path": "a.txt", "tags": ["list"]},
    )
    gold = load(folder, folder.with_name("set.labels.jsonl"))
    assert gold.labels == (
        Label("a.txt", "resident-id", Sensitive(ID), Sensitive(ID), "hidden", ("x", "list")),
        Label("a.txt", "health", optional=True, tags=("list",)),
        Label("a.txt", "weak-mask", tags=("list",)),
    )
    assert gold.digests == {"a.txt": sha256((folder / "a.txt").read_bytes()).hexdigest()}
    assert gold.tags == {"a.txt": ("list",)}
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
    folder = make_set(VALUE, {**VALUE, "value": OTHER}, {"path": "a.txt", "tags": ["list"]})
    assert main(["bench", str(folder), "--format", "json", "--no-config"]) == 0
    output = capfdbinary.readouterr().out.decode()
    (content,) = json.loads(output)["sets"]
    assert (content["total"]["found"], content["total"]["missed"], content["total"]["recall"]) == (1, 1, 0.5)
    assert content["tags"] == [{"name": "list", "found": 1, "missed": 1, "false": 0, "recall": 0.5, "precision": 1.0}]
    assert [(one["name"], one["found"], one["clean"], one["alarms"]) for one in content["documents"]] == [
        ("a.txt", 1, False, 0)
    ]
    assert ID not in output
    assert OTHER not in output
    assert content["missed"][0]["excerpt"] == "34***************8"


@pytest.mark.parametrize(("by", "shown"), [("type", "precision"), ("tag", "list"), ("document", "a.txt")])
def test_the_command_speaks_to_people(
    make_set: Callable[..., Path], capfdbinary: pytest.CaptureFixture[bytes], by: str, shown: str
) -> None:
    folder = make_set({**VALUE, "value": OTHER}, {"path": "a.txt", "tags": ["list"]})
    assert main(["bench", str(folder), "--by", by, "--lang", "en", "--no-config"]) == 0
    masked = capfdbinary.readouterr().out.decode()
    assert OTHER not in masked
    assert "recall" in masked
    assert shown in masked
    assert main(["bench", str(folder), "--reveal=force", "--no-config"]) == 0
    assert OTHER in capfdbinary.readouterr().out.decode()


def test_several_sets_stand_side_by_side(
    make_set: Callable[..., Path], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder, copy = make_set(VALUE), tmp_path / "copy"
    shutil.copytree(folder, copy)
    shutil.copy(folder.with_name("set.labels.jsonl"), tmp_path / "copy.labels.jsonl")
    assert main(["bench", str(folder), str(copy), "--lang", "en", "--no-config"]) == 0
    *_, head, first, second = capfdbinary.readouterr().out.decode().splitlines()
    assert head.split()[:2] == ["set", "documents"]
    assert [line.split()[:3] for line in (first, second)] == [["set", "1", "1"], ["copy", "1", "1"]]


def test_floors_are_rounded_down_and_alarms_up(
    make_set: Callable[..., Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = make_set(VALUE, *[{**VALUE, "value": OTHER}] * 2, {"path": "b.txt", "clean": True})
    (folder / "b.txt").write_text("工作日对外办公。\n", encoding="utf-8")
    assert main(["bench", str(folder), "--format", "floors", "--no-config"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {
        "set": {
            "alarms-per-clean-document": 0.0,
            "noisy-clean-documents": 0.0,
            "types": {"resident-id": {"precision": 1.0, "recall": 0.333}},
        }
    }


def test_speed_is_a_table_of_ratios(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    figures = [speed.Figure("speed.prose", 12.34, 20.0), speed.Figure("speed.memory", 150.2)]
    monkeypatch.setattr(speed, "measure", lambda rules, sets: iter(figures))
    assert main(["bench", "speed", "--lang", "en", "--no-config"]) == 0
    lines = [line.split() for line in capfdbinary.readouterr().out.decode().splitlines()]
    assert [line[-2:] for line in lines] == [["result", "limit"], ["12", "20"], ["(MB)", "150"]]


def test_the_text_engine_finds_the_values_of_every_line() -> None:
    rules, table = load_packs().rules, speed._table(20)
    assert speed.search(speed.document(table), rules) >= 4 * 20


@pytest.mark.parametrize("arguments", [["nowhere"], ["--labels", "nowhere.jsonl"], ["--reveal"]])
def test_wrong_use_is_exit_2(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["bench", *arguments, "--no-config"]) == 2
    assert capfdbinary.readouterr().out == b""


GOLDEN = Path(__file__).parent / "golden" / "bench.json"
COMMAND = "redactscan bench --no-config --format floors > tests/golden/bench.json"


def lower(floors: dict[str, Any], measured: dict[str, Any]) -> Iterator[str]:
    """The numbers that are worse than their floors; what is not in ``floors`` must be perfect."""
    for name, found in measured.items():
        known = floors[name]
        for number in ("alarms-per-clean-document", "noisy-clean-documents"):
            if (found[number] or 0) > (known[number] or 0):
                yield f"{name}: {number} {known[number]} -> {found[number]}"
        for kind in sorted({*known["types"], *found["types"]}):
            before, now = known["types"].get(kind, {}), found["types"].get(kind, {})
            for number in ("recall", "precision"):
                floor = before.get(number)
                if now.get(number) is None:
                    worse = number == "recall" and floor is not None
                else:
                    worse = now[number] < (1.0 if floor is None else floor)
                if worse:
                    yield f"{name}: {kind}: {number} {floor} -> {now.get(number)}"


def test_a_lower_number_is_noticed() -> None:
    floors = {"alarms-per-clean-document": 0.1, "noisy-clean-documents": 0.1, "types": {
        "mobile": {"recall": 0.9, "precision": None}}}  # fmt: skip
    types = {"mobile": {"recall": 0.899, "precision": 0.999}, "plate": {"recall": None, "precision": 0.0}}
    found = {"alarms-per-clean-document": 0.2, "noisy-clean-documents": 0.1, "types": types}
    assert list(lower({"x": floors}, {"x": floors})) == []
    assert list(lower({"x": floors}, {"x": found})) == [
        "x: alarms-per-clean-document 0.1 -> 0.2",
        "x: mobile: recall 0.9 -> 0.899",
        "x: mobile: precision None -> 0.999",
        "x: plate: precision None -> 0.0",
    ]
    assert list(lower({"x": floors}, {"x": floors | {"types": {}}})) == ["x: mobile: recall 0.9 -> None"]


@pytest.mark.slow
def test_no_number_drops(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """If one rose, or had to fall, write the file anew: ``COMMAND`` in the checkout."""
    assert main(shlex.split(COMMAND.partition(" > ")[0])[1:]) == 0
    measured = json.loads(capfdbinary.readouterr().out)
    floors = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert set(measured) == set(floors)
    assert list(lower(floors, measured)) == []
