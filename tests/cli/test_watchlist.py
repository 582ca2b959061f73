"""``redactscan watchlist``, and a scan with what it made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactscan.packs import locate

ROOT = Path(__file__).parents[2]
NAMES = "姓名,村\n赵铁柱,柳树村\n欧阳小满,青峰村\n"


@pytest.fixture(autouse=True)
def shipped_rules(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "shipped", lambda: ROOT / "patterns")
    (desk / "names.csv").write_text(NAMES, encoding="utf-8")
    (desk / "inbox" / "note.txt").write_text("经入户核查，柳树村赵铁柱家庭符合条件。\n", encoding="utf-8")


def scanned(redactscan: Callable[..., Any], *options: str) -> Any:
    done = redactscan("scan", "inbox/note.txt", "--format", "json", "--select", "watchlist-name", *options)
    return done, json.loads(done.text)


def test_built_shown_and_used(desk: Path, redactscan: Callable[..., Any]) -> None:
    assert redactscan("config", "init").code == 0
    built = redactscan("watchlist", "build", "names.csv", "--output", "people.list")
    assert (built.code, built.text) == (0, "people.list：2 个姓名\n")
    shown = redactscan("watchlist", "show", "people.list")
    assert shown.code == 0
    assert "加密名单，2 个姓名" in shown.text
    assert "赵铁柱" not in shown.text + built.text
    for file in ("people.list", "names.csv"):
        done, report = scanned(redactscan, "--watchlist", file)
        (finding,) = report["documents"][0]["findings"]
        assert finding["reasons"] == [
            f"名单“{file}”上的姓名",
            "前后是姓名才有的称谓或标签",
            "同一行或同一句里的住址或证件号与名单一致",
        ]
        assert "赵铁柱" not in done.text
        assert (desk / ".redactscan" / "key").read_text().strip() not in done.text


def test_plain_needs_no_key(desk: Path, redactscan: Callable[..., Any]) -> None:
    built = redactscan("watchlist", "build", "names.csv", "--output", "people.list", "--plain")
    assert built.code == 0
    assert "明文名单" in built.text
    assert (desk / "people.list").stat().st_mode & 0o77 == 0
    assert len(scanned(redactscan, "--watchlist", "people.list")[1]["documents"][0]["findings"]) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("build", "names.csv", "--output", "people.list"), "加密名单需要项目密钥"),
        (("build", "names.csv", "--output", "people.list", "--key", "key"), "密钥与名单放在一处"),
        (("build", "names.csv", "--output", "names.csv", "--plain"), "名单文件不能覆盖它的来源"),
        (("show", "names.csv"), "不是 redactscan watchlist build 生成的名单文件"),
        (("build", "none.csv", "--output", "people.list", "--plain"), "none.csv"),
    ],
)
def test_what_cannot_be_done(
    redactscan: Callable[..., Any], desk: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (desk / "key").write_text("00" * 32, encoding="ascii")
    done = redactscan("watchlist", *arguments)
    assert done.code == 2
    assert sentence in done.err
    assert (desk / "names.csv").read_text(encoding="utf-8") == NAMES
