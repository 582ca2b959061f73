"""Masks as people write them, and what a column of them says of its rows."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactscan.assess.candidates import Known, lifetime
from redactscan.assess.masking import Deviation, Kind, Masked, deviating, parse, template
from redactscan.assess.strength import left

ID = "340121********9976"

# written; what the column holds; kind, canonical mask, enough
PARSED: list[tuple[str, Kind | None, Kind, str, bool]] = [
    # every mark that was seen, the hidden digits counted or not
    ("340121********9976", None, "resident-id", ID, True),
    ("340121＊＊＊＊＊＊＊＊9976", None, "resident-id", ID, True),
    ("340121××××××××9976", None, "resident-id", ID, True),
    ("340121xxxxxxxx9976", None, "resident-id", ID, True),
    ("340121XXXXXXXX9976", None, "resident-id", ID, True),
    ("340121●●●●●●●●9976", None, "resident-id", ID, True),
    ("340121■■■■■■■■9976", None, "resident-id", ID, True),
    ("340121□□□□□□□□9976", None, "resident-id", ID, True),
    ("340121○○○○9976", None, "resident-id", ID, True),
    ("340121########9976", None, "resident-id", ID, True),
    ("340121________9976", None, "resident-id", ID, True),
    ("340121······9976", None, "resident-id", ID, True),
    ("340121某某某某9976", None, "resident-id", ID, True),
    ("340121……9976", None, "resident-id", ID, True),
    ("340121...9976", None, "resident-id", ID, True),
    ("340121——9976", None, "resident-id", ID, True),
    ("340121****9976", None, "resident-id", ID, True),
    ("340121************9976", "resident-id", "resident-id", ID, True),
    ("３４０１２１＊＊＊＊＊＊＊＊９９７６", None, "resident-id", ID, True),
    ("340121 ******** 9976", None, "resident-id", ID, True),
    ("340121-********-9976", None, "resident-id", ID, True),
    ("340121****\n9976", None, "resident-id", ID, True),
    ("'340121********9976", None, "resident-id", ID, True),
    ("340***********9976", None, "resident-id", "340***********9976", True),
    ("34*************976", None, "resident-id", "34*************976", True),
    ("**************9976", None, "resident-id", "**************9976", True),
    ("340121************", None, "resident-id", "340121************", True),
    ("34**21********9976", None, "resident-id", "34**21********9976", True),
    ("34**21****9976", "resident-id", "resident-id", "34**21********9976", True),
    ("******************", "resident-id", "resident-id", "*" * 18, True),
    ("****", "resident-id", "resident-id", "*" * 18, True),
    # X is a mark, or the check character
    ("340121********901X", None, "resident-id", "340121********901X", True),
    ("340121****901×", None, "resident-id", "340121********901X", True),
    ("340121XXXXXXXX901X", None, "resident-id", "340121********901X", True),
    ("340121***********X", None, "resident-id", "340121***********X", True),
    ("340121xxxxxxxxxxxx", None, "resident-id", "340121************", True),
    # too little hidden
    ("34012119850312****", None, "resident-id", "34012119850312****", False),
    ("34012119850312XXXX", None, "resident-id", "34012119850312****", False),
    ("3401211985****9976", None, "resident-id", "3401211985****9976", False),
    ("3401211985031299*6", "resident-id", "resident-id", "3401211985031299*6", False),
    ("340121198503******", None, "resident-id", "340121198503******", True),
    # old numbers, and what could be one
    ("340121850312***", None, "resident-id", "340121850312***", False),
    ("340121*****9976", None, "resident-id", ID, True),
    # a certificate of disability is an identity number and two digits
    ("340121********997644", "disability-certificate", "disability-certificate", "340121********997644", True),
    ("340121****44", "disability-certificate", "disability-certificate", "340121************44", True),
    # mobiles
    ("138****5678", None, "mobile", "138****5678", True),
    ("138***5678", None, "mobile", "138****5678", True),
    ("138**5678", "mobile", "mobile", "138****5678", True),
    ("1385678****", None, "mobile", "1385678****", True),
    ("138********", None, "mobile", "138********", True),
    ("138-****-5678", None, "mobile", "138****5678", True),
    ("+86 138****5678", None, "mobile", "138****5678", True),
    ("13８○○○○５６７８", None, "mobile", "138****5678", True),
    ("138xxxx567x", "mobile", "mobile", "138****567*", True),
    ("13800**5678", None, "mobile", "13800**5678", False),
    # accounts
    ("***************4564", None, "bank-account", "***************4564", True),
    ("62*************4564", None, "bank-account", "62*************4564", True),
    ("6217***********4564", None, "bank-account", "6217***********4564", False),
    ("6222****1234", None, "bank-account", "6222****1234", False),
    ("620102****1234", None, "bank-account", "620102****1234", False),
    ("620102****1234", "resident-id", "resident-id", "620102********1234", True),
    ("********1234", "bank-account", "bank-account", "********1234", True),
    # names
    ("张*", None, "person-name", "张*", True),
    ("张＊＊", None, "person-name", "张**", True),
    ("张某", None, "person-name", "张*", True),
    ("张某某", None, "person-name", "张**", True),
    ("张XX", None, "person-name", "张**", True),
    ("张x", None, "person-name", "张*", True),
    ("张 × 三", None, "person-name", "张*三", True),
    ("张○○", None, "person-name", "张**", True),
    ("张〇〇", None, "person-name", "张**", True),
    ("張**", None, "person-name", "张**", True),
    ("欧阳**", None, "person-name", "欧阳**", True),
    ("张****", None, "person-name", "张****", True),
    ("*三", "person-name", "person-name", "*三", True),
    ("**丰", "person-name", "person-name", "**丰", True),
    ("阿依古丽·***", None, "person-name", "阿依古丽·***", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hint", "kind", "canonical", "enough"), PARSED)
def test_masks(text: str, hint: Kind | None, kind: Kind, canonical: str, enough: bool) -> None:
    assert parse(text, hint) == Masked(kind, canonical, enough)


@pytest.mark.parametrize(("text", "hint", "kind", "canonical", "enough"), PARSED)
def test_the_header_changes_nothing_that_the_digits_told(
    text: str, hint: Kind | None, kind: Kind, canonical: str, enough: bool
) -> None:
    assert parse(text, kind) == Masked(kind, canonical, enough)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", None), ("****", None), ("某某", None), ("某公司", None), ("XX", None),
        ("340121198503129976", None), ("34012119850312901X", None), ("34012119850312901×", "resident-id"),
        ("13800138000", "mobile"), ("张三", "person-name"), ("合计", "person-name"),
        ("2×3", None), ("15000×24000", None), ("150000*240000", None), ("3#201", None), ("1985.03.12", None),
        ("2024-01-05", None), ("第X条", None), ("王某村", None), ("*元", None), ("第一章………………12", None),
        ("1…………………12", None), ("1............12", None), ("0551-****123", None), ("0551****123", "mobile"),
        ("https://a.cn/**", None), ("****号", "person-name"), ("Ａ**", None),
        ("340121198503129976123****", "resident-id"),  # longer than a number: something else
        ("340121********9976", "person-name"), ("张**", "resident-id"),
    ],
)  # fmt: skip
def test_not_masked(text: str, hint: Kind | None) -> None:
    assert parse(text, hint) is None


@pytest.mark.parametrize(
    ("text", "head", "tail", "shown"),
    [
        ("340121****9976", "340121", "9976", "6*4"),
        ("**************9976", "", "9976", "*4"),
        ("340121************", "340121", "", "6*"),
        ("34**21********9976", "34", "9976", "2*2*4"),
        ("138****5678", "138", "5678", "3*4"),
        ("张**", "张", "", "1*"),
        ("欧阳*", "欧阳", "", "1*"),
        ("张*丰", "张", "丰", "1*1"),
    ],
)
def test_what_is_shown(text: str, head: str, tail: str, shown: str) -> None:
    masked = parse(text)
    assert masked is not None
    assert (masked.head, masked.tail, masked.template) == (head, tail, shown)


@settings(max_examples=300, deadline=None)
@given(st.text("0123489Xx*×…某张三·#-. 〇○", max_size=24), st.sampled_from([None, *get_args(Kind)]))
def test_whatever_is_written(text: str, kind: Kind | None) -> None:
    masked = parse(text, kind)
    if masked is not None and masked.kind != "person-name":
        assert set(masked.canonical) <= set("0123456789X*")
        assert "*" in masked.canonical
        assert left(masked.kind, masked.canonical, Known(lifetime(2026)), 2026) is not None
        assert masked.canonical.startswith(masked.head)
        assert masked.canonical.endswith(masked.tail)


def test_a_long_text_is_no_value() -> None:
    assert parse("340121" + " " * 60 + "****9976") is None


def test_a_full_value_has_a_template_without_an_asterisk() -> None:
    assert template("34012119850312901X") == "18"


def test_a_mask_keeps_its_digits_to_itself() -> None:
    assert "3401" not in repr(parse(ID))
    assert "张" not in repr(parse("张**"))
    assert pickle.loads(pickle.dumps(parse(ID))) == parse(ID)  # noqa: S301  (ours: it crosses process boundaries)


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        ([], {}),
        (["18", "18", None], {}),  # nothing is masked: those are findings of their own
        (["6*4", "6*4", "6*4"], {}),
        (["6*4", "18", "6*4"], {1: "missed"}),
        (["18", "18", "6*4"], {0: "missed", 1: "missed"}),
        (["6*4", "14*", "6*4", None], {1: "inconsistent"}),
        (["14*", "6*4", "14*"], {1: "inconsistent"}),
        (["14*", "6*4"], {0: "inconsistent"}),  # a tie: the one that shows less is meant
        (["6*4", "*", "6*4"], {}),  # hides all
        (["*", "*", "6*4"], {2: "inconsistent"}),
        ([None, "", "6*4", "18"], {3: "missed"}),
    ],
)
def test_rows_that_are_outvoted(templates: list[str | None], expected: dict[int, Deviation]) -> None:
    assert deviating(templates) == expected
