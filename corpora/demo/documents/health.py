"""Health: lists that must not exist in public at all (PIPL art. 28), however carefully a column is hidden."""

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, mark
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.pdf import Drawn, Flow
from craft.writers.text import html, html_table, text


def pregnancy_checks(people: People) -> Made:
    """After the case of 31 August 2017: the address is cut, the number is not."""
    page = Page("卫生健康局/2024年免费孕前优生健康检查人员名单.html", remarks="fertility health")
    head = ["序号", "姓名", "身份证号", "出生日期", "所属社区", "检查日期"]
    rows = [[p.name, p.id, p.birth, p.village, f"2024-0{people.rng.randint(4, 9)}-1{people.rng.randint(0, 9)}"]
            for p in people.women(14)]  # fmt: skip
    body = f"<p>现将2024年国家免费孕前优生健康检查人员名单公布如下：</p>\n{html_table([head, *numbered(rows)])}"
    return html(page, "2024年免费孕前优生健康检查人员名单", body, source="安澜县卫生健康局")


def family_support(people: People) -> Made:
    """Tracked changes: what the reviewer struck out is still there."""
    page = Page("卫生健康局/计划生育家庭特别扶助对象公示.docx", remarks="fertility disability")
    letter = HandMade(page, "2024年计划生育家庭特别扶助对象公示")
    first, second, third = people.adults(3, 50, 68)
    letter.paragraph(
        letter.run(f"经村（社区）评议、乡镇（街道）审核，拟将{first.town}{first.village}"),
        letter.run(first.named),
        letter.deleted(f"（身份证号{first.id}）"),
        letter.run("等3人纳入2024年特别扶助范围。"),
    )
    letter.paragraph(
        letter.run(second.named),
        letter.inserted(f"，联系电话{second.mobile}，"),
        letter.run(f"{second.town}{second.village}人；"),
        letter.run(third.named),
        letter.hidden(f"（{third.id}，独生子女死亡）"),
        letter.run(f"，{third.town}{third.village}人。"),
    )
    letter.paragraphs(f"""
        公示期5个工作日，监督电话{office("141")}。
        安澜县卫生健康局
        2024年9月12日
    """)
    return letter.save()


def guardians_of_patients(people: People) -> Made:
    """The properties of the PDF and a note in its margin say more than its page."""
    page = Page("卫生健康局/严重精神障碍患者监护以奖代补发放表.pdf", remarks="health disability finances")
    spare = people.adult()
    drawn = Drawn(page, "严重精神障碍患者监护以奖代补发放表")
    columns = (60, 120, 240, 300, 400, 500)
    drawn.line("单位：元")
    drawn.row(["患者姓名", "患者身份证号", "监护人", "监护人电话", "监护人账号", "金额"], columns)
    for patient in people.adults(8, 30, 60):
        guardian = people.adult(30, 66)
        drawn.row([patient.name, patient.id, guardian.name, guardian.mobile, guardian.account, "2400"], columns)
    drawn.note(f"{spare.named}的监护人换号了，新号码{spare.mobile}")
    return drawn.save()


def screening(people: People) -> Made:
    page = Page("卫生健康局/农村妇女两癌筛查阳性人员随访表.pdf", remarks="health fertility")
    clerk = people.adult()
    flow = Flow(
        page, "农村妇女“两癌”筛查阳性人员随访表", title="随访表", subject=f"经办{clerk.id}", keywords="两癌筛查",
    )  # fmt: skip
    head = ["姓名", "身份证号", "联系电话", "现住址", "筛查结果", "随访医生"]
    rows = [[p.name, p.id, p.mobile, p.group, "HPV16阳性", people.adult().public_name] for p in people.women(7)]
    flow.table([head, *rows], (50, 120, 80, 120, 60, 60))
    return flow.save()


def notice_from_taiwan_office(people: People) -> Made:
    """Traditional characters, full-width digits, travel permits."""
    page = Page("卫生健康局/臺胞健康體檢通知.txt", remarks="health")
    first, second = people.adults(2)
    permit = mark("travel-permit", f"0{people.rng.randint(10**6, 10**7 - 1)}")
    wide = first.plain_mobile.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    phone = mark("mobile", wide, first.plain_mobile, tags="full-width")
    body = f"""
關於組織臺胞參加健康體檢的通知

各鄉鎮衛生院：
經與縣臺辦商定，定於10月15日組織在我縣投資興業的臺胞參加健康體檢。聯系人：{first.named}，身分證號：{first.id}，
手機：{phone}。
參檢人員：{second.named}（臺胞證號：{permit}），聯絡電話：{second.mobile}。
請提前做好準備。

安瀾縣衛生健康局
二〇二四年九月二十日
"""
    return text(page, body)


DOCUMENTS = (pregnancy_checks, family_support, guardians_of_patients, screening, notice_from_taiwan_office)
