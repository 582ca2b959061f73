"""What the documents of a batch give away together: end to end, through workers and files of several formats."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from redactscan import engine
from redactscan.batch import pack
from redactscan.engine import scan_text
from redactscan.examine import Policy, examine
from redactscan.messages import say
from redactscan.model import Cell, Finding, Report, Severity
from redactscan.packs import load_packs
from redactscan.project.config import Config
from redactscan.project.key import Key
from redactscan.readers import Source
from redactscan.validators import mod_11_2

Rows = Sequence[Sequence[str]]
KEY = Key(b"0" * 32, "run")
NAMES = ("王秀兰", "李国庆", "阿依古丽·买买提")
HEADER = ["姓名", "村", "身份证号"]


def number(sequence: int) -> str:
    digits = f"34012119850312{sequence:03d}"
    return digits + mod_11_2.character(digits)


IDS = [number(sequence) for sequence in (997, 12, 346)]
HEADS = [[name, "王庄村", f"{n[:6]}********{n[14:]}"] for name, n in zip(NAMES, IDS, strict=True)]
TAILS = [[name, "王庄村", f"{n[:14]}****"] for name, n in zip(NAMES, IDS, strict=True)]
BORN = [[name, "罗塘乡王庄村", "1985-03-12"] for name in NAMES]


def xlsx(path: Path, rows: Rows, sheet: str = "公示") -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)


def docx_(path: Path, *tables: Rows) -> None:
    document = docx.Document()
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
        document.add_paragraph("此件主动公开")
    document.save(str(path))


def scan(folder: Path, jobs: int = 1, select: tuple[str, ...] = ("spliced-mask",), reveal: bool = False) -> engine.Scan:
    return engine.scan([folder], config=Config(jobs=jobs, key=KEY, select=select), reveal=reveal)


def flat(findings: Sequence[Finding]) -> list[Finding]:
    return [part for finding in findings for part in (finding, *finding.details) if part.type == "spliced-mask"]


def spliced(report: Report) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By path: place and reasons of every finding."""
    found = {document.path: flat(document.findings) for document in report.documents}
    return {
        path: [(part.location.label(), tuple(map(say, part.reasons))) for part in parts]
        for path, parts in found.items()
        if parts
    }


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """The heads in a workbook, the tails in a document."""
    xlsx(tmp_path / "甲.xlsx", [HEADER, *HEADS])
    docx_(tmp_path / "乙.docx", [HEADER, *TAILS])
    return tmp_path


def test_head_and_tail_in_two_files(batch: Path) -> None:
    found = scan(batch).report
    one = "与别处同一人的号码拼合，只剩 1 个可能的号码"
    assert spliced(found) == {
        "乙.docx": [(f"第1张表 第{n}行 第3列", (one, f"见同批文件“甲.xlsx”公示!C{n}")) for n in (2, 3, 4)],
        "甲.xlsx": [(f"公示!C{n}", (one, f"见同批文件“乙.docx”第1张表 第{n}行 第3列")) for n in (2, 3, 4)],
    }
    assert [document.verdict for document in found.documents] == ["redact", "redact"]
    assert [say(document.verdict_reasons[0]) for document in found.documents] == ["疑似可拼合的遮盖 3 处"] * 2
    assert found.exit_code() == 1
    first = found.documents[0].findings[0]
    assert (first.severity, first.kind, first.excerpt) == (Severity.HIGH, "fail", "340*************" + "**")
    assert say(first.reasons[1], "en") == "see 公示!C2 of “甲.xlsx” in the same batch"


def test_two_jobs_give_what_one_gives(batch: Path) -> None:
    assert scan(batch, jobs=2).report.documents == scan(batch, jobs=1).report.documents


def test_what_is_not_asked_for_is_not_told(batch: Path) -> None:
    assert spliced(scan(batch, select=("resident-id", "weak-mask")).report) == {}


def test_a_finding_stands_in_the_row_of_its_person(batch: Path) -> None:
    phones = [[*row, phone] for row, phone in zip(TAILS, ("13905510001", "", "13905510003"), strict=True)]
    docx_(batch / "乙.docx", [["低保对象公示", "", "", ""], [*HEADER, "手机"], *phones])
    findings = scan(batch, select=("CN-PI",)).report.documents[0].findings
    rows = {finding.location.anchor.row: finding for finding in findings if isinstance(finding.location.anchor, Cell)}
    kinds = {row: {finding.type, *(part.type for part in finding.details)} for row, finding in rows.items()}
    without = {"spliced-mask", "weak-mask", "person-name"}
    assert list(kinds.items()) == [(3, without | {"mobile"}), (4, without), (5, without | {"mobile"})]


def test_values_are_revealed_where_they_were_asked_for(batch: Path) -> None:
    assert scan(batch).values == {}
    shown = {
        finding.location.label(): value.reveal() for finding, (value, _) in scan(batch, reveal=True).values.items()
    }
    assert shown["公示!C2"] == HEADS[0][2]
    assert shown["第1张表 第2行 第3列"] == TAILS[0][2]


