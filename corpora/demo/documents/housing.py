"""Housing: lists of tenants with the door at which to find them."""

from __future__ import annotations

from craft.county import numbered, office, supervised_by
from craft.gold import Made, Page, mark
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.text import html, html_table


def public_rental(people: People) -> Made:
    page = Page("住房和城乡建设局/2024年第一批公租房配租结果公示.pdf", remarks="finances")
    flow = Flow(page, "安澜县2024年第一批公租房配租结果公示")
    flow.paragraphs("""
        依据《公共租赁住房管理办法》，经公开摇号，现将2024年第一批公租房配租结果公示如下，公示期为10天。
    """)
    head = ["轮候号", "姓名", "身份证号", "家庭月收入（元）", "现住址", "配租房号"]
    rows = [
        [f"GZ24{number:03d}", p.name, p.id, str(people.rng.randint(90, 240) * 10), p.flat, "安居苑" + _door(people)]
        for number, p in enumerate(people.adults(12), 1)
    ]
    flow.table([head, *rows], (50, 50, 115, 60, 130, 80))
    flow.paragraphs(f"监督电话：{office('151')}")
    return flow.save()


def dilapidated_houses(people: People) -> Made:
    """A text box over the form holds the contractor's private number."""
    page = Page("住房和城乡建设局/农村危房改造竣工验收表.docx", remarks="finances disability")
    letter = HandMade(page, "安澜县农村危房改造竣工验收表")
    owner, builder = people.adult(50, 78), people.adult()
    letter.table([
        ["户主姓名", owner.name, "身份证号", owner.id],
        ["家庭住址", owner.group, "农户类型", "低保户"],
        ["改造方式", "原址新建", "补助金额", "28000元"],
    ])  # fmt: skip
    letter.paragraph(
        letter.run("验收意见：房屋结构安全，达到入住条件。"),
        letter.box(f"施工方：{builder.named}，手机{builder.mobile}，身份证{builder.id}"),
    )
    letter.paragraph(letter.run("收款账号："), letter.control("一卡通账号", owner.account))
    letter.paragraphs("乡镇验收人员（签字）：        县级抽查人员（签字）：        验收日期：2024年9月3日")
    return letter.save()


def property_registration(people: People) -> Made:
    page = Page("住房和城乡建设局/不动产权证书遗失补发情况.html")
    head = ["序号", "权利人", "不动产权证号", "坐落", "联系电话"]
    rows = [
        [p.name, mark("property-certificate", f"皖（2021）安澜县不动产权第00{people.rng.randint(10000, 99999)}号"),
         p.flat, p.mobile]
        for p in people.adults(5)
    ]  # fmt: skip
    return html(
        page, "关于不动产权证书补发情况的通报", html_table([head, *numbered(rows)]),
        source="安澜县不动产登记中心", charset="gb18030",
    )  # fmt: skip


def resettlement(people: People) -> Made:
    page = Page("住房和城乡建设局/文昌片区征收补偿分户情况.docx", remarks="finances scope")
    letter = Letter(page, "文昌片区房屋征收补偿分户情况公布")
    head = ["被征收人", "公民身份号码", "房屋坐落", "补偿金额（元）", "收款银行卡号"]
    letter.table([head, *([p.name, p.id, p.flat, f"{people.rng.randint(30, 95)}0000.00", p.card]
                          for p in people.adults(6))])  # fmt: skip
    letter.paragraphs(supervised_by("安澜县住房和城乡建设局", "152"))
    letter.property("keywords", "征收 补偿 分户")
    return letter.save()


def _door(people: People) -> str:
    building, stair, floor, door = (people.rng.randint(1, most) for most in (9, 3, 11, 4))
    return f"{building}-{stair}-{floor}0{door}"


DOCUMENTS = (public_rental, dilapidated_houses, property_registration, resettlement)
