"""Which masks are too weak beside what stands beside them, and which cells of a column were forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from redactscan.validators import mod_11_2

Hear = Callable[..., Any]
HEAD_TAIL, TAIL_HIDDEN = "340121********9976", "34012119850312****"
HEAD_ONLY, TAIL_ONLY = "340121************", "**************9976"


def column(*values: str, header: str = "身份证号") -> list[list[str]]:
    return [["姓名", header], *(["张某某", value] for value in values)]


def person(mask: str, **beside: str) -> list[list[str]]:
    """A list of one row; ``beside`` are header and cell of its other columns."""
    return [["姓名", *beside, "身份证号"], ["张某某", *beside.values(), mask]]


BORN = {"出生日期": "1985-03-12"}
FORM = [["姓名", "张某某", "性别", "男"], ["出生日期", "1985-03-12", "身份证号", HEAD_TAIL]]
BORN_MALE = BORN | {"性别": "男"}

# (content, severity, a reason)
WEAK: list[tuple[tuple[Any, ...], str, str]] = [
    # in lists
    ((person(HEAD_TAIL, 出生日期="1985.03.12"),), "high", "结合同一行的出生日期，只剩 1 个"),
    ((person(HEAD_TAIL, 出生年月="1985年3月", 性别="男"),), "high", "结合同一行的出生日期，只剩 3 个可能的号码"),
    ((person("340121**********76", **BORN_MALE),), "high", "结合同一行的出生日期，只剩 9 个"),
    ((person("340121***********6", **BORN_MALE),), "medium", "结合同一行的出生日期和性别，只剩 46 个"),
    ((person(HEAD_ONLY, **BORN_MALE),), "medium", "结合同一行的出生日期和性别，只剩 500 个"),
    ((person(HEAD_TAIL, 年龄="39"),), "medium", "结合同一行的年龄，只剩 67 个可能的号码"),
    (("90周岁以上老人高龄津贴", person(HEAD_TAIL)), "medium", "结合标题写明的年龄，只剩"),
    ((person("3401211985****9976"),), "high", "只遮盖了 4 位，视同没有遮盖"),
    ((person("3401211985****9976"),), "high", "遮盖后只剩 33 个可能的号码"),
    ((person(TAIL_HIDDEN, **BORN_MALE),), "high", "结合同一行的性别，只剩 500 个"),
    ((person("3401211985031299**"),), "high", "遮盖后只剩 10 个可能的号码"),
    ((person(TAIL_ONLY, **BORN),), "medium", "结合同一行的出生日期，只剩"),
    ((column("621799*********4564", header="银行卡号"),), "medium", "只遮盖了 9 位，视同没有遮盖"),
    ((column("13800**5678", header="手机"),), "medium", "遮盖后只剩 100 个可能的号码"),
    ((column("340121**********7644", header="残疾证号"),), "high", "末两位露出残疾类别和等级"),
    # the row speaks of someone else: only what the mask shows counts
    ((person("3401211985******76", 出生日期="1950-01-01"),), "", ""),
    ((person(HEAD_TAIL, 监护人出生日期="1985-03-12"),), "", ""),
    # in forms
    ((FORM,), "high", "结合旁边的出生日期，只剩 1 个"),
    # in forms whose lines or cells have their labels with them
    ((f"姓名：张*三\n性别：男\n出生日期：1985-03-12\n身份证号：{HEAD_TAIL}",), "high", "结合旁边的出生日期，只剩 1 个"),
    (("姓名：张*三", "出生年月：1985年3月", f"身份证号码：{HEAD_TAIL}"), "high", "结合旁边的出生日期，只剩 3 个"),
    ((f"身份证号：{HEAD_TAIL}\n\n年龄：39",), "medium", "结合旁边的年龄，只剩 67 个"),
    (("性别：男\n生日：1985.3.12\n证件号码：340121***********6",), "medium", "结合旁边的出生日期和性别，只剩 46 个"),
    (([["姓名：张*三", "性别：男"], ["出生日期：1985-03-12", f"身份证号：{HEAD_TAIL}"]],), "high", "旁边的出生日期"),
    (([["姓名", "张*三", f"身份证号：{HEAD_TAIL}"], ["性别", "男", "出生日期：1985-03-12"]],), "high", "只剩 1 个"),
    ((f"户主身份证号：{HEAD_TAIL}\n户主出生日期：1985-03-12",), "high", "结合旁边的出生日期，只剩 1 个"),
    # not where the line beside is about something else
    ((f"身份证号：{HEAD_TAIL}\n监护人出生日期：1985-03-12",), "", ""),
    ((f"身份证号：{HEAD_TAIL}\n以上情况属实。\n出生日期：1985-03-12",), "", ""),
    ((f"身份证号：{HEAD_TAIL}\n身份证号：340121********0011\n出生日期：1985-03-12",), "", ""),
    (([[f"身份证号：{HEAD_TAIL}"]], "出生日期：1985-03-12"), "", ""),
    # in sentences and in cells of words
    ((f"张某，男，1985年3月12日出生，身份证号：{HEAD_TAIL}。",), "high", "结合旁边的出生日期，只剩 1 个"),
    ((f"身份证号：{HEAD_TAIL}，1985年3月12日生",), "high", "结合旁边的出生日期，只剩 1 个"),
    ((f"李某，女，80岁；张某，39岁，身份证号{HEAD_TAIL}",), "medium", "结合旁边的年龄，只剩"),
    ((f"证件号：{TAIL_HIDDEN}",), "high", "只遮盖了 4 位，视同没有遮盖"),
    ((TAIL_HIDDEN,), "high", "遮盖后只剩 999 个可能的号码"),
    (([["姓名", "备注"], ["张某某", f"身份证{TAIL_HIDDEN}"]],), "high", "只遮盖了 4 位"),
    ((column("340121********0011、34012119850312****"),), "high", "只遮盖了 4 位"),
    # what is no mask, or a good one
    ((person(HEAD_TAIL),), "", ""),
    ((person(HEAD_ONLY, 性别="男"),), "", ""),
    ((person("*" * 18, **BORN_MALE),), "", ""),
    ((column("138****5678", header="手机"),), "", ""),
    ((column("1380013****", header="联系电话"),), "", ""),
    ((column("0551-666****", header="联系电话"),), "", ""),
    ((column("***************4564", header="一卡通账号"),), "", ""),
    (("联系电话138****5678",), "", ""),
    (("填写示例：身份证号34012119850312****",), "", ""),
    (("设备编号3401**1985，尺寸15000××24000",), "", ""),
    (("目录……12\n第一章..........34",), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("content", "severity", "reason"), WEAK)
def test_weak_masks(heard: Hear, content: tuple[Any, ...], severity: str, reason: str) -> None:
    said = heard(*content, only=["weak-mask"])
    assert {s.severity for s in said} == ({severity} if severity else set())
    assert not reason or any(reason in why for s in said for why in s.reasons)


def test_the_column_tells_the_county(heard: Hear) -> None:
    rows = [["姓名", "身份证号", "出生日期"], *(["张某某", f"340121********{n:04d}", ""] for n in (11, 1234, 5678))]
    said = heard([*rows, ["李某某", TAIL_ONLY, "1985-03-12"]], only=["weak-mask"])
    assert [(s.value, s.severity) for s in said] == [(TAIL_ONLY, "high")]
    assert said[0].reasons == ("同一列的其他号码露出了县区代码", "结合同一行的出生日期，只剩 1 个可能的号码")
    (alone,) = heard([rows[0], ["李某某", TAIL_ONLY, "1985-03-12"]], only=["weak-mask"])
    assert (alone.severity, len(alone.reasons)) == ("medium", 1)


def test_a_column_without_a_header_is_known_by_its_masks(heard: Hear) -> None:
    rows = [["张某某", "1985-03-12", f"340121********{n:04d}"] for n in (9976, 1234, 5678)]
    assert heard(rows, only=["weak-mask"]) == []  # nor is the birth date known for one
    short = [["张某某", "x", f"34012119850312{n}**"] for n in (99, 12, 56)]
    assert [s.value for s in heard(short, only=["weak-mask"])] == [row[2] for row in short]


def test_only_what_a_list_is_meant_to_show_is_not_told(heard: Hear) -> None:
    rows = column("13800**5678", header="联系电话")
    assert len(heard("低保对象公示", rows, only=["weak-mask"])) == 1
    assert heard("采购项目中标公告", rows, only=["weak-mask"]) == []


FULL = "34012119750820123"
FULL += mod_11_2.character(FULL)
MASKS = (HEAD_TAIL, "340121********0011", "340121********1234")

# (column, what is outvoted with its severity)
MISSED: list[tuple[list[list[str]], list[tuple[str, str]]]] = [
    (column(*MASKS, FULL), [(FULL, "high")]),
    (column(*MASKS, FULL, "34012119750820125X"), [(FULL, "high"), ("34012119750820125X", "high")]),
    (column(*MASKS, "34012119850312****"), [("34012119850312****", "high")]),  # too little is hidden
    (column(*MASKS, "340121750820123"), [("340121750820123", "high")]),
    (column(*MASKS, "34012119******9976"), [("34012119******9976", "medium")]),
    (column(*MASKS, "34**21********9976"), []),
    (column(*MASKS, "3401**************", "*" * 18, "无", ""), []),
    (column(*MASKS, *[FULL] * 3), []),  # no majority
    (column(*MASKS[:2], FULL), []),
    (column(*MASKS), []),
    (column("138****5678", "139****0011", "137****1234", "13905510001", header="电话"), [("13905510001", "high")]),
    (column("138****5678", "139****0011", "137****1234", "0551-6660001", header="电话"), []),
    (column(*[f"************{n}" for n in (4564, 1111, 2222)], "20010012345666600013", header="账号"),
     [("20010012345666600013", "high")]),
    ([["获奖学生", "分"], ["张*", "9"], ["李*", "9"], ["王某某", "9"], ["赵伟", "9"]], [("赵伟", "high")]),
    ([["获奖学生", "分"], ["张*", "9"], ["李*丰", "9"], ["欧阳**", "9"]], []),  # names of all lengths
    ([["姓名", "证件号"], *([["张伟", value] for value in (*MASKS, "E12345678")])], []),  # another kind of document
]  # fmt: skip


@pytest.mark.parametrize(("rows", "outvoted"), MISSED)
def test_missed_masks(heard: Hear, rows: list[list[str]], outvoted: list[tuple[str, str]]) -> None:
    assert [(s.value, s.severity) for s in heard(rows, only=["missed-mask"])] == outvoted


def test_a_forgotten_mask_says_what_its_column_does(heard: Hear) -> None:
    (said,) = heard(column(*MASKS, "34012119850312****"), only=["missed-mask"])
    assert said.reasons == ("只遮盖了 4 位，视同没有遮盖", "同一列有 3 处已遮盖，这一处没有")
    assert heard(column(*MASKS, "34012119850312****"), only=["weak-mask"]) == []


def test_a_long_list_is_counted_once_a_mask(heard: Hear, monkeypatch: pytest.MonkeyPatch) -> None:
    from redactscan.assess import strength

    counted: list[str] = []
    count = strength.count
    monkeypatch.setattr(strength, "count", lambda mask, known: counted.append(mask) or count(mask, known))
    rows = [["姓名", "出生日期", "身份证号"], *([["张某某", "1985-03-12", HEAD_TAIL]] * 200)]
    assert len(heard(rows, only=["weak-mask"])) == 200
    assert len(counted) == 1
