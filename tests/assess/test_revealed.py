"""What a row, a title and a column give away about a person."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactscan.assess.candidates import Interval, Known, lifetime
from redactscan.assess.revealed import Aspect, age, ages, agreed, birth, cells, known_from, sex, year_of
from redactscan.assess.strength import identities

MASK = "340121********9976"


def days(first: str, last: str) -> Interval:
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985.03.12", days("1985-03-12", "1985-03-12")),
        ("1985-3-12", days("1985-03-12", "1985-03-12")),
        ("1985/03/12", days("1985-03-12", "1985-03-12")),
        ("1985年3月12日", days("1985-03-12", "1985-03-12")),
        ("１９８５ 年 ３ 月 １２ 日", days("1985-03-12", "1985-03-12")),
        ("19850312", days("1985-03-12", "1985-03-12")),
        ("1985-03-12 00:00:00", days("1985-03-12", "1985-03-12")),
        ("1985-03-12T00:00:00", days("1985-03-12", "1985-03-12")),
        ("1985年3月", days("1985-03-01", "1985-03-31")),
        ("1985-03", days("1985-03-01", "1985-03-31")),
        ("1985.3", days("1985-03-01", "1985-03-31")),
        ("198503", days("1985-03-01", "1985-03-31")),
        ("1984年2月生", days("1984-02-01", "1984-02-29")),
        ("1985年", days("1985-01-01", "1985-12-31")),
        ("1985", days("1985-01-01", "1985-12-31")),
        ("1985-**-**", days("1985-01-01", "1985-12-31")),
        ("198503**", days("1985-03-01", "1985-03-31")),
        ("", None),
        ("****", None),
        ("1985.02.30", None),
        ("不详", None),
        ("340121198503129976", None),
        ("1885.03.12", None),
    ],
)
def test_birth_dates(text: str, expected: Interval | None) -> None:
    assert birth(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("39", (1984, 1985)),
        ("39岁", (1984, 1985)),
        ("３９ 周岁", (1984, 1985)),
        ("男/39", (1984, 1985)),
        ("60-69", (1954, 1964)),
        ("60至69周岁", (1954, 1964)),
        ("80岁及以上", (1923, 1944)),
        ("未满18周岁", (2005, 2024)),
        ("1985.03", (1985, 1985)),  # a birth month in the wrong column
        ("3个月", None),
        ("1.5", None),
        ("不详", None),
        ("", None),
    ],
)
def test_ages_in_a_cell(text: str, expected: tuple[int, int] | None) -> None:
    told = age(text, 2024)
    assert (told and (told[0].year, told[1].year)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2024年80周岁(含80周岁)以上老人高龄津贴发放名单", (1923, 1944)),
        ("80-89周岁、90-99周岁和100周岁以上老人津贴", (1913, 1944)),
        ("0-6岁残疾儿童康复救助名单", (2017, 2024)),
        ("年满60周岁人员名单", (1923, 1964)),
        ("未满16周岁人员名单", (2007, 2024)),
        ("16周岁以下残疾儿童名单", (2007, 2024)),
        ("2024年低保对象公示", None),
        ("第3批2000元以上补贴名单", None),
    ],
)
def test_ages_in_a_title(title: str, expected: tuple[int, int] | None) -> None:
    told = ages(title, 2024)
    assert (told and (told[0].year, told[1].year)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("男", "male"), (" 女性", "female"), ("男女", None), ("1", None), ("", None)]
)
def test_sex(text: str, expected: str | None) -> None:
    assert sex(text) == expected


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年12月低保公示", 2024),
        ("二〇二四年低保公示", 2024),
        ("二○二四年低保公示", 2024),
        ("2023—2024学年资助名单", 2024),
        ("关于2019年清理2024年名单的公示", 2024),
        ("低保公示", 2026),
        ("12024年", 2026),
    ],
)
def test_the_year_of_a_list(title: str, year: int) -> None:
    assert year_of(title, 2026) == year


@pytest.mark.parametrize(
    ("headers", "of", "expected"),
    [
        (["姓名", "性别", "年龄", "出生年月"], "身份证号", {"sex": "b", "age": "c", "birth": "d"}),
        (["姓名", "性别/年龄", "出生地", "出生医学证明编号"], "身份证号", {"sex": "b", "age": "b"}),
        (["户主姓名", "性别", "周岁", "生日"], "户主身份证号", {"sex": "b", "age": "c", "birth": "d"}),
        (["学生姓名", "性别", "年龄", "监护人年龄"], "监护人身份证号", {"age": "d"}),
        (["学生姓名", "性别", "年龄", "监护人年龄"], "学生身份证号", {"sex": "b", "age": "c"}),
        (["姓名", "配偶性别", "配偶出生日期", "学龄"], "身份证号", {}),
        ([], "", {}),
    ],
)
def test_cells_that_tell(headers: list[str], of: str, expected: dict[Aspect, str]) -> None:
    assert cells(headers, ["a", "b", "c", "d"], of) == expected


def test_an_empty_cell_tells_nothing() -> None:
    assert cells(["性别", "年龄"], ["  ", "39"]) == {"age": "39"}


@pytest.mark.parametrize(
    ("row", "title", "candidates"),
    [
        ({}, "", 3361),
        ({"birth": "1985.03.12", "sex": "男"}, "", 1),
        ({"birth": "1985年3月"}, "", 3),
        ({"birth": "1985", "sex": "男"}, "", 33),
        ({"age": "39岁"}, "2024年低保对象公示", 68),
        ({"age": "39岁", "birth": "1985-03-12"}, "2024年", 1),
        ({}, "2024年80周岁以上老人", 698),
        ({"age": "五十"}, "2024年", 3361),
        ({"sex": "女"}, "", 3361),  # 997 is a man's: the cell is about someone else
    ],
)
def test_what_is_known_counts(row: dict[Aspect, str], title: str, candidates: int) -> None:
    assert identities(MASK, known_from(row, title, 2026), 2026) == candidates


@settings(max_examples=300, deadline=None)
@given(st.text("0123489年月日岁周满以上下不至-./男女 *", max_size=16), st.text("0248年岁周满以上不-第", max_size=16))
def test_whatever_is_written(cell: str, title: str) -> None:
    known = known_from({"birth": cell, "age": cell, "sex": cell}, title, 2026)
    assert known.born[0] <= known.born[1]


def test_the_row_knows_better_than_the_title() -> None:
    told = known_from({"birth": "1912.03.12"}, "2024年60-69周岁老人", 2026)  # nor does a list reach back so far
    assert told.born == days("1912-03-12", "1912-03-12")


def test_the_region_goes_along() -> None:
    county = frozenset({"340121"})
    assert known_from({}, "", 2026, county) == Known(lifetime(2026), None, county)


FULL = "340121198503129976"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([FULL] * 3 + ["**************9976"], {"340121"}),
        ([FULL] * 3 + ["3401**********9976"], {"340121"}),
        ([FULL, "340122********9976", "3401**********9976"], {"3401"}),
        ([FULL, FULL, "**************9976"], set()),
        ([FULL] * 3 + ["340222********9976"], set()),  # one from elsewhere
        ([FULL] * 3 + ["3402**********9976"], set()),
        (["**************9976"] * 5, set()),
        ([], set()),
    ],
)
def test_the_region_on_which_a_column_agrees(numbers: list[str], expected: set[str]) -> None:
    assert agreed(numbers) == expected
