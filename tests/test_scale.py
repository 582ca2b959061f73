"""What a large batch must survive: files that end their process, and an end of the scan itself."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from redactscan import scan, task
from redactscan.project.config import Config
from redactscan.validators import mod_11_2

TARGETS = Path(__file__).parent / "worker_targets"
POISON = ("segfault", "loop", "memory", "overflow", "exit")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_AS and signals")
NAMES = ("王秀兰", "李国庆", "张伟")


def number(sequence: int) -> str:
    digits = f"34012119850312{sequence:03d}"
    return digits + mod_11_2.character(digits)


@linux
@pytest.mark.slow
def test_two_thousand_files_lose_the_poisonous_ones_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TARGETS))
    monkeypatch.setattr(task, "TARGET", "poison:serve")
    for index in range(2000):
        (tmp_path / f"{index:04d}.txt").write_text(f"身份证号{number(index % 1000)}", encoding="utf-8")
    poison = {f"{400 * place + 7:04d}-{name}.txt" for place, name in enumerate(POISON)}
    for name in poison:
        (tmp_path / f"{name[:4]}.txt").rename(tmp_path / name)
    start = time.monotonic()
    report = scan([tmp_path], config=Config(deadline_s=3.0))
    assert time.monotonic() - start < 120  # a third of it on an idle machine; a hang would not end at all
    assert {notice.path for notice in report.all_notices} == poison
    assert {notice.cause for notice in report.all_notices} == {"worker-lost", "time-out"}
    assert len(report.documents) == 2000
    found = {d.path for d in report.documents if [f.type for f in d.findings] == ["resident-id"]}
    assert found == {d.path for d in report.documents} - poison
    assert report.exit_code() == 1


@linux
@pytest.mark.slow
def test_a_scan_that_is_killed_again_and_again_ends_as_one_that_was_not(away: Path) -> None:
    inbox = away / "inbox"
    inbox.mkdir()
    for index in range(20):
        mask = slice(6, 14) if index % 2 else slice(14, 18)
        rows = [[name, f"{index % 3}村", number(index // 2)] for name in NAMES]
        for row in rows:
            row[2] = row[2][: mask.start] + "*" * (mask.stop - mask.start) + row[2][mask.stop :]
        text = "\n".join(map(",".join, [["姓名", "村", "身份证号"], *rows]))
        (inbox / f"{index:02d}.csv").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "redactscan", "scan", "inbox", "--format", "json", "--no-config"]
    environment = os.environ | {"REDACTSCAN_KEY": "ab" * 32}

    def start(*options: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*command, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    began = time.monotonic()
    whole = told(start().communicate()[0])
    took = time.monotonic() - began
    kills = random.Random(7)  # noqa: S311
    killed = finished = 0
    while killed < 20:
        process = start("--resume", "一月")
        try:
            out, _ = process.communicate(timeout=kills.uniform(0.25, 0.65) * took)
            assert told(out) == whole
            finished += 1
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += 1
    assert told(start("--resume", "一月").communicate()[0]) == whole
    assert b"spliced-mask" in whole


def told(out: bytes) -> bytes:
    """A report without what differs from run to run."""
    report: dict[str, Any] = json.loads(out)
    del report["run"]["started"], report["run"]["seconds"]
    return json.dumps(report).encode()
