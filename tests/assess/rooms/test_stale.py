"""Periods that are over and lists that nobody took down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

RULES = ["period-over", "old-roster"]
PERSONS = ("张伟", "王芳", "李强")
NAMES = [["姓名", "金额"], ["张伟", "620"], ["王芳", "640"], ["李强", "580"]]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("公示期：2026年3月1日至3月7日", "2026-03-07"),
        ("公示时间：2026 年 3 月 1 日——2026 年 3 月 7 日", "2026-03-07"),
        ("公示期限为2026.3.1-2026.3.7。", "2026-03-07"),
        ("公示期：２０２６－０３－０１至２０２６－０３－０７", "2026-03-07"),
        ("公示时间：2025年12月28日至1月5日", "2026-01-05"),
        ("公示期为5个工作日（2026年3月2日—3月6日）", "2026-03-06"),
        ("公示时间为2026年3月1日（星期日）上午8:00至3月7日（星期六）", "2026-03-07"),
        ("现于2026年3月1日至3月7日进行公示", "2026-03-07"),
        ("公示期自2026年3月1日起7天", "2026-03-08"),
        ("公示期自2026年3月2日起五个工作日", "2026-03-19"),  # with room for holidays
        ("公示期：2026年5月20日至5月31日", "2026-05-31"),
    ],
)
def test_a_period_that_is_over(heard: Callable[..., Any], text: str, end: str) -> None:
    (said,) = heard("关于低保对象的公示", text, NAMES, only=RULES)
    assert (said.rule, said.severity, said.kind, said.label) == ("period-over", "medium", "fail", "第2段")
    assert said.reasons == (f"公示期到 {end} 为止，至 2026-06-01 已过",)


@pytest.mark.parametrize(
    "text",
    [
        "公示期：2026年6月1日至6月7日",
        "公示期：2026年5月26日至6月1日",  # its last day is today
        "公示期自2026年5月25日起5个工作日",
        "公示期：2026年2月30日至2月31日",  # no such days
        "公示期内如有异议，请于2026年3月7日前反映",
        "请于2026年3月1日至3月7日报送公示栏情况",
        "合同期：2026年3月1日至3月7日",
    ],
)
def test_a_period_that_is_not(heard: Callable[..., Any], text: str) -> None:
    assert heard("关于低保对象的公示", text, NAMES, only=["period-over"]) == []


def test_without_a_person_it_is_of_little_weight(heard: Callable[..., Any]) -> None:
    masked = [["姓名", "金额"], ["张*", "620"], ["王*", "640"]]
    period = "公示期：2026年3月1日至3月7日"
    assert [s.severity for s in heard("低保对象公示", period, masked, only=RULES)] == ["low"]
    assert [s.severity for s in heard("拟任职人员公示", period, NAMES, only=RULES)] == ["low"]
    assert [s.severity for s in heard("项目公示", period, "联系人手机13905510001", only=RULES)] == ["medium"]


def test_the_last_period_counts(heard: Callable[..., Any]) -> None:
    first, second = "公示期：2026年3月1日至3月7日", "延长公示，公示期：2026年5月25日至6月30日"
    assert heard("低保对象公示", first, second, NAMES, only=RULES) == []


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (["公示时间为3月1日至3月7日", "2026年2月28日", NAMES], "第1段"),
        ([[["公示时间", "2026.3.1-3.7"], ["姓名", "金额"], ["张伟", "620"]]], "第1张表 第1行 第1列"),
        ([[["姓名", "金额"], ["张伟", "620"], ["公示期：2026年3月1日至3月7日", ""]]], "第1张表 第3行 第1列"),
    ],
)
def test_where_it_stands(heard: Callable[..., Any], content: list[Any], label: str) -> None:
    assert [s.label for s in heard(*content, only=RULES)] == [label]


def test_a_length_alone_counts_from_the_date_of_a_notice(heard: Callable[..., Any]) -> None:
    notice = ("关于低保对象的公示（2026年3月2日）", "公示期5天。", NAMES)
    assert [s.rule for s in heard(*notice, only=RULES)] == ["period-over"]
    rules = ("低保公示办法（2026年3月2日）", "公示期不少于5天。", NAMES)
    assert heard(*rules, only=RULES) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (["2023年第四季度低保对象名单", NAMES], ["2023-12-31"]),
        (["二〇二三年三月低保对象名单", NAMES], ["2023-03-31"]),
        (["低保对象名单", NAMES, "2024年5月31日"], ["2024-05-31"]),
        (["低保发放表", [["姓名", "发放日期"], *([name, "2024-02-03"] for name in PERSONS)]], ["2024-02-03"]),
        (["2024年低保对象名单", NAMES], []),  # its year ended less than two years before
        (["低保对象名单", NAMES, "2024年6月2日"], []),
        (["低保对象名单", NAMES], []),  # no date, no age
        (["低保对象名单", [["姓名", "出生日期"], *([name, "1960-02-03"] for name in PERSONS)]], []),
        (["2023年低保对象名单", NAMES, "2026年4月调整"], []),
        (["低保对象名单", "根据《社会救助暂行办法》（2014年5月1日起施行）", NAMES], []),  # the date of a law
        (["2023年低保对象名单", [["向阳村", "张伟", "13905510001", "2026-01-05"]] * 3], []),  # no header
        (["2023年先进工作者名单", NAMES], []),  # such lists are for the record
        (["2023年低保资金统计", [["乡镇", "户数"], ["罗塘乡", "120"]]], []),
        (["2023年低保对象名单", NAMES[:3]], []),  # two persons are no list
    ],
)
def test_old_lists(heard: Callable[..., Any], content: list[Any], found: list[str]) -> None:
    said = heard(*content, only=["old-roster"])
    assert [s.reasons[0].split("，")[0] for s in said] == [f"文中最近的日期是 {day}" for day in found]
    assert {(s.severity, s.kind) for s in said} <= {("medium", "review")}


def test_the_day_is_given(heard: Callable[..., Any]) -> None:
    content = ("2023年第四季度低保对象名单", NAMES)
    assert heard(*content, only=RULES, today=date(2024, 2, 29)) == []
    assert heard(*content, only=RULES, today=date(2028, 2, 29)) != []
