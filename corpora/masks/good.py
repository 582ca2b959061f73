"""Masks that leave thousands of persons: nothing is to be said of these lists."""

# ruff: noqa: E501 - a column of a list is a line

from __future__ import annotations

from collections.abc import Callable, Mapping

from craft.gold import Made, Page
from craft.paper import write
from craft.people import People

from masks import lists as cell
from masks.lists import Cell, listing, masked_name, money, phone, shown, town, village


def _good(path: str, tags: str, columns: Mapping[str, Cell], oldest: int = 78) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        title = path.rpartition("/")[2].rpartition(".")[0]
        return listing(Page(path, clean=f"mask {tags}"), title, columns, people.adults(10, 24, oldest))

    make.__module__, make.__name__ = "masks.good", path
    return make


def prose(people: People) -> Made:
    page = Page("法院/裁判文书公开样式.txt", clean="mask prose")
    lines = [
        f"{role}：{p.masked_name}，{p.sex}，住安澜县{p.town}，公民身份号码{p.mask(6, 0)}，联系电话{p.masked_mobile}。"
        for role, p in zip(("原告", "被告", "第三人"), people.adults(3), strict=True)
    ]
    return write(page, ["民事判决书", *lines, "本院受理后，依法适用简易程序公开开庭进行了审理。"])


DOCUMENTS = (
    _good("民政局/低保对象公示（前六位）.html", "head", {"户主姓名": masked_name, "身份证号": shown(6, 0), "村": village, "金额（元）": money}),
    _good("民政局/特困人员公示（永安式）.csv", "two-and-three", {"姓名": masked_name, "公民身份号码": shown(2, 3), "联系电话": phone(3, 4), "乡镇": town}),
    _good("民政局/临时救助公示（全隐）.xlsx", "all-hidden", {"申请人": masked_name, "身份证号码": shown(0, 0), "救助金额": money}),
    _good("民政局/高龄津贴公示（首尾各一）.txt", "one-and-one", {"姓名": masked_name, "身份证号": shown(1, 1), "电话": phone(7, 0), "村": village}),
    _good("民政局/困难群众慰问公示.docx", "six-and-four", {"姓名": masked_name, "身份证号": shown(6, 4), "村": village}),
    _good("农业农村局/补贴发放公示（账号后四位）.csv", "account-tail", {"姓名": masked_name, "一卡通账号": cell.ending(0, 4), "金额（元）": money}),
    _good("农业农村局/农机补贴公示（叉号）.html", "crosses", {"姓名": masked_name, "身份证号": shown(6, 0, "×"), "手机": phone(3, 4, "X"), "补贴额": money}),
    _good("农业农村局/公益林补偿公示（方块）.xlsx", "squares", {"姓名": masked_name, "证件号码": shown(4, 0, "■"), "联系电话": phone(3, 4, "●"), "金额": money}),
    _good("农业农村局/种粮补贴公示（少写星号）.md", "few-stars", {"户主": masked_name, "身份证号": shown(4, 0, "*", 6), "补贴金额": money}),
    _good("住房和城乡建设局/公租房公示（省略号）.csv", "ellipsis", {"申请人": masked_name, "身份证号": shown(6, 0, "…", 2), "轮候号": lambda p, row: f"GZ{row:04d}"}),
    _good("人力资源和社会保障局/拟聘人员公示.xlsx", "free-names", {"姓名": cell.free_name, "性别": cell.sex, "身份证号": shown(6, 0), "岗位": lambda p, row: "教师"}, 40),
    _good("残疾人联合会/两项补贴公示.html", "certificate", {"姓名": masked_name, "残疾证号": cell.certificate(6, 0), "补贴金额": money}),
    _good("残疾人联合会/辅具适配公示.txt", "all-hidden", {"姓名": masked_name, "残疾人证号": cell.certificate(0, 0), "村": village}),
    prose,
)  # fmt: skip
