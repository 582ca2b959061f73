"""Marks put together anew for every seed: a level with a term, a kind of paper with an order."""

from __future__ import annotations

from collections.abc import Callable

from craft.gold import Made, mark
from craft.people import People

from marks.official import Place, written

_TERMS = (
    "1年",
    "３年",
    "5年",
    "10年",
    "20年",
    "30年",
    "6个月",
    "三个月",
    "长期",
    "公布前",
    "会议结束后",
    "2027年6月30日",
    "",
)
_KINDS = ("内部资料", "内部文件", "内部材料", "内部刊物", "内部情况通报", "内部参阅件")
_ORDERS = ("注意保存", "注意保密", "妥善保管", "不得外传", "请勿翻印", "严禁拍照转发", "仅供领导参阅", "阅后退回")
_GAPS = ("", " ", "　", " · ", "：")
_COMPOSED: tuple[tuple[Place, str], ...] = (
    ("head", "txt"), ("head", "docx"), ("head", "html"), ("attachment", "txt"), ("attachment", "docx"),
    ("below-title", "md"), ("foot", "txt"), ("foot", "html"),
)  # fmt: skip


def _level(people: People) -> str:
    """A level with a term, as one of the very many that there may be."""
    rng = people.rng
    gap = rng.choice(("", "", " ", "　"))
    level = gap.join(rng.choice(("绝密", "机密", "秘密")))
    return mark("state-secret-mark", f"{level}{gap}★{gap}{rng.choice(_TERMS)}", tags="composed")


def _order(people: People) -> str:
    rng = people.rng
    bare = f"{rng.choice(_KINDS)}{rng.choice(_GAPS)}{rng.choice(_ORDERS)}"
    return mark("work-secret-mark", rng.choice((bare, f"（{bare}）", f"【{bare}】")), tags="composed")


def _composed(name: str, compose: Callable[[People], str], place: Place, suffix: str) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        return written(people, name, compose(people), place, suffix)

    make.__module__, make.__name__ = "marks.composed", name
    return make


DOCUMENTS = (
    *(_composed(f"定密件{n}", _level, *where) for n, where in enumerate(_COMPOSED, 1) if where[0] != "foot"),
    *(_composed(f"内部件{n}", _order, *where) for n, where in enumerate(_COMPOSED, 1) if where[0] != "attachment"),
)
