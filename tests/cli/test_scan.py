"""``redactscan scan``: exit codes, streams, files written, values shown."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactscan import engine

Run = Callable[..., Any]
VALUE = "13800138000"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["inbox/clean.txt"], 0),
        (["inbox"], 1),
        (["inbox", "--fail-on", "high"], 0),
        (["inbox", "--exit-zero"], 0),
        (["inbox/clean.txt", "odd.bin"], 3),
        (["inbox/clean.txt", "odd.bin", "--exit-zero"], 3),
        (["inbox/clean.txt", "odd.bin", "--allow-incomplete"], 0),
        (["inbox", "odd.bin"], 1),
        (["inbox", "odd.bin", "--exit-zero"], 3),
        (["inbox", "odd.bin", "--allow-incomplete"], 1),
        (["empty"], 3),
        (["missing"], 2),
        (["inbox", "missing"], 2),
        (["inbox", "--select", "nothing"], 2),
        (["inbox", "--ignore", "mobile"], 2),
        (["inbox", "--config", "missing.toml"], 2),
        (["inbox", "--watchlist", "missing.csv"], 2),
        (["inbox", "--target", "website"], 1),
        (["inbox", "--target", "web"], 2),
        (["inbox", "--format", "word"], 2),
        (["inbox", "--jobs", "two"], 2),
        (["inbox", "--jobs", "0"], 2),
        (["inbox", "--fial-on", "high"], 2),
        (["inbox", "--fail", "high"], 2),
        ([], 2),
    ],
)
@pytest.mark.parametrize("form", ["console", "json"])
def test_exit_codes_are_the_same_in_every_format(
    redactscan: Run, desk: Path, argv: list[str], code: int, form: str
) -> None:
    (desk / "odd.bin").write_bytes(b"\x00\x01")
    (desk / "empty").mkdir()
    done = redactscan("scan", *argv, *([] if "--format" in argv else ["--format", form]))
    assert (done.code, bool(done.out), bool(done.err)) == (code, code != 2, code == 2)


def test_json_is_the_report_and_nothing_else(redactscan: Run) -> None:
    done = redactscan("scan", "inbox", "--format", "json")
    report = json.loads(done.out)
    assert report["schema"] == "redactscan.report/1"
    assert [document["path"] for document in report["documents"]] == ["clean.txt", "dirty.txt"]
    assert report["summary"]["exit_code"] == done.code == 1
    assert done.err == ""


def test_values_are_masked_everywhere(redactscan: Run, desk: Path) -> None:
    done = redactscan("scan", "inbox", "-vv", "--format", "json=report.json")
    assert VALUE not in done.text + done.err + (desk / "report.json").read_text(encoding="utf-8")
    assert "138******00" in done.text


def test_reveal_needs_a_terminal_or_force(redactscan: Run, desk: Path) -> None:
    refused = redactscan("scan", "--reveal", "inbox")
    assert (refused.code, refused.out) == (2, b"")
    assert "--reveal=force" in refused.err
    forced = redactscan("scan", "--reveal=force", "inbox", "--format=json", "--format", "json=other.json")
    values = [f["value"] for d in json.loads(forced.out)["documents"] for f in d["findings"]]
    assert values == [VALUE]
    assert VALUE not in (desk / "other.json").read_text(encoding="utf-8")


def test_what_is_kept_needs_a_key_and_holds_no_values(redactscan: Run, desk: Path, away: Path) -> None:
    for option in (("--resume", "一月"), ("--cache",)):
        refused = redactscan("scan", "inbox", *option)
        assert (refused.code, refused.out) == (2, b"")
        assert "redactscan config init" in refused.err
    redactscan("config", "init")
    refused = redactscan("scan", "inbox", "--cache", "--reveal=force")
    assert (refused.code, "--cache" in refused.err) == (2, True)


def test_an_interrupted_scan_goes_on(redactscan: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    redactscan("config", "init")
    whole = redactscan("scan", "inbox", "--format=csv")
    go_on = ("scan", "inbox", "--format=csv", "--resume", "一月")
    with monkeypatch.context() as broken:

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        broken.setattr(engine, "join", interrupt)
        assert redactscan(*go_on).code == 130
    done = redactscan(*go_on)
    assert (done.code, done.out) == (whole.code, whole.out)
    assert "2 份文件" in done.err
    assert "份文件" not in redactscan(*go_on).err  # the report was written: the next scan is a new one


def test_a_revealing_file_is_its_owners_only(redactscan: Run, desk: Path) -> None:
    redactscan("scan", "--reveal=force", "inbox", "--output", "report.txt")
    assert VALUE in (desk / "report.txt").read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE((desk / "report.txt").stat().st_mode) == 0o600


def test_reports_go_where_they_are_sent(redactscan: Run, desk: Path) -> None:
    done = redactscan("scan", "inbox", "--format=json", "--output", "a.json", "--format=console=b.txt")
    assert done.out == b""
    assert json.loads((desk / "a.json").read_bytes())["summary"]["exit_code"] == 1
    assert "小结" in (desk / "b.txt").read_text(encoding="utf-8")
    assert {path.name for path in desk.iterdir()} == {"inbox", "a.json", "b.txt"}


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--format=json", "--format=console"], "标准输出只能有一份报告"),
        (["--format=json=a.json", "--output", "a.json"], "两份报告写到同一个文件"),
        (["--output", "nowhere/a.json"], "所在文件夹不存在"),
        (["--output", "inbox"], "不是文件名"),
        (["--output", "inbox/dirty.txt"], "不会覆盖"),
        (["--format=json=inbox/../inbox/dirty.txt"], "不会覆盖"),
    ],
)
def test_outputs_that_cannot_be(redactscan: Run, desk: Path, argv: list[str], said: str) -> None:
    before = (desk / "inbox" / "dirty.txt").read_bytes()
    done = redactscan("scan", "inbox", *argv)
    assert (done.code, done.out) == (2, b"")
    assert said in done.err
    assert (desk / "inbox" / "dirty.txt").read_bytes() == before


def test_an_empty_path_is_not_the_current_folder(redactscan: Run, desk: Path) -> None:
    done = redactscan("scan", "")
    assert (done.code, done.out) == (2, b"")
    assert "路径不存在" in done.err


def test_a_failed_scan_leaves_the_old_report(redactscan: Run, desk: Path) -> None:
    (desk / "report.json").write_text("old", encoding="utf-8")
    assert redactscan("scan", "missing", "--format=json", "--output", "report.json").code == 2
    assert (desk / "report.json").read_text(encoding="utf-8") == "old"
    assert redactscan("scan", "inbox", "--format=json", "--output", "report.json").code == 1
    assert (desk / "report.json").read_text(encoding="utf-8") != "old"


def test_standard_input(redactscan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"电话{VALUE}".encode())))
    assert redactscan("scan", "-").code == 2
    done = redactscan("scan", "-", "--stdin-filename", "通知.txt", "--format=json")
    assert (done.code, json.loads(done.out)["documents"][0]["path"]) == (1, "通知.txt")


def test_verbosity(redactscan: Run) -> None:
    assert "小结" in redactscan("scan", "inbox").text
    assert "小结" not in redactscan("scan", "inbox", "-q").text
    assert redactscan("scan", "inbox", "-qq").out == b""
    assert "CN-PI-010" in redactscan("scan", "inbox", "-vv").text
    assert json.loads(redactscan("scan", "inbox", "-qq", "--format=json").out)


@pytest.mark.parametrize(
    ("argv", "environ", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(
    redactscan: Run, monkeypatch: pytest.MonkeyPatch, argv: list[str], environ: dict[str, str], coloured: bool
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert (b"\x1b[" in redactscan("scan", "inbox", *argv).out) == coloured


def test_config_counts_and_strays_do_not(redactscan: Run, desk: Path) -> None:
    (desk / "inbox" / "redactscan.toml").write_text('fail-on = "critical"', encoding="utf-8")
    (desk / "inbox" / "clean.txt").unlink()
    done = redactscan("scan", "inbox/dirty.txt", "inbox")
    assert done.code == 1
    assert "inbox/redactscan.toml: 被扫描的文件夹里的配置，未采用" in done.err
    (desk / "redactscan.toml").write_text('fail-on = "high"\nlang = "en"', encoding="utf-8")
    done = redactscan("scan", "inbox/dirty.txt")
    assert (done.code, "redactscan.toml (" in done.text, "Summary" in done.text) == (0, True, True)
    assert redactscan("scan", "inbox/dirty.txt", "--lang", "zh").text.count("小结") == 1
    assert redactscan("scan", "inbox/dirty.txt", "--no-config").code == 1
    assert redactscan("scan", "inbox/dirty.txt", "--fail-on", "low").code == 1


def test_the_target_is_the_option_over_the_config(redactscan: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    scan = engine.scan
    monkeypatch.setattr(engine, "scan", lambda *a, config, **k: seen.append(config) or scan(*a, config=config, **k))
    redactscan("scan", "inbox")
    (desk / "redactscan.toml").write_text('target = "website"', encoding="utf-8")
    redactscan("scan", "inbox")
    redactscan("scan", "inbox", "--target", "board")
    assert [config.target for config in seen] == [None, "website", "board"]


def test_select_by_id_prefix_slug_and_type(redactscan: Run) -> None:
    for rules in ("CN-PI-010", "CN-PI", "mobile"):
        assert redactscan("scan", "inbox", "--select", rules).code == 1
    assert "是否应为" in redactscan("scan", "inbox", "--select", "mobil").err


def test_a_crash_is_exit_code_2_and_says_nothing_of_the_document(
    redactscan: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*args: object, **options: object) -> None:
        raise ValueError(f"bad cell {VALUE}")

    monkeypatch.setattr(engine, "scan", crash)
    done = redactscan("scan", "inbox", "--format=json", "--output", "report.json")
    assert (done.code, done.out) == (2, b"")
    assert "ValueError" in done.err
    assert VALUE not in done.err
    assert "Traceback" not in done.err
    assert not (desk / "report.json").exists()


def test_an_interrupted_scan_writes_no_report(redactscan: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "scan", interrupt)
    done = redactscan("scan", "inbox", "--output", "report.txt")
    assert (done.code, done.out, done.err) == (130, b"", "redactscan: 已中断，没有写出报告\n")
    assert not (desk / "report.txt").exists()


def test_a_console_that_lacks_characters_gets_escapes(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from redactscan.cli import main

    (desk / "inbox" / "𠮷.txt").write_text("电话13800138000", encoding="utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
    assert main(["scan", "inbox"]) == 1
    text = raw.getvalue().decode("gbk")
    assert "\\U00020bb7.txt" in text
    assert "疑似手机号码" in text
