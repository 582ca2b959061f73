"""What a mask leaves when what else is known may be wrong, and what that means."""

from __future__ import annotations

import datetime

import pytest

from redactscan.assess.candidates import Known, lifetime
from redactscan.assess.masking import Kind
from redactscan.assess.strength import accounts, grade, identities, left, mobiles

ANYONE = Known(lifetime(2026))
COUNTY = frozenset({"340121"})
YEAR = (datetime.date(1985, 1, 1), datetime.date(1985, 12, 31))
DAY = (datetime.date(1985, 3, 12),) * 2


@pytest.mark.parametrize(
    ("mask", "known", "expected"),
    [
        ("340121********9976", Known(DAY, "male", COUNTY), 1),  # nothing contradicts
        ("340123********9976", Known(YEAR, "male", COUNTY), 34),  # born in the next county: the year still holds
        ("3401211985****9976", Known((datetime.date(1950, 1, 1),) * 2, "male"), 33),  # the row speaks of someone else
        ("34012119850312997*", Known(lifetime(2026), "female"), 1),
        ("340121********9976", Known(DAY, "female"), 1),  # the sex is wrong: the day still holds
        ("340121199902309976", ANYONE, 0),  # no day, no number
    ],
)
def test_what_the_mask_contradicts_is_not_known(mask: str, known: Known, expected: int) -> None:
    assert identities(mask, known, 2026) == expected


@pytest.mark.parametrize(
    ("mask", "anywhere", "local"),
    [
        ("138****5678", 10_000, 21),
        ("1385678****", 10_000, 10_000),
        ("138********", 10**8, 210_000),
        ("13800**5678", 100, 21),
        ("138000*5678", 10, 10),
        ("13800005678", 1, 1),
    ],
)
def test_mobiles(mask: str, anywhere: int, local: int) -> None:
    assert (mobiles(mask), mobiles(mask, local=True)) == (anywhere, local)


def test_accounts() -> None:
    assert accounts("6217***********4564") == 10**11


@pytest.mark.parametrize(
    ("candidates", "word"),
    [
        (0, "broken"), (19, "broken"), (20, "weak"), (999, "weak"), (1_000, "fair"), (99_999, "fair"), (100_000, "ok"),
    ],
)  # fmt: skip
def test_grades(candidates: int, word: str) -> None:
    assert grade(candidates) == word


@pytest.mark.parametrize(
    ("kind", "canonical", "candidates"),
    [
        ("resident-id", "340121********9976", 3361),
        ("resident-id", "340121850312***", 999),
        ("disability-certificate", "340121********997644", 3361),
        ("mobile", "138****5678", 10_000),
        ("bank-account", "***************4564", 10**15),
        ("person-name", "张**", None),
    ],
)
def test_what_is_left(kind: Kind, canonical: str, candidates: int | None) -> None:
    assert left(kind, canonical, ANYONE, 2026) == candidates
