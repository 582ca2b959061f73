"""The counts of masks: against brute force, and against the published table of what masks leave."""

from __future__ import annotations

import datetime
import time
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from redactscan.assess.candidates import Known, count, lifetime, modern
from redactscan.model import Verdict
from redactscan.validators import cn_resident_id, mod_11_2, regions

TODAY = datetime.date(2026, 11, 21)
ANYONE = Known((datetime.date(1900, 1, 1), TODAY))
BORN = lifetime(2026)
COUNTY = frozenset({"340121"})
YEAR = (datetime.date(1985, 1, 1), datetime.date(1985, 12, 31))
DAY = (datetime.date(1985, 3, 12),) * 2

# mask; in the county; + birth year and sex; + birth date and sex: the number is 340121198503129976
TABLE = [
    ("3401211985031299**", 10, 5, 5),
    ("34012119850312****", 999, 500, 500),
    ("340121198503******", 30_969, 15_500, 500),
    ("3401211985****9976", 33, 33, 1),
    ("340121********9976", 3_361, 33, 1),
    ("3401**********9976", 3_361, 33, 1),
    ("340***********9976", 3_361, 33, 1),
    ("34*************976", 33_535, 331, 1),
    ("340121**********76", 335_367, 3_319, 9),
    ("340121************", 36_853_110, 182_500, 500),
    ("3****************6", 3_350_290, 16_590, 46),
]

# mask; with the 6,814 county codes of the data file; with the codes of provinces and prefectures counted too
NATIONWIDE = [
    ("3401**********9976", 46_940, 50_294),
    ("340***********9976", 325_290, 358_821),
    ("34*************976", 8_752_991, 9_658_473),
    ("3****************6", 5_728_983_428, None),
    ("**************9976", 22_851_770, None),
]


@pytest.mark.parametrize(("mask", "county", "year", "day"), TABLE)
def test_the_table_with_the_county_known(mask: str, county: int, year: int, day: int) -> None:
    assert count(mask, Known(BORN, regions=COUNTY)) == county
    assert count(mask, Known(YEAR, "male", COUNTY)) == year
    assert count(mask, Known(DAY, "male", COUNTY)) == day
    if mask.startswith("340121"):
        assert count(mask, Known(BORN)) == county


@pytest.mark.parametrize(("mask", "ours", "published"), NATIONWIDE)
def test_the_table_with_nothing_known(mask: str, ours: int, published: int | None) -> None:
    assert count(mask, Known(BORN)) == ours
    if published is not None:
        # that table also took the codes of provinces and prefectures for counties, and lacks these two
        codes = {code[:n].ljust(6, "0") for code in regions.counties() for n in (2, 4, 6)} - {"341123", "349000"}
        assert count(mask, Known(BORN, regions=frozenset(codes))) == published


def right(value: str, known: Known) -> bool:
    """The slow truth: the validator, and what is known."""
    if cn_resident_id.check(value, TODAY) is Verdict.REJECTED or value[14:17] == "000":
        return False
    born = datetime.date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    sex = "male" if int(value[16]) % 2 else "female"
    place = not known.regions or value.startswith(tuple(known.regions))
    return known.born[0] <= born <= known.born[1] and known.sex in (None, sex) and place


def brute(mask: str, known: Known) -> int:
    """Every filling of the mask, tried; a region shown in part must be a county's."""
    places = [place for place, char in enumerate(mask) if char == "*"]
    found = 0
    for digits in product(*("0123456789X" if place == 17 else "0123456789" for place in places)):
        chars = list(mask)
        for place, digit in zip(places, digits, strict=True):
            chars[place] = digit
        value = "".join(chars)
        found += right(value, known) and ("*" not in mask[:6] or value[:6] in regions.counties())
    return found


COUNTIES = sorted(regions.counties())


@st.composite
def masks(draw: st.DrawFn) -> tuple[str, Known]:
    """A right number with one to three characters hidden, and something true or false known of it."""
    born = draw(st.dates(datetime.date(1900, 1, 1), TODAY))
    head = f"{draw(st.sampled_from(COUNTIES))}{born:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    chars = list(head + mod_11_2.character(head))
    for place in draw(st.sets(st.integers(0, 17), min_size=1, max_size=3)):
        chars[place] = "*"
    first = draw(st.sampled_from([datetime.date(1900, 1, 1), born, born.replace(month=1, day=1)]))
    last = draw(st.sampled_from([TODAY, born, first]))
    sex = draw(st.sampled_from([None, "male", "female"]))
    beginnings = draw(st.sampled_from([(), (head[:6],), (head[:4],), (head[:2], "11"), ("110101",)]))
    return "".join(chars), Known((first, max(first, last)), sex, frozenset(beginnings))


@settings(max_examples=120, deadline=None)
@given(masks())
def test_counting_is_enumerating(case: tuple[str, Known]) -> None:
    assert count(*case) == brute(*case)


@settings(max_examples=40, deadline=None)
@given(masks(), st.integers(0, 17))
def test_hiding_more_never_leaves_less(case: tuple[str, Known], place: int) -> None:
    mask, known = case
    assume(place > 5)  # a region is taken as it is only if all of it is shown
    assert count(mask[:place] + "*" + mask[place + 1 :], known) >= count(mask, known)


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        ("340121850312***", 999),
        ("340121******997", 27_028),  # the days of 1926 to 1999: the old number has no check character
        ("340121850312997", 1),
        ("340121851312***", 0),
        ("*" * 15, 6_814 * 27_028 * 999),
    ],
)
def test_old_numbers_of_15_digits(mask: str, expected: int) -> None:
    assert count(mask, Known(BORN)) == expected


def test_what_an_old_number_became() -> None:
    assert modern("340121850312997") == "34012119850312997*"
    assert modern("340121********9976") == "340121********9976"


@pytest.mark.parametrize(
    "mask", ["", "3401", "340121********997*6", "34012119X503******", "340121********997x", "Ⅷ" * 18]
)
def test_anything_else_is_no_mask_and_is_not_quoted(mask: str) -> None:
    with pytest.raises(ValueError, match="15 or 18") as caught:
        count(mask, ANYONE)
    assert not mask or mask not in str(caught.value)


def test_a_region_shown_in_full_counts_even_if_no_list_has_it() -> None:
    assert "340199" not in regions.counties()
    assert count("34019919850312****", Known(BORN)) == 999
    assert count("340199********9976", Known(BORN, regions=COUNTY)) == 0


def test_what_is_known_of_a_person_is_not_in_its_repr() -> None:
    assert repr(Known(DAY, "male", COUNTY)) == "Known()"


def test_a_column_is_counted_in_no_time() -> None:
    masks = [f"340121********{tail:04d}" for tail in range(0, 10_000, 20)]
    start = time.perf_counter()
    for mask in masks:
        count(mask, Known(BORN))
    assert (time.perf_counter() - start) / len(masks) < 0.002
