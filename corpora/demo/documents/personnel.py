"""Appointments and examinations: the law wants name, sex and school; a candidate's number is made to stand for him."""

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, maybe
from craft.numbers import digits
from craft.people import People, Person
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.text import html, html_table


def appointments(people: People) -> Made:
    page = Page("组织部/干部任前公示.docx", clean="look-alike appointment")
    letter = Letter(page, "干部任前公示公告")
    posts = ["县教育局副局长人选", "清溪镇镇长候选人", "县林业局三级主任科员"]
    lines = "\n".join(
        f"{p.public_name}，{p.sex}，汉族，{_month(p)}出生，大学学历，中共党员，拟任{post}。"
        for p, post in zip(people.adults(3, 32, 50), posts, strict=True)
    )
    letter.paragraphs(f"""
        根据《党政领导干部选拔任用工作条例》，经县委研究，现将拟任职干部情况予以公示。
        {lines}
        公示期间，如对公示对象有情况反映，可来信、来电、来访。受理电话：{office("401")}、12380；来信地址：安澜县文昌路1号县委组织部干部监督股，邮编245000。
    """)
    letter.signed("中共安澜县委组织部", "2024年9月23日")
    return letter.save()


def recruits(people: People) -> Made:
    page = Page("人力资源和社会保障局/2024年事业单位公开招聘拟聘用人员公示.pdf", clean="look-alike exam-number")
    flow = Flow(page, "2024年安澜县事业单位公开招聘拟聘用人员公示")
    head = ["序号", "姓名", "性别", "准考证号", "毕业院校", "岗位代码", "总成绩"]
    rows = [
        [p.public_name, p.sex, f"1134{digits(people.rng, 10)}", "楚江师范学院", f"AL2024{people.rng.randint(10, 60)}",
         f"{people.rng.randint(680, 860) / 10}"]
        for p in people.adults(12, 22, 34)
    ]  # fmt: skip
    flow.table([head, *numbered(rows)], (35, 60, 35, 110, 100, 70, 50))
    flow.paragraphs(f"公示时间：2024年9月20日至9月29日。监督电话：{office('162')}。")
    return flow.save()


def honours(people: People) -> Made:
    page = Page("教育局/2024年优秀教师拟表彰对象公示.html", clean="look-alike honours")
    schools = ["安澜县第一中学", "安澜县实验小学", "清溪中心学校", "石桥镇初级中学", "白鹭乡中心小学"]
    rows = [[p.public_name, p.sex, school, "一级教师"] for p, school in zip(people.adults(5), schools, strict=True)]
    table = html_table([["序号", "姓名", "性别", "单位", "职称"], *numbered(rows)])
    body = f"<p>经推荐评审，拟表彰下列同志，现予公示。</p>{table}"
    return html(page, "2024年优秀教师拟表彰对象公示", body, source="安澜县教育局")


def _month(person: Person) -> str:
    return maybe("birth-date", f"{person.born.year}年{person.born.month}月")


DOCUMENTS = (appointments, recruits, honours)
