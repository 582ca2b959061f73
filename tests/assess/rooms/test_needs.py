"""A room that a document gives nothing to find is not asked; asked all the same, it finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from redactscan import assess
from redactscan.assess.case import Case
from redactscan.assess.judge import Judged
from redactscan.assess.rooms import NEEDS, rooms
from redactscan.engine import find
from redactscan.packs import load_packs

FOLDER = Path(assess.__file__).with_name("rooms")


def test_every_room_says_what_it_needs() -> None:
    assert sorted(NEEDS) == list(NEEDS) == sorted({each.stem for each in FOLDER.glob("*.py")} - {"__init__"})


def test_who_is_not_asked_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    passed_over: set[str] = set()

    def all_rooms(case: Case) -> Iterator[Callable[[Case], Iterator[Judged]]]:
        asked = list(rooms(case))
        for name in NEEDS:
            room = import_module(f"redactscan.assess.rooms.{name}").find
            if room not in asked:
                passed_over.add(name)
                assert list(room(case)) == [], name
        yield from asked

    monkeypatch.setattr(assess, "rooms", all_rooms)
    for rule in load_packs().rules:
        if rule.detect.kind == "assess":
            assert all(find(rule, example) for example in rule.examples)
            assert not any(find(rule, example) for example in rule.counterexamples)
    assert passed_over == {name for name, needs in NEEDS.items() if needs not in ("anything", "website")}
