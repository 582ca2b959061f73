"""Columns that a list must not show, and those about which nothing is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from redactscan.assess.roster import column_kinds, list_types
from redactscan.messages import catalogue
from redactscan.text.view import squeeze

RELIEF, STUDENTS, SUBSIDY, COMPENSATION = "低保对象公示", "学生资助公示", "惠农补贴发放表", "征收补偿分户表"
CARDS = ("2001001234560001", "2001001234560002", "2001001234560003")
INCOMES = ("800元", "760元", "900元")


@pytest.mark.parametrize(
    ("title", "header", "values"),
    [
        (RELIEF, "家庭月收入", INCOMES),
        (RELIEF, "存折账号", CARDS),
        (RELIEF, "家庭成员姓名", ("张小雨", "王大山", "李小小")),
        (RELIEF, "健康状况", ("尿毒症", "肝癌", "高血压")),
        (RELIEF, "现住址", ("向阳村三组12号", "红旗村2组", "阳光花园3栋2单元501室")),
        (STUDENTS, "困难原因", ("父亲患病", "单亲", "孤儿")),
        (STUDENTS, "出生日期", ("2003-05-06", "2003.1.12", "20040101")),
        (SUBSIDY, "一卡通卡号", CARDS),
        (SUBSIDY, "联系电话", ("13905510001", "13905510002", "0551-6661003")),
        (COMPENSATION, "收款账户", CARDS),
        ("适龄儿童疫苗漏种名单", "出生日期", ("2020-04-27", "2022-10-25", "2023-07-05")),
        ("失信被执行人名单", "住址", ("向阳村三组12号", "红旗村2组", "阳光花园3栋2单元501室")),
        ("慈善捐款名单", "联系电话", ("13905510001", "13905510002", "13905510003")),
        ("社区矫正对象名册", "家庭住址", ("向阳村三组12号", "红旗村2组", "阳光花园3栋2单元501室")),
        ("脱贫户名单", "致贫原因", ("因病", "因学", "缺劳力")),
        ("公租房轮候名册", "家庭资产", ("3万", "2万", "1万")),
        ("拟录用人员公示", "出生年月日", ("1999-05-06", "1998-11-12", "1999-01-01")),
    ],
)
def test_a_column_that_must_not_be(heard: Callable[..., Any], title: str, header: str, values: tuple[str, ...]) -> None:
    rows = [["姓名", header], *zip(("张伟", "王芳", "李强"), values, strict=True)]
    (said,) = heard(title, rows, only=["extra-column"])
    assert (said.severity, said.kind, said.value, said.label) == ("medium", "fail", header, "第2张表 第1行 第2列")
    assert said.reasons[0].startswith("名单类型：")
    assert "3 格" in said.reasons[1]


@pytest.mark.parametrize(
    ("title", "header", "values"),
    [
        ("设备清单", "家庭月收入", INCOMES),  # no list that is known
        (RELIEF, "备注", ("新增", "续保", "续保")),  # a column that nobody forbids
        (RELIEF, "监督电话", ("0551-6661001", "0551-6661001", "0551-6661001")),
        (RELIEF, "家庭成员数", ("2", "3", "1")),
        (RELIEF, "现住址", ("向阳村", "红旗村", "罗塘乡红旗村")),  # no nearer than the village
        (RELIEF, "健康状况", ("良好", "健康", "无")),
        (RELIEF, "家庭月收入", ("", "-", "无")),
        (RELIEF, "身份证号", ("3401**********9976", "3401**********001X", "3401**********0022")),
        (SUBSIDY, "一卡通账号", ("****0001", "****0002", "****0003")),
        (SUBSIDY, "补贴金额", ("310", "280", "120")),
        (COMPENSATION, "补偿收入", INCOMES),  # forbidden elsewhere
        ("拟录用人员公示", "出生年月", ("1999.05", "1998.12", "1999.01")),  # to the month is what such lists show
        ("拟录用人员公示", "准考证号", ("10023000001", "10023000002", "10023000003")),
        ("中标公告", "联系电话", ("13905510001", "13905510002", "13905510003")),
        ("行政处罚公示", "统一社会信用代码", ("91340100MA2X9Y8K7W", "92340121MA2XYTQ351", "91340100MA2X9Y8K7W")),
    ],
)
def test_a_column_that_may_be(heard: Callable[..., Any], title: str, header: str, values: tuple[str, ...]) -> None:
    rows = [["姓名", header], *zip(("张伟", "王芳", "李强"), values, strict=True)]
    assert heard(title, rows, only=["extra-column"]) == []


@pytest.mark.parametrize(
    ("shown", "rows", "found"),
    [(3, 12, True), (2, 12, False), (2, 4, True), (1, 2, True), (1, 3, False), (0, 1, False)],
)
def test_how_many_cells_make_it_one(heard: Callable[..., Any], shown: int, rows: int, found: bool) -> None:
    cells = [f"{700 + n}元" if n < shown else "***" for n in range(rows)]
    table = [["姓名", "家庭月收入"], *(["张伟", cell] for cell in cells)]
    assert bool(heard(RELIEF, table, only=["extra-column"])) is found


def test_the_header_may_have_two_rows(heard: Callable[..., Any]) -> None:
    head = [["姓名", "银行信息", ""], ["", "开户行", "账号"]]
    rows = [[name, "农行", card] for name, card in zip(("张伟", "王芳", "李强"), CARDS, strict=True)]
    (said,) = heard(SUBSIDY, head + rows, only=["extra-column"])
    assert (said.value, said.label) == ("账号", "第2张表 第2行 第3列")


def test_a_repeated_header_is_no_value(heard: Callable[..., Any]) -> None:
    head = ["姓名", "家庭成员"]
    rows = [head, ["张伟", ""], head, ["王芳", "张小雨"], head, ["李强", ""], head, ["赵敏", ""]]
    assert heard(RELIEF, rows, only=["extra-column"]) == []


def test_a_form_is_no_list(heard: Callable[..., Any]) -> None:
    form = [["姓名", "张伟", "家庭月收入", "800元"], ["住址", "向阳村三组12号", "电话", "13905510001"]]
    assert heard(RELIEF, form, only=["extra-column"]) == []


@pytest.mark.parametrize("gap", ["，", "\n"])
def test_a_list_in_words_has_columns(heard: Callable[..., Any], gap: str) -> None:
    people = ("户主：张伟", "户主：王芳", "户主：李强")
    lines = [
        gap.join((name, "村：向阳村", f"家庭月收入：{income}")) for name, income in zip(people, INCOMES, strict=True)
    ]
    (said,) = heard(RELIEF, "\n".join(lines), only=["extra-column"])
    assert (said.value, said.label) == ("家庭月收入", "第2段")
    assert heard(RELIEF, lines[0], only=["extra-column"]) == []  # what a decision says of one person is no list


def test_statistics_list_nobody(heard: Callable[..., Any]) -> None:
    table = [["残疾等级", "残疾类别", "人数"], ["一级", "肢体", "120"], ["二级", "精神", "88"], ["三级", "视力", "40"]]
    assert heard("残疾人两项补贴统计表", table, only=["extra-column"]) == []
    said = heard("残疾人两项补贴统计表", table, only=["disability-column"])
    assert {one.severity for one in said} == {"info"}


def test_rows_may_be_short(heard: Callable[..., Any]) -> None:
    rows = [["姓名", "家庭月收入"], ["张伟"], [], ["王芳"], ["李强", "800元"]]
    assert heard(RELIEF, rows, only=["extra-column"]) == []
    assert len(heard(RELIEF, [*rows, ["赵敏", "700元"]], only=["extra-column"])) == 1


def test_the_law_of_the_list_is_named(heard: Callable[..., Any]) -> None:
    table = [["姓名", "家庭月收入"], ["张伟", "800元"]]
    (said,) = heard(RELIEF, table, only=["extra-column"])
    assert "社会救助暂行办法第六十一条" in said.reasons[2]
    assert "户主或申请人姓名" in said.reasons[3]


def test_the_data_agree_with_themselves() -> None:
    kinds = column_kinds()
    for lang in ("zh", "en"):
        entries = catalogue(lang)
        assert [kind for kind in kinds if f"column.{kind}" not in entries] == []
        assert [kind.id for kind in list_types() if f"list.{kind.id}" not in entries] == []
        assert [kind.id for kind in list_types() if kind.never and f"shown.{kind.id}" not in entries] == []
    assert [name for kind in list_types() for name in kind.never if name not in kinds] == []
    words = [word for kind in kinds.values() for word in (*kind.words, *kind.but)]
    words += [cue for kind in list_types() for cue in kind.cues]
    assert [word for word in words if word != squeeze(word)] == []
