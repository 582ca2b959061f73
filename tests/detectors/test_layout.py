"""Marks by zone: a line of its own where GB/T 9704 puts it, and silence in prose."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy
import pytest

from redactscan.detectors import detect, layout, use
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Rule
from redactscan.packs import load_packs
from redactscan.text.view import View

MARK = {"kind": "layout", "type": "state-secret-mark"}
FILLER = [f"第{i}条 保守国家秘密，机密级文件的管理。" for i in range(20)]


@pytest.mark.parametrize(
    ("zone", "content", "found"),
    [
        ("header", ["机密", "关于某事的通知"], ["机密"]),
        ("header", ["机 密", "关于某事的通知"], ["机 密"]),
        ("header", ["000123\n机　密\n关于某事的通知"], ["机　密"]),
        ("header", [*FILLER, "机密"], []),
        ("any", [*FILLER, "机密"], ["机密"]),
        ("header", ["本文件属于机密"], []),
        ("header", [[["机密", ""], ["", "某县人民政府文件"]]], ["机密"]),
        ("note", ["（机密）"], []),
        ("title", [*FILLER, "机密"], []),
    ],
)
def test_a_bare_level(
    make_rule: Callable[..., Rule],
    make_document: Callable[..., Document],
    zone: str,
    content: list[str],
    found: list[str],
) -> None:
    rule = make_rule(**MARK, zone=zone, pattern="绝密|机密|秘密")
    matches = detect(make_document(*content), [rule]).matches
    assert [m.value.reveal() for m in matches] == found


def test_a_note_in_brackets_is_found_with_its_value(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    rule = make_rule(kind="layout", zone="note", pattern=r"\((?P<value>此件不公开)\)", type="disclosure-attribute")
    matches = detect(make_document(*FILLER, "2024年1月1日", "  （此 件 不公开） "), [rule]).matches
    assert [(m.value.reveal(), m.span.start) for m in matches] == [("此 件 不公开", 3)]


def test_a_note_broken_over_two_lines_is_one_note(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    rule = make_rule(kind="layout", zone="note", pattern=r"\((?P<value>此件不予公开)\)", type="disclosure-attribute")
    matches = detect(make_document("2024年1月1日\n（此件不\n予公开）\n抄送：各镇"), [rule]).matches
    assert [m.value.reveal() for m in matches] == ["此件不\n予公开"]


def test_a_long_document_shows_the_marks_that_a_short_one_does(
    make_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = load_packs().rules
    marks = [rule for rule in rules if rule.detect.kind == "layout"]
    lines = [line for rule in marks for example in rule.examples for line in example.text.split("\n")]
    lines += [f"**{line}**" for line in lines]
    document = make_document("\n".join(lines), *lines)
    laid = list(surfaces(document))
    found = []
    for long in (True, False):
        monkeypatch.setattr(use.Use, "pays", lambda *_, long=long: long)
        found.append([(match.rule.id, match.span) for match in layout.detect(document, laid, marks)])
    assert found[0] == found[1] != []


@pytest.mark.parametrize("signs", ["(（[☑🗹 x×X√■甲。\n\x1e1\u3000", "\n\x1e\x1f  　【*#特内急密级：:秘工绝机（(公不"])
def test_arrays_leave_out_no_box_and_no_beginning_of_a_line(monkeypatch: pytest.MonkeyPatch, signs: str) -> None:
    patterns = tuple(rule.detect.pattern for rule in load_packs().rules if rule.detect.kind == "layout")
    begins, _ = layout._beginnings(patterns)
    view = View("".join(random.Random(signs).choices(signs, k=6000)))  # noqa: S311
    found = []
    for module in (None, numpy):
        monkeypatch.setattr(layout, "arrays", lambda _, module=module: module)
        found.append(set(layout._signs(view, begins)))
    assert set() != found[0] <= found[1]
