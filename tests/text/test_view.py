"""The views show words as they are meant and every offset leads back to the raw text."""

from __future__ import annotations

import unicodedata

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactscan.text import view as view_room
from redactscan.text.fold import fold
from redactscan.text.view import View, squeeze

ODD = "機密進（jìn）(mì)身\u3000份 \u200b\u00ad\n\t1１①ⅧX×ｘ㈱ﬁ\x1e\x1f𝟏⼯\ufeff·-"


@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters())))
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.sampled_from(ODD)), st.data())
def test_every_squeezed_span_leads_back_to_characters_that_fold_to_it(text: str, data: st.DataObject) -> None:
    view = View(text)
    if not view.squeezed:
        return
    start = data.draw(st.integers(0, len(view.squeezed) - 1))
    end = data.draw(st.integers(start + 1, len(view.squeezed)))
    first, last = view.raw_span(start, end)
    assert 0 <= first < last <= len(text)
    assert fold(text[first]) == view.squeezed[start]
    assert fold(text[last - 1]) == view.squeezed[end - 1]
    if not any(mark in text[first:last] for mark in "(（"):
        assert squeeze(text[first:last]) == view.squeezed[start:end]


@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters())))
def test_arrays_find_the_gaps_that_are_found_one_by_one(text: str) -> None:
    ways = view_room._gaps(text), view_room._at_once(numpy, text)
    one_by_one, at_once = ([at for span in zip(*gaps, strict=True) for at in range(*span)] for gaps in ways)
    assert one_by_one == at_once


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("身 份 证 号", "身份证号"),
        ("機　密", "机密"),
        ("机\u200b密", "机密"),
        ("秘\n密★１年", "秘密★1年"),
        ("進(jìn)步", "进步"),
        ("內（nèi）部資料", "内部资料"),
        ("⼯作秘密", "工作秘密"),  # a Kangxi radical
        ("内\u00ad部", "内部"),
        ("说明(abcdefghijk)", "说明(ABCDEFGHIJK)"),  # too long for a gloss
        ("职务(jia)", "职务"),
    ],
)
def test_squeezed(raw: str, seen: str) -> None:
    assert squeeze(raw) == seen


def test_separators_of_cells_are_never_squeezed_away() -> None:
    assert View("张\x1f三\x1e李").squeezed == "张\x1f三\x1e李"


@pytest.mark.parametrize("sign", list("①⑴⒈²㈠"))
def test_list_signs_do_not_become_digits(sign: str) -> None:
    assert fold(sign) == sign
    assert unicodedata.normalize("NFKC", sign) != sign
