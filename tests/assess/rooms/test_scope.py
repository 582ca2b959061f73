"""How far a notice may reach, once it is said where it will hang."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

RULES = ["scope-community", "scope-affected-area"]
NAMES = [["姓名", "金额"], ["张伟", "620"], ["王芳", "640"], ["李强", "580"]]
MASKED = [["姓名", "金额"], ["张*", "620"], ["王*", "640"], ["李*", "580"]]
COUNTS = [["乡镇", "户数"], ["罗塘乡", "120"], ["白鹭乡", "98"]]


@pytest.mark.parametrize(
    ("title", "table", "rule"),
    [
        ("低保对象公示", NAMES, "scope-community"),
        ("特困供养人员名单", NAMES, "scope-community"),
        ("临时救助对象公示", MASKED, "scope-community"),  # a mask does not make the website a village
        ("低保资金统计", COUNTS, None),
        ("文昌片区征收补偿分户表", NAMES, "scope-affected-area"),
        ("征收补偿方案", COUNTS, None),
        ("高龄津贴发放公示", NAMES, None),  # no law limits it
        ("惠农补贴发放表", NAMES, None),
        ("拟录用公务员公示", NAMES, None),
        ("物资清单", NAMES, None),
    ],
)
def test_scope(heard: Callable[..., Any], title: str, table: list[list[str]], rule: str | None) -> None:
    said = heard(title, table, only=RULES, target="website")
    assert [(s.rule, s.severity, s.value) for s in said] == ([(rule, "medium", "姓名")] if rule else [])


@pytest.mark.parametrize("target", [None, "board"])
def test_nothing_is_said_unless_it_goes_on_a_website(heard: Callable[..., Any], target: str | None) -> None:
    assert heard("低保对象公示", NAMES, only=RULES, target=target) == []


def test_each_list_of_a_document_is_told(heard: Callable[..., Any]) -> None:
    said = heard("低保对象公示", NAMES, "特困人员公示", NAMES, only=RULES, target="website")
    assert [s.label for s in said] == ["第2张表 第1行 第1列", "第4张表 第1行 第1列"]
    assert "3 人" in said[0].reasons[1]


def test_a_notice_about_one_family_has_no_table(heard: Callable[..., Any]) -> None:
    text = "户主姓名：张伟，身份证号340121198503129976，拟纳入低保。"
    (said,) = heard("关于拟纳入低保对象的公示", text, only=RULES, target="website")
    assert (said.value, said.label) == ("关于拟纳入低保对象的公示", "第1段")
    assert heard("关于做好低保工作的公示", "请各乡镇做好工作。", only=RULES, target="website") == []
