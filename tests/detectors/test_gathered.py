"""Stretches of digits and letters are gathered with arrays as they are one by one."""

from __future__ import annotations

import random

import numpy
import pytest

from redactscan.detectors import gathered
from redactscan.text.arrays import codes
from redactscan.text.charset import CharSet
from redactscan.text.rarest import DIGITS, TOKEN

ALNUM: CharSet = ((48, 57), (65, 90))
ENDS = ("", "7", "12", "A1", "7\0", "\0", "号", "\x7f")


@pytest.mark.parametrize("of", [DIGITS, TOKEN, ALNUM])
@pytest.mark.parametrize("least", [1, 2, 10])
@pytest.mark.parametrize("end", ENDS)
def test_arrays_gather_what_is_found_one_by_one(of: CharSet, least: int, end: str) -> None:
    rng = random.Random(f"{of}{least}{end}")  # noqa: S311
    text = (
        end[::-1]
        + "".join(rng.choices("0127AX-.,\0\x7fé号\U00020bb7", (9, 9, 9, 9, 3, 3, 2, 1, 1, 1, 1, 1, 2, 1), k=5000))
        + end
    )
    starts, lengths = gathered.bounds(numpy, codes(numpy, text), of, least)
    found = zip(starts.tolist(), lengths.tolist(), strict=True)
    gathers = gathered.gathered(text, of, least)
    assert sorted(found) == sorted((at, length) for (length, _), places in gathers.items() for at in places)
    assert all(text.startswith(two, at) for (_, two), places in gathers.items() for at in places)
    assert len(starts) > 10


def test_nothing_is_gathered_where_nothing_is() -> None:
    assert gathered.gathered("号" * 5000, DIGITS, 2) == {}
    assert not len(gathered.bounds(numpy, codes(numpy, "号"), DIGITS, 2)[0])
