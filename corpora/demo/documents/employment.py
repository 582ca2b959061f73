"""Employment: allowances paid to persons, in files that a person named after somebody's number."""

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, in_role, mark, plain
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.sheet import Number, Sheet, xlsxwriter_book
from craft.writers.text import text


def application(people: People) -> Made:
    """The file is named after the applicant's identity number."""
    person = people.adult()
    name = f"{person.named}_{person.id}"
    page = Page(f"人力资源和社会保障局/灵活就业社保补贴申请表_{plain(name)}.docx", remarks="finances")
    page.read(in_role("file-name", name), "file-name", "file-name")
    letter = Letter(page, "灵活就业人员社会保险补贴申请表")
    letter.table([
        ["姓名", person.name, "性别", person.sex],
        ["公民身份号码", person.id, "手机号码", person.mobile],
        ["户籍地址", person.group, "社会保障卡银行账号", person.card],
        ["灵活就业内容", "家政服务", "申请补贴期限", "2024年1月至6月"],
    ])  # fmt: skip
    letter.paragraphs("本人承诺以上情况属实，如有虚假，自愿退回补贴资金并承担相应责任。")
    letter.signed("申请人（签字）：", "2024年7月11日")
    return letter.save()


def startup_allowance(people: People) -> Made:
    """Typed into a number cell, an identity number keeps fifteen digits: still the county and the birth date."""
    page = Page("人力资源和社会保障局/2024年创业补贴人员名单.xlsx", remarks="finances")
    head = ["序号", "姓名", "身份证号", "联系电话", "补贴金额"]
    rows: list[list[str | Number]] = []
    for number, person in enumerate(people.adults(12), 1):
        kept = person.plain_id[:15]
        damaged = mark("resident-id", f"{kept[0]}.{kept[1:].rstrip('0')}E+17", kept + "000", tags="lost-digits")
        cell = Number(damaged) if number % 3 else person.id
        rows.append([str(number), person.name, cell, Number(person.mobile), Number("5000")])
    return xlsxwriter_book(page, [Sheet("创业补贴", [head, *rows])], subject="创业补贴")


def public_posts(people: People) -> Made:
    page = Page("人力资源和社会保障局/公益性岗位补贴公示.md", remarks="finances")
    crowd = people.adults(10, 40, 59)
    body = ["# 2024年8月公益性岗位补贴公示", "", "|序号|姓名|身份证号码|岗位|手机号|", "|--|--|--|--|--|"]
    body += ["|" + "|".join(row) + "|" for row in numbered([[p.name, p.id, "保洁", p.mobile] for p in crowd])]
    body += ["", f"公示期5天，监督电话：{office('161')}。", "", "安澜县公共就业服务中心"]
    return text(page, "\n".join(body))


def arbitration(people: People) -> Made:
    page = Page("人力资源和社会保障局/劳动人事争议仲裁送达公告.txt")
    worker = people.adult()
    body = f"""
安澜县劳动人事争议仲裁委员会送达公告

安澜县宏远建材有限公司：
本委受理申请人{worker.public_name}诉你单位劳动报酬争议一案（安劳人仲案〔2024〕第87号），因无法直接送达，现依法公告送达应诉通知书副本、申请书副本及开庭通知。
申请人公民身份号码{worker.id}，住{worker.flat}，联系电话{worker.mobile}。
自公告之日起经过三十日即视为送达。本案定于2024年11月18日上午9时在本委仲裁庭（安澜县文昌路88号人社大楼3楼）开庭审理。

二〇二四年九月二十五日
"""
    return text(page, body, "gb18030", "\r\n")


DOCUMENTS = (application, startup_allowance, public_posts, arbitration)
