"""Headers, forms and columns without a header."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactscan.detectors import detect
from redactscan.detectors.headers import header
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
        # a group over each column, merged down where there is none
        ([["基本情况", "所在地", "孕产情况", "联系方式"], ["姓名", "村", "", "手机"], ["张三", "甲村", "备孕", "1"]], 2,
         ("基本情况姓名", "所在地村", "孕产情况", "联系方式手机")),
        # what no heading is known to be, below a group
        ([["序号", "残疾人", "", "残疾", ""], ["", "姓名", "村", "类", "级"], ["1", "张三", "甲村", "肢体", "一"]], 2,
         ("序号", "残疾人姓名", "残疾人村", "残疾类", "残疾级")),
        # three rows
        ([["某镇名册"], ["序号", "救助对象", "", "", "金额"], ["", "基本情况", "", "户籍", ""],
          ["", "姓名", "年龄", "村", ""], ["1", "张三", "67", "甲村", "5"]], 4,
         ("序号", "救助对象基本情况姓名", "救助对象基本情况年龄", "救助对象户籍村", "金额")),
        # a reader that repeats what is merged
        ([["序号", "监护人", "监护人"], ["序号", "姓名", "电话"], ["1", "张三", "1"]], 2,
         ("序号", "监护人姓名", "监护人电话")),
        # 申 is a family name
        ([["申请人", "轮候号", "户型"], ["张三", "G240001", "59.8"]], 1, ("申请人", "轮候号", "户型")),
        ([["姓名", "", "身份证号", "□□□"], ["住址", "", "电话", "1XX"]], 0, ()),  # a blank form
        ([["名册"], ["姓名", "张三", "李四"], ["身份证号", ID[0], ID[1]], ["健康状况", "痛风", "甲亢"]], 0, ()),
        # a title and a unit are no groups
        ([["某县低保名单", "", ""], ["填报单位：", "", "单位：元"], ["姓名", "村", "金额"], ["张三", "甲村", "5"]], 3,
         ("姓名", "村", "金额")),
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
        ([["村", "夫", "妻", "扶助金"], ["甲村", "张三", "李四", "1"]], ["张三", "李四"]),
        ([[n, i] for n, i in zip(["张三", "李四", "王五", "赵六"], ID, strict=True)], ["张三", "李四", "王五", "赵六"]),
        ([["镇江", "1"], ["高新", "2"], ["方圆", "3"]], []),
        ([["姓名", "林翠花", "证号", ID[0]], ["监护人", "张三", "类型", "低保户"]], ["林翠花"]),
        ([["姓名", "张三", "李四"], ["证号", ID[0], ID[1]], ["类型", "甲", "乙"]], ["张三", "李四"]),  # sideways
        ([["被执行人", "案号"], ["张三", "1"], ["李四", "2"]], ["张三", "李四"]),
        ([["承租户", "负责人", "村"], ["张三", "王五", "甲村"], ["李四", "赵六", "乙村"]], ["张三", "李四"]),
        ([["帮扶户", "帮扶人", "村"], ["张三", "王五", "甲村"], ["李四", "赵六", "乙村"]], ["张三", "李四"]),
        ([["渔民", "金额", "村"], ["张三", "90", "甲村"], ["李四", "80", "乙村"]], ["张三", "李四"]),
        ([["受益人", "与受益人关系"], ["张三", "父子"]], ["张三"]),
        ([["受益人", "受益人职业"], ["张三", "农民"]], ["张三"]),
        ([["姓名", "金额"], ["艾力·热\n合曼", "1"], ["张三\n李四", "2"]], ["艾力·热\n合曼", "张三", "李四"]),
        ([["姓名/关系", "人口"], ["马秀花/妻；虎小明/长子", "3"], ["无", "1"]], ["马秀花", "虎小明"]),
        ([["领款人", "村"], ["阿约木呷", ""], ["沙马日黑", ""], ["尔古莫", ""]], ["阿约木呷", "沙马日黑", "尔古莫"]),
        ([["学生", "年级"], ["一年级", "1"], ["二年级", "2"], ["三年级", "3"]], []),
        ([["受益人", "金额"], ["武大海等", "5"]], ["武大海"]),
        ([["序号", "儿童", "母/父"], ["1", "毛梓轩", "周丽红"]], ["毛梓轩", "周丽红"]),
    ],
)  # fmt: skip
def test_names(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document], rows: list[list[str]], names: list[str]
) -> None:
    rules = [
        make_rule("person-name", {"columns": ("姓名", "受益人")}, kind="column", pattern=r"[\p{Han}·]{2,8}"),
        make_rule(view="number", pattern="[1-9][0-9]{16}[0-9X]"),
    ]
    matches = detect(make_document(rows), rules).matches
    assert [m.value.reveal() for m in matches if m.rule.type == "person-name"] == names


def test_who_has_reported_something_is_no_mere_name(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    rules = [
        make_rule("person-name", {"columns": ("姓名",)}, kind="column"),
        make_rule("victim", {"columns": ("举报人",), "exempt": ("被举报",)}, kind="column", pattern="[一-龥]{2,4}"),
    ]
    document = make_document([["举报人", "被举报人", "内容"], ["张三", "李四", "占地"]])
    matches = detect(document, rules).matches
    assert {(m.rule.type, m.value.reveal()) for m in matches if m.value.reveal() == "张三"} == {("victim", "张三")}
    assert ("person-name", "李四") in {(m.rule.type, m.value.reveal()) for m in matches}
