"""Patterns: boundaries, joins, canonical forms, offsets on surfaces of any size."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import numpy
import pytest

from redactscan.detectors import detect, places, regex
from redactscan.detectors.surface import SIZE
from redactscan.model import Document, Rule

ID = "340121198503129976"
PATTERN = "[1-9][0-9]{16}[0-9X]"
MOBILE = {"view": "number", "pattern": "(?:86)?(?P<core>1[3-9][0-9]{9})", "join": "grouped", "groups": ((3, 4, 4),)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"身份证号{ID}，已核验", [ID]),
        (f"号{ID}8", []),
        (f"编号A{ID}", []),
        (f"{ID}.5", []),
        (f"3.{ID}", [ID]),
        (f"12.{ID[:6]} {ID[6:]}", [f"{ID[:6]} {ID[6:]}"]),
        (f"0.{ID}", []),
        (f"1.2.{ID}", []),
        (f"{ID}。5", [ID]),
        (f"{ID}\n{ID}", [ID, ID]),
        ("证件号：３４０１２１１９８５０３１２９９７６", ["３４０１２１１９８５０３１２９９７６"]),
        ("340121 19850312 9976", ["340121 19850312 9976"]),
    ],
)
def test_identity_numbers(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, found: list[str]
) -> None:
    rule = make_rule(view="number", pattern=PATTERN, join="free", validate="cn_resident_id")
    detected = detect(make_document(text), [rule])
    assert [m.value.reveal() for m in detected.matches] == found
    assert all(m.canonical.reveal() == ID for m in detected.matches)
    assert all(text[m.span.start : m.span.end] == m.value.reveal() for m in detected.matches)
    assert detected.late == []


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("138 0013 8000", False),
        ("138-0013-8000", False),
        ("+86 138-0013-8000", True),
        ("1380 013 8000", True),
        ("1 3 8 0 0 1 3 8 0 0 0", False),
        ("138001\n38000", True),
        ("1380013\u200b8000", False),
    ],
)
def test_a_grouping_that_proves_nothing_needs_a_label(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, loose: bool
) -> None:
    matches = detect(make_document(f"电话{text}。"), [make_rule(**MOBILE)]).matches
    longest = max(matches, key=lambda m: len(m.value))
    assert longest.value.reveal() == text
    assert longest.canonical.reveal() == "13800138000"
    assert longest.loose is loose


@pytest.mark.parametrize("after", ["元", " 万元", "号文"])
def test_what_may_not_stand_after(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], after: str
) -> None:
    rule = make_rule(view="number", pattern="1[3-9][0-9]{9}", not_after=("元", "万元", "号文"))
    assert detect(make_document(f"共13800138000{after}"), [rule]).matches == []


@pytest.mark.parametrize("at", [0, 1, SIZE - 9, SIZE - 1, SIZE, SIZE + 5, 2 * SIZE - 18, 3 * SIZE])
def test_no_hit_moves_where_a_long_text_is_cut(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], at: int
) -> None:
    text = "甲" * at + ID + "乙" * (3 * SIZE)
    matches = detect(make_document(text), [make_rule(view="number", pattern=PATTERN, join="free")]).matches
    assert [(m.span.start, m.span.end) for m in matches] == [(at, at + 18)]


def test_a_number_is_never_read_across_cells(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    document = make_document([["340121", "198503129976"], ["340121198503", "129976"]], ID[:9], ID[9:])
    assert detect(document, [make_rule(view="number", pattern=PATTERN, join="free")]).matches == []


def test_cells_know_their_place(make_rule: Callable[..., Rule], make_document: Callable[..., Document]) -> None:
    document = make_document("标题", [["姓名", "身份证号"], ["", ID], ["张三", f"身份证 {ID}"]])
    matches = detect(document, [make_rule(view="number", pattern=PATTERN)]).matches
    assert [(m.cell, m.span.start) for m in matches] == [((1, 1), 0), ((2, 1), 4)]
    assert matches[1].location.label() == "第2张表 第3行 第2列"


def test_one_digit_per_cell(make_rule: Callable[..., Rule], make_document: Callable[..., Document]) -> None:
    document = make_document([["姓名", "张三"], ["身份证号", *ID, "备注"]])
    matches = detect(document, [make_rule(view="number", pattern=PATTERN, validate="cn_resident_id")]).matches
    assert [(m.cell, m.value.reveal()) for m in matches] == [((1, 1), ID)]


@pytest.mark.parametrize("loaded", [numpy, None])
@pytest.mark.parametrize("label", ["学籍号", "学籍", ""])
def test_a_rule_that_needs_a_label_looks_for_it_in_all_of_the_document(
    make_rule: Callable[..., Rule],
    make_document: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
    loaded: ModuleType | None,
    label: str,
) -> None:
    for room in (regex, places):
        monkeypatch.setattr(room, "arrays", lambda _: loaded)
    rule = make_rule(pattern="[0-9]{8}", context={"raise_": ("学籍号",), "required": True})
    matches = detect(make_document("12345678", "学生" * SIZE, f"甲乙{label}丙"), [rule]).matches
    assert len(matches) == (label == "学籍号")
