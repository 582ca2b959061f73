"""A rule file that is wrong says where and why, all at once."""

from __future__ import annotations

import pytest

from redactscan.errors import PackError
from redactscan.messages import say
from redactscan.model import Severity
from redactscan.packs import build, schema

GOOD = """\
schema   = 1
id       = "XX-001"
slug     = "badge"
type     = "badge"
status   = "stable"
severity = "medium"
category = "personal-information"
since    = "0.1.0"

[title]
zh = "工牌号"
en = "badge number"

[why]
zh = "识别职工。"
en = "Identifies staff."

[detect]
kind    = "regex"
view    = "number"
join    = "grouped"
groups  = [[2, 4]]
pattern = '''G[0-9]{5}'''

[context]
raise    = ["工牌"]
required = true

[[basis]]
law     = "中华人民共和国个人信息保护法"
article = "第六条"

[redact]
replacement = "〔已隐去〕"
excerpt     = { keep_prefix = 1, keep_suffix = 2 }

[[example]]
text = "工牌G12345"
find = "G12345"

[[example]]
text = "工牌 G1 2345"
find = "G1 2345"

[[counterexample]]
text = "编号G12345"

[[counterexample]]
text = "工牌G1234"
"""


def problems(source: str) -> list[str]:
    """``"file:line key-of-message"`` of every problem."""
    with pytest.raises(PackError) as caught:
        schema.parse(source, "own/badge.toml")
    return [f"{problem.where} {problem.message.key}" for problem in caught.value.problems]


def test_a_good_file_becomes_a_rule() -> None:
    rule = build.rule(schema.parse(GOOD, "own/badge.toml"), "own")
    assert (rule.id, rule.severity, rule.pack, rule.kind) == ("XX-001", Severity.MEDIUM, "own", "fail")
    assert rule.detect.groups == ((2, 4),)
    assert rule.context.raise_ == ("工牌",)
    assert (rule.redact.keep_prefix, rule.redact.keep_suffix) == (1, 2)
    assert [example.find for example in rule.examples] == ["G12345", "G1 2345"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('severity = "medium"', 'severity = "urgent"', ["own/badge.toml:6 pack.not-choice"]),
        ('severity = "medium"', "severity = 3", ["own/badge.toml:6 pack.not-choice"]),
        ('since    = "0.1.0"', "", ["own/badge.toml:1 pack.missing"]),
        ("raise    =", "rise     =", ["own/badge.toml:26 pack.unknown-key-like"]),
        ("raise    =", "zzz      =", ["own/badge.toml:26 pack.unknown-key"]),
        (
            'zh = "工牌号"',
            'zn = "工牌号"',
            ["own/badge.toml:11 pack.unknown-key-like", "own/badge.toml:10 pack.missing"],
        ),
        ("required = true", 'required = "yes"', ["own/badge.toml:27 pack.not-flag"]),
        ('raise    = ["工牌"]', 'raise = "工牌"', ["own/badge.toml:26 pack.not-texts"]),
        ('raise    = ["工牌"]', 'raise = ["gong pai"]', ["own/badge.toml:26 pack.unfolded"]),
        ('raise    = ["工牌"]\n', "", ["own/badge.toml:26 pack.required"]),
        ("groups  = [[2, 4]]", "groups  = [2, 4]", ["own/badge.toml:22 pack.not-groups"]),
        ('join    = "grouped"', 'join    = "free"', ["own/badge.toml:22 pack.groups"]),
        ("G[0-9]{5}", r"G\d{5}", ["own/badge.toml:23 pack.pattern-category"]),
        ("pattern = '''G[0-9]{5}'''", "", ["own/badge.toml:18 pack.missing"]),
        ("view    =", 'validate = "cn_resident_ib"\nview    =', ["own/badge.toml:20 pack.no-validator"]),
        ('find = "G1 2345"', 'find = "G1-2345"', ["own/badge.toml:43 pack.find-absent"]),
        ("keep_suffix = 2", "keep_suffix = -2", ["own/badge.toml:35 pack.not-count"]),
        ('slug     = "badge"', 'slug     = "badges"', ["own/badge.toml:3 pack.slug"]),
        ('id       = "XX-001"', 'id       = "badge-1"', ["own/badge.toml:2 pack.id"]),
        ('[[counterexample]]\ntext = "工牌G1234"\n', "", ["own/badge.toml:1 pack.too-few"]),
        ("[title]", "[title", ["own/badge.toml:10 pack.syntax"]),
    ],
)
def test_a_wrong_file_is_told_by_line(old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new)) == expected


def test_all_problems_come_together() -> None:
    source = GOOD.replace('severity = "medium"', 'severity = "urgent"').replace("required = true", "required = 1")
    assert problems(source) == ["own/badge.toml:6 pack.not-choice", "own/badge.toml:27 pack.not-flag"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_problem_is_a_sentence_with_its_address(lang: str) -> None:
    with pytest.raises(PackError) as caught:
        schema.parse(GOOD.replace("raise    =", "rise     ="), "own/badge.toml")
    sentences = [say(problem.message, lang) for problem in caught.value.problems]
    assert any("[context].rise" in sentence and "raise" in sentence for sentence in sentences)
