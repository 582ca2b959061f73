"""Memory of what was accepted: what it lets pass, what it never lets pass, and what a person does with it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactscan.cli import main
from redactscan.project.key import FILE

ID, OTHER, PHONE = "340121198503129976", "340121199001011235", "13812345678"
TEXT = f"申请人身份证号{ID}，电话{PHONE}。"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REDACTSCAN_KEY", raising=False)
    assert main(["config", "init"]) == 0
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def audit(*lines: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return main(["baseline", "audit", "a.txt", "--reviewer", "李审核"])

    return audit


def entries(project: Path) -> list[dict[str, str]]:
    content = json.loads((project / "redactscan.baseline.json").read_text(encoding="utf-8"))
    return list(content["entries"])


def scan(*options: str) -> int:
    return main(["scan", "a.txt", "--baseline", "redactscan.baseline.json", *options])


def test_a_baseline_needs_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REDACTSCAN_KEY", raising=False)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["baseline", "create", "a.txt"]) == 2
    assert "redactscan config init" in capsys.readouterr().err


def test_what_nobody_decided_still_blocks(project: Path) -> None:
    assert main(["baseline", "create", "a.txt"]) == 0
    assert len(entries(project)) == 2
    assert scan() == 1
    assert {tuple(entry) for entry in entries(project)} == {("fingerprint", "path", "rule")}


def test_what_was_accepted_passes_with_name_and_reason(project: Path, answer: Any, capsysbinary: Any) -> None:
    main(["baseline", "create", "a.txt"])
    assert answer("y", "本人书面同意", "f", "示例号码") == 0
    assert {entry["disposition"] for entry in entries(project)} == {"release", "false-positive"}
    capsysbinary.readouterr()
    assert scan("-v") == 0
    shown = "".join(capsysbinary.readouterr().out.decode().split())
    assert "李审核核定：本人书面同意" in shown
    assert scan("--format", "json") == 0
    report = json.loads(capsysbinary.readouterr().out)
    assert report["summary"]["suppressed"] == 2
    assert {finding["state"] for finding in report["documents"][0]["findings"]} == {"suppressed"}


def test_a_decision_to_redact_is_no_pass(project: Path, answer: Any) -> None:
    answer("n", "应遮盖", "w", "整份不公开")
    assert scan() == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_accepted(project: Path, answer: Any, reason: str) -> None:
    main(["baseline", "create", "a.txt"])
    answer("y", reason, "q")
    assert all("disposition" not in entry for entry in entries(project))


def test_a_new_value_on_a_known_line_is_reported(project: Path, answer: Any, capsysbinary: Any) -> None:
    answer("y", "同意", "y", "同意")
    assert scan() == 0
    (project / "a.txt").write_text(TEXT.replace(ID, OTHER), encoding="utf-8")
    capsysbinary.readouterr()
    assert scan("--format", "json") == 1
    report = json.loads(capsysbinary.readouterr().out)
    assert [f["state"] for f in report["documents"][0]["findings"] if f["type"] == "resident-id"] == ["new"]
    assert len(report["summary"]["unused"]) == 1


def test_moving_a_paragraph_disturbs_nothing(project: Path, answer: Any) -> None:
    answer("y", "同意", "y", "同意")
    before = (project / "redactscan.baseline.json").read_bytes()
    (project / "a.txt").write_text(f"另起一段。\n\n\n{TEXT}\n完。\n", encoding="utf-8")
    assert scan() == 0
    main(["baseline", "create", "a.txt"])
    assert (project / "redactscan.baseline.json").read_bytes() == before


def test_an_edited_reason_survives(project: Path, answer: Any) -> None:
    answer("y", "同意", "y", "同意")
    file = project / "redactscan.baseline.json"
    file.write_text(file.read_text(encoding="utf-8").replace("同意", "同意，见第12号档案"), encoding="utf-8")
    main(["baseline", "create", "a.txt"])
    main(["baseline", "prune", "a.txt"])
    assert {entry["reason"] for entry in entries(project)} == {"同意，见第12号档案"}
    assert scan() == 0


def test_back_and_skip_and_quit(project: Path, answer: Any) -> None:
    answer("s", "b", "y", "同意", "q")
    assert len(entries(project)) == 1


def test_what_is_gone_is_pruned(project: Path, answer: Any) -> None:
    answer("y", "同意", "y", "同意")
    (project / "a.txt").write_text(f"电话{PHONE}", encoding="utf-8")
    assert main(["baseline", "prune", "a.txt"]) == 0
    assert [entry["rule"] for entry in entries(project)] == ["CN-PI-024"]


def test_what_was_not_examined_is_not_pruned(project: Path, answer: Any) -> None:
    answer("y", "同意", "y", "同意")
    (project / "a.txt").write_bytes(b"")
    assert main(["baseline", "prune", "a.txt"]) == 3
    assert len(entries(project)) == 2


def test_another_key_is_told(project: Path, capsys: Any) -> None:
    main(["baseline", "create", "a.txt"])
    (project / FILE).write_text("ab" * 32, encoding="ascii")
    assert scan() == 2
    assert "密钥" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ["", "[]", '{"schema": "x", "key": "", "entries": []}', '{"entries": [{"path": 1}]}']
)
def test_a_broken_baseline_is_an_error(project: Path, content: str) -> None:
    (project / "redactscan.baseline.json").write_text(content, encoding="utf-8")
    assert scan() == 2


def test_no_value_is_in_the_file_and_the_reasons_are_shown(project: Path, answer: Any, capsysbinary: Any) -> None:
    answer("y", "同意", "f", "误报")
    data = (project / "redactscan.baseline.json").read_bytes()
    assert ID.encode() not in data
    assert PHONE.encode() not in data
    out = capsysbinary.readouterr().out
    assert ID.encode() not in out
    assert main(["baseline", "show"]) == 0
    assert "属实 1 条，误报 0 条" in capsysbinary.readouterr().out.decode()


def test_config_show_names_its_sources(project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Any) -> None:
    (project / "redactscan.toml").write_text('fail-on = "high"\n[limits]\npages = 7\n', encoding="utf-8")
    monkeypatch.setenv("REDACTSCAN_JOBS", "1")
    assert main(["config", "show", "--sources"]) == 0
    lines = {line.split()[0]: line.split()[1:] for line in capsysbinary.readouterr().out.decode().splitlines()}
    assert lines["fail-on"] == ["high", "来自", "redactscan.toml"]
    assert lines["limits.pages"] == ["7", "来自", "redactscan.toml"]
    assert lines["jobs"] == ["1", "来自环境变量"]
    assert lines["limits.depth"][-1] == "默认"
    assert main(["config", "init"]) == 2


def test_the_decisions_of_an_audit_measure_the_rules(project: Path, answer: Any, capsysbinary: Any) -> None:
    (project / "a.txt").write_text(f"{TEXT}\n证号34012119900101{'123'}5", encoding="utf-8")
    assert main(["baseline", "create", "a.txt"]) == 0
    answer("y", "同意", "f", "不是号码", "q")
    capsysbinary.readouterr()
    assert main(["bench", "--decided", "redactscan.baseline.json", "--format", "json"]) == 0
    rules = json.loads(capsysbinary.readouterr().out)["rules"]
    sums = {name: sum(rule[name] for rule in rules.values()) for name in ("right", "wrong", "open")}
    assert sums == {"right": 1, "wrong": 1, "open": len(entries(project)) - 2}
    assert {rule["precision"] for rule in rules.values() if rule["right"] or rule["wrong"]} <= {0.0, 0.5, 1.0}
    assert main(["bench", "--decided", "redactscan.baseline.json"]) == 0
    assert "漏掉了多少，核定看不出来" in "".join(capsysbinary.readouterr().out.decode().split())
    assert main(["bench", "demo", "--decided", "redactscan.baseline.json"]) == 2
