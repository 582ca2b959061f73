"""Parties of court cases: who stays named, and who must not be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.assess.cases import concealed, is_open
from redactscan.model import Document

HEAD = ("案号", "案由", "当事人")


@pytest.mark.parametrize(
    ("row", "headings", "word"),
    [
        (("（2025）皖0825民初2201号", "离婚纠纷", "吉红艳"), HEAD, "离婚"),
        (("（2025）皖0825刑初12号", "强制猥亵罪", "游四海"), HEAD, "猥亵"),
        (("（2025）皖0825民初2202号", "买卖合同纠纷", "王建国"), HEAD, ""),
        (("王建国", "离婚"), ("姓名", "婚姻状况"), ""),
    ],
)
def test_rows_of_cases(row: tuple[str, ...], headings: tuple[str, ...], word: str) -> None:
    assert concealed(row, headings) == word


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["安徽省岳西县人民法院", "民 事 判 决 书", "原告王建国诉被告李爱民民间借贷纠纷一案，本院受理后……"], True),
        (["岳西县人民法院公告", "李爱民：本院受理原告王建国诉你买卖合同纠纷一案……"], True),
        (["岳西县人民法院公告", "李爱民：本院受理原告王建国诉你离婚纠纷一案……"], False),
        (["某县人民法院刑事附带民事判决书", "附带民事诉讼原告人朱玉梅，女。", "本院认为，被告人胡涛……"], False),
        (["某县人民检察院不起诉决定书", "被不起诉人卓玛措，女。", "本院认为，情节轻微……"], False),
        (["信访答复意见书", "王建国：您反映的问题，可向人民法院提起诉讼。"], False),
        (["县医院通报", "本院收治的患者王建国投诉……"], False),
    ],
)
def test_papers_of_courts(make_document: Callable[..., Document], paragraphs: list[str], found: bool) -> None:
    assert is_open(make_document(*paragraphs)) is found
