"""Numbers as people write them."""

from __future__ import annotations

import random

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.text import numerals
from redactscan.text.fold import fold
from redactscan.text.numerals import ODD_DIGITS, runs

ID = "340121198503129976"
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def readings(text: str, length: int) -> dict[str, str]:
    """Normalised reading to raw text."""
    return {run.text: text[run.start : run.end] for run in runs(fold(text), range(length, length + 1))}


@pytest.mark.parametrize(
    "written",
    [
        "340121 19850312 9976",
        "340121-19850312-9976",
        "340121198503\n129976",
        "34012119850312\u00a09976",
        "3401 2119 8503 1299 76",
        " ".join(ID),
        "340121.19850312.9976",
        "340121\t19850312\t9976",
        "\u200b".join(ID),
        "34012119850312 │ \n│ 9976",
        ID.translate(CHINESE),
        ID.translate(CIRCLED),
        ID[:6].translate(WIDE) + " " + ID[6:].translate(WIDE),
        ID[:6].translate(CHINESE) + ID[6:],
    ],
)
def test_a_number_in_pieces_is_one_number_with_its_place(written: str) -> None:
    text = f"身份证{written}，住"
    assert readings(text, 18)[ID] == written


def test_neighbours_stay_two_numbers() -> None:
    assert readings(f"{ID} 13812345678", 29) != {}  # the whole cluster may be read as one …
    assert readings("①13812345678", 11) == {}  # … but a contiguous number is left to the plain view


@pytest.mark.parametrize("text", ["金额13812\x1f345678", "138,1234,5678", "13812。345678", "1381234(5678)"])
def test_what_parts_numbers(text: str) -> None:
    assert "13812345678" not in readings(text, 11)


@given(st.text(alphabet="0123456789X -\n一①\u200b、", max_size=60))
def test_every_run_is_what_its_raw_text_says(text: str) -> None:
    for run in runs(fold(text), range(8, 25)):
        raw = text[run.start : run.end]
        digits = "".join(ODD_DIGITS.get(c, c) for c in raw if c.isalnum() or c in ODD_DIGITS)
        assert digits == run.text
        assert sum(run.groups) == len(run.text)


@pytest.mark.parametrize("seed", range(6))
def test_arrays_find_the_runs_that_are_found_one_by_one(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    signs = (*ID[:9], "340121", *"XBA京号,\n.-\u200b一①〇\x1e🄋𠮷", "B12", "SFZ", *"   ", "        ")
    text = fold("".join(random.Random(seed).choices(signs, k=4000)))  # noqa: S311
    found = []
    for module in (None, numpy):
        monkeypatch.setattr(numerals, "arrays", lambda _, module=module: module)
        found.append(list(runs(text, range(7, 26))))
    assert found[0] == found[1]
    assert len(found[0]) > 50
