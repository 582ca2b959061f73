"""Two lists of one batch that undo each other's masks: the head of a number in one, its tail in the other."""

# ruff: noqa: E501 - a column of a list is a line

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from craft.gold import Made, Page
from craft.people import People, Person

from masks import lists as cell
from masks.lists import Cell, listing, money, name, phone, shown, village


class Half(NamedTuple):
    """One of the two lists: ``says`` are the mask types to be reported of it, ``may`` those that may be."""

    path: str
    columns: Mapping[str, Cell]
    says: str = "spliced-mask"
    may: str = ""


def _pair(key: str, first: Half, second: Half) -> Callable[[People], list[Made]]:
    """Both lists are of the same persons."""

    def make(people: People) -> list[Made]:
        crowd = people.adults(8, 26, 76)
        return [_half(half, crowd, key) for half in (first, second)]

    make.__module__, make.__name__ = "masks.spliced", key
    return make


def _half(half: Half, crowd: list[Person], key: str) -> Made:
    page = Page(half.path, remarks=f"extra-column {half.may}".strip())
    for type_ in half.says.split():
        page.whole(type_, tags=key)
    return listing(page, half.path.rpartition("/")[2].rpartition(".")[0], half.columns, crowd)


def strangers(people: People) -> list[Made]:
    """The same two masks over different persons: there is nothing to splice."""
    first = Half("民政局/甲类临时救助公示.csv", {"姓名": name, "村": village, "身份证号": shown(6, 4)}, "")
    second = Half(
        "财政局/乙类临时救助拨付公示.csv", {"姓名": name, "村": village, "身份证号": shown(12, 0)}, "", "weak-mask"
    )
    return [_half(first, people.adults(8, 26, 76), ""), _half(second, people.adults(8, 26, 76), "")]


DOCUMENTS = (
    _pair("head-and-tail",
          Half("民政局/低保对象名单公示（一）.xlsx", {"户主姓名": name, "村": village, "身份证号": shown(6, 4)}),
          Half("财政局/低保资金拨付公示.csv", {"户主姓名": name, "村": village, "身份证号": shown(14, 0), "金额（元）": money}, "spliced-mask weak-mask", "missed-mask resident-id")),
    _pair("tail-only",
          Half("民政局/特困人员名单公示.html", {"姓名": name, "村": village, "身份证号码": shown(0, 4)}),
          Half("财政局/特困供养资金公示.docx", {"姓名": name, "村": village, "身份证号码": shown(12, 0), "金额": money}, "spliced-mask", "weak-mask")),
    _pair("birth-date",
          Half("民政局/高龄津贴公示.csv", {"姓名": name, "村": village, "身份证号": shown(6, 4)}),
          Half("卫生健康局/老年人体检补助公示.txt", {"姓名": name, "村": village, "出生日期": cell.birth}, "spliced-mask", "health")),
    _pair("in-full",
          Half("农业农村局/脱贫户产业奖补公示.md", {"户主": name, "村": village, "身份证号": shown(6, 4)}),
          Half("人力资源和社会保障局/脱贫人口务工补助公示.csv", {"姓名": name, "村": village, "身份证号": cell.number}, "", "spliced-mask missed-mask")),
    _pair("mobile",
          Half("住房和城乡建设局/危房改造对象公示.csv", {"户主": name, "村": village, "联系电话": phone(3, 4)}),
          Half("乡村振兴服务中心/危改户回访公示.html", {"户主": name, "村": village, "联系电话": phone(7, 0)})),
    _pair("account",
          Half("农业农村局/一卡通发放公示.csv", {"姓名": name, "村": village, "一卡通账号": cell.ending(0, 4)}),
          Half("财政局/一卡通拨付公示.xlsx", {"姓名": name, "村": village, "一卡通账号": cell.ending(15, 0)}, "spliced-mask", "weak-mask missed-mask bank-account")),
    strangers,
)  # fmt: skip
