"""How a run starts: with little, with what earlier runs have kept, and never with anything of a document."""

from __future__ import annotations

import json
import marshal
import os
import re
import subprocess
import sys
from dataclasses import replace
from operator import mul
from pathlib import Path

import pytest
import regex

from redactscan import shelf
from redactscan.cli import main
from redactscan.cli.start import kept_in
from redactscan.packs import Packs, load_packs
from redactscan.programs import use
from redactscan.text import answers
from redactscan.text.triggers import triggers

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes")
NUMBER = "34012119870603417"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
ID = NUMBER + "10X98765432"[sum(map(mul, map(int, NUMBER), WEIGHTS)) % 11]
CLEAN = (
    "各乡镇人民政府，县直有关单位：\n为做好冬春季森林防火工作，现将有关事项通知如下。一、提高认识，压实责任。\n" * 70
)
HEAVY = {
    "PIL", "asyncio", "concurrent", "docx", "email", "http", "jieba", "logging", "lxml", "multiprocessing",
    "numpy", "openpyxl", "pdfminer", "pikepdf", "psutil", "pypdfium2", "rich", "socket", "subprocess", "tempfile",
    "xlsxwriter", "xml",
}  # fmt: skip
MODULES = """
import sys
from redactscan.cli import main
assert main(["hook", "a.txt"]) == 0
from redactscan.rehearsal import rehearse
from redactscan.cli.start import kept_in
from redactscan.packs import load_packs
import os
rehearse(load_packs(keep=kept_in(os.environ)))
print(*{name.partition(".")[0] for name in sys.modules if name != "xml.parsers"})
"""


def test_the_hook_imports_no_heavy_library_for_a_clean_text(away: Path) -> None:
    (away / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", MODULES], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & HEAVY == set()


def test_packs_that_were_kept_are_the_packs(tmp_path: Path) -> None:
    fresh, first = load_packs(), load_packs(keep=tmp_path)
    bare = Packs(tuple(replace(rule, examples=(), counterexamples=()) for rule in fresh.rules), fresh.infos)
    assert load_packs(keep=tmp_path) == first == bare
    (file,) = tmp_path.iterdir()
    head, body = file.read_bytes()[:24], file.read_bytes()[24:]
    forged = marshal.loads(body)  # noqa: S302  our own
    forged[1].clear()  # packs without rules would find nothing
    file.write_bytes(head + marshal.dumps(forged))
    assert load_packs(keep=tmp_path) == bare


@posix
@pytest.mark.parametrize("open_place", ["folder", "file"])
def test_what_others_may_write_is_not_read(tmp_path: Path, open_place: str) -> None:
    folder = tmp_path / "kept"
    shelf.write(folder, "packs", "d", [1])
    assert shelf.read(folder, "packs", "d") == [1]
    assert (folder.stat().st_mode & 0o777, next(folder.iterdir()).stat().st_mode & 0o777) == (0o700, 0o600)
    (folder if open_place == "folder" else next(folder.iterdir())).chmod(0o722)
    assert shelf.read(folder, "packs", "d") is None


def test_a_place_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shelf.write(tmp_path / "file", "packs", "d", [1])
    assert shelf.read(tmp_path / "file", "packs", "d") is None


def test_only_the_newest_files_of_a_kind_stay(tmp_path: Path) -> None:
    for number in range(7):
        shelf.write(tmp_path, "packs", str(number), number)
        os.utime(tmp_path / f"packs-{number}.{sys.implementation.cache_tag}", (number, number))
    shelf.write(tmp_path, "programs", "x", 0)
    names = ["packs-3", "packs-4", "packs-5", "packs-6", "programs-x"]
    assert sorted(path.stem for path in tmp_path.iterdir()) == names


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, Path("/c/redactscan")),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, None),
        ({}, None),
    ],
)
@posix
def test_where_things_are_kept(environ: dict[str, str], expected: Path | None) -> None:
    assert kept_in(environ) == expected


