"""What an office must publish of itself: who leads it, where it is, how to call it (条例 20)."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, maybe
from craft.numbers import digits
from craft.paper import Grid, write
from craft.people import People
from craft.silent import Silent, documents

_UNITS = (
    "县教育局",
    "县民政局",
    "县财政局",
    "县水利局",
    "县农业农村局",
    "县卫生健康局",
    "县交通运输局",
    "县文化和旅游局",
)


def leaders(people: People) -> Made:
    page = Page("政府办公室/县政府领导分工.html", clean="officials")
    rows = [
        [p.public_name, "副县长", f"负责{unit[1:-1]}等方面工作", office("101")]
        for unit, p in zip(_UNITS, people.adults(8, 38, 57), strict=True)
    ]
    return write(page, ["县政府领导分工", Grid([["姓名", "职务", "工作分工", "办公电话"], *rows])])


def biography(people: People) -> Made:
    person = people.adult(40, 55)
    month = maybe("birth-date", f"{person.born.year}年{person.born.month}月")
    page = Page("政府办公室/领导简历.txt", clean="officials")
    return write(page, [
        "县长简历",
        f"{person.public_name}，{person.sex}，汉族，{month}生，安澜人，{person.born.year + 18}年9月参加工作，研究生学历，中共党员，现任县委副书记、县长。",
        "主持县政府全面工作，负责财政、审计方面工作。",
        f"办公地址：安澜县文昌路1号。办公电话：{office('101')}。",
    ])  # fmt: skip


def directory(people: People) -> Made:
    """Landlines only, with a head of each office."""
    page = Page("政府办公室/部门信息公开联系方式.xlsx", clean="office-landline officials")
    rows = [
        [unit, f"文昌路{n * 11}号", people.adult().public_name, office(str(200 + n)), f"alx{n}@anlan.gov.cn"]
        for n, unit in enumerate(_UNITS, 1)
    ]
    return write(
        page, ["政府信息公开机构联系方式", Grid([["单位", "办公地址", "负责人", "联系电话", "电子邮箱"], *rows])]
    )


def notice(people: People) -> Made:
    page = Page("教育局/关于开展教师培训的通知.docx", clean="officials office-landline")
    return write(page, [
        "关于开展2024年秋季教师培训的通知",
        "各中小学校：定于10月12日至14日开展教师培训，请按名额选派人员参加。",
        f"联系人：{people.adult().public_name}，联系电话：{office('133')}，传真：{office('134')}，邮箱：alxjyj@anlan.gov.cn。",
        "安澜县教育局",
        "2024年9月23日",
    ])  # fmt: skip


def news(people: People) -> Made:
    first, second, third = (p.public_name for p in people.adults(3, 38, 57))
    page = Page("政府办公室/县领导调研重点项目.html", clean="officials news")
    return write(page, [
        "县领导调研重点项目建设",
        f"本网讯　9月25日，县委书记{first}深入清溪镇、石桥镇调研重点项目建设。县委副书记、县长{second}，县委常委、常务副县长{third}参加。",
        f"{first}强调，要强化要素保障，确保项目早建成、早投产。",
    ])  # fmt: skip


def minutes(people: People) -> Made:
    """Who spoke at a meeting whose record is published."""
    names = "、".join(p.public_name for p in people.adults(6, 35, 58))
    page = Page("人大常委会/县人大常委会第二十次会议公报.md", clean="officials")
    return write(page, [
        "安澜县第十八届人民代表大会常务委员会第二十次会议公报",
        f"会议于2024年9月26日举行。出席：{names}。",
        f"会议决定：任命{people.adult().public_name}为安澜县人民法院审判员；免去{people.adult().public_name}的安澜县人民检察院检察员职务。",
    ])  # fmt: skip


def complaints(people: People) -> Made:
    """Where to complain, report, donate: telephones, mailboxes and accounts of offices."""
    page = Page("纪委监委/监督举报方式公告.txt", clean="hotline")
    return write(page, [
        "关于公布监督举报方式的公告",
        f"举报电话：12388，{office('190')}；举报网站：http://jubao.anlan.gov.cn；举报邮箱：alxjw@anlan.gov.cn。",
        f"信访接待地址：安澜县文昌路1号2号楼101室，邮编245000。监督手机：{maybe('mobile', people.adult().plain_mobile)}（短信举报，仅限工作日）。",
    ])  # fmt: skip


def water_supply(people: People) -> Made:
    """A repairman's mobile as the service's own number."""
    page = Page("住房和城乡建设局/便民服务热线.csv", clean="hotline")
    rows = [
        [name, office(str(700 + n)), maybe("mobile", people.adult().plain_mobile)]
        for n, name in enumerate(("供水抢修", "燃气抢修", "路灯报修", "下水道疏通"))
    ]
    return write(page, [Grid([["服务项目", "服务热线（固话）", "24小时服务热线（手机）"], *rows])])


def donation(people: People) -> Made:
    page = Page("慈善总会/捐赠公告.html", clean="organisation-account")
    return write(page, [
        "安澜县慈善总会接受社会捐赠公告",
        f"捐赠账户户名：安澜县慈善总会；开户行：安澜农村商业银行营业部；账号：{maybe('bank-account', '2000' + digits(people.rng, 15))}。",
        f"咨询电话：{office('118')}，联系人：{people.adult().public_name}。",
    ])  # fmt: skip


def fees(people: People) -> Made:
    page = Page("税务局/非税收入缴款账户.docx", clean="organisation-account")
    rows = [[unit, "安澜农村商业银行营业部", maybe("bank-account", "3400" + digits(people.rng, 15))] for unit in _UNITS]
    return write(page, ["非税收入缴款账户一览表", Grid([["收款单位", "开户银行", "账号"], *rows])])


def bid_bond(people: People) -> Made:
    page = Page("公共资源交易中心/投标保证金账户.txt", clean="organisation-account tender")
    return write(page, [
        "关于投标保证金缴纳账户的通知",
        f"户　名：安澜县公共资源交易中心　账　号：{maybe('bank-account', '6217' + digits(people.rng, 15))}　开户行：中国建设银行安澜支行",
        "投标人应当从基本账户转出，不得以个人名义缴纳。",
    ])  # fmt: skip


_SILENT = (
    Silent("政务服务管理局/便民电话大全.md", "hotline", """
        便民电话大全
        报警110，火警119，急救120，交通事故122，政务服务便民热线12345，消费者投诉12315，医保咨询12393，税务12366，公积金12329，法律援助12348。
        供水95533，供电95598，电信10000，移动10086，联通10010，邮政11183，铁路12306。
        出租车叫车：0559-2588888；客运站：0559-2512345；景区救援：400-998-1199、800-820-8820。
    """),
    Silent("卫生健康局/医疗机构名录.csv", "office-landline organisation-address", """
        机构名称,地址,联系电话
        安澜县人民医院,文昌路210号,0559-2512120
        安澜县中医院,人民路88号,0559-2513120
        清溪镇中心卫生院,清溪镇清溪街12号,0559-2600120
        云台街道社区卫生服务中心,云台街道环山路3号1栋101室,0559-2511120
    """),
    Silent("政务服务管理局/办事大厅指引.txt", "organisation-address", """
        政务服务大厅办事指引
        地址：安澜县文昌路99号政务大厦A座3楼301室。不动产登记：1楼12号窗口。户籍业务：云台街道人民路56号公安局2栋1单元101室。
        清溪镇为民服务中心：清溪镇向阳村村部，双井村党群服务中心二楼。
        工作时间：法定工作日8:30-17:30。
    """),
)  # fmt: skip

DOCUMENTS = (
    leaders, biography, directory, notice, news, minutes, complaints, water_supply, donation, fees, bid_bond,
    *documents("exemptions.offices", _SILENT),
)  # fmt: skip
