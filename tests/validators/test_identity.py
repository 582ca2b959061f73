"""Identity numbers of every kind. Every number is computed here; no person has it on purpose."""

from __future__ import annotations

import datetime
import random

import pytest

from redactscan.model import Verdict
from redactscan.validators import mod_11_2, named, regions

C, P, R = Verdict.CONFIRMED, Verdict.PLAUSIBLE, Verdict.REJECTED
TODAY = datetime.date(2026, 11, 21)


def number(region: str = "340121", born: str = "19850312", sequence: str = "997") -> str:
    """A number with the right check character."""
    digits = region + born + sequence
    return digits + mod_11_2.character(digits)


def mistyped(value: str) -> str:
    return value[:-1] + ("1" if value[-1] != "1" else "2")


VALID = number()

CASES = [
    ("cn_resident_id", VALID, C),
    ("cn_resident_id", number("513601", "19620705"), C),  # a county that was dissolved: JioNLP issue 269
    ("cn_resident_id", number("340199"), P),  # no county ever, but the province is right
    ("cn_resident_id", number(sequence="000"), P),
    ("cn_resident_id", number("990121"), R),
    ("cn_resident_id", number("810000"), R),  # a residence permit
    ("cn_resident_id", mistyped(VALID), R),
    ("cn_resident_id", number(born="19850230"), R),
    ("cn_resident_id", number(born="18991231"), R),
    ("cn_resident_id", number(born="20261122"), R),  # tomorrow
    ("cn_resident_id", number(born="20261121"), C),
    ("cn_resident_id", VALID[:17], R),
    ("cn_resident_id", "", R),
    ("cn_resident_id", "３４０１２１１９８５０３１２９９７６", R),  # a canonical value is half-width
    ("cn_resident_id_typo", mistyped(VALID), P),
    ("cn_resident_id_typo", VALID, R),
    ("cn_resident_id_typo", mistyped(number("340199")), R),
    ("cn_resident_id_typo", VALID[:15] + "000", R),
    ("cn_resident_id_15", "340121850312997", C),
    ("cn_resident_id_15", "340199850312997", P),
    ("cn_resident_id_15", "340121850332997", R),
    ("cn_resident_id_15", "990121850312997", R),
    ("cn_resident_id_damaged", VALID[:15] + "000", P),
    ("cn_resident_id_damaged", "3.40121E+17", P),
    ("cn_resident_id_damaged", "3.40121198513129E+17", R),  # month 13
    ("cn_resident_id_damaged", "3.40121E+16", R),
    ("cn_resident_id_damaged", VALID, R),
    ("cn_residence_permit", number("810000", "19900101"), C),
    ("cn_residence_permit", number("840000", "19900101"), R),
    ("cn_residence_permit", mistyped(number("830000")), R),
    ("cn_foreigner_id", number("934840", "19800101"), C),
    ("cn_foreigner_id", number("990121"), R),  # 99 is no province
    ("cn_foreigner_id", "USA340180010112", P),
    ("cn_foreigner_id", "USA990180010112", R),
    ("cn_disability_certificate", VALID + "44", C),
    ("cn_disability_certificate", VALID + "71B12", C),
    ("cn_disability_certificate", VALID + "81", R),  # seven categories
    ("cn_disability_certificate", VALID + "15", R),  # four degrees
    ("cn_disability_certificate", mistyped(VALID) + "44", R),
    ("cn_student_number", "G" + number(born="20120905"), C),
    ("cn_student_number", "G" + mistyped(VALID), R),
    ("cn_student_number", "L340121201209057730", P),
    ("cn_student_number", "L999999201209057730", R),
    ("cn_birth_certificate", "X340000123", P),
    ("cn_birth_certificate", "X000000123", R),
]


@pytest.mark.parametrize(("name", "value", "verdict"), CASES)
def test_verdict(name: str, value: str, verdict: Verdict) -> None:
    module = __import__(f"redactscan.validators.{name}", fromlist=["check"])
    dated = name != "cn_birth_certificate"
    assert (module.check(value, TODAY) if dated else module.check(value)) is verdict


def test_random_numbers_rarely_pass() -> None:
    """Of random digits about 3.4e-5 pass checksum and date: a list of order numbers must not light up."""
    rng, check = random.Random(7), named("cn_resident_id")  # noqa: S311
    values = (f"{rng.randrange(10**17, 10**18)}" for _ in range(20_000))
    assert sum(check(value) is not R for value in values) <= 4


def test_every_check_character_is_told_from_the_others() -> None:
    for sequence in range(1, 200):
        right = number(sequence=f"{sequence:03d}")
        passing = [last for last in "0123456789X" if named("cn_resident_id")(right[:17] + last) is C]
        assert passing == [right[17]]


@pytest.mark.parametrize("county", ["110101", "120110", "140120", "362324", "440401", "500154", "513601"])
def test_codes_of_all_times_are_known(county: str) -> None:
    assert regions.verdict(county) is C


@pytest.mark.parametrize("city", ["441900", "442000", "460400", "620200"])
def test_a_city_without_counties_is_known(city: str) -> None:
    assert regions.verdict(city) is C
    assert named("cn_resident_id")(number(city)) is C


@pytest.mark.parametrize("code", ["110100", "340000", "500000", "810000", "000000", "", "34"])
def test_no_province_or_prefecture_is_a_county(code: str) -> None:
    assert regions.verdict(code) is not C
