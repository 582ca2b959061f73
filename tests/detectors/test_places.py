"""Rules look only where their triggers are, and find there what they would find in the whole text."""

from __future__ import annotations

import random
from types import ModuleType

import numpy
import pytest

from redactscan.detectors import places, plan, regex, use
from redactscan.packs import load_packs
from redactscan.text import fold
from redactscan.text import view as view_room
from redactscan.text.view import View

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "regex"]
SCRAPS = [
    *(example.text for rule in RULES for example in (*rule.examples, *rule.counterexamples)),
    *("0", "1", "13", "19", "20", "2024", "86", "X", "A", "-", ".", ":", "/", "(", ")", "年", "月", "村", "号", "路"),
    *("\x1e", "\x1f", "\n", " ", "、", "，", "340121", "19850312", "京A", "第", "镇", "组", "的", "一", "二", "三"),
]


def text_of(seed: int) -> str:
    """Examples of rules, whole, cut and run together with what triggers are made of."""
    rng = random.Random(seed)  # noqa: S311
    scraps: list[str] = []
    for _ in range(40):
        scrap = rng.choice(SCRAPS)
        start = rng.randrange(len(scrap))
        scraps.append(scrap if rng.random() < 0.5 else scrap[start : start + rng.randint(1, 12)])
    return "".join(scraps)


@pytest.fixture(autouse=True)
def places_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use.Use, "pays", lambda *_: True)


@pytest.mark.parametrize("seed", range(25))
def test_windows_lose_nothing_and_move_nothing(seed: int) -> None:
    check_windows(View(text_of(seed)))


def check_windows(view: View) -> None:
    """Every rule finds what it would find in the whole text."""
    windows = plan.windows(view, RULES)
    for number, rule in enumerate(RULES):
        text = view.squeezed if rule.detect.view == "squeezed" else view.plain
        everywhere = regex.compiled(rule.detect.pattern, rule.detect.boundary).finditer(text)
        found = regex.search(text, rule, windows.get(number, ()))
        assert [hit.span() for hit in found] == [hit.span() for hit in everywhere], rule.slug


def test_a_rule_needs_no_other() -> None:
    view = View(text_of(100))
    together = plan.windows(view, RULES)
    for number, rule in enumerate(RULES):
        assert sorted(plan.windows(view, [rule]).get(0, ())) == sorted(together.get(number, ())), rule.slug


@pytest.mark.parametrize("module", [numpy, None])
def test_arrays_find_what_is_found_one_by_one(monkeypatch: pytest.MonkeyPatch, module: ModuleType | None) -> None:
    raw = "".join(map(text_of, range(40))) + "\U0002f800\ud800村\U00020bb7\uffff村"
    for room in (fold, view_room, places):
        monkeypatch.setattr(room, "arrays", lambda _: module)
    view = View(raw)
    check_windows(view)
    check_windows(View("残疾" * 200 + "12" * 9 + "，" + "村" * 300 + "3"))


def test_characters_beyond_the_basic_plane_tell_of_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for module in (None, numpy):
        monkeypatch.setattr(places, "arrays", lambda _, module=module: module)
        known = places.Places(["[𠮷𠀋]村", "户[𠮷𠀋]", "🗹"], ["none"] * 3)
        windows = known.windows("向𠮷村户𠀋乡🗹，𠀋村，村户".center(300, "，"))
        found.append({number: set(windows[number]) for number in range(3)})
    assert all(found[0][number] <= found[1][number] != set() for number in range(3))


def test_around_what_tells_of_a_pattern_stands_what_it_has_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "arrays", lambda _: numpy)
    known = places.Places(["[一-龥]{2,6}村[0-9]{1,2}组"], ["none"])
    texts = ("向阳村3组", "向阳村12组", "向阳村3号", "阳，村3组", "村12组", "向阳村1，组")
    assert [bool(known.windows(text.center(300, "，"))) for text in texts] == [True, True, False, False, False, False]
