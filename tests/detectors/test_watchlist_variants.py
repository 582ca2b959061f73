"""However a listed name is written, it is found. The names are made up from common characters."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.listed import WatchList
from redactscan.model import Document, Rule

RNG = random.Random(5)  # noqa: S311
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "秀兰桂英玉芳建国海明小红雪梅志强丽娟春燕伟俊德福"
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "令狐", "司徒", "慕容", "尉迟")
PARTS = (
    "阿依古丽",
    "买买提",
    "吐尔逊",
    "热依汗",
    "艾合买提",
    "库尔班",
    "古丽娜尔",
    "迪丽拜尔",
    "阿不都热合曼",
    "依明江",
)
TRADITIONAL = str.maketrans("刘陈杨赵黄吴孙马罗兰国红强丽俊伟", "劉陳楊趙黃吳孫馬羅蘭國紅強麗俊偉")
CONTEXTS = ("低保户{}患病住院。", "经入户核查，{}家庭符合条件。", "姓名：{}，男，58岁", "受助人：{}")
COUNT = 40


def picked(length: int) -> str:
    return "".join(RNG.choice(GIVEN) for _ in range(length))


def han(length: int) -> str:
    return RNG.choice(FAMILY) + picked(length - 1)


def dotted(dot: str = "·") -> str:
    first, second = RNG.sample(PARTS, 2)
    return first + dot + second


VARIANTS: dict[str, tuple[Callable[[], str], Callable[[str], str], float]] = {
    "two characters": (lambda: han(2), str, 0.95),
    "three characters": (lambda: han(3), str, 0.95),
    "compound": (lambda: RNG.choice(COMPOUND) + picked(2), str, 0.95),
    **{
        f"dot {dot}": (dotted, lambda name, dot=dot: name.replace("·", dot), 0.95)  # type: ignore[misc]
        for dot in "·•．‧.・∙"
    },
    "dot with spaces": (dotted, lambda name: name.replace("·", " · "), 0.95),
    "undotted": (dotted, lambda name: name.replace("·", ""), 0.75),
    "listed undotted": (lambda: dotted(""), lambda name: name, 0.75),
    "long": (lambda: dotted() + "·" + RNG.choice(PARTS), str, 0.95),
    "traditional": (lambda: han(3), lambda name: name.translate(TRADITIONAL), 0.95),
    "space": (lambda: han(2), " ".join, 0.95),
    "full-width space": (lambda: han(2), "\u3000".join, 0.95),
    "two spaces": (lambda: han(3), "  ".join, 0.95),
    "zero width": (lambda: han(3), "\u200b".join, 0.95),
    "pinyin behind": (lambda: han(3), lambda name: f"{name}(Zhang San)", 0.95),
    "pinyin inside": (lambda: han(3), lambda name: f"{name[0]}（zhāng）{name[1:]}", 0.95),
    "extension A": (lambda: RNG.choice(FAMILY) + RNG.choice("䶮㛃䲟") + picked(1), str, 0.95),
    "private use": (lambda: RNG.choice(FAMILY) + "䶮", lambda name: name.replace("䶮", "\ue863"), 0.95),
    "listed private": (lambda: RNG.choice(FAMILY) + "\ue863", lambda name: name.replace("\ue863", "䶮"), 0.95),
    "description": (lambda: RNG.choice(FAMILY) + "⿰亻革" + picked(1), str, 0.95),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants(variant: str, make_rule: Callable[..., Rule], make_document: Callable[..., Document]) -> None:
    name, written, least = VARIANTS[variant]
    names = [name() for _ in range(COUNT)]
    listed, rule = WatchList.of(names), make_rule(kind="watchlist", type="person-name")
    found = total = 0
    for one in names:
        for context in CONTEXTS:
            text = context.format(written(one))
            values = [m.value.reveal() for m in detect(make_document(text), [rule], listed).matches]
            exact = written(one).partition("(")[0] if variant == "pinyin behind" else written(one)
            found += exact in values
            total += 1
    assert found / total >= least


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受助对象：张*三丰", []),
        ("受助对象：赵*柱", ["赵*柱"]),
        ("受助对象：赵×柱，共三户", ["赵×柱"]),
        ("受助对象：赵某某", []),
        ("受助对象：赵**", []),
        ("受助对象：王*英", []),  # two of the list fit
        ("欧阳*满一家", ["欧阳*满"]),
    ],
)
def test_masks(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, found: list[str]
) -> None:
    listed = WatchList.of(["赵铁柱", "王秀英", "王桂英", "欧阳小满"])
    rule = make_rule(kind="watchlist", type="weak-mask")
    assert [m.value.reveal() for m in detect(make_document(text), [rule], listed).matches] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名：阿依古丽，女，维吾尔族", ["阿依古丽"]),
        ("阿依古丽合唱团演出成功。", []),
        ("村里来了阿依古丽和她的朋友。", []),
    ],
)
def test_first_part_alone_needs_more(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, found: list[str]
) -> None:
    listed, rule = WatchList.of(["阿依古丽·买买提"]), make_rule(kind="watchlist", type="person-name")
    assert [m.value.reveal() for m in detect(make_document(text), [rule], listed).matches] == found
