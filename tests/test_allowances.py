"""Comments that let a value stand: off by default, one rule and a reason each, and told of where they fit nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from redactscan.cli import main
from redactscan.examine import examine as examine_source
from redactscan.messages import say
from redactscan.model import DocumentReport
from redactscan.project.config import Config
from redactscan.readers import Source

ID, OTHER = "340121198503129976", "340121199001011235"
OK = "<!-- redactscan: allow[CN-PI-001] 本人书面同意 -->"


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The report on one file in this process."""
    from redactscan import engine

    monkeypatch.chdir(tmp_path)
    packs = engine.load_packs()

    def examine(name: str, text: str, allow: bool = True) -> DocumentReport:
        policy = engine.policy_of(packs, Config(inline_allow=allow))
        (one,) = examine_source(Source(name, text.encode()), policy)
        return one.report

    return examine


def states(report: DocumentReport) -> list[str]:
    flat = (part for finding in report.findings for part in (finding, *finding.details))
    return [part.state for part in flat if part.rule_id == "CN-PI-001"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", f"证号{ID} {OK}\n", ["suppressed"]),
        ("a.md", f"# 公示\n\n{OK}\n证号{ID}\n\n证号{OTHER}", ["suppressed", "new"]),
        ("a.txt", f"{OK} 说明\n证号{ID}", ["new"]),
        ("a.txt", f"证号{ID}\n{OK}", ["new"]),
        ("a.txt", f"证号{ID} {OK}\n证号{OTHER}", ["suppressed", "new"]),
        ("a.html", f"<p>一</p>{OK}<p>证号{ID}</p><p>证号{OTHER}</p>", ["suppressed", "new"]),
        ("a.html", f"<table>{OK}<tr><td>证号</td><td>{ID}</td></tr></table>", None),
        ("a.csv", f"{OK},{ID}\n", ["new"]),
        ("a.txt", f"证号{ID} <!-- redactscan: allow[CN-PI-001] -->", ["new"]),
        ("a.txt", f"证号{ID} <!-- redactscan: allow 本人同意 -->", ["new"]),
        ("a.txt", f"证号{ID} <!-- redactscan: allow[CN-PI] 本人同意 -->", ["new"]),
        ("a.txt", f"证号{ID} <!-- redactscan: allow[CN-PI-005] 本人同意 -->", ["new"]),
        ("a.txt", f"证号{ID} {OK.lower()}", ["suppressed"]),
    ],
)
def test_what_a_comment_lets_stand(examined: Any, name: str, text: str, expected: list[str] | None) -> None:
    if expected is not None:
        assert states(examined(name, text)) == expected
    assert "suppressed" not in states(examined(name, text, allow=False))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"没有号码 {OK}", "remark.allow-unused"),
        ("没有号码 <!-- redactscan: allow 同意 -->", "remark.allow-no-rule"),
        ("没有号码 <!-- redactscan: allow[CN-PI-001] -->", "remark.allow-no-reason"),
    ],
)
def test_a_comment_that_fits_nothing_is_told_of(examined: Any, text: str, key: str) -> None:
    (remark,) = examined("a.txt", text).remarks
    assert remark.key == key
    assert "第1行 第6列" in say(remark)
    assert examined("a.txt", text, allow=False).remarks == ()


def test_what_is_critical_is_not_let_stand(examined: Any) -> None:
    report = examined("a.txt", "机密★10年\n\n关于某事的通知")
    (secret,) = {finding.rule_id for finding in report.findings if finding.type == "state-secret-mark"}
    report = examined("a.txt", f"<!-- redactscan: allow[{secret}] 已解密 -->\n机密★10年\n\n关于某事的通知")
    assert [f.state for f in report.findings if f.rule_id == secret] == ["new"]
    assert [remark.key for remark in report.remarks] == ["remark.allow-unused"]


def test_only_the_config_of_the_project_switches_it_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Any
) -> None:
    desk, folder = tmp_path / "desk", tmp_path / "待发布"
    desk.mkdir()
    folder.mkdir()
    monkeypatch.chdir(desk)
    (folder / "redactscan.toml").write_text("inline-allow = true\n", encoding="utf-8")
    (folder / "通知.txt").write_text(f"证号{ID} {OK}\n", encoding="utf-8")
    assert main(["scan", str(folder / "通知.txt"), "-qq"]) == 1
    (desk / "redactscan.toml").write_text("inline-allow = true\n", encoding="utf-8")
    capsysbinary.readouterr()
    assert main(["scan", str(folder / "通知.txt"), "--format", "sarif"]) == 0
    run = json.loads(capsysbinary.readouterr().out)["runs"][0]
    kinds = [each["suppressions"] for each in run["results"] if "suppressions" in each]
    assert kinds == [[{"kind": "inSource", "status": "accepted"}]]
    assert "书面同意" not in json.dumps(run, ensure_ascii=False)


def test_the_verdict_says_what_it_rests_on(examined: Any) -> None:
    document = examined("a.txt", f"证号{ID} {OK}\n")
    assert (document.verdict, [reason.key for reason in document.verdict_reasons]) == ("clear", ["verdict.accepted"])
