"""A desk to work at: an empty folder with a rule pack of one rule, no config, no settings in the environment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from redactscan import task
from redactscan.cli import main
from redactscan.packs import locate
from redactscan.workers import crew
from redactscan.workers.crew import Done

RULE = """
schema = 1
id = "CN-PI-010"
slug = "mobile"
type = "mobile"
status = "stable"
severity = "medium"
category = "personal-information"
since = "0.1.0"

[title]
zh = "手机号码"
en = "mobile number"

[why]
zh = "可直接联系到本人。"
en = "It reaches the person."

[detect]
kind = "regex"
view = "number"
pattern = "1[3-9][0-9]{9}"

[[basis]]
law = "中华人民共和国个人信息保护法"
article = "第二十五条"

[redact]
replacement = "〔已隐去：手机号码〕"
excerpt = { keep_prefix = 3, keep_suffix = 2 }

[[example]]
text = "联系电话13800138000"
find = "13800138000"

[[example]]
text = "电话：13900139000。"
find = "13900139000"

[[counterexample]]
text = "受理编号2300138000"

[[counterexample]]
text = "共12345人"
"""
DIRTY = "请联系本人，电话13800138000。\n"
CLEAN = "政务服务中心工作日对外办公。\n"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


@pytest.fixture(autouse=True)
def desk(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with ``inbox/dirty.txt`` and ``inbox/clean.txt`` in it; the rules lie beside it."""
    packs = away.parent / "packs"
    (packs / "test").mkdir(parents=True)
    (packs / "test" / "pack.toml").write_text('id = "test"\nversion = "1"\ntitle = "t"\n', encoding="utf-8")
    (packs / "test" / "mobile.toml").write_text(RULE, encoding="utf-8")
    monkeypatch.setattr(locate, "shipped", lambda: packs)
    (away / "inbox").mkdir()
    (away / "inbox" / "dirty.txt").write_text(DIRTY, encoding="utf-8")
    (away / "inbox" / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return away


@pytest.fixture(autouse=True)
def workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans run in this process, which is quicker; the tests that start a real one get real workers."""
    monkeypatch.setattr(crew, "run", _in_this_process)


def _in_this_process(tasks: Sequence[Any], *, setup: Any, **_: Any) -> Iterator[tuple[int, Done]]:
    handle = task.serve(setup)
    return ((index, Done(handle(item))) for index, item in enumerate(tasks))


@pytest.fixture
def redactscan(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """Run one command in this process."""

    def run(*argv: str) -> Outcome:
        code = main(list(argv))
        out, err = capsysbinary.readouterr()
        return Outcome(code, out, err.decode("utf-8"))

    return run
