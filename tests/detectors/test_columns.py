"""Headers, forms and columns without a header."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.columns import header
from redactscan.model import Document, Rule

ID = ["340121198503129976", "34012119850312901X", "340121196201014511", "340121197105061227"]


@pytest.mark.parametrize(
    ("rows", "height", "texts"),
    [
        ([["姓名", "身份证号"], ["张三", ID[0]]], 1, ("姓名", "身份证号")),
        ([["某县低保名单"], ["姓 名", "身份\n证号"], ["张三", ID[0]]], 2, ("姓名", "身份证号")),
        ([["序号", "姓名", "银行信息", ""], ["", "", "开户行", "账号"], ["1", "张三", "农行", "1"]], 2,
         ("序号", "姓名", "银行信息开户行", "银行信息账号")),
        ([["张三", ID[0], "1"], ["李四", ID[1], "2"]], 0, ()),
        ([["科目", "数额（元）"], ["一般公共服务", "19624450498"]], 1, ("科目", "数额(元)")),
        ([["户主姓名", "林翠花", "身份证号", ID[0]], ["家庭住址", "沙河村六组47号", "类型", "低保户"]], 0, ()),
        ([["白鹭乡", "沙河村", "张三"], ["白鹭乡", "沙河村", "李四"]], 0, ()),
    ],
)  # fmt: skip
def test_header(make_document: Callable[..., Document], rows: list[list[str]], height: int, texts: tuple[str]) -> None:
    (table,) = make_document(rows).tables
    head = header(table)
    assert (head.rows, head.texts) == (height, texts)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["姓名", "村"], ["张三", "沙河村"], ["姓名", "村"], ["欧阳雪", "李庄"]], ["张三", "欧阳雪"]),
        ([["受益人", "金额"], ["张三、李四", "1"], ["王 五", "2"]], ["张三", "李四", "王 五"]),
        ([["受益人", "金额"], ["赵六 钱七七", "3"]], ["赵六", "钱七七"]),
        ([[n, i] for n, i in zip(["张三", "李四", "王五", "赵六"], ID, strict=True)], ["张三", "李四", "王五", "赵六"]),
        ([["镇江", "1"], ["高新", "2"], ["方圆", "3"]], []),
        ([["姓名", "林翠花", "证号", ID[0]], ["监护人", "张三", "类型", "低保户"]], ["林翠花"]),
    ],
)  # fmt: skip
def test_names(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], rows: list[list[str]], names: list[str]
) -> None:
    rules = [
        make_rule("person-name", {"columns": ("姓名", "受益人")}, kind="column", pattern=r"[\p{Han}·]{2,8}"),
        make_rule(view="number", pattern="[1-9][0-9]{16}[0-9X]"),
    ]
    matches, _ = detect(make_document(rows), rules)
    assert [m.value.reveal() for m in matches if m.rule.type == "person-name"] == names
