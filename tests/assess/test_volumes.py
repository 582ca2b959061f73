"""What documents hold together though each holds few: said of the batch, with no verdict of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactscan import engine
from redactscan.messages import say
from redactscan.model import Report
from redactscan.project.config import Config


def accounts(path: Path, first: int, count: int, also: str = "") -> None:
    rows = [f"张伟,20010012345{number:05d},{also}" for number in range(first, first + count)]
    path.write_text("\n".join(["姓名,银行账号,家庭存款", *rows]), encoding="utf-8")


def scan(folder: Path, *ignore: str) -> Report:
    return engine.scan([folder], config=Config(jobs=1, ignore=ignore)).report


def remarks(report: Report) -> list[str]:
    return [say(remark) for remark in report.remarks]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((9, 9, 9), ["本批 3 份文件合计：财产、征信类信息共 27 条，达到 25 条"]),
        ((8, 8, 8), []),
        ((24, 0, 1), ["本批 2 份文件合计：财产、征信类信息共 25 条，达到 25 条"]),
        ((30, 0, 0), []),  # that one document says it of itself
    ],
)
def test_small_documents_together(tmp_path: Path, counts: tuple[int, ...], said: list[str]) -> None:
    for number, count in enumerate(counts):
        accounts(tmp_path / f"{number}.csv", 100 * number, count)
    assert remarks(scan(tmp_path)) == said


def test_a_row_is_one_record(tmp_path: Path) -> None:
    for number in range(2):
        accounts(tmp_path / f"{number}.csv", 100 * number, 12, also="3万元")
    assert remarks(scan(tmp_path)) == []
    accounts(tmp_path / "2.csv", 200, 1)
    assert len(remarks(scan(tmp_path))) == 1


def test_it_changes_no_document_and_can_be_left_out(tmp_path: Path) -> None:
    for number in range(3):
        accounts(tmp_path / f"{number}.csv", 100 * number, 9)
    with_, without = scan(tmp_path), scan(tmp_path, "volume")
    assert (len(with_.remarks), without.remarks) == (1, ())
    assert [document.verdict for document in with_.documents] == [document.verdict for document in without.documents]
    assert with_.counts() == without.counts()
