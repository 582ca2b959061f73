"""Penalties, defaulters, tenders: who is named there must be named; homes, telephones, accounts, witnesses need not."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft import layouts as lay
from craft.county import office
from craft.gold import Made, Page, mark, maybe
from craft.numbers import company_code, digits
from craft.people import People
from craft.writers.text import html, html_table, text

from rosters import columns as c
from rosters.columns import Column
from rosters.kind import Kind, adults, documents, lawful, leaky

_DEED = Column(("违法事实", "案由"), lambda e: e.pick("无证经营", "未按规定明码标价", "占道经营", "销售过期食品"))
_FINE = Column(("处罚结果", "处罚内容"), lambda e: f"罚款{e.between(2, 50)}00元")
_PAPER = Column(("决定书文号", "处罚文书号"), lambda e: f"安市监处罚〔2024〕{e.between(10, 300)}号")
_CASE = Column(("执行案号", "案号"), lambda e: maybe("case-number", f"（2024）皖1027执{e.between(100, 990)}号"))
_MASKED = Column(("身份证号码",), lambda e: f"{e.person.plain_id[:6]}{'*' * 12}")

PENALTIES = Kind(
    "penalty",
    "市场监督管理局",
    "{where}{when}行政处罚信息公示",
    adults(25, 65),
    c.NAME.headed("当事人姓名"),
    (_PAPER, _DEED, _FINE),
    names="free",
)
DEFAULTERS = Kind(
    "defaulters",
    "法院",
    "{when}失信被执行人名单（{where}）",
    adults(28, 66),
    c.NAME.headed("被执行人"),
    (c.SEX, _MASKED, _CASE),
    names="free",
)


def lawful_decision(people: People) -> Made:
    page = Page("市场监督管理局/行政处罚决定书（安市监处罚〔2024〕101号）.txt", clean="penalty lawful prose")
    owner = people.adult()
    body = f"""
行政处罚决定书
安市监处罚〔2024〕101号

当事人：{owner.public_name}，{owner.sex}，系安澜县小周副食店经营者（统一社会信用代码：{company_code(people.rng, "92")}）。
经营场所：安澜县清溪镇集镇街道27号。
2024年7月12日，本局执法人员依法对当事人经营场所进行检查，发现货架上摆放有超过保质期的饼干6袋。上述事实有现场检查笔录、询问笔录、照片为证。
依据《中华人民共和国食品安全法》第一百二十四条第一款第五项，决定对当事人处罚如下：没收违法经营的食品；罚款5000元。
如不服本决定，可在六十日内向安澜县人民政府申请行政复议，或在六个月内依法向人民法院提起诉讼。

安澜县市场监督管理局
2024年8月6日
"""
    return text(page, body)


def leaky_decision(people: People) -> Made:
    page = Page("市场监督管理局/行政处罚决定书（安市监处罚〔2024〕102号）.txt", remarks="victim")
    owner, witness, patient = people.adults(3)
    body = f"""
行政处罚决定书
安市监处罚〔2024〕102号

当事人：{owner.public_name}，{owner.sex}，公民身份号码：{owner.id}，住址：{owner.home}，联系电话：{owner.mobile}。
经查，当事人无证从事诊疗活动。投诉人{witness.named}（电话{witness.mobile}）称，患者{patient.named}（{mark("health", "患糖尿病")}）在其处购药。
罚没款退还账户：户名{owner.public_name}，开户行安澜农村商业银行，账号{owner.account}。

安澜县市场监督管理局
2024年8月9日
"""
    return text(page, body)


def minor_punished(people: People) -> Made:
    """A minor may not be named at all."""
    page = Page("公安局/行政处罚决定书（安公行罚决字〔2024〕88号）.txt", remarks="minor")
    child, guardian = people.children(1, 14, 16)[0], people.adult(38, 50)
    body = f"""
行政处罚决定书
安公（清）行罚决字〔2024〕88号

违法行为人{child.named}，{child.sex}，{child.age}岁，{child.birth}出生，公民身份号码{child.id}，现住{child.home}，法定代理人{guardian.named}。
现查明2024年6月11日，违法行为人与他人结伙殴打他人。因违法行为人系未成年人，决定不予执行行政拘留。

安澜县公安局
"""
    return text(page, body)


def award(people: People) -> Made:
    page = Page("公共资源交易中心/安澜县智慧校园项目中标结果公告.html", clean="procurement lawful")
    experts = "、".join(p.public_name for p in people.adults(5, 35, 60))
    lead, agent = people.adults(2)
    body = f"""
<p>一、项目编号：ALCG-2024-{digits(people.rng, 4)}　　二、项目名称：安澜县智慧校园项目</p>
<p>三、中标供应商：楚江数联科技有限公司，统一社会信用代码：{company_code(people.rng)}，地址：楚江市高新区望江路188号创新大厦12楼，中标金额：3862000.00元</p>
<p>四、项目负责人：{lead.public_name}，注册编号：皖1342021202{digits(people.rng, 6)}</p>
<p>五、评审专家：{experts}</p>
<p>六、供应商联系人：{agent.public_name}，联系电话：{maybe("mobile", agent.plain_mobile)}；采购人联系电话：{office("303")}</p>
"""
    return html(page, "安澜县智慧校园项目中标结果公告", body, source="安澜县公共资源交易中心", column="采购公告")


def award_with_staff(people: People) -> Made:
    """The annex lists the bidder's staff as the bid did: with identity numbers, telephones and prices."""
    page = Page("公共资源交易中心/安澜县环卫一体化项目中标公告附件.html", remarks="commercial-secret-mark")
    page.whole("extra-column")
    head = ["姓名", "职务", "身份证号", "联系电话", "社保缴纳账号"]
    rows = [
        [p.public_name, "驾驶员", p.id, maybe("mobile", p.plain_mobile), p.account] for p in people.adults(7, 25, 55)
    ]
    body = f"<p>拟投入本项目人员一览表</p>{html_table([head, *rows])}"
    return html(page, "安澜县环卫一体化项目中标公告附件", body, source="安澜县公共资源交易中心", column="采购公告")


DOCUMENTS = (
    *documents(
        PENALTIES,
        lawful(lay.plain_table, "html"),
        lawful(lay.clauses, "md"),
        leaky(lay.titled_table, "xlsx", c.ID, c.HOME),
        leaky(lay.plain_table, "csv", c.MOBILE, c.ACCOUNT, encoding="gb18030"),
        leaky(lay.forms, "docx", c.ID, c.HOME, c.MOBILE),
    ),
    *documents(
        DEFAULTERS,
        lawful(lay.numbered_table, "csv"),
        leaky(lay.plain_table, "html", c.ID, c.HOME),
        leaky(lay.clauses, "txt", c.ID, c.MOBILE),
    ),
    lawful_decision,
    leaky_decision,
    minor_punished,
    award,
    award_with_staff,
)
