"""What a report shows as a name: the parts of files pass unread, values do not."""

from __future__ import annotations

import pytest

from redactscan.assess import Setting
from redactscan.detectors.listed import WatchList
from redactscan.guard import Guard, is_technical
from redactscan.packs import load_packs

ID = "340121198503129976"


@pytest.mark.parametrize(
    ("name", "technical"),
    [
        ("word/document.xml", True),
        ("xl/worksheets/sheet12.xml", True),
        ("page 1200", True),
        ("Sheet1", True),
        (f"xl/{ID}.xml", False),
        ("page 138 0551 8877", False),
        ("a1.b2@c3.cn", False),
        ("张三", False),
    ],
)
def test_what_names_a_part_and_nothing_else(name: str, technical: bool) -> None:
    assert is_technical(name) is technical


def test_no_rule_finds_what_passes_for_the_name_of_a_part() -> None:
    examples = [example for rule in load_packs().rules for example in rule.examples]
    assert examples
    assert [example for example in examples if is_technical(example.find) or is_technical(example.text)] == []


def test_a_listed_name_is_masked_though_it_looks_like_that_of_a_part() -> None:
    rules = load_packs().rules
    assert Guard(rules, WatchList.of(["Alimjan Tursun"]), Setting())("Alimjan Tursun") != "Alimjan Tursun"
