"""Illnesses in sentences that name somebody private or have a number of theirs, and nowhere else."""

from __future__ import annotations

import pytest

from redactscan.engine import scan_text
from redactscan.validators import mod_11_2

RULE = "CN-SP-044"
NUMBER = "34012119850312997" + mod_11_2.character("34012119850312997")


def told(text: str) -> list[str]:
    found = scan_text(text).values.items()
    return [value.reveal() for finding, (value, _) in found if finding.rule_id == RULE]


@pytest.mark.parametrize(
    ("text", "illnesses"),
    [
        ("村民王大山因肝癌晚期去世，留下两个孩子。", ["肝癌晚期"]),
        ("申请人李国庆，身份证号" + NUMBER + "，腰椎压缩性骨折，无劳动能力。", ["腰椎压缩性骨折"]),
        ("低保户王秀兰中风、双目失明，由儿子照料。", ["中风", "双目失明"]),
        ("村民王大山摔伤，头皮裂伤、左锁骨骨折，住院四十天。", ["头皮裂伤", "左锁骨骨折"]),
        ("村民王大山的父亲精神 残疾，肺　癌。", ["精神 残疾", "肺　癌"]),
        ("1.纳秀英，锦园小区3号楼2单元101，82岁，独居，冠心\n病，女儿纳红15062341039；", ["冠心\n病"]),
    ],
)
def test_an_illness_is_found(text: str, illnesses: list[str]) -> None:
    assert told(text) == illnesses


@pytest.mark.parametrize(
    "text",
    [
        "县人民医院肿瘤科主任王建国介绍了肝癌的防治。",  # in office
        "村民王大山无高血压病史，家庭困难，申请临时救助。",
        "村民王大山住院手术，病情稳定，申请临时救助。",  # of no illness by name
        "村民王大山身患重病，申请临时救助。",
        "村民王大山家庭困难，申请临时救助。全县高血压患者管理率达到九成。",  # another sentence
        "全县新增肺结核12例，治愈11例。",
        "王大山为氟骨症患者生活质量调查提供了帮助，申请临时救助。",
    ],
)
def test_what_tells_of_nobody_s_illness(text: str) -> None:
    assert told(text) == []


def test_what_another_rule_has_found_is_found_once() -> None:
    found = scan_text("户主王秀兰患尿毒症，申请临时救助。").values
    assert [value.reveal() for finding, (value, _) in found.items() if finding.type == "health"] == ["尿毒症"]


def test_what_a_law_keeps_secret_is_graver() -> None:
    (severity,) = {
        finding.severity.name
        for finding in scan_text("村民王大山的妻子精神分裂症，申请临时救助。").values
        if finding.rule_id == RULE
    }
    assert severity == "CRITICAL"
