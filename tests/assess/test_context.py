"""What a word beside a number says of it, and from how far."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.assess.context import Context, Contexts
from redactscan.assess.grid import grid
from redactscan.detectors import detect
from redactscan.model import Document, Rule

WORDS = {"raise_": ("账号", "卡号"), "lower": ("订单号",), "exempt": ("保证金",), "columns": ("账号",)}
N = "20010012345666"


def see(make_rule: Callable[..., Rule], document: Document, **words: object) -> Context:
    rule = make_rule("bank-account", {**WORDS, **words}, view="number", pattern="[0-9]{14}")
    detected = detect(document, [rule])
    (match,) = detected.matches
    headers = detected.headers
    return Contexts({id(t): grid(t, headers[id(t)], [match]) for t in detected.document.tables}).of(match)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"账号：{N}", "账号"),
        (f"账 号 ： {N}", "账号"),
        (f"账号\n{N}", "账号"),
        (f"开户行及账号（农商行）：{N}", "账号"),
        (f"{N}（卡号）", "卡号"),
        (f"账号另行通知。项目{N}", ""),
        (f"账号6217000010001234567，电话{N}", ""),
        (f"账号、开户行见附件，合同编号为{N}", ""),
    ],
)
def test_a_required_label_stands_next_to_its_value(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, label: str
) -> None:
    assert see(make_rule, make_document(text), required=True).label == label


@pytest.mark.parametrize(
    ("text", "lowered"),
    [(f"订单号{N}", "订单号"), (f"订单号1，账号{N}", ""), (f"订单号已失效。编号{N}", "")],
)
def test_the_nearer_word_counts(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, lowered: str
) -> None:
    assert see(make_rule, make_document(text)).lowered == lowered


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        (f"保证金账号：{N}", "保证金"),
        (f"保证金已退，本人账号：{N}", ""),
        (f"保证金已退。\n账号：{N}", ""),
        (f"保证金：0551-65512345，{N}", "保证金"),
        (f"保证金：0551-65512345，账号{N}", ""),
    ],
)
def test_an_exemption_is_local(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, exempt: str
) -> None:
    assert see(make_rule, make_document(text)).exempt == exempt


@pytest.mark.parametrize(
    ("rows", "column", "label", "person"),
    [
        ([["姓名", "账号"], ["张三", N]], True, "账号", True),
        ([["单位", "账号"], ["某某公司", N]], True, "账号", False),
        ([["姓名", "张三", "卡号", N]], False, "卡号", True),
        ([["姓名", "备注"], ["张三", N]], False, "", True),
        ([["序号", "姓名", "银行信息", ""], ["", "", "开户行", "账号"], ["1", "张三", "农行", N]], True, "账号", True),
    ],
)
def test_tables(
    make_rule: Callable[..., Rule],
    make_document: Callable[..., Document],
    rows: list[list[str]],
    column: bool,
    label: str,
    person: bool,
) -> None:
    found = see(make_rule, make_document(rows), person=True)
    assert (found.column, found.label, found.person) == (column, label, person)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (f"申请人张三丰，账号{N}", True),
        (f"户名：李四 账号：{N}", True),
        (f"户名：某县财政局 账号：{N}", False),
        (f"收款单位：安徽某某有限公司，账号{N}", False),
    ],
)
def test_a_person_in_the_sentence(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], text: str, person: bool
) -> None:
    assert see(make_rule, make_document(text), person=True).person is person
