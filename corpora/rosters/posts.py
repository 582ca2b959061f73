"""Examinations and appointments: the law wants the name, the school, the post; a telephone or a number it does not."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft import layouts as lay
from craft.county import office, supervised_by
from craft.gold import Made, Page, maybe
from craft.people import People, Person
from craft.writers.by_hand import HandMade
from craft.writers.text import csv_table, html, text

from rosters import columns as c
from rosters.columns import Column
from rosters.kind import Kind, adults, documents, lawful, leaky

_POST = Column(
    ("招聘岗位", "报考职位", "拟聘岗位"),
    lambda e: e.pick("语文教师", "护士", "水利工程技术员", "综合文秘", "乡镇执法员"),
)
_MONTH = Column(("出生年月",), lambda e: maybe("birth-date", f"{e.person.born:%Y.%m}"))

RECRUITS = Kind(
    "recruitment",
    "人力资源和社会保障局",
    "{when}事业单位公开招聘拟聘用人员公示（{where}）",
    adults(21, 34),
    c.NAME,
    (c.SEX, _POST, c.TICKET, c.COLLEGE, c.SCORE),
    names="free",
)
OFFICIALS = Kind(
    "appointment",
    "组织部",
    "{when}干部任前公示（{where}）",
    adults(30, 52),
    c.NAME,
    (c.SEX, _MONTH, c.COLLEGE),
    names="free",
)


def appointments(people: People) -> Made:
    page = Page("组织部/关于王建国等同志拟任职的公示.txt", clean="appointment lawful prose")
    lines = "\n".join(_candidate(people, p) for p in people.adults(5, 33, 54))
    body = f"""
任前公示

根据《党政领导干部选拔任用工作条例》等规定，现将拟任职人选有关情况公示如下：

{lines}

公示期限：2024年9月23日至9月29日。受理电话：{office("401")}，12380。
"""
    return text(page, body)


def appointments_with_numbers(people: People) -> Made:
    """The draft for the archive went online: with the number and the home."""
    page = Page("组织部/拟提拔任用人选公示.docx")
    letter = HandMade(page, "拟提拔任用人选公示")
    for person in people.adults(4, 33, 54):
        letter.paragraphs(
            f"{_candidate(people, person)}公民身份号码{person.id}，现住{person.home}，手机{person.mobile}。"
        )
    letter.paragraphs(supervised_by("县委组织部干部监督科", "401"))
    return letter.save()


def hired(people: People) -> Made:
    page = Page("人力资源和社会保障局/2024年公务员拟录用人员公告.html", clean="recruitment lawful prose")
    items = "".join(
        f"<li>{p.public_name}，{p.sex}，准考证号11{people.rng.randint(10**9, 10**10 - 1)}，毕业于楚江大学，拟录用单位：县税务局</li>"
        for p in people.adults(8, 22, 33)
    )
    return html(
        page, "2024年公务员拟录用人员公告", f"<ol>{items}</ol><p>监督电话：{office('402')}</p>", source="安澜县委组织部"
    )


def interview(people: People) -> Made:
    """Telephones in the call for an interview: to reach the candidates, said the clerk."""
    page = Page("人力资源和社会保障局/教师招聘面试人员名单及联系方式.csv")
    page.whole("extra-column")
    rows = [[p.public_name, p.id, p.mobile, "小学数学"] for p in people.adults(9, 22, 33)]
    return csv_table(page, [["姓名", "身份证号", "手机", "报考岗位"], *rows], "utf-8-sig")


def _candidate(people: People, person: Person) -> str:
    month = maybe("birth-date", f"{person.born.year}年{person.born.month}月")
    now, then = people.rng.choice(
        [
            ("县水利局副局长", "县水利局局长"),
            ("清溪镇党委委员", "清溪镇镇长候选人"),
            ("县财政局预算股股长", "县财政局副局长"),
        ]
    )
    return f"{person.public_name}，{person.sex}，汉族，{month}生，籍贯安澜，大学学历，中共党员，现任{now}，拟任{then}。"


DOCUMENTS = (
    *documents(
        RECRUITS,
        lawful(lay.numbered_table, "xlsx"),
        lawful(lay.grouped_table, "html"),
        leaky(lay.titled_table, "xlsx", c.ID, c.MOBILE),
        leaky(lay.headless_table, "csv", c.ID),
        leaky(lay.clauses, "txt", c.MOBILE, c.HOME),
        leaky(lay.plain_table, "md", c.BIRTH, c.HOME),
    ),
    *documents(
        OFFICIALS,
        lawful(lay.plain_table, "docx"),
        leaky(lay.plain_table, "html", c.ID, c.HOME),
        leaky(lay.forms, "docx", c.ID, c.MOBILE, c.HOME),
    ),
    appointments,
    appointments_with_numbers,
    hired,
    interview,
)
