"""Farm subsidies paid to 一卡通 accounts: the account is a rural passbook number that no check digit protects."""

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, mark, written
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.sheet import Sheet, xlsxwriter_book
from craft.writers.text import csv_table, text


def one_card(people: People) -> Made:
    """The first sheet is what was meant to be published; the sheet behind it is the office's own ledger."""
    page = Page("农业农村局/2024年惠农补贴一卡通发放公示表.xlsx", remarks="finances")
    crowd = people.adults(20, 28, 79)
    head = ["序号", "姓名", "村组", "补贴项目", "面积（亩）", "金额（元）", "一卡通账号"]
    rows = [
        [p.name, p.village, "耕地地力保护补贴", f"{people.rng.randint(8, 96) / 10}", _money(people), p.account]
        for p in crowd
    ]
    ledger = [["姓名", "身份证号", "手机号"], *([p.name, p.id, p.mobile] for p in crowd[:8])]
    sheets = [
        Sheet("公示", [["安澜县2024年惠农财政补贴资金“一卡通”发放公示表"], head, *numbered(rows)]),
        Sheet("底册", ledger, hidden=True),
    ]
    return xlsxwriter_book(page, sheets)


def soil_subsidy(people: People) -> Made:
    """“Unicode text” out of a spreadsheet: UTF-16 with tabs."""
    page = Page("农业农村局/耕地地力保护补贴明细.csv", remarks="finances")
    head = ["户主", "证件号码", "户编号", "确权面积", "补贴面积", "金额", "发放账号"]
    rows = [[p.name, p.id, _household(people), "6.2", "5.8", "493.00", p.account] for p in people.adults(14, 30, 77)]
    return csv_table(page, [head, *rows], "utf-16", "\t")


def machinery(people: People) -> Made:
    """The number column is so narrow that every identity number takes two lines."""
    page = Page("农业农村局/2024年第二批农机购置补贴公示.pdf", remarks="finances")
    flow = Flow(page, "安澜县2024年第二批农机购置与应用补贴公示", title="农机购置补贴公示")
    flow.paragraphs(f"""
        根据农机购置与应用补贴政策实施方案，现将2024年第二批补贴对象予以公示，公示期7天。如有异议，请向县农业农村局农机股反映，电话{office("126")}。
    """)
    head = ["姓名", "身份证号码", "机具品目", "型号", "补贴额（元）"]
    models = ["轮式拖拉机", "谷物联合收割机", "旋耕机", "植保无人驾驶航空器"]
    rows = [[p.name, p.id, people.rng.choice(models), "1304-A", _money(people)] for p in people.adults(9)]
    flow.table([head, *rows], (60, 62, 130, 80, 80), "wrapped")
    return flow.save()


def relieved_households(people: People) -> Made:
    page = Page("农业农村局/脱贫户和监测户帮扶台账.docx", remarks="health disability finances minor")
    letter = Letter(page, "安澜县2024年脱贫户（监测户）帮扶台账（节选）")
    letter.header("安澜县乡村振兴信息中心")
    head = ["户主姓名", "户编号", "家庭住址", "医保卡号", "致贫原因", "联系电话", "帮扶联系人"]
    causes = ["因病", "因残", "缺劳力", "因灾"]
    rows = [
        [p.name, _household(people), p.group, _insurance(people), people.rng.choice(causes), p.mobile,
         people.adult().public_name]
        for p in people.adults(7)
    ]  # fmt: skip
    letter.table([head, *rows])
    return letter.save()


def village_broadcast(people: People) -> Made:
    """What a village clerk writes: numerals in words, groups of digits, blanks inside the label."""
    page = Page("农业农村局/村务公开栏文字稿.txt", remarks="finances")
    first, second, third = people.adults(3)
    body = f"""
向阳村2024年第三季度村务公开（文字稿）

一、粮食直补发放
一组{first.named}，身 份 证 号：{written(_grouped, first.id, "spaced")}，补贴面积3.2亩，金额272.00元。
二组{second.named}，身份证号码：{second.id}，补贴面积5.6亩，金额476.00元。

二、山林承包
承包人{third.named}，联系电话：{written(_in_words, third.mobile, "chinese-numerals")}，承包期2024年至2034年，
承包费每年二千四百元，存入一卡通 {third.account}。

三、公益性岗位
本季度新聘保洁员2名、护林员1名，报酬按月打卡发放。

向阳村村务监督委员会  二〇二四年九月三十日
"""
    return text(page, body, "gb18030", "\r\n")


def _money(people: People) -> str:
    return f"{people.rng.randint(120, 9800)}.00"


def _household(people: People) -> str:
    return mark("household-number", f"3427{people.rng.randint(10**8, 10**9 - 1)}")


def _insurance(people: People) -> str:
    return mark("social-security-number", f"A{people.rng.randint(10**7, 10**8 - 1)}")


def _grouped(number: str) -> str:
    return f"{number[:6]} {number[6:14]} {number[14:]}"


def _in_words(number: str) -> str:
    return number.translate(str.maketrans("0123456789", "零一二三四五六七八九"))


DOCUMENTS = (one_card, soil_subsidy, machinery, relieved_households, village_broadcast)
