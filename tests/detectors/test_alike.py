"""Windows that read alike are searched once, and everywhere what stands there is found."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from redactscan.detectors import alike, regex
from redactscan.model import Document, Match

HOMES = ("幸福镇东河村3组12号", "幸福镇东河村3组", "中山路18号3栋502室", "罗塘乡向阳村第三村民组7号", "长江路5号地块")
DATES = ("1990年3月7日", "1990年3月", "90年3月", "1990-03-07", "0551-65512345")
BESIDE = ("", ",", "，", " ", "3", "3.", "住", "在", "A", "、", "\n", "号", "1.", "组织", "楼")


def lines(seed: int) -> list[str]:
    """Few values again and again, with little between them."""
    rng = random.Random(seed)  # noqa: S311
    told = ["".join(rng.choice(BESIDE) + rng.choice((*HOMES, *DATES)) for _ in range(4)) + "," for _ in range(200)]
    return ["出生日期，电话", *told]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("cells", [True, False])
@pytest.mark.parametrize("most", [3, alike.MOST])
def test_what_reads_alike_is_found_as_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
    make_document: Callable[..., Document],
    found_both_ways: Callable[[Document], list[list[Match]]],
    seed: int,
    cells: bool,
    most: int,
) -> None:
    monkeypatch.setattr(alike, "MOST", most)
    told = lines(seed)
    document = make_document([line.split(",") for line in told]) if cells else make_document(*told)
    both = found_both_ways(document)
    assert both[0] == both[1]
    assert len({match.rule.slug for match in both[0]}) >= 5
    assert len(both[0]) > 400


def test_a_window_is_searched_once(
    monkeypatch: pytest.MonkeyPatch,
    make_document: Callable[..., Document],
    found: Callable[[Document], list[Match]],
) -> None:
    asked: list[str] = []
    search = regex.search
    monkeypatch.setattr(
        regex, "search", lambda text, rule, begins: asked.append(rule.slug) or search(text, rule, begins)
    )
    rows = [[f"张{at}", "幸福镇东河村3组12号"] for at in range(300)]
    matches = found(make_document(rows))
    assert [match.cell for match in matches if match.rule.slug == "address-home"] == [(row, 1) for row in range(300)]
    assert asked.count("address-home") == 1
