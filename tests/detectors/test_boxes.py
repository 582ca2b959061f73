"""Which alternative of a line is ticked, and where its words stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.detectors import layout
from redactscan.detectors.boxes import TICK, ticked
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Rule

# (line, what is ticked, with the label before it)
LINES: list[tuple[str, list[str]]] = [
    ("公开属性：☑主动公开 □依申请公开 □不予公开", ["公开属性：主动公开"]),
    ("公开属性：□主动公开 □依申请公开 ☑不予公开", ["公开属性：不予公开"]),
    ("公开属性（请打√）：□主动公开 □√依申请公开", ["公开属性：依申请公开"]),
    ("公开属性：√主动公开", ["公开属性：主动公开"]),
    ("公开方式：主动公开□ 依申请公开☑ 不予公开□", ["公开方式：依申请公开"]),
    ("公开方式：主动公开（ ）、依申请公开（√）。", ["公开方式：依申请公开"]),
    ("公开属性 ☑主动公开 □依申请公开", [f"{TICK}主动公开"]),
    ("☑不予公开", [f"{TICK}不予公开"]),
    ("■依申请公开  □主动公开", [f"{TICK}依申请公开"]),
    ("[√]主动公开 [ ]依申请公开", [f"{TICK}主动公开"]),
    ("【×】不予公开　【 】主动公开", [f"{TICK}不予公开"]),
    ("☒不予公开 ☐主动公开", [f"{TICK}不予公开"]),  # Word's own boxes
    ("\uf0fe不予公开 \uf0a8主动公开", [f"{TICK}不予公开"]),  # Wingdings
    ("类别：☑甲 □乙 ☑丙", ["类别：甲", "类别：丙"]),
    ("公开属性：□主动公开 □依申请公开", []),
    ("■ 依申请公开", []),  # an item of a menu
    ("● 主动公开目录 ● 依申请公开", []),
    ("√ 已完成", []),
    ("公开属性：主动公开", []),
    ("见附件（略）", []),
]


@pytest.mark.parametrize(("line", "said"), LINES)
def test_what_is_ticked(line: str, said: list[str]) -> None:
    found = list(ticked(line))
    assert [words for words, _ in found] == said
    for words, start in found:
        option = words.removeprefix(TICK).rpartition("：")[2]
        at = start + len(words) - len(option)
        assert line[at : at + len(option)] == option


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("标题\n公开属性：□主动公开 ☑不予公开\n正文", [("不予公开", 15)]),
        ("公开属性：☑主动公开 □不予公开", []),
        ("□主动公开 ☑不予公开", [("不予公开", 7)]),
    ],
)
def test_a_rule_sees_the_ticked_words_only(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, found: list[tuple[str, int]]
) -> None:
    rule = make_rule(
        kind="layout", zone="any", pattern="(?:公开属性:|☑)(?P<value>不予公开)", type="disclosure-attribute"
    )
    document = make_document(text)
    matches = list(layout.detect(document, list(surfaces(document)), [rule]))
    assert [(match.value.reveal(), match.span.start) for match in matches] == found
    assert all(text[match.span.start : match.span.end] == match.value.reveal() for match in matches)