SAME = """
import sys
from pathlib import Path
from redactscan.programs import use
from redactscan.text import regex
programs = use(Path("kept"))
programs.take("rules")
import json, re
found = []
for library, flags, pattern, text in json.load(sys.stdin):
    compiled = {"re": re, "regex": regex}[library].compile(pattern, flags)
    found.append([[m.span(), m.groupdict()] for m in compiled.finditer(text)] + [compiled.groups, compiled.flags])
programs.settle(True)
print(json.dumps([len(programs.known) + len(programs.noted) + len(regex.KEPT) + len(regex.NOTED), found]))
"""


def test_a_kept_program_finds_what_its_pattern_finds(away: Path) -> None:
    rules = load_packs().rules
    text = "\n".join(example.text for rule in rules for example in rule.examples)[:4000]
    tasks = [("regex", 0, rule.detect.pattern, text) for rule in rules if rule.detect.pattern]
    tasks += [
        ("re", re.IGNORECASE, r"(?P<a>[a-z]+)|(\d+)", text),
        ("regex", regex.M, r"(?<x>^第\p{Han})(?=\d|条)?", text),
    ]
    answers = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", SAME], input=json.dumps(tasks), capture_output=True, text=True, check=True
        )
        answers.append(json.loads(done.stdout))
    assert answers[0] == answers[1]
    assert answers[0][0] >= len({task[2] for task in tasks})


ALONE = r"""
import sys
from pathlib import Path
from redactscan.programs import use
from redactscan.text import regex
programs = use(Path("kept"))
programs.take("rules")
words, slow = regex.compile(r"(\p{Han})(\p{Han})"), regex.compile("(?:a|aa)+b")
programs.settle(True)
said = ["regex" in sys.modules, words.sub("*", "甲乙c"), [m.group() for m in words.finditer("甲乙丙丁")]]
try:
    slow.search("a" * 5000, timeout=0.05)
except TimeoutError:
    said.append("late")
said += [words.sub(r"\2\1", "甲乙"), regex.compile(r"\P{Han}+").search("甲ab").group()]
print(said)
"""


def test_the_engine_alone_does_what_it_does_in_its_library(away: Path) -> None:
    """The second run has its programs from the first; what is not among them, it compiles with the library."""
    command = [sys.executable, "-c", ALONE]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)]
    found = "'*c', ['甲乙', '丙丁'], 'late', '乙甲', 'ab']"
    assert said == [f"[True, {found}", f"[False, {found}"]


def test_nothing_of_a_document_is_kept(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some patterns are made of names and masked numbers as they stand in a document; they die with the run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(away / "cache"))
    name = "欧阳若蘅"
    (away / "a.txt").write_text(f"被救助人{name}，身份证号{ID}，患有重度抑郁症。{name}家庭困难。", encoding="utf-8")
    assert [main(["hook", "a.txt"]) for _ in range(2)] == [1, 1]
    kept = [path.read_bytes() for path in (away / "cache").rglob("*-*.*")]
    assert len(kept) == 2
    assert not any(value in data for data in kept for value in (name.encode(), ID.encode(), ID[6:14].encode()))


