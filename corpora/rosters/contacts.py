"""Duty rosters and directories: posts and office lines are what the public needs, names with mobiles are not."""

from __future__ import annotations

from dataclasses import replace

from craft import layouts as lay
from craft.county import office
from craft.gold import Label, Made, Page, maybe
from craft.layouts import Listing
from craft.paper import write
from craft.people import People
from craft.writers.text import text

_UNITS = ("县应急管理局", "县水利局", "县气象局", "清溪镇", "石桥镇", "桃源镇", "双河镇", "白鹭乡", "松岭乡", "望湖镇")


def office_lines(people: People) -> Made:
    page = Page("政府办公室/国庆假期值班电话.csv", clean="contact-list lawful")
    rows = [[unit, "24小时值班", office(str(500 + n))] for n, unit in enumerate(_UNITS)]
    return write(page, lay.plain_table(Listing("国庆假期值班电话", ["单位", "岗位", "值班电话"], rows)))


def posts(people: People) -> Made:
    page = Page("信访局/县领导接访安排.html", clean="contact-list lawful")
    rows = [[f"10月{n}日", p.public_name, "副县长", office("120")] for n, p in enumerate(people.adults(8, 40, 58), 8)]
    return write(page, lay.plain_table(Listing("县领导接访安排", ["日期", "接访领导", "职务", "联系电话"], rows)))


def few(people: People) -> Made:
    """Two contacts in a notice are no list; their mobiles are staff's all the same."""
    page = Page("水利局/关于开展水库安全检查的通知.txt", remarks="contact-list")
    first, second = people.adults(2)
    body = f"""
关于开展水库安全检查的通知

各乡镇人民政府：
请于10月15日前将自查情况报县水利局。联系人：{first.public_name}，手机：{first.mobile}；{second.public_name}，手机：{second.mobile}。

安澜县水利局
2024年9月20日
"""
    return text(page, body)


def directory(people: People) -> Made:
    return _list(people, "防汛抗旱应急通讯录", "应急管理局/防汛抗旱应急通讯录.xlsx", "titled_table")


def rota(people: People) -> Made:
    return _list(people, "2024年国庆假期值班安排表", "政府办公室/2024年国庆假期值班安排表.docx", "grouped_table")


def grid_workers(people: People) -> Made:
    return _list(people, "金沙街道网格员名单", "金沙街道/网格员名单及联系方式.html", "numbered_table")


def reservoir_keepers(people: People) -> Made:
    return _list(people, "森林防火责任人名单", "林业局/森林防火责任人名单.md", "plain_table")


def headless(people: People) -> Made:
    return _list(people, "应急联络员名单", "应急管理局/应急联络员名单.csv", "headless_table")


def aligned(people: People) -> Made:
    return _list(people, "供水保障值班表", "住房和城乡建设局/供水保障值班表.txt", "plain_table")


def river_chiefs(people: People) -> Made:
    return _list(people, "河长名单及联系方式", "水利局/河长名单及联系方式.txt", "clauses")


def _list(people: People, title: str, path: str, layout: str) -> Made:
    """Names with mobiles, row by row: a leak as a whole, and each mobile one by itself."""
    page = Page(path)
    heads = ["单位", "姓名", "职务", "联系方式/办公电话", "联系方式/手机号码"]
    rows = [
        [unit, p.public_name, "分管负责人", office(str(600 + n)), p.mobile]
        for n, (unit, p) in enumerate(zip(_UNITS, people.adults(len(_UNITS), 27, 58), strict=True))
    ]
    made = write(page, getattr(lay, layout)(Listing(title, heads, rows, foot=f"总值班室：{office('100')}")))
    whole = Label(path, "contact-list", optional=layout in ("clauses", "headless_table"))
    also = Label(path, "extra-column", optional=True)
    return replace(made, labels=(whole, also, *made.labels))


def drivers(people: People) -> Made:
    """A list of plates and mobiles of staff who may drive in the closed road."""
    page = Page("公安局/应急保障车辆通行名单.csv", remarks="contact-list")
    rows = [
        [p.public_name, maybe("plate", f"皖J{people.rng.randint(10000, 99999)}"), p.mobile] for p in people.adults(7)
    ]
    return write(page, lay.plain_table(Listing("应急保障车辆通行名单", ["驾驶员", "车牌号", "手机"], rows)))


DOCUMENTS = (
    office_lines, posts, few, directory, rota, grid_workers, reservoir_keepers, headless, aligned, river_chiefs,
    drivers,
)  # fmt: skip
