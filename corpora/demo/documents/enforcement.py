"""Penalties: the punished adult's name stands, the home, the number, the account and every third party do not."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import numbered, office
from craft.gold import Made, Page, mark, maybe
from craft.numbers import company_code
from craft.people import People
from craft.writers.by_hand import HandMade
from craft.writers.pdf import Drawn
from craft.writers.text import html, html_table, text


def decision(people: People) -> Made:
    """The footnote holds a table of the persons who were questioned."""
    page = Page("市场监督管理局/行政处罚决定书（安市监处罚〔2024〕58号）.docx", remarks="person-name")
    letter = HandMade(page, "安澜县市场监督管理局行政处罚决定书")
    owner, buyer, seller = people.adults(3)
    born = maybe("birth-date", f"{owner.born.year}年{owner.born.month}月")
    letter.paragraph(letter.run("安市监处罚〔2024〕58号"), align="center")
    letter.paragraphs(f"""
        当事人：{owner.public_name}，{owner.sex}，{born}出生，公民身份号码：{owner.id}，住址：{owner.flat}，联系电话：{owner.mobile}。
        字号名称：安澜县老街卤味店，统一社会信用代码：{company_code(people.rng, "92")}，经营场所：安澜县文昌路112号。
    """)
    rows = [["姓名", "身份", "身份证号"], [buyer.name, "投诉人", buyer.id], [seller.name, "证人", seller.id]]
    letter.paragraph(
        letter.run(
            "2024年6月3日，本局接群众投诉，反映当事人销售超过保质期的食品。经查证属实，有现场笔录、询问笔录为证。"
        ),
        letter.note("询问对象如下：", rows),
    )
    letter.paragraphs(f"""
        依据《中华人民共和国食品安全法》第一百二十四条第一款第五项的规定，决定处罚如下：一、没收违法所得326元；二、罚款5000元。
        当事人应当自收到本决定书之日起15日内，将罚没款缴至安澜农村商业银行营业部（户名：安澜县财政局非税收入专户，账号：{maybe("bank-account", "20001834567210300000018")}）。
        安澜县市场监督管理局
        2024年7月22日
    """)
    return letter.save()


def reconsideration(people: People) -> Made:
    """Blacked out with a drawing tool."""
    page = Page("司法局/行政复议决定书（遮盖版）.pdf", remarks="bad-redaction")
    drawn = Drawn(page, "安澜县人民政府行政复议决定书")
    applicant, agent = people.adults(2)
    drawn.line("安政复决〔2024〕12号")
    drawn.covered("申请人：", f"{applicant.public_name}，公民身份号码{applicant.id}")
    drawn.covered("住所：", applicant.flat)
    drawn.covered("委托代理人：", f"{agent.public_name}，电话{agent.mobile}")
    drawn.line("被申请人：安澜县住房和城乡建设局。")
    drawn.line("申请人对被申请人作出的政府信息公开答复不服，申请行政复议，本机关依法受理。")
    drawn.line("根据《中华人民共和国行政复议法》第六十八条的规定，决定维持该答复。")
    return drawn.save()


def parking(people: People) -> Made:
    page = Page("公安局/违法停车告知公告.html")
    head = ["序号", "号牌号码", "机动车所有人", "违法时间", "违法地点", "联系电话"]
    rows = [
        [_plate(people), p.public_name, f"2024-09-{people.rng.randint(10, 28)} 10:20", "文昌路与人民路交叉口", p.mobile]
        for p in people.adults(9)
    ]
    table = html_table([head, *numbered(rows)])
    body = f"<p>下列机动车在道路上违法停放，请所有人自公告之日起15日内接受处理。</p>{table}"
    return html(page, "机动车违法停放告知公告", body, source="安澜县公安局交通管理大队")


def corrections(people: People) -> Made:
    """A list that no authority may publish at all."""
    page = Page("司法局/社区矫正对象解除矫正宣告名单.txt", remarks="criminal-record")
    lines = [
        f"{number}. {p.named}，{p.sex}，公民身份号码{p.id}，现住{p.group}，{_case(people)}判决，矫正期满。"
        for number, p in enumerate(people.adults(5), 1)
    ]
    body = "2024年9月社区矫正对象解除矫正宣告名单\n\n" + "\n".join(lines) + f"\n\n安澜县司法局  {office('191')}"
    return text(page, body)


def _case(people: People) -> str:
    return mark("case-number", f"（2023）皖1027刑初{people.rng.randint(10, 99)}号")


def _plate(people: People) -> str:
    if people.rng.random() < 0.4:
        return mark("plate", f"皖JD{people.rng.randint(10000, 99999)}")
    return mark("plate", f"皖J·{people.rng.choice('ABCEFGHK')}{people.rng.randint(1000, 9999)}")


DOCUMENTS = (decision, reconsideration, parking, corrections)
