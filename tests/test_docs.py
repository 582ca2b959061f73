"""What the README says is tried: its commands, its help texts, its config, its rule, its reader, its tables."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from redactscan.cli import main, verbs
from redactscan.engine import find
from redactscan.messages import text
from redactscan.model import DocumentVerdict
from redactscan.packs import build
from redactscan.packs.check import check
from redactscan.packs.schema import parse
from redactscan.project.settings import LIMITS, SETTINGS, from_file
from redactscan.readers.registry import suffixes
from redactscan.readers.source import Reader, Source

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [line for kind, body in BLOCKS if kind == "sh" for line in body.splitlines()]


def blocks(kind: str) -> list[str]:
    return [body for found, body in BLOCKS if found == kind]


@pytest.fixture(autouse=True)
def desk(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README's commands name lies in the working directory."""
    (away / "待发布").mkdir()
    (away / "待发布" / "公示.txt").write_text("申请人张三，电话13800138000。", encoding="utf-8")
    monkeypatch.setenv("REDACTSCAN_KEY", "ab" * 32)
    (away / "名单.csv").write_text("姓名\n赵铁柱\n", encoding="utf-8")


def test_the_first_two_commands_are_one_line_each() -> None:
    run, test = SHELL[:2]
    assert run.endswith(".venv/bin/redactscan scan corpora/synthetic/demo")
    assert test.endswith("-m pytest")
    assert (ROOT / "corpora" / "synthetic" / "demo").is_dir()


@pytest.mark.parametrize("command", [line for line in SHELL if line.startswith("redactscan ")])
def test_commands_run(command: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = main(shlex.split(command)[1:])
    out, err = capsysbinary.readouterr()
    assert code in (0, 1), err.decode()
    assert out


def test_every_verb_is_mentioned() -> None:
    assert [verb for verb in verbs() if f"`{verb}`" not in README] == []


@pytest.mark.parametrize("block", blocks("console"))
def test_help_is_what_the_program_prints(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, _, printed = block.partition("\n")
    assert main(shlex.split(command.removeprefix("$ redactscan "))) == 0
    assert capsys.readouterr().out == printed


def test_the_config_is_one(tmp_path: Path) -> None:
    config = blocks("toml")[0]
    assert from_file(tmp_path / "redactscan.toml", config.encode(), "README.md")
    assert set(tomllib.loads(config)) <= {*SETTINGS, "limits"}
    assert set(tomllib.loads(config)["limits"]) <= set(LIMITS)


def test_the_rule_does_what_its_examples_say() -> None:
    rule = build.rule(parse(blocks("toml")[1], "work-card.toml"), "README")
    assert check([rule], find) == []


def test_the_reader_reads() -> None:
    names: dict[str, object] = {"__name__": "vcard"}
    exec(compile(blocks("python")[0], "README.md", "exec"), names)  # noqa: S102
    reader = names["READER"]
    assert isinstance(reader, Reader)
    document = reader.read(Source("a.vcf", "FN:赵铁柱\nTEL:13800138000".encode()))
    assert [passage.text for passage in document.passages] == ["FN:赵铁柱", "TEL:13800138000"]


def test_every_format_is_in_the_table() -> None:
    section = README.split("## 读哪些格式", 1)[1].split("\n## ", 1)[0]
    assert {suffix for suffix in suffixes() if f"`{suffix}`" not in section} == set()


def test_verdicts_are_called_by_their_names() -> None:
    for verdict in get_args(DocumentVerdict):
        assert f"| {text(f'verdict.{verdict}')} | `{verdict}` |" in README


def test_every_block_is_of_a_kind_that_is_tried() -> None:
    assert {kind for kind, _ in BLOCKS} == {"sh", "console", "toml", "python"}
