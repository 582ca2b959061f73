"""Numbers that are checked all at once, those that only joining shows as well, are those that are found one by one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from redactscan.detectors import regex
from redactscan.detectors.labels import Labels
from redactscan.detectors.surface import surfaces
from redactscan.model import Document, Match
from redactscan.packs import load_packs
from redactscan.validators import birth, luhn, mod_11_2

RULES = [rule for rule in load_packs().rules if rule.detect.kind == "regex"]
BETWEEN = (
    *(",", "，", " ", "、", "\t", ";", "号", "元", "-", ".", "+", "A", "１", "x", "\n", "：", "("),
    *([","] * 12),
)
LABELS = "社保号账号银行卡号身份证号税号考号执业证号护照号码军官证通行证学籍号电话"


def numbers(rng: random.Random) -> Iterator[str]:
    """Numbers of persons, good ones and nearly good ones, and others."""
    day = f"{rng.randint(1930, 2031)}{rng.randint(0, 13):02}{rng.randint(1, 31):02}"
    identity = rng.choice(("340121", "110105", "340199", "990101")) + day + rng.choice(("000", "123", "010"))
    card = rng.choice(("621700", "955880", "453210")) + "".join(rng.choices("0123456789", k=rng.randint(9, 12)))
    yield identity + rng.choice((mod_11_2.character(identity), "X", "7"))
    yield card + rng.choice((luhn.digit(card), "3"))
    yield rng.choice(("13", "18", "12", "86138", "+8613", "013")) + "".join(rng.choices("0123456789", k=9))
    yield rng.choice(("SFZ", "", "A")) + identity[: rng.randint(9, 17)]
    yield "".join(rng.choices("0123456789", k=rng.randint(6, 24)))
    yield identity[:6] + " " + identity[6:14] + " " + identity[14:] + mod_11_2.character(identity)
    gap = rng.choice((" ", " ", "-", ".", "  ", "\t", "\u200b"))
    yield gap.join((card[:4], card[4:8], card[8:12], card[12:] + luhn.digit(card)))
    yield rng.choice(("", "+", "+86", "+86 ", "86-")) + gap.join(("138", identity[6:10], identity[10:14]))
    yield gap.join("一三八〇〇一三八〇〇〇" if gap == "." else "13800138000")
    yield rng.choice(("皖A", "皖A ", "京B·")) + identity[9:14]


def lines(seed: int) -> Iterator[str]:
    rng = random.Random(seed)  # noqa: S311
    yield LABELS
    for _ in range(120):
        yield "".join(number + rng.choice(BETWEEN) for number in numbers(rng)).rstrip()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("cells", [True, False])
def test_numbers_found_at_once_are_those_found_one_by_one(
    make_document: Callable[..., Document],
    found_both_ways: Callable[[Document], list[list[Match]]],
    seed: int,
    cells: bool,
) -> None:
    told = list(lines(seed))
    document = make_document([line.split(",") for line in told]) if cells else make_document(*told)
    both = found_both_ways(document)
    assert both[0] == both[1]
    assert [match.value for match in both[0]] == [match.value for match in both[1]]
    assert len({match.rule.slug for match in both[0]}) >= 10
    assert len(both[0]) > 400


def test_numbers_of_a_long_list_become_matches_when_they_are_asked_for(make_document: Callable[..., Document]) -> None:
    identity = "34012119850312997"
    rows = [["姓名", "身份证号"], *([f"张{at}", identity + mod_11_2.character(identity)] for at in range(300))]
    (surface,) = surfaces(make_document(rows))
    rules = [rule for rule in RULES if rule.slug == "resident-id"]
    hits, _ = regex.detect(surface, rules, Labels([surface], rules))
    assert len(hits) == 300
    assert [match.cell for match in hits] == [(row, 1) for row in range(1, 301)]


def test_what_several_rules_ask_of_numbers_is_asked_once(
    monkeypatch: pytest.MonkeyPatch,
    make_document: Callable[..., Document],
    found: Callable[[Document], list[Match]],
) -> None:
    asked: list[int] = []
    check = birth.are_dates
    monkeypatch.setattr(birth, "are_dates", lambda numpy, rows: asked.append(len(rows)) or check(numpy, rows))
    identity = "34012119850312997"
    matches = found(make_document([["社保号", identity + mod_11_2.character(identity)] for _ in range(300)]))
    assert {match.rule.slug for match in matches} >= {"resident-id", "social-security-number"}
    assert asked == [300]
