"""``redactscan rules`` and ``redactscan explain``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactscan.packs import locate

Run = Callable[..., Any]


def rule_file() -> Path:
    return locate.shipped() / "test" / "mobile.toml"


def test_list(redactscan: Run) -> None:
    assert redactscan("rules", "list").text == "CN-PI-010  中  mobile  手机号码\n"
    assert redactscan("rules", "list", "--lang", "en").text == "CN-PI-010  med  mobile  mobile number\n"
    content = json.loads(redactscan("rules", "list", "--format", "json").out)
    assert [(rule["id"], rule["type"], rule["severity"], rule["pack"]) for rule in content] == [
        ("CN-PI-010", "mobile", "medium", "test")
    ]


@pytest.mark.parametrize("name", ["CN-PI-010", "cn-pi-010", "CN-PI", "mobile"])
def test_explain(redactscan: Run, name: str) -> None:
    done = redactscan("explain", name)
    assert done.code == 0
    for part in ("手机号码", "可直接联系到本人。", "《中华人民共和国个人信息保护法》第二十五条", "13800138000"):
        assert part in done.text
    assert "detect.pattern" not in done.text


def test_show_adds_how_it_detects(redactscan: Run) -> None:
    text = redactscan("rules", "show", "mobile").text
    assert "detect.pattern = 1[3-9][0-9]{9}" in text
    assert "detect.view = number" in text


@pytest.mark.parametrize("command", [("explain",), ("rules", "show")])
def test_an_unknown_rule_is_a_sentence(redactscan: Run, command: tuple[str, ...]) -> None:
    done = redactscan(*command, "mobil")
    assert (done.code, done.out) == (2, b"")
    assert "mobile" in done.err


@pytest.mark.parametrize("target", [None, "file", "pack", "packs"])
def test_check_runs_the_examples(redactscan: Run, target: str | None) -> None:
    paths = {"file": rule_file(), "pack": rule_file().parent, "packs": rule_file().parents[1]}
    done = redactscan("rules", "check", *([str(paths[target])] if target else []))
    assert (done.code, done.text) == (0, "已验证 1 条规则、4 个示例，全部相符。\n")


def test_check_tells_of_examples_that_fail(redactscan: Run) -> None:
    source = rule_file().read_text(encoding="utf-8")
    rule_file().write_text(source.replace("1[3-9][0-9]{9}", "139[0-9]{8}"), encoding="utf-8")
    done = redactscan("rules", "check", str(rule_file()))
    assert (done.code, done.out) == (2, b"")
    assert "test/mobile.toml" in done.err
    assert "[[example]] 1" in done.err


def test_a_broken_pack_stops_a_scan_with_every_problem(redactscan: Run) -> None:
    source = rule_file().read_text(encoding="utf-8")
    rule_file().write_text(source.replace('slug = "mobile"', 'slug = "mobil"\ncolour = 1'), encoding="utf-8")
    done = redactscan("scan", "inbox", "--format", "json", "--output", "report.json")
    assert done.code == 2
    assert "mobile.toml:5" in done.err
    assert not Path("report.json").exists()


def test_without_rules_nothing_is_clear(redactscan: Run) -> None:
    rule_file().unlink()
    done = redactscan("scan", "inbox")
    assert (done.code, done.out) == (2, b"")
    assert "没有可用的规则" in done.err


def test_packs_of_the_config_count(redactscan: Run, desk: Path) -> None:
    local = desk / "local"
    local.mkdir()
    (local / "pack.toml").write_text('id = "local"\nversion = "1"\ntitle = "t"\n', encoding="utf-8")
    source = (
        rule_file()
        .read_text(encoding="utf-8")
        .replace("CN-PI-010", "XX-PI-001")
        .replace('slug = "mobile"', 'slug = "own"')
    )
    (local / "own.toml").write_text(source, encoding="utf-8")
    (desk / "redactscan.toml").write_text('packs = ["local"]', encoding="utf-8")
    assert "XX-PI-001" in redactscan("rules", "list").text
    assert "XX-PI-001" not in redactscan("rules", "list", "--no-config").text
