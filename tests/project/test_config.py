"""Which config counts, what it may say, and that errors name their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from redactscan.errors import ConfigError
from redactscan.messages import say
from redactscan.project.config import Config, load
from redactscan.project.discovery import nearest, strays


def config(cwd: Path, environ: dict[str, str] | None = None, **options: Any) -> Config:
    return load(cwd=cwd, environ=environ or {}, **options)


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    made = config(tmp_path)
    assert (made.path, made.sha256, made.fail_on, made.select) == (None, None, "medium", ())
    assert (made.deadline_s, made.memory_bytes, made.key.origin) == (120.0, 2 << 30, "run")


def test_every_setting_can_come_from_a_file(tmp_path: Path) -> None:
    write(
        tmp_path / "redactscan.toml",
        """
fail-on = "high"
select = ["CN-PI"]
ignore = ["mobile"]
watchlists = ["names.csv"]
packs = ["local"]
target = "website"
as-of = 2026-01-31
lang = "en"
jobs = 3
exit-zero = true
allow-incomplete = true

[limits]
deadline-s = 5
memory-bytes = 1000
file-bytes = 1
part-bytes = 2
total-bytes = 3
members = 4
pages = 5
""",
    )
    made = config(tmp_path)
    assert (made.fail_on, made.select, made.ignore) == ("high", ("CN-PI",), ("mobile",))
    assert (made.watchlists, made.packs) == ((tmp_path / "names.csv",), (tmp_path / "local",))
    assert (made.target, made.as_of) == ("website", date(2026, 1, 31))
    assert (made.lang, made.jobs, made.exit_zero, made.allow_incomplete) == ("en", 3, True, True)
    assert (made.deadline_s, made.memory_bytes) == (5.0, 1000)
    limits = made.limits
    assert (limits.file_bytes, limits.part_bytes, limits.total_bytes, limits.members, limits.pages) == (1, 2, 3, 4, 5)
    assert made.path == "redactscan.toml"
    assert made.sha256 is not None


def test_a_higher_layer_wins(tmp_path: Path) -> None:
    write(tmp_path / "redactscan.toml", 'fail-on = "high"\njobs = 1\nselect = ["A"]')
    environ = {"REDACTSCAN_FAIL_ON": "low", "REDACTSCAN_SELECT": "B, C", "REDACTSCAN_EXIT_ZERO": "1"}
    environ |= {"REDACTSCAN_TARGET": "board", "REDACTSCAN_AS_OF": "2026-01-31"}
    assert config(tmp_path).fail_on == "high"
    made = config(tmp_path, environ)
    assert (made.fail_on, made.jobs, made.select, made.exit_zero) == ("low", 1, ("B", "C"), True)
    assert (made.target, made.as_of) == ("board", date(2026, 1, 31))
    assert config(tmp_path, environ, overrides={"fail_on": "critical"}).fail_on == "critical"
    assert config(tmp_path, discover=False).fail_on == "medium"


def test_an_explicit_file_replaces_the_search(tmp_path: Path) -> None:
    write(tmp_path / "redactscan.toml", "jobs = 1")
    other = write(tmp_path / "elsewhere" / "own.toml", 'fail-on = "low"\nwatchlists = ["names.csv"]')
    made = config(tmp_path, explicit=other)
    assert (made.path, made.fail_on) == ("elsewhere/own.toml", "low")
    assert made.watchlists == (tmp_path / "elsewhere" / "names.csv",)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (("redactscan.toml", ".redactscan.toml", "pyproject.toml"), "redactscan.toml"),
        ((".redactscan.toml", "pyproject.toml"), ".redactscan.toml"),
        (("pyproject.toml",), "pyproject.toml"),
        (("a/pyproject.toml", "redactscan.toml"), "a/pyproject.toml"),
        (("a/b/c/redactscan.toml",), None),
    ],
)
def test_the_nearest_file_upwards_counts(tmp_path: Path, files: tuple[str, ...], found: str | None) -> None:
    for name in files:
        write(tmp_path / name, '[tool.redactscan]\nfail-on = "low"' if "pyproject" in name else "")
    (tmp_path / "a" / "b").mkdir(parents=True, exist_ok=True)
    assert nearest(tmp_path / "a" / "b") == (tmp_path / found if found else None)


def test_a_pyproject_of_others_is_not_ours(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[project]\nname = 'x'")
    assert nearest(tmp_path) is None


def test_a_config_inside_what_is_scanned_is_a_stray(tmp_path: Path) -> None:
    here = tmp_path / "desk"
    stray = write(here / "inbox" / "sub" / "redactscan.toml", 'fail-on = "critical"')
    write(here / "redactscan.toml", "")
    write(here / "inbox" / "pyproject.toml", "[project]")
    assert list(strays([here / "inbox"], here)) == [stray]
    assert list(strays([here], here)) == [stray]
    assert config(here).fail_on == "medium"


@pytest.mark.parametrize(
    ("content", "where", "sentence"),
    [
        ('\nfail_on = "high"', "redactscan.toml:2", "没有“fail_on”这一项，是否指“fail-on”？"),
        ("[limits]\nmember = 3", "redactscan.toml:2", "没有“member”这一项，是否指“members”？"),
        ("\n[limit]\nmembers = 3", "redactscan.toml:2", "没有“limit”这一项，是否指“limits”？"),
        ("colour = 3", "redactscan.toml:1", "没有“colour”这一项"),
        ('fail-on = "severe"', "redactscan.toml:1", "“fail-on”只能是：critical, high, medium, low, review"),
        ('select = "CN-PI"', "redactscan.toml:1", "“select”应是一组字符串"),
        ("jobs = 0", "redactscan.toml:1", "“jobs”应是正整数"),
        ("jobs = true", "redactscan.toml:1", "“jobs”应是正整数"),
        ('exit-zero = "yes"', "redactscan.toml:1", "“exit-zero”只能是 true 或 false"),
        ("[limits]\ndeadline-s = -1", "redactscan.toml:2", "“deadline-s”应是大于零的秒数"),
        ("watchlists = [3]", "redactscan.toml:1", "“watchlists”应是一组路径"),
        ('target = "web"', "redactscan.toml:1", "“target”只能是：website, board"),
        ('as-of = "2026-01-31"', "redactscan.toml:1", "“as-of”应是日期，如 2026-01-01（TOML 里不加引号）"),
        ("as-of = 2026-01-31T08:00:00", "redactscan.toml:1", "“as-of”应是日期，如 2026-01-01（TOML 里不加引号）"),
        ("jobs = 1\nselect = = []", "redactscan.toml:2", "不是合法的 TOML"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, content: str, where: str, sentence: str) -> None:
    write(tmp_path / "redactscan.toml", content)
    with pytest.raises(ConfigError) as caught:
        config(tmp_path)
    assert (caught.value.where, say(caught.value.message)) == (where, sentence)


def test_the_section_of_a_pyproject_is_located_too(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[project]\njob = 1\n[tool.redactscan]\njob = 1")
    with pytest.raises(ConfigError) as caught:
        config(tmp_path)
    assert caught.value.where == "pyproject.toml:4"


@pytest.mark.parametrize(
    ("variable", "value", "where"),
    [
        ("REDACTSCAN_FAILON", "high", ""),
        ("REDACTSCAN_FAIL_ON", "severe", "REDACTSCAN_FAIL_ON"),
        ("REDACTSCAN_JOBS", "two", "REDACTSCAN_JOBS"),
        ("REDACTSCAN_EXIT_ZERO", "maybe", "REDACTSCAN_EXIT_ZERO"),
        ("REDACTSCAN_TARGET", "intranet", "REDACTSCAN_TARGET"),
        ("REDACTSCAN_AS_OF", "31.1.2026", "REDACTSCAN_AS_OF"),
    ],
)
def test_a_wrong_variable_is_an_error(tmp_path: Path, variable: str, value: str, where: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config(tmp_path, {variable: value})
    assert caught.value.where == where


def test_a_missing_explicit_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        config(tmp_path, explicit=tmp_path / "none.toml")
