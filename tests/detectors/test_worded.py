"""Lists in words: what is read as a table, where its cells stand, and what stays prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.labelled import pairs
from redactscan.detectors.worded import header, home, recast
from redactscan.model import Block, Document, Location, Marked, Passage, Rule

ILLNESS = {"columns": ("病种",), "person": True}


def lists(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in recast(document).tables if table.origin]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("姓名：张三", [("姓名", "张三")]),
        ("1. 姓 名：张三 ，病 种：肝硬化；", [("姓名", "张三"), ("病种", "肝硬化")]),
        ("（二）户主：李四（公民身份号码：略，人数：3）", [("户主", "李四"), ("公民身份号码", "略"), ("人数", "3)")]),
        ("姓名：张三 性别：男 身份证 号码：略", [("姓名", "张三"), ("性别", "男"), ("身份证号码", "略")]),
        ("【姓名】张三【病情】肺癌术后", [("姓名", "张三"), ("病情", "肺癌术后")]),
        ("备注：已孕两次，流产一次", [("备注", "已孕两次，流产一次")]),  # the line is its own
        ("金额：1,200元，村：向阳村", [("金额", "1,200元"), ("村", "向阳村")]),
        ("性别：", [("性别", "")]),
        ("经审核，现将名单公示如下：", []),
        ("公示期为五个工作日，如有异议请来信来访，监督电话：0551-66671234，热线：12345。", []),
        ("会议时间为8:30，网址http://example.com", []),
    ],
)
def test_labels_and_values_of_a_line(line: str, found: list[tuple[str, str]]) -> None:
    passage = Passage(line, Location("", "body", Block(1)))
    said = [(pair.name, pair.value.text.replace("）", ")")) for pair in pairs(passage, 0, len(line))]
    assert said == found


@pytest.mark.parametrize(
    ("text", "labels", "records"),
    [
        ("姓名：张三\n病种：肝硬化\n\n姓名：李四\n病种：痛风", "姓名 病种", ["张三 肝硬化", "李四 痛风"]),
        ("1. 村：甲村，户主：张三；\n2. 村：乙村，户主：李*；", "村 户主", ["甲村 张三", "乙村 李*"]),
        ("姓名：张三 病种：痛风 姓名：李四 病种：甲亢", "姓名 病种", ["张三 痛风", "李四 甲亢"]),
        ("姓名：张三，病种：痛风\n姓名：李四，金额：3", "姓名 病种 金额", ["张三 痛风 -", "李四 - 3"]),
        ("电话：1\n姓名：张三\n电话：2\n姓名：李四\n电话：3", "姓名 电话", ["张三 2", "李四 3"]),
        ("户主：张三，家庭成员：李四，电话：1，电话：2", "户主 家庭成员 电话 电话", ["张三 李四 1 2"]),
        ("姓名：\n张三\n病种：\n痛风", "姓名 病种", ["张三 痛风"]),
    ],
)
def test_lists(make_document: Callable[..., Document], text: str, labels: str, records: list[str]) -> None:
    ((title, heads, *rows),) = lists(make_document(f"救助名单\n{text}\n特此公示"))
    assert (title, heads) == (["救助名单"], labels.split())
    assert [" ".join(cell or "-" for cell in row) for row in rows] == records


@pytest.mark.parametrize(
    "text",
    [
        "采购人：某县教育局\n联系人：张三\n电话：0551-66671234",  # who answers for it
        "主持人：张三\n记录人：李四\n参加人员：王五",
        "记者：请介绍一下情况。\n张三：我们村修了路。\n记者：资金呢？",
        "病种：尿毒症，报销比例：70%",
        "姓名：张三",
        "现将有关事项通知如下：\n一、时间：8:30\n二、地点：三楼",
    ],
)
def test_what_is_no_list(make_document: Callable[..., Document], text: str) -> None:
    assert lists(make_document(text)) == []


def test_a_list_of_paragraphs_ends_at_another_line(make_document: Callable[..., Document]) -> None:
    document = make_document("名单", "姓名：张三", "病种：痛风", "姓名：李四", "病种：甲亢", "以上公示。", "电话：略")
    assert lists(document) == [[["名单"], ["姓名", "病种"], ["张三", "痛风"], ["李四", "甲亢"]]]


def test_what_is_hidden_or_inserted_is_left_to_its_passage() -> None:
    marked = Passage("姓名：张三，病种：痛风", Location("", "body", Block(1)), (Marked(3, 5, "hidden"),))
    comment = Passage("姓名：张三，病种：痛风", Location("", "comment", Block(2)))
    document = Document("", "", "", 0, (marked, comment))
    assert recast(document) is document


def test_a_column_rule_finds_values_where_they_stand(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    text = "名单\n1. 姓名：张三，病种：痛风；\n2. 姓名：李四，病 种： 甲亢；"
    rules = [
        make_rule("health", ILLNESS, kind="column", pattern=r"\p{Han}{2,8}"),
        make_rule("person-name", kind="regex", view="plain", pattern="张三|李四"),
    ]
    detected = detect(make_document(text), rules)
    assert [(m.cell, m.value.reveal()) for m in detected.matches] == [
        ((2, 0), "张三"), ((2, 1), "痛风"), ((3, 0), "李四"), ((3, 1), "甲亢"),
    ]  # fmt: skip
    (table,) = detected.document.tables
    assert detected.headers[id(table)] == header(table)
    at_home = [home(match) for match in detected.matches]
    assert all(text[m.span.start : m.span.end] == m.value.reveal() and m.cell is None for m in at_home)
    assert all(m.location == Location("", "body", Block(1)) for m in detected.matches)


def test_a_number_that_runs_over_a_cell_stays_in_the_text(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    rule = make_rule(view="number", pattern="[1-9][0-9]{16}[0-9X]", join="free", validate="cn_resident_id")
    (match,) = detect(make_document("姓名：张三\n证号：340121198\n503129976"), [rule]).matches
    assert match.cell is None
