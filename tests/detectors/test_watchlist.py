"""Listed names are found where they are names, and ordinary words stay words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.listed import WatchList
from redactscan.model import Document, Rule

NAMES = WatchList.of(["张伟民", "高峰", "文静", "欧阳雪梅", "阿依古丽·买买提", "程度", "李明"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经核查，张伟民家庭符合条件。", ["张伟民"]),
        ("申请人高峰，男，1985年生。", ["高峰"]),
        ("早晚高峰期间实行限行，客流高峰明显。", []),
        ("申请人：文静（身份证已核）", ["文静"]),
        ("环境优雅文静，服务周到。", []),
        ("在一定程度上缓解了困难。", []),
        ("监护人欧阳雪梅来电。", ["欧阳雪梅"]),
        ("低保户阿依古丽．买买提一家", ["阿依古丽．买买提"]),
        ("張偉民", ["張偉民"]),
        ("户主：张 伟 民", ["张 伟 民"]),
        ("黎明前的黑暗", []),
        ("李明亮同志先进事迹", []),
    ],
)
def test_prose(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, found: list[str]
) -> None:
    rule = make_rule(kind="watchlist", type="person-name")
    matches = detect(make_document(text), [rule], NAMES).matches
    assert [m.value.reveal() for m in matches] == found


def test_cells(make_rule: Callable[..., Rule], make_document: Callable[..., Document]) -> None:
    document = make_document([["姓名", "备注"], ["高峰", "早高峰"], ["文 静", ""]])
    matches = detect(document, [make_rule(kind="watchlist", type="person-name")], NAMES).matches
    assert [(m.value.reveal(), m.cell) for m in matches] == [("高峰", (1, 0)), ("文 静", (2, 0))]
