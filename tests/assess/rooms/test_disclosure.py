"""Official papers that do not say whether they may be published; papers that are none are left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD, NUMBER, TITLE, DAY = "安澜县人民政府文件", "安政发〔2025〕12号", "关于做好防汛工作的通知", "2025年3月4日"

# (content, whether the attribute is missed)
PAPERS: list[tuple[tuple[Any, ...], bool]] = [
    ((HEAD, NUMBER, TITLE, "正文"), True),
    ((TITLE, NUMBER, "正文", "安澜县人民政府", DAY), True),
    ((TITLE, NUMBER, "正文", "二〇二五年三月四日"), True),
    ((TITLE, NUMBER, "正文", "抄送：县委办公室"), True),
    ((TITLE, NUMBER, "正文", "安澜县人民政府办公室　2025年3月4日印发"), True),
    ((f"{HEAD}\n{NUMBER}　　签发人：李 某\n{TITLE}",), True),
    ((HEAD, "安政发[2025]第12号", TITLE), True),
    (([[HEAD, ""], [NUMBER, "签发人：李某"]], TITLE, DAY), True),  # a letterhead set in a table
    ((HEAD, "卫健复〔2025〕8号", TITLE), True),
    # it says so, in whatever way
    ((HEAD, NUMBER, TITLE, DAY, "（此件公开发布）"), False),
    ((HEAD, NUMBER, TITLE, DAY, "（此件不公开）"), False),
    ((HEAD, NUMBER, "公开属性：□主动公开 ☑依申请公开", TITLE, DAY), False),
    ((HEAD, NUMBER, TITLE, "政府信息公开类别：非公开"), False),
    # no official paper
    ((TITLE, "因管道检修停水。", DAY), False),
    ((TITLE, NUMBER, "正文"), False),
    ((TITLE, f"根据{NUMBER}要求，现通知如下。", DAY), False),
    ((TITLE, *["正文"] * 10, NUMBER, DAY), False),
    ((HEAD, "附件2", NUMBER, "任务分解表", DAY), False),
    (("附件：任务分解表", NUMBER, DAY), False),
    ((f"《{TITLE}》政策解读", NUMBER, DAY), False),
    (("现行有效文件目录", NUMBER, DAY), False),
    (("行政处罚决定书", "安市监处罚〔2025〕12号", DAY), False),
    (("民事判决书", "（2025）皖0121民初456号", DAY), False),
]


@pytest.mark.parametrize(("content", "missed"), PAPERS)
def test_a_paper_without_attribute(heard: Callable[..., Any], content: tuple[Any, ...], missed: bool) -> None:
    said = heard(*content, only=["disclosure-missing"])
    assert [(s.severity, s.kind) for s in said] == [("info", "review")] * missed


def test_it_stands_at_the_number(heard: Callable[..., Any]) -> None:
    (said,) = heard(f"{HEAD}\n　{NUMBER}　　签发人：李某\n{TITLE}", only=["disclosure-missing"])
    assert (said.value, said.reasons) == (NUMBER, ("有发文字号，没有标明公开属性",))
