"""The hook: what git is about to commit is what is examined; one line a finding; the real pre-commit stops on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from redactscan.cli import _parser, main
from redactscan.cli.completion import script
from redactscan.cli.hook import plain
from redactscan.project.staged import staged

ID, OTHER = "340121198503129976", "340121199001011235"
MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"


def git(*arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    return tmp_path


def workbook(file: Path, *rows: tuple[str, str]) -> None:
    book = openpyxl.Workbook()
    assert book.active
    for row in (("姓名", "身份证号"), *rows):
        book.active.append(row)
    book.properties.creator = None
    book.save(file)


def test_the_staged_content_is_examined(repo: Path, capsysbinary: Any) -> None:
    file = repo / "公示 一.txt"
    file.write_text(f"身份证号{ID}", encoding="utf-8")
    git("add", ".")
    file.write_text("已经删掉", encoding="utf-8")
    assert main(["hook", file.name]) == 1
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert lines[0] == "公示 一.txt：第1行 第5列 高 疑似居民身份证号码 340*************76"
    assert "redactscan scan '公示 一.txt'" in lines[2]
    git("add", ".")
    file.write_text(f"身份证号{ID}", encoding="utf-8")
    assert main(["hook", file.name]) == 0
    assert capsysbinary.readouterr().out == b""


def test_what_is_not_in_the_index_is_read_from_the_folder(repo: Path) -> None:
    (repo / "a.txt").write_text(f"身份证号{ID}", encoding="utf-8")
    assert main(["hook", "a.txt"]) == 1


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(f"身份证号{ID}", encoding="utf-8")
    assert main(["hook", "a.txt"]) == 1
    assert staged([tmp_path / "a.txt"]) == {}


def test_a_file_in_the_index_only(repo: Path) -> None:
    (repo / "a.txt").write_text(f"身份证号{ID}", encoding="utf-8")
    git("add", ".")
    (repo / "a.txt").unlink()
    assert main(["hook", "a.txt"]) == 1
    assert main(["hook", "b.txt"]) == 2


def test_links_and_pointers_are_not_content(repo: Path) -> None:
    (repo / "a.txt").write_text("版本")
    (repo / "b.txt").symlink_to("a.txt")
    (repo / "c.txt").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    git("add", ".")
    assert set(staged([repo / name for name in ("a.txt", "b.txt", "c.txt")])) <= {repo / "a.txt", repo / "b.txt"}
    assert repo / "c.txt" not in staged([repo / "c.txt"])


def test_files_alone_are_what_the_parser_makes_of_them() -> None:
    words = ["hook", "甲.txt", "b c.docx"]
    parsed = _parser(words, "en").parse_args(words)
    assert vars(parsed) | {"lang": "en"} == vars(plain(words[1:], "en"))


def test_nothing_to_examine_is_no_error() -> None:
    assert main(["hook"]) == 0


def test_a_step_of_a_cms(monkeypatch: pytest.MonkeyPatch, capsysbinary: Any) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"身份证号{ID}".encode())))
    assert main(["hook", "-", "--stdin-filename", "通知.txt"]) == 1
    out = capsysbinary.readouterr().out.decode()
    assert out.startswith("通知.txt：")
    assert ID not in out
    assert main(["hook", "-"]) == 2


def test_a_row_is_one_line(repo: Path, capsysbinary: Any) -> None:
    workbook(repo / "名单.xlsx", ("张伟", ID), ("李娜", OTHER))
    git("add", ".")
    assert main(["hook", "名单.xlsx"]) == 1
    lines = capsysbinary.readouterr().out.decode().splitlines()
    rows = [line for line in lines if line.startswith("名单.xlsx：") and "身份证" in line]
    assert len(rows) == 2
    assert all("另有" in row for row in rows)


def test_the_manifest_names_office_files_and_what_cannot_be_read() -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    files = re.compile(hook["files"])
    assert hook["require_serial"] is True
    assert "types" not in hook
    for name in ("a.docx", "名单.XLSX", "a.wps", "a.et", "a.ofd", "a.zip", "深/层/a.eml", "a.rar", "a.jpg"):
        assert files.search(name), name
    for name in ("a.py", "docx", "a.docx.sig"):
        assert not files.search(name), name


@pytest.fixture
def pre_commit(repo: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], subprocess.CompletedProcess[str]]:
    """A repository whose commits go through the real pre-commit and our hook as installed here."""
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    hook |= {"language": "system", "entry": f"{sys.executable} -m redactscan hook"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    home = repo.parent / f"{repo.name}-home"
    environment = os.environ | {"PRE_COMMIT_HOME": str(home), "PYTHONIOENCODING": "utf-8", "PRE_COMMIT_COLOR": "never"}

    def run() -> subprocess.CompletedProcess[str]:
        git("add", ".")
        command = [sys.executable, "-m", "pre_commit", "run"]
        return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)

    return run


@pytest.mark.slow
def test_the_real_pre_commit(repo: Path, pre_commit: Callable[[], subprocess.CompletedProcess[str]]) -> None:
    workbook(repo / "名单.xlsx", ("张伟", ID))
    refused = pre_commit()
    assert refused.returncode == 1
    assert "名单.xlsx" in refused.stdout
    assert ID not in refused.stdout + refused.stderr
    workbook(repo / "名单.xlsx")
    assert pre_commit().returncode == 0
    (repo / "坏.docx").write_bytes(b"PK\x03\x04 cut")
    unread = pre_commit()
    assert unread.returncode == 1  # pre-commit knows one code for all failures
    assert "未检查" in unread.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_knows_every_command(shell: str) -> None:
    from redactscan.cli import verbs

    made = script(shell, "zh")
    assert all(verb in made for verb in verbs())
    assert "--fail-on" in made
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=made, text=True, check=True)


def _mixed(folder: Path) -> list[str]:
    """Files of many kinds: clean and not, whole and broken."""
    import docx

    texts = {
        "通知.txt": "关于召开会议的通知\n各乡镇人民政府：\n定于2024年3月5日上午召开会议，联系电话：0551-65551234。\n"
        * 40,
        "公示.md": f"低保对象公示\n\n| 姓名 | 身份证号 |\n|---|---|\n| 王秀兰 | {ID} |\n",
        "表.csv": f"姓名,身份证号,手机号码\n李建国,{OTHER},13800138000\n",
        "救助.html": f"<p>被救助人欧阳若蘅，身份证号{ID}，患有重度抑郁症。</p>",
        "掩码.txt": "身份证号340121****0312**76，手机13*******00",
        "空.txt": "",
        "程序.bin": "\x00\x01\x02" * 100,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    workbook(folder / "名单.xlsx", ("王秀兰", ID), ("李建国", OTHER))
    paper = docx.Document()
    paper.core_properties.author = ""
    paper.add_paragraph(f"机密★1年\n经办人王芳，身份证号{ID}。")
    paper.save(str(folder / "文.docx"))
    return [*texts, "坏.docx", "名单.xlsx", "文.docx"]


def test_hook_and_scan_say_the_same_of_files_of_many_kinds(away: Path) -> None:
    """The hook examines few small files in one copy of itself, the scan in workers."""
    names = _mixed(away)
    command = [sys.executable, "-m", "redactscan"]
    scanned = subprocess.run([*command, "scan", ".", "--format", "json"], capture_output=True)
    report = json.loads(scanned.stdout)
    told: Counter[str] = Counter()
    for document in report["documents"]:
        open_ = [each for each in document["findings"] if each["state"] == "new" and each["severity"] != "info"]
        told[document["path"].partition("!")[0]] += len(open_) + len(document["notices"])
    hooked = subprocess.run([*command, "hook", *names], capture_output=True, text=True)
    said = Counter(line.split("：")[0].partition("!")[0] for line in hooked.stdout.splitlines())
    assert {name: said[name] for name in names} == {name: told[name] for name in names}
    assert (hooked.returncode, scanned.returncode, hooked.stderr) == (1, 1, "")
    assert len([name for name in names if told[name]]) >= 8
    assert told["通知.txt"] == 0
    for name in ("通知.txt", "空.txt", "公示.md"):
        alone = [subprocess.run([*command, verb, name], capture_output=True).returncode for verb in ("hook", "scan")]
        assert alone == [{"通知.txt": 0, "空.txt": 3, "公示.md": 1}[name]] * 2