def test_what_is_kept_of_the_patterns_is_what_is_in_them(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second start takes over what the first has read off the patterns, and would read the same."""
    monkeypatch.setattr(answers, "KNOWN", {})
    monkeypatch.setenv("XDG_CACHE_HOME", str(away / "cache"))
    (away / "a.txt").write_text(CLEAN, encoding="utf-8")
    for _ in range(2):
        subprocess.run([sys.executable, "-m", "redactscan", "hook", "a.txt"], check=True)
    (file,) = (away / "cache").rglob("programs-*")
    kept = (shelf.read_values(file.parent, "programs", file.stem.partition("-")[2]) or {})["answers"]
    asked = [rule.detect for rule in load_packs().rules if rule.detect.kind == "regex"]
    triggered = [(one.pattern, one.boundary != "none") for one in asked if not kept.get(f"whole {one.pattern}")]
    for pattern, apart in triggered:
        question = f"triggers {'apart ' * apart}{pattern}"
        found = triggers.__wrapped__(pattern, apart)
        monkeypatch.setitem(answers.KNOWN, question, kept[question])
        assert triggers.__wrapped__(pattern, apart) == found


def test_programs_are_taken_up_once() -> None:
    folder = Path("/nowhere/redactscan")
    assert use(folder) is use(folder)


def test_a_damaged_value_is_one_that_was_not_kept(tmp_path: Path) -> None:
    content = {"a": {"甲": [1, "mark"], "乙" * 50: {"k": (2.5, None)}, "\ud800": b"z"}, "b": {}}
    shelf.write_values(tmp_path, "programs", "d", content)
    found = shelf.read_values(tmp_path, "programs", "d") or {}
    assert {group: dict(values) for group, values in found.items()} == content
    assert ("甲" in found["a"], "甲" in found["b"], found["a"].get("丙")) == (True, False, None)
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    file.write_bytes(data.replace(b"mark", b"dark"))
    damaged = shelf.read_values(tmp_path, "programs", "d") or {}
    assert damaged["a"].get("甲", "none") == "none"
    assert damaged["a"]["乙" * 50] == {"k": (2.5, None)}
    file.write_bytes(data[:-1])
    assert shelf.read_values(tmp_path, "programs", "d") is None


PATHS = """
from redactscan import __main__
__main__._load_paths()
import sys
from pathlib import Path
assert "urllib.parse" not in sys.modules
assert Path("/温 度").as_uri() == "file:///%E6%B8%A9%20%E5%BA%A6"
from urllib.parse import quote_from_bytes, urlsplit
"""


def test_paths_become_urls_though_loaded_without(away: Path) -> None:
    subprocess.run([sys.executable, "-c", PATHS], check=True)


PARSED = """
import sys
from redactscan.cli import _parser
_parser(["scan", "a.txt"], "zh").parse_args(["scan", "a.txt"])
assert "redactscan.reporters.console" in sys.modules
assert "redactscan.detectors" not in sys.modules
"""


def test_a_scan_compiles_nothing_before_it_takes_up_what_is_kept(away: Path) -> None:
    """What is compiled earlier is neither taken up nor kept, and every hook would do without it for ever after."""
    subprocess.run([sys.executable, "-c", PARSED], check=True)


WARM = """
import sys
from redactscan import __main__
__main__._load_paths()
from redactscan.cli import hook
from redactscan.cli.settings import settle
from redactscan.values import replace
config = settle(hook.plain(["a.txt"], "zh"))
assert hook._said(hook._inputs(["a.txt"], None), replace(config, jobs=0), "zh") == bytes([0])
print(*sys.modules)
"""
DEAR = {
    "argparse", "array", "ast", "binascii", "dataclasses", "datetime", "dis", "hashlib", "hmac", "inspect", "json",
    "logging", "pickle", "pkgutil", "queue", "regex", "shutil", "signal", "threading", "tokenize", "tomllib",
    "typing", "unicodedata", "urllib.parse",
    "redactscan.assess.entries", "redactscan.assess.grid", "redactscan.assess.judge", "redactscan.assess.names",
    "redactscan.assess.rooms.masks",
    "redactscan.detectors.bound", "redactscan.detectors.columns", "redactscan.detectors.tagger",
    "redactscan.readers.aligned", "redactscan.text.rarest", "redactscan.text.triggers", "redactscan.workers.crew",
}  # fmt: skip


def test_a_clean_text_needs_none_of_what_is_dear(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What judges, counts and reports is loaded where there is something to judge, to count and to report."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(away / "cache"))
    (away / "a.txt").write_text(CLEAN, encoding="utf-8")
    runs = [subprocess.run([sys.executable, "-c", WARM], capture_output=True, text=True, check=True) for _ in range(2)]
    assert "regex" in runs[0].stdout.split()
    assert DEAR & set(runs[1].stdout.split()) == set()
