"""Lists in which some rows are masked and some are not, or not in the same way."""

# ruff: noqa: E501 - a column of a list is a line

from __future__ import annotations

from collections.abc import Callable, Mapping

from craft.gold import Made, Page
from craft.paper import Grid, write
from craft.people import People
from craft.writers.sheet import Number, Sheet, openpyxl_book

from masks import lists as cell
from masks.lists import Cell, listing, masked_name, money, phone, shown, some, town, village


def _uneven(
    path: str, tags: str, columns: Mapping[str, Cell], also: str = "", every: int = 0
) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        page = Page(path, remarks="extra-column")
        page.whole("missed-mask", also, tags)
        title = path.rpartition("/")[2].rpartition(".")[0]
        return listing(page, title, columns, people.adults(14, 25, 79), every=every)

    make.__module__, make.__name__ = "masks.uneven", path
    return make


def in_remarks(people: People) -> Made:
    """The column is masked, and somebody noted the full number in the remarks."""
    page = Page("民政局/低保公示（备注栏）.csv", remarks="missed-mask extra-column")
    rows = [
        [p.masked_name, p.mask(6, 0), p.village, f"原证件号{p.id}有误" if n == 4 else ""]
        for n, p in enumerate(people.adults(10))
    ]
    return write(page, ["低保对象公示", Grid([["户主姓名", "身份证号", "村", "备注"], *rows])])


def number_format(people: People) -> Made:
    """Stars by a number format: the cell still holds the number."""
    page = Page("民政局/救助公示（单元格格式）.xlsx", remarks="extra-column")
    page.whole("invertible-mask", tags="number-format")
    crowd = people.adults(8)
    rows: list[list[str | Number]] = [[p.masked_name, Number(p.mobile), p.village] for p in crowd]
    formats = {f"B{n}": '"138****0000"' for n in range(2, len(crowd) + 2)}
    return openpyxl_book(page, [Sheet("公示", [["姓名", "联系电话", "村"], *rows], formats=formats)])


def two_tables(people: People) -> Made:
    """One table is masked, its annex is not."""
    page = Page("民政局/公示及附表.docx", remarks="missed-mask extra-column")
    first, second = people.adults(7), people.adults(5)
    head = ["姓名", "身份证号", "村"]
    masked = Grid([head, *([p.masked_name, p.mask(6, 0), p.village] for p in first)])
    open_ = Grid([head, *([p.name, p.id, p.village] for p in second)])
    return write(page, ["临时救助对象公示", masked, "附表：新增救助对象", open_])


DOCUMENTS = (
    _uneven("民政局/临时救助公示（漏三行）.xlsx", "resident-id unmasked", {"姓名": masked_name, "身份证号": some(shown(6, 0), cell.number, {3, 7, 12}), "村": village}),
    _uneven("民政局/特困公示（漏一行）.txt", "resident-id unmasked", {"姓名": masked_name, "公民身份号码": some(shown(4, 0), cell.number, {9}), "乡镇": town}),
    _uneven("农业农村局/补贴公示（电话漏一行）.csv", "mobile unmasked", {"姓名": masked_name, "联系电话": some(phone(3, 4), cell.mobile, {5}), "金额": money}),
    _uneven("农业农村局/惠农公示（账号漏两行）.html", "bank-account unmasked", {"姓名": masked_name, "发放账号": some(cell.ending(0, 4), cell.account, {1, 13}), "金额": money}),
    _uneven("民政局/低保公示（姓名漏两行）.html", "person-name unmasked", {"户主姓名": some(masked_name, cell.name, {2, 8}), "村": village, "金额": money}),
    _uneven("民政局/低保公示（两种遮法）.csv", "resident-id two-templates", {"户主": masked_name, "身份证号": some(shown(6, 0), shown(3, 4), {4, 5}), "村": village}, "weak-mask"),
    _uneven("住房和城乡建设局/公租房公示（三种遮法）.xlsx", "resident-id three-templates", {"申请人": masked_name, "身份证号": some(some(shown(6, 4), shown(10, 0), {1}), shown(14, 0), {6, 7}), "轮候号": lambda p, row: f"GZ{row:04d}"}, "weak-mask"),
    _uneven("教育局/资助公示（电话两种遮法）.md", "mobile two-templates", {"姓名": masked_name, "家长电话": some(phone(3, 4), phone(7, 0), {3, 4, 5}), "学校": lambda p, row: "安澜县第一中学"}, "weak-mask"),
    _uneven("民政局/高龄津贴公示（第二页漏）.csv", "resident-id unmasked repeated-header", {"姓名": masked_name, "身份证号": some(shown(6, 0), cell.number, {12, 13}), "村": village}, every=7),
    _uneven("残疾人联合会/两项补贴公示（漏一行）.docx", "resident-id unmasked", {"姓名": masked_name, "身份证号码": some(shown(6, 0), cell.number, {0}), "补贴金额": money}),
    in_remarks,
    number_format,
    two_tables,
)  # fmt: skip
