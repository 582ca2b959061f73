"""Masks that leave few persons or one: too little is hidden, or the row tells the rest (domain 6, candidates counted)."""

# ruff: noqa: E501 - a column of a list is a line

from __future__ import annotations

from collections.abc import Callable, Mapping

from craft.gold import Made, Page, mark
from craft.paper import write
from craft.people import People

from masks import lists as cell
from masks.lists import Cell, listing, masked_name, money, name, phone, shown, village

UNMASKED = "missed-mask resident-id"  # a mask of fewer than six digits may as well be called none


def _weak(
    path: str,
    tags: str,
    columns: Mapping[str, Cell],
    also: str = "",
    remarks: str = "",
    ages: tuple[int, int] = (24, 78),
) -> Callable[[People], Made]:
    def make(people: People) -> Made:
        page = Page(path, remarks=f"extra-column {remarks}")
        page.whole("weak-mask", also, tags)
        title = path.rpartition("/")[2].rpartition(".")[0]
        return listing(page, title, columns, people.adults(9, *ages))

    make.__module__, make.__name__ = "masks.weak", path
    return make


def prose(people: People) -> Made:
    """The sentence tells birth and sex, the mask shows the rest."""
    page = Page("民政局/关于救助对象情况的说明.txt", remarks="extra-column")
    page.whole("weak-mask", "", "six-and-four birth-date prose")
    lines = [
        f"{n}. {p.named}，{p.sex}，{mark('birth-date', f'{p.born.year}年{p.born.month}月{p.born.day}日')}出生，身份证号{p.mask(6, 4)}，给予临时救助。"
        for n, p in enumerate(people.adults(4), 1)
    ]
    return write(page, ["关于临时救助对象情况的说明", *lines])


DOCUMENTS = (
    _weak("民政局/临时救助公示（含出生日期）.xlsx", "six-and-four birth-date", {"姓名": name, "出生日期": cell.birth, "身份证号": shown(6, 4), "村": village}),
    _weak("民政局/特困供养公示（含年龄）.csv", "six-and-four age-and-sex", {"姓名": masked_name, "性别": cell.sex, "年龄": cell.age, "身份证号": shown(6, 4), "金额": money}),
    _weak("民政局/低保公示（隐后四位）.html", "last-four-hidden", {"户主": masked_name, "身份证号": shown(14, 0), "村": village}, UNMASKED),
    _weak("民政局/孤老慰问公示（隐后两位）.txt", "last-two-hidden", {"姓名": masked_name, "身份证号码": shown(16, 0), "村": village}, UNMASKED),
    _weak("民政局/救助公示（隐月日）.csv", "birthday-hidden", {"姓名": masked_name, "公民身份号码": cell.without_birthday, "金额": money}, UNMASKED),
    _weak("民政局/医疗救助公示（前四后四）.docx", "four-and-four birth-date", {"姓名": masked_name, "出生年月": lambda p, row: f"{p.born:%Y.%m}", "身份证号": shown(4, 4), "救助金额": money}, "", "birth-date health"),
    _weak("民政局/高龄津贴发放公示（80周岁以上）.xlsx", "last-six-hidden", {"姓名": masked_name, "性别": cell.sex, "出生日期": lambda p, row: p.born.isoformat(), "身份证号": shown(12, 0)}, "", "birth-date", (80, 95)),
    _weak("农业农村局/补贴公示（手机隐两位）.csv", "mobile-two-hidden", {"姓名": masked_name, "手机号码": phone(9, 0), "金额（元）": money}, "missed-mask mobile"),
    _weak("农业农村局/补贴公示（手机隐一位）.md", "mobile-one-hidden", {"姓名": masked_name, "联系电话": phone(5, 5), "补贴项目": lambda p, row: "地力保护"}, "missed-mask mobile"),
    _weak("农业农村局/一卡通公示（账号前六后四）.html", "account-six-and-four", {"姓名": masked_name, "一卡通账号": cell.ending(6, 4), "金额": money}, "missed-mask bank-account"),
    _weak("农业农村局/一卡通公示（账号隐四位）.xlsx", "account-four-hidden", {"姓名": masked_name, "银行账号": cell.ending(11, 4), "金额": money}, "missed-mask bank-account"),
    _weak("残疾人联合会/护理补贴公示（露类别等级）.csv", "certificate-tail", {"姓名": masked_name, "残疾证号": cell.certificate(6, 6), "补贴金额": money}, "missed-mask disability disability-certificate resident-id"),
    _weak("组织部/拟聘用人员公示（含出生年月）.docx", "six-and-four birth-month", {"姓名": cell.free_name, "出生年月": lambda p, row: f"{p.born:%Y.%m}", "身份证号": shown(6, 4)}, "", "birth-date"),
    prose,
)  # fmt: skip
