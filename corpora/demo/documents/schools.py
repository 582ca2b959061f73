"""Pupils: 教育部 2017 names what may stand in a list of aided pupils, and the number, birth date, telephone may not."""

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, mark
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.sheet import Number, Sheet, openpyxl_book
from craft.writers.text import csv_table, text

_SCHOOLS = ("安澜县第一中学", "安澜县实验小学", "清溪中心学校", "石桥镇初级中学")


def pupil_aid(people: People) -> Made:
    """Telephones are numbers and not texts; the clerk's own number is in the document properties."""
    page = Page("教育局/2024年秋季学期家庭经济困难学生资助名单.xlsx", remarks="minor finances")
    clerk = people.adult()
    head = ["序号", "学校", "班级", "学生姓名", "身份证号", "监护人", "监护人电话", "资助金额（元）"]
    rows: list[list[str | Number]] = []
    for number, child in enumerate(people.children(18), 1):
        guardian = people.adult(32, 50)
        rows.append([
            str(number), people.rng.choice(_SCHOOLS), f"{people.rng.choice('七八九')}（{people.rng.randint(1, 8)}）班",
            child.name, child.id, guardian.name, Number(guardian.mobile), Number("625"),
        ])  # fmt: skip
    sheets = [Sheet("受助名单", [head, *rows])]
    return openpyxl_book(page, sheets, title="学生资助名单", description=f"如有疑问联系经办人手机{clerk.mobile}")


def enrolment(people: People) -> Made:
    """The comments of the reviewer stayed in the file."""
    page = Page("教育局/关于做好2024年义务教育招生入学工作的通知.docx", remarks="minor person-name")
    letter = HandMade(page, "关于做好2024年义务教育阶段学校招生入学工作的通知")
    child, other, parent = *people.children(2, 6, 7), people.adult(30, 42)
    letter.paragraphs("""
        各中心学校，县直各学校：
        为做好2024年义务教育阶段学校招生入学工作，根据省、市有关规定，现就有关事项通知如下。
        一、坚持免试就近入学。年满六周岁的适龄儿童，按照划定的服务区域入学。
    """)
    letter.paragraph(
        letter.run("二、规范特殊情形办理。对房产信息不一致的，由学校受理并报县教育局审核。"),
        letter.commented(
            "个别情形一事一议。",
            f"例如{child.named}（{child.id}），家长{parent.named}，{parent.mobile}，昨天又打电话来问。",
        ),
    )
    letter.paragraph(
        letter.run("三、严肃招生纪律。"),
        letter.deleted(f"去年{other.named}（学籍号{other.student_number}）一事要引以为戒。"),
        letter.inserted("严禁提前招生、跨区域招生。"),
    )
    letter.paragraphs(f"""
        咨询电话：{office("131")}。
        安澜县教育局
        2024年6月18日
    """)
    return letter.save()


def school_transfers(people: People) -> Made:
    page = Page("教育局/2024年秋季学籍异动汇总.csv", remarks="minor")
    head = ["学校", "年级", "姓名", "性别", "出生日期", "学籍号", "异动类型", "转入学校"]
    rows = [
        [_SCHOOLS[number % 4], "三年级", p.name, p.sex, p.birth, p.student_number, "转学", _SCHOOLS[(number + 1) % 4]]
        for number, p in enumerate(people.children(12, 7, 12))
    ]
    return csv_table(page, [head, *rows], "utf-8-sig")


def bursaries(people: People) -> Made:
    page = Page("教育局/2024年高校新生入学资助公示.md", remarks="minor finances")
    lines = [
        f"| {number} | {p.name} | {p.id} | {p.card} | {p.group} | {p.mobile} |"
        for number, p in enumerate(people.adults(9, 18, 20), 1)
    ]
    table = "\n".join(lines)
    body = f"""
# 安澜县2024年高校新生入学资助公示

经本人申请、学校推荐、县学生资助管理中心审核，拟对下列家庭经济困难的大学新生给予一次性入学资助，现予公示。

| 序号 | 姓名 | 身份证号 | 银行卡号 | 家庭住址 | 联系电话 |
|---:|---|---|---|---|---|
{table}

**公示时间**：2024年8月26日至8月30日

**监督电话**：{office("133")}

安澜县学生资助管理中心
"""
    return text(page, body)


def vaccination(people: People) -> Made:
    """Newborns, with the certificates of birth."""
    page = Page("教育局/新生预防接种证查验名单.xlsx", remarks="minor health")
    head = ["姓名", "出生日期", "出生医学证明编号", "监护人", "联系电话", "漏种情况"]
    rows = [
        [p.name, p.birth, mark("birth-certificate", f"{letter}34{people.rng.randint(10**6, 10**7 - 1)}"),
         (guardian := people.adult(25, 40)).name, guardian.mobile, people.rng.choice(["无", "麻腮风1剂", "百白破1剂"])]
        for letter, p in zip("KLMNPQ", people.children(6, 3, 4), strict=True)
    ]  # fmt: skip
    return openpyxl_book(page, [Sheet("查验", [["序号", *head], *numbered(rows)])])


DOCUMENTS = (pupil_aid, enrolment, school_transfers, bursaries, vaccination)
