"""A copy of the hook that comes to harm costs nothing but time: workers do its work again, and say what it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CASES = """
import json, os, signal, sys, time
from redactscan.workers.alone import alone

def wait(): time.sleep(30); return b""
def raise_(): raise ValueError("secret")
def eat(): return bytes(1 << 30)
def deep(): return deep()

found = {
    "well": alone(lambda: b"a" * 300_000, 2 << 30, 20.0) == b"a" * 300_000,
    "nothing": alone(lambda: b"", 2 << 30, 20.0) == b"",
    "streams": alone(lambda: repr((print("x"), sys.stdin.read(), "" in sys.path)).encode(), 2 << 30, 20.0).decode(),
}
for harm in (wait, raise_, eat, deep, lambda: os._exit(0), lambda: os.kill(os.getpid(), signal.SIGSEGV)):
    found[harm.__name__ + str(len(found))] = alone(harm, 400 << 20, 0.5)
print(json.dumps(found))
"""
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where a process can be copied")


@linux
def test_what_a_copy_says_and_whatever_may_happen_to_it(away: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CASES], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    told = (found.pop("well"), found.pop("nothing"), found.pop("streams"), done.stderr)
    assert told == (True, True, "(None, '', False)", "")
    assert set(found.values()) == {None}


HARMED = """
import os, sys
from redactscan.cli import hook, main
work, parent = hook._said, os.getpid()

def said(inputs, config, lang):
    if os.getpid() != parent:
        os.write(note, b"copy ")
        if not config.jobs:
            os.abort()
    return work(inputs, config, lang)

hook._said = said
note = os.open("note", os.O_CREAT | os.O_WRONLY)
import redactscan.workers.alone as alone
alone.settle_in = lambda kept: None
sys.exit(main(["hook", "a.txt"]))
"""


@linux
def test_the_hook_says_the_same_if_its_copy_ends(away: Path) -> None:
    (away / "a.txt").write_text("联系人手机号码13800138000，开户账号6222021234567890123。", encoding="utf-8")
    well = subprocess.run([sys.executable, "-m", "redactscan", "hook", "a.txt"], capture_output=True, text=True)
    harmed = subprocess.run([sys.executable, "-c", HARMED], capture_output=True, text=True)
    assert (away / "note").read_text() == "copy "
    assert (harmed.returncode, harmed.stdout) == (well.returncode, well.stdout)
    assert (well.returncode, well.stderr) == (1, "")
