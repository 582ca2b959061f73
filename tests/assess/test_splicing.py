"""What two masks of one person give away together."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from redactscan.assess.candidates import Known, count, lifetime
from redactscan.assess.masking import Kind
from redactscan.assess.splicing import MAX_VARIANTS, Fragment, Splice, person, splice
from redactscan.model import Cell, Location
from redactscan.validators import mod_11_2

KEY = b"0" * 32
ANYONE = Known(lifetime(2026))
BORN = Known((datetime.date(1985, 3, 12),) * 2)
THEN = Known((datetime.date(1985, 1, 1), datetime.date(1985, 12, 31)), "male")
FULL = "340121198503129976"
HEAD, TAIL = "340121********9976", "34012119850312****"


def fragment(
    mask: str, known: Known = ANYONE, kind: Kind = "resident-id", name: str = "张三", row: int = 1
) -> Fragment:
    return Fragment(
        person(KEY, name, "王庄村"), kind, mask, known, f"{row}.docx", Location("", "body", Cell(1, row, 1))
    )


def told(*fragments: Fragment) -> list[tuple[set[str], int]]:
    return [({part.mask for part in found.fragments}, found.left) for found in splice(fragments)]


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ([(HEAD, ANYONE), (TAIL, ANYONE)], 1),
        ([(HEAD, ANYONE), ("34012119850312****", ANYONE), ("**************9976", ANYONE)], 1),
        ([("3401**********9976", ANYONE), ("**0121198503******", ANYONE)], 3),
        ([(HEAD, ANYONE), ("*" * 18, BORN)], 1),  # the mask in one list, the birth date in another
        ([(HEAD, THEN), ("340121198503******", ANYONE)], 3),
        ([(FULL, ANYONE), (HEAD, ANYONE)], 1),
        ([(FULL, ANYONE), ("3****************6", ANYONE)], 1),
        ([("340121198503129977", ANYONE), ("340121********9977", ANYONE)], 1),  # mistyped, and still what is masked
    ],
)
def test_what_is_told(parts: list[tuple[str, Known]], left: int) -> None:
    assert told(*(fragment(*part) for part in parts)) == [({mask for mask, _ in parts}, left)]


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [(HEAD, ANYONE)],
        [(HEAD, ANYONE), (HEAD, ANYONE)],  # one mask in two attachments
        [(FULL, ANYONE), (FULL, ANYONE)],
        [(HEAD, ANYONE), ("340***********9976", ANYONE)],  # nothing new, and still many
        [(HEAD, ANYONE), ("340122198503******", ANYONE)],  # another county
        [(FULL, ANYONE), ("340121********9977", ANYONE)],
        [(HEAD, BORN), ("34*************976", ANYONE)],  # weak by itself: that is told where it stands
        [(HEAD, ANYONE), ("*" * 18, ANYONE)],  # a row that shows nothing
        [(FULL, ANYONE), ("*" * 18, ANYONE)],
        [(HEAD, BORN), (HEAD, Known((datetime.date(1950, 1, 1),) * 2))],  # born on different days
        [(HEAD, Known(lifetime(2026), "male")), (TAIL, Known(lifetime(2026), "female"))],
        [(HEAD, ANYONE), ("34012119850313****", ANYONE)],  # fit by digits, but not by the check character
    ],
)
def test_what_is_not_told(parts: list[tuple[str, Known]]) -> None:
    assert told(*(fragment(*part) for part in parts)) == []


def test_people_of_one_name_are_kept_apart_by_their_digits() -> None:
    other = "34012119620704002"
    other += mod_11_2.character(other)
    parts = [HEAD, TAIL, f"{other[:6]}********{other[14:]}", f"{other[:14]}****"]
    groups = told(*map(fragment, parts))
    assert len(groups) == 2
    assert ({HEAD, TAIL}, 1) in groups
    assert (set(parts[2:]), 1) in groups
    assert told(*map(fragment, [FULL, other, HEAD])) == [({FULL, HEAD}, 1)]


def test_a_mask_that_fits_two_people_is_told_with_both() -> None:
    parts = ["340121********99**", "34012119850312****", "34012119620704****", FULL]
    assert told(*map(fragment, parts)) == [({FULL, *parts[:2]}, 1), ({parts[0], parts[2]}, 10)]
    assert [left for _, left in told(*map(fragment, parts[:3]))] == [10, 10]


def test_every_place_is_told() -> None:
    found = splice([fragment(HEAD, row=1), fragment(HEAD, row=2), fragment(TAIL, row=3)])
    assert [sorted(part.document for part in group.fragments) for group in found] == [["1.docx", "2.docx", "3.docx"]]
    assert [group.full for group in found] == [False]
    assert splice([fragment(HEAD), fragment(FULL)])[0].full


def test_a_name_that_is_no_unicode_has_a_hash() -> None:
    assert person(KEY, "\ud800三", "王庄村") != person(KEY, "\ud801三", "王庄村")


def test_other_people_are_other_people() -> None:
    assert told(fragment(HEAD), fragment(TAIL, name="李四")) == []


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        (("mobile", "138****5678"), ("mobile", "1380013****"), 1),
        (("mobile", "138****5678"), ("mobile", "1380*******"), None),
        (("mobile", "13800135678"), ("mobile", "138****5678"), 1),
        (("bank-account", "***************4564"), ("bank-account", "621799990000123****"), 1),
        (("bank-account", "***************4564"), ("bank-account", "6217999900001234****"), None),  # of another length
        (("resident-id", "340121850312***"), ("resident-id", HEAD), 1),  # the old number of the same person
        (("disability-certificate", "34012119850312****44"), ("resident-id", HEAD), 1),
        (("person-name", "张*"), ("person-name", "*三"), None),
    ],
)
def test_kinds(one: tuple[Kind, str], other: tuple[Kind, str], left: int | None) -> None:
    found = splice([fragment(mask, kind=kind) for kind, mask in (one, other)])
    assert [group.left for group in found] == ([] if left is None else [left])


def test_regions_that_are_known_are_put_together() -> None:
    city = replace(ANYONE, regions=frozenset({"3401", "3402"}))
    county = replace(THEN, regions=frozenset({"340121", "340321"}))
    parts = [fragment("**************9976", city), fragment("*****************6", county)]
    assert count("**************9976", replace(THEN, regions=frozenset({"340121"}))) == 33
    assert told(*parts) == []  # 33 are not few enough
    assert [left for _, left in told(*parts, fragment("*" * 18, BORN))] == [1]


def test_more_numbers_than_a_person_has_are_no_person() -> None:
    crowd = [fragment(f"340121{1900 + n}0312****") for n in range(MAX_VARIANTS)]
    assert splice([*crowd, fragment(HEAD)]) == []
    assert splice([*crowd[1:], fragment(HEAD)]) != []


def test_a_splice_shows_nothing() -> None:
    found = splice([fragment(HEAD), fragment(TAIL)])
    assert isinstance(found[0], Splice)
    assert not any(secret in repr(found) for secret in ("9976", "1985", "张", repr(found[0].fragments[0].person)))
