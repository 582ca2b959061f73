"""Who is under 18, by which sign, and what that means in which list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ONLY = ["minor"]


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("低保对象公示", "critical"),
        ("惠农补贴发放表", "critical"),
        ("物资清单", "critical"),
        ("行政处罚公示", "critical"),
        ("学生资助公示", "medium"),
        ("初中招生录取名单", "medium"),
        ("科技竞赛获奖名单", "medium"),
    ],
)
def test_a_number_tells_the_age(
    heard: Callable[..., Any], number: Callable[..., str], title: str, severity: str
) -> None:
    rows = [["姓名", "身份证号"], ["张小雨", number(2015)], ["张伟", number(1985)]]
    (said,) = heard(title, rows, only=ONLY)
    assert (said.severity, said.kind, said.label) == (severity, "fail", "第2张表 第2行 第2列")
    assert said.reasons == ("11岁，未满18周岁",)


@pytest.mark.parametrize(
    ("born", "year", "age"), [(2008, "", None), (2009, "", 17), (2008, "2024年", 16), (2015, "2010年", 11)]
)
def test_the_day_of_the_document_counts(
    heard: Callable[..., Any], number: Callable[..., str], born: int, year: str, age: int | None
) -> None:
    said = heard(f"{year}低保对象公示", [["姓名", "身份证号"], ["张小雨", number(born)]], only=ONLY)
    assert [s.reasons[0] for s in said] == ([f"{age}岁，未满18周岁"] if age else [])


@pytest.mark.parametrize(
    ("header", "cell", "age"),
    [
        ("年龄", "9", 9),
        ("年龄（周岁）", "9周岁", 9),
        ("实足年龄", "17岁", 17),
        ("年龄", "8个月", 0),
        ("年龄", "18", None),
        ("年龄段", "9", None),
        ("年龄要求", "9", None),
        ("监护人年龄", "17", None),
        ("人数", "9", None),
        ("出生日期", "2015-03-01", 11),
        ("出生年月", "2015年3月", 11),
        ("监护人出生日期", "1985-03-01", None),
        ("学籍号", "G340121201209050022", 13),
        ("残疾证号", "340121201209050022" + "44", 13),
    ],
)
def test_columns(heard: Callable[..., Any], header: str, cell: str, age: int | None) -> None:
    said = heard("名单", [["姓名", header], ["张小雨", cell]], only=ONLY)
    assert [s.reasons[0] for s in said] == ([f"{age}岁，未满18周岁"] if age is not None else [])


@pytest.mark.parametrize(
    "rows",
    [
        [["年龄", "人数"], ["9", "120"], ["10", "131"]],
        [["姓名", "年龄"], ["张*", "9"], ["王*", "10"]],
    ],
)
def test_an_age_without_a_person_is_nobodys(heard: Callable[..., Any], rows: list[list[str]]) -> None:
    assert heard("名单", rows, only=ONLY) == []


def test_a_person_is_told_once(heard: Callable[..., Any], number: Callable[..., str]) -> None:
    rows = [["姓名", "年龄", "出生日期", "身份证号"], ["张小雨", "11", "2015-03-12", number(2015)]]
    assert [s.value for s in heard("名单", rows, only=ONLY)] == [number(2015)]


def test_the_number_of_an_adult_outweighs_an_age(heard: Callable[..., Any], number: Callable[..., str]) -> None:
    rows = [["姓名", "年龄", "身份证号"], ["张伟", "9", number(1985)]]
    assert heard("名单", rows, only=ONLY) == []


def test_in_a_text(heard: Callable[..., Any], number: Callable[..., str]) -> None:
    text = f"户主张伟（身份证号{number(1985)}）之女，身份证号{number(2015)}；再次提到身份证号{number(2015)}。"
    assert [s.value for s in heard(text, only=ONLY)] == [number(2015)]


def test_no_birth_date_is_in_the_reasons(heard: Callable[..., Any], number: Callable[..., str]) -> None:
    (said,) = heard("名单", [["姓名", "身份证号"], ["张小雨", number(2015)]], only=ONLY)
    assert "2015" not in "".join(said.reasons)
