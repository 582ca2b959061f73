"""Our own output is the next leak. A canary stands in every place a document has; it must come out nowhere.

Not in a report of any format, not on stderr at any log level, not in a traceback, not in a file left behind.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from reportlab.pdfgen.canvas import Canvas

from redactscan.reporters import reporters
from redactscan.validators.mod_11_2 import character

DIGITS = "34012119850312997"
CANARY = DIGITS + character(DIGITS)
NAME = "阚佩瑶"
PHONE = "13905518877"
FORMS = [
    CANARY,
    PHONE,
    NAME,
    CANARY[2:16],
    CANARY[6:14],
    CANARY.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
]
MASKED = {
    "遮尾": f"{CANARY[:14]}****,{PHONE[:7]}****",
    "遮中": f"{CANARY[:6]}********{CANARY[14:]},{PHONE[:3]}****{PHONE[7:]}",
}
FORMATS = sorted(reporters())


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the canary in a body, cell, comment, property, hidden column, sheet name, file and folder name …"""
    folder = tmp_path_factory.mktemp("待发布") / f"张三{CANARY}"
    folder.mkdir()
    text = f"申请人{NAME}，身份证号{CANARY}，手机{PHONE}。"
    (folder / "正文.txt").write_text(text, encoding="utf-8")
    (folder / "名单.csv").write_bytes(f"姓名,身份证号\n{NAME},{CANARY}\n".encode("gb18030"))
    (folder / "网页.html").write_text(
        f"<html><head><title>{text}</title></head><body title='{CANARY}'><!-- {text} --><p>{text}</p></body></html>",
        encoding="utf-8",
    )
    (folder / f"{NAME}_{PHONE}.md").write_text(f"# {text}\n", encoding="utf-8")
    for name, mask in MASKED.items():  # what one hides the other shows
        content = f"姓名,村,身份证号,手机\n{NAME},王庄村,{mask}\n"
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    _docx(folder / "公文.docx", text)
    _xlsx(folder / "表格.xlsx")
    _pdf(folder / "版式.pdf", text)
    good = (folder / "公文.docx").read_bytes()
    (folder / f"坏{CANARY}.docx").write_bytes(good[: len(good) // 2])
    (folder / f"乱{CANARY}.pdf").write_bytes(b"%PDF-1.4\n" + text.encode())
    (folder / f"未知{PHONE}.xyz").write_text(text, encoding="utf-8")
    (folder / "半截.txt").write_bytes(text.encode()[:-1] + b"\xff\xfe\x00")
    with zipfile.ZipFile(folder / "缺件.xlsx", "w") as archive:
        archive.writestr(f"xl/{CANARY}.xml", f"<x>{text}</x>")
    (folder / f"链接{CANARY}.txt").symlink_to(folder / "正文.txt")
    return folder.parent


def _docx(path: Path, text: str) -> None:
    document = docx.Document()
    document.core_properties.title = text
    document.core_properties.author = NAME
    document.add_heading(text)
    document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = text
    table = document.add_table(rows=2, cols=2)
    for cell, value in zip(table._cells, ["姓名", "身份证号", NAME, CANARY], strict=True):
        cell.text = value
    document.add_comment(document.paragraphs[0].runs, text=text, author=NAME)
    document.save(str(path))


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"{NAME}{PHONE}"
    sheet.append([f"低保名单 {CANARY}"])
    sheet.append(["姓名", "身份证号", "电话"])
    sheet.append([NAME, CANARY, PHONE])
    sheet["A3"].comment = Comment(CANARY, NAME)
    sheet.column_dimensions["B"].hidden = True
    book.properties.creator = PHONE
    book.save(path)


def _pdf(path: Path, text: str) -> None:
    canvas = Canvas(str(path))
    canvas.setTitle(f"{CANARY}")
    canvas.drawString(72, 700, f"ID {CANARY} TEL {PHONE}")
    canvas.textAnnotation(text, (72, 600, 200, 640))
    canvas.showPage()
    canvas.save()


def run(release: Path, tmp_path: Path, *options: str) -> tuple[bytes, bytes, Path]:
    home = tmp_path / "home"
    home.mkdir()
    names = tmp_path / "关注.csv"
    names.write_text(f"姓名\n{NAME}\n", encoding="utf-8")
    keep = {k: v for k, v in os.environ.items() if k not in ("REDACTSCAN_KEY",)}
    done = subprocess.run(
        [sys.executable, "-m", "redactscan", "scan", str(release), "--watchlist", str(names), *options],
        capture_output=True,
        cwd=home,
        env=keep | {"HOME": str(home), "TMPDIR": str(home), "TEMP": str(home), "PYTHONIOENCODING": "utf-8"},
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout, done.stderr, home


def contents(output: bytes) -> Iterator[bytes]:
    """An output, and what is packed in it: a docx or xlsx says nothing as it is."""
    yield output
    if zipfile.is_zipfile(io.BytesIO(output)):
        with zipfile.ZipFile(io.BytesIO(output)) as archive:
            yield from map(archive.read, archive.namelist())


def assert_nothing_raw(outputs: Iterable[bytes]) -> None:
    for output in outputs:
        for content in contents(output):
            for encoding in ("utf-8", "gb18030", "utf-16-le"):
                for form in FORMS:
                    assert form.encode(encoding) not in content


@pytest.mark.parametrize("options", [(), ("-vv", "--lang", "en"), ("-qq",)], ids=["plain", "verbose", "quiet"])
def test_no_output_carries_a_raw_value(release: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    reports = {name: tmp_path / f"报告.{name}" for name in FORMATS}
    formats = [option for name, file in reports.items() for option in ("--format", f"{name}={file}")]
    stdout, stderr, home = run(release, tmp_path, "--format", "console", *formats, *options)
    written = [file.read_bytes() for file in reports.values()]
    assert all(written)
    left = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    names = "\n".join(str(path) for path in home.rglob("*"))
    assert_nothing_raw((stdout, stderr, names.encode(), *written, *left))
    assert stderr.count(b"Traceback") == 0


def test_hook_baseline_and_summary_carry_no_raw_value(release: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "REDACTSCAN_KEY"} | {
        "HOME": str(home), "TMPDIR": str(home), "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    files = [str(path) for path in sorted(release.rglob("*")) if path.is_file() and not path.is_symlink()]

    def step(*arguments: str, answers: str = "") -> bytes:
        command = [sys.executable, "-m", "redactscan", *arguments]
        done = subprocess.run(
            command, capture_output=True, cwd=home, env=environment, timeout=300, check=False, input=answers.encode()
        )
        assert done.returncode != 2, done.stderr.decode()
        return done.stdout + done.stderr

    said = step("config", "init")
    (tmp_path / "关注.csv").write_text(f"姓名\n{NAME}\n", encoding="utf-8")
    (home / "redactscan.toml").write_text('watchlists = ["../关注.csv"]\n', encoding="utf-8")
    said += step("hook", *files)
    said += step("baseline", "create", str(release))
    said += step("baseline", "audit", str(release), "--reviewer", "核定人", answers="y\n同意\nn\n遮盖\ns\nq\n")
    said += step("baseline", "show")
    said += step(
        "scan", str(release), "--baseline", "redactscan.baseline.json", "--format", "json", "--output", "a.json"
    )
    said += step("report", "summary", "a.json", "--format", "html=a.html", "--format", "csv=a.csv")
    left = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert len(left) >= 5
    assert_nothing_raw((said, *left))


def test_what_is_kept_between_scans_carries_no_raw_value(release: Path, tmp_path: Path) -> None:
    from redactscan.engine import scan
    from redactscan.kept import Kept
    from redactscan.packs import load_packs
    from redactscan.project.config import Config
    from redactscan.project.key import Key

    names = tmp_path / "关注.csv"
    names.write_text(f"姓名\n{NAME}\n", encoding="utf-8")
    config = Config(key=Key(b"k" * 32, "file"), project=release, watchlists=(names,))
    kept = Kept.open(tmp_path / NAME, load_packs(), config, run=f"{NAME}{CANARY}", cache=True)
    scan([release], config=config, kept=kept)
    files = list((tmp_path / NAME).rglob("*.jsonl"))
    assert len(files) == 2
    for file in files:
        lines = [json.loads(line) for line in file.read_bytes().splitlines()]
        assert len(lines) > 5
        said = json.dumps([file.name, lines], ensure_ascii=False)
        assert [said[said.index(form) - 300 : said.index(form) + 40] for form in FORMS if form in said] == []


def test_the_canaries_were_there_to_leak(release: Path, tmp_path: Path) -> None:
    stdout, _, _ = run(release, tmp_path, "--format", "json", "--reveal=force")
    text = stdout.decode()
    assert text.count(CANARY) > 20
    assert NAME in text
    findings = [f for document in json.loads(stdout)["documents"] for f in document["findings"]]
    assert sum(part["type"] == "spliced-mask" for f in findings for part in (f, *f["details"])) == 4
    roles = {"body", "header", "comment", "metadata", "hidden", "annotation", "file-name"}
    assert all(f'"role": "{role}"' in text for role in roles)


def test_a_crash_says_its_type_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from redactscan import engine
    from redactscan.cli import main

    def crash(*_: object, **__: object) -> None:
        raise ValueError(f"unexpected value {CANARY}")

    file = tmp_path / "a.txt"
    file.write_text(CANARY, encoding="utf-8")
    monkeypatch.setattr(engine, "scan", crash)
    assert main(["scan", str(file)]) == 2
    out, err = capfd.readouterr()
    assert CANARY not in out + err
    assert "ValueError" in err
    assert "Traceback" not in err


def test_a_reader_that_raises_becomes_a_notice_without_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from redactscan import readers
    from redactscan.readers import Reader, Source

    def crash(source: Source) -> None:
        raise ValueError(f"cannot read {source.data!r}")

    monkeypatch.setattr(readers, "reader_of", lambda _: Reader("text", "text/plain", (".txt",), crash))
    document = readers.read(Source("a.txt", CANARY.encode()))
    assert [notice.cause for notice in document.notices] == ["unparsable"]
    assert CANARY not in repr(document)
