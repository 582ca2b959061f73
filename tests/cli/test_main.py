"""The command line as a whole: languages, help, wrong usage, a reader that goes away, a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from redactscan import __version__
from redactscan.cli import language, verbs

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8", "REDACTSCAN_LANG": "zh"}, "zh"),
        (["scan", "--lang", "en"], {"REDACTSCAN_LANG": "zh"}, "en"),
        (["--lang=en", "scan"], {}, "en"),
        (["--lang", "fr"], {"LANG": "en_US"}, "zh"),
        (["--lang"], {}, "zh"),
    ],
)
def test_language(argv: list[str], environ: dict[str, str], expected: str) -> None:
    assert language(argv, environ) == expected


def test_version(redactscan: Run) -> None:
    done = redactscan("--version")
    assert (done.code, done.text) == (0, f"redactscan {__version__}\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [[], *([verb] for verb in verbs()), ["rules", "list"], ["rules", "check"]])
def test_help_fits_the_page(redactscan: Run, command: list[str], lang: str) -> None:
    done = redactscan(*command, "--help", "--lang", lang)
    assert done.code == 0
    assert max(map(cell_len, done.text.splitlines())) <= 80
    assert done.text.startswith("用法：" if lang == "zh" else "Usage: ")


def test_help_names_every_verb(redactscan: Run) -> None:
    text = redactscan("--help").text
    assert {"scan", "rules", "explain"} <= set(verbs())
    assert all(f"\n  {verb} " in text for verb in verbs())


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "redactscan: 缺少参数：命令（见 redactscan --help）\n"),
        (["scna"], "redactscan: 命令: 没有 scna 这个选择，可用：scan, report"),
        (["scan"], "redactscan: 缺少参数：PATH（见 redactscan scan --help）\n"),
        (["scan", "x", "--color"], "redactscan: --color: 后面要跟一个值（见 redactscan scan --help）\n"),
        (["scan", "x", "--color", "red"], "redactscan: --color: 没有 red 这个选择，可用：auto, always, never\n"),
        (["scan", "x", "--jobs", "a"], "redactscan: --jobs: 值不对：a（见 redactscan scan --help）\n"),
        (["scan", "x", "--no-such"], "redactscan: 不认识的参数：--no-such（见 redactscan --help）\n"),
        (["scan", "x", "--no-config", "--config", "y"], "redactscan: --config: 不能与 --no-config 同时使用\n"),
    ],
)
def test_wrong_usage_is_a_sentence(redactscan: Run, argv: list[str], sentence: str) -> None:
    done = redactscan(*argv)
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith(sentence)
    assert done.err.count("\n") == 1


def start(*argv: str, **options: Any) -> subprocess.Popen[bytes]:
    """A real process, for what only one shows; it has the shipped rules."""
    return subprocess.Popen([sys.executable, "-m", "redactscan", *argv], **options)


def test_a_reader_that_goes_away_is_no_traceback(desk: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = start("rules", "list", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, b"")


def test_only_the_chosen_verb_is_imported() -> None:
    code = "import sys; from redactscan.cli import main; main(['explain', '--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    modules = set(done.stdout.decode().replace("'", "").replace("]", "").split(", "))
    assert "redactscan.cli.explain" in modules
    assert not modules & {"redactscan.cli.scan", "redactscan.engine", "rich.console", "lxml", "jieba", "pikepdf"}


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_on_a_terminal_there_is_colour_and_reveal(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    monkeypatch.setenv("TERM", "xterm-256color")

    master, slave = pty.openpty()
    process = start("scan", "inbox", "--reveal", stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    text = b""
    while chunk := _read(master):
        text += chunk
    process.wait(timeout=60)
    os.close(master)
    assert process.returncode == 1
    assert b"\x1b[" in text
    assert b"13800138000" in text


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # Linux: the other end is closed
        return b""
