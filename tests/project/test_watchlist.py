"""Lists of names as offices keep them. The names are invented."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from redactscan.detectors.listed import Listed
from redactscan.errors import ConfigError
from redactscan.messages import say
from redactscan.project.watchlist import people

NAMES = frozenset({"赵铁柱", "欧阳小满"})


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("赵铁柱\n欧阳小满\n", "utf-8"),
        ("序号,姓名\n1,赵铁柱\n2,欧阳小满\n", "utf-8-sig"),
        ("姓名,单位\r\n赵铁柱,某局\r\n欧阳小满,某所\r\n", "gb18030"),
        ("姓名\n赵铁柱\n欧阳小满\n", "utf-16"),
        ('"赵 铁 柱"\n\n欧阳　小满\n', "utf-8"),
        ("单位,姓 名\n某局,赵铁柱\n某所,欧阳小满\n缺名\n,\n", "utf-8"),
    ],
)
def test_names_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(text.encode(encoding))
    assert {person.name for person in people(path)} == NAMES


def test_a_foreign_name_keeps_its_spaces(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Ada  Novak\n", encoding="utf-8")
    assert people(path) == (Listed("Ada  Novak"),)


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"", "", "名单里没有姓名"),
        ("姓名\n".encode(), "", "名单里没有姓名"),
        ("姓名\n赵铁柱\n王\n".encode(), ":3", "这一行的姓名长度不在 2 到 40 字之间"),
        (b"PK\x03\x04", "", "工作簿不能完整读取，请另存为 CSV"),
        ("姓名\n张某某\n".encode(), "", "名单里没有姓名"),
        (b"\xff\xff\xff", "", "不是 UTF-8 或 GB18030 编码的 CSV"),
    ],
)
def test_a_broken_list_is_an_error_with_its_place(tmp_path: Path, data: bytes, line: str, sentence: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        people(path)
    assert (caught.value.where, say(caught.value.message)) == (path.as_posix() + line, sentence)


def test_a_missing_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv"):
        people(tmp_path / "none.csv")


def test_a_workbook_and_what_its_rows_tell_besides(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["序号", "姓 名", "乡镇", "村（社区）", "身份证后四位"])
    book.active.append([1, "赵铁柱", "石桥镇", "柳树村", "0028"])
    book.active.append([2, "欧阳　小满", "", "青峰社区", "123X"])
    book.save(tmp_path / "names.xlsx")
    assert people(tmp_path / "names.xlsx") == (
        Listed("赵铁柱", "石桥镇柳树村", "0028"),
        Listed("欧阳小满", "青峰社区", "123X"),
    )
