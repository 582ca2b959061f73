"""An age behind a name or a class beside it makes a minor of whom something is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("对学生吴佳怡（女，13岁，八年级1班）进行体罚。", "吴佳怡"),
        ("我县一名学生在上学途中遭遇车祸，死者詹小虎，12岁。", "詹小虎"),
        ("溺水学生为县二中初一（3）班学生潘子涵。", "潘子涵"),
        ("死者詹大虎，42岁，系货车司机。", ""),
        ("校园朗诵比赛一等奖：吴佳怡（八年级1班）。", ""),
    ],
)
def test_minors_in_words(heard: Callable[..., Any], text: str, name: str) -> None:
    assert [said.value for said in heard(text, only=["minor"]) if said.severity == "critical"] == (
        [name] if name else []
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2025年寻人启事\n吴佳怡，女，2012年5月出生，走时穿校服。", ["吴佳怡"]),
        ("2025年任前公示\n吴佳怡，女，汉族，1982年5月出生，现任科长。", []),
    ],
)
def test_minors_by_the_month_of_their_birth(heard: Callable[..., Any], text: str, names: list[str]) -> None:
    assert [said.value for said in heard(text, only=["minor"]) if said.severity == "medium"] == names