FULL = [[name, "王庄村", n] for name, n in zip(NAMES, IDS, strict=True)]
ELSEWHERE = [[name, "李庄村", mask] for name, _, mask in TAILS]
NOWHERE = [[name, "", mask] for name, _, mask in TAILS]
HIDDEN = [[name[0] + "**", place, mask] for name, place, mask in TAILS]

# (header and rows of one file, of another, files with findings)
TOGETHER: list[tuple[Rows, Rows, list[str]]] = [
    ([HEADER, *HEADS], [HEADER, *FULL], ["a.xlsx"]),  # the full value is a finding of its own
    ([HEADER, *HEADS], [["姓名", "村（居）", "出生日期"], *BORN], ["a.xlsx", "b.xlsx"]),
    ([HEADER, *HEADS], [["户主", "家庭住址", "户主身份证号"], *TAILS], ["a.xlsx", "b.xlsx"]),
    ([HEADER, *HEADS], [["罗塘乡王庄村特困人员"], ["姓名", "金额", "身份证号"], *NOWHERE], ["a.xlsx", "b.xlsx"]),
    ([HEADER, *HEADS], [HEADER, *ELSEWHERE], []),
    ([HEADER, *HEADS], [["姓名", "金额", "身份证号"], *NOWHERE], []),
    ([HEADER, *HEADS], [HEADER, *HIDDEN], []),
    ([HEADER, *HEADS], [HEADER, *HEADS], []),
    ([HEADER, *FULL], [HEADER, *FULL], []),
    ([HEADER, *HEADS], [["姓名", "村", "监护人身份证号"], *TAILS], []),  # the guardian's
    ([["监护人姓名", "村", "监护人身份证号"], *HEADS], [HEADER, *TAILS], ["a.xlsx", "b.xlsx"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "files"), TOGETHER)
def test_together(tmp_path: Path, one: Rows, other: Rows, files: list[str]) -> None:
    xlsx(tmp_path / "a.xlsx", one)
    xlsx(tmp_path / "b.xlsx", other)
    assert list(spliced(scan(tmp_path).report)) == files


def test_a_birth_date_is_excerpted_as_one(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", [HEADER, *HEADS])
    xlsx(tmp_path / "b.xlsx", [["姓名", "村（居）", "出生日期"], *BORN])
    found = flat(scan(tmp_path).report.documents[1].findings)
    assert {finding.excerpt for finding in found} == {"198*******"}


def test_two_tables_of_one_document(tmp_path: Path) -> None:
    docx_(tmp_path / "名单.docx", [HEADER, *HEADS], [HEADER, *TAILS])
    found = spliced(scan(tmp_path).report)["名单.docx"]
    assert [place for place, _ in found] == [f"第{t}张表 第{n}行 第3列" for t in (1, 2) for n in (2, 3, 4)]
    assert found[0][1][1] == "见本文件 第2张表 第2行 第3列"


def test_a_full_number_elsewhere_is_named_first_and_not_every_place(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", [HEADER, *HEADS])
    for n in range(4):
        xlsx(tmp_path / f"b{n}.xlsx", [HEADER, *TAILS])
    xlsx(tmp_path / "c.xlsx", [HEADER, *FULL])
    (_, reasons), *_ = spliced(scan(tmp_path).report)["a.xlsx"]
    assert reasons == (
        "别处有同一人的完整号码",
        "见同批文件“c.xlsx”公示!C2",
        "见同批文件“b0.xlsx”公示!C2",
        "见同批文件“b1.xlsx”公示!C2",
        "另有 2 处",
    )


def test_names_in_paths_and_sheets_stay_masked(tmp_path: Path) -> None:
    xlsx(tmp_path / f"{NAMES[0]}{IDS[0]}.xlsx", [HEADER, *HEADS], sheet=f"{IDS[0]}")
    xlsx(tmp_path / "b.xlsx", [HEADER, *TAILS])
    report = scan(tmp_path, select=("CN-PI",)).report
    assert len(spliced(report)) == 2
    assert IDS[0] not in repr(report)
    assert any("340*************" in reason for _, reasons in spliced(report)["b.xlsx"] for reason in reasons)


def test_a_text_is_a_batch_of_one() -> None:
    rows = [HEADER, *HEADS, *TAILS]
    report = scan_text("\n".join("\t".join(row) for row in rows), config=Config(select=("spliced-mask",))).report
    assert (len(report.findings), report.verdict) == (6, "redact")


def test_what_crosses_the_pipe_names_nobody(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", [HEADER, *HEADS])
    source = Source("a.xlsx", (tmp_path / "a.xlsx").read_bytes())
    policies = [Policy(load_packs().rules, b"key") for _ in range(2)]
    sent = [pack(next(examine(source, policy)), reveal=False) for policy in policies]
    assert [len(parcel.hints) for parcel in sent] == [3, 3]
    for parcel in sent:
        assert not any(name.encode() in pickle.dumps(parcel) for name in NAMES)
        assert not any(cell in repr(parcel) for row in HEADS for cell in row if "*" in cell)
    people = [{hint.fragment.person for hint in parcel.hints} for parcel in sent]
    assert people[0].isdisjoint(people[1])  # a key lives as long as its run
