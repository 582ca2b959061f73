"""Persons whom a law, an honour or their profession puts on a list: name and office, nothing else."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from collections.abc import Callable

from craft.county import office
from craft.gold import Made, Page, maybe
from craft.numbers import company_code, digits
from craft.paper import Grid, write
from craft.people import People, Person


def _list(
    path: str, tags: str, title: str, head: list[str], row: Callable[[Person, People], list[str]], count: int = 9
) -> Callable[[People], Made]:
    """A list whose first column is the name."""

    def make(people: People) -> Made:
        rows = [[p.public_name, *row(p, people)] for p in people.adults(count, 24, 62)]
        return write(Page(path, clean=tags), [title, Grid([head, *rows])])

    make.__module__, make.__name__ = "exemptions.named", path
    return make


def model_workers(people: People) -> Made:
    names = "、".join(p.public_name for p in people.adults(12, 26, 60))
    page = Page("总工会/关于表彰劳动模范的决定.txt", clean="award")
    return write(
        page,
        [
            "关于表彰2024年安澜县劳动模范的决定",
            f"决定授予{names}等12名同志“安澜县劳动模范”称号。",
            "安澜县人民政府",
            "2024年4月28日",
        ],
    )


def brave(people: People) -> Made:
    hero = people.adult(25, 50)
    page = Page("政法委/见义勇为人员确认公示.html", clean="award")
    return write(page, [
        "见义勇为人员确认公示",
        f"{hero.public_name}，{hero.sex}，系清溪镇居民。2024年8月3日，其在清溪河下河救起一名落水群众。拟确认为见义勇为人员。",
        f"如有异议，请于公示期内向县委政法委反映，电话{office('410')}。",
    ])  # fmt: skip


def experts(people: People) -> Made:
    names = "、".join(p.public_name for p in people.adults(5, 35, 60))
    agent = people.adult()
    page = Page("公共资源交易中心/竞争性磋商成交公告.docx", clean="tender")
    return write(page, [
        "安澜县档案数字化服务项目竞争性磋商成交公告",
        f"成交供应商：楚江智档科技有限公司（{company_code(people.rng)}），地址：楚江市高新区望江路66号7幢802室",
        f"磋商小组成员：{names}",
        f"供应商联系人：{agent.public_name}，电话：{maybe('mobile', agent.plain_mobile)}；代理机构：安澜县诚信招标代理有限公司，电话：{office('313')}",
    ])  # fmt: skip


def tender(people: People) -> Made:
    first, second = people.adults(2)
    page = Page("公共资源交易中心/农村道路工程招标公告.txt", clean="tender")
    return write(page, [
        "石桥镇农村道路提升工程招标公告",
        f"招标人：石桥镇人民政府，联系人：{first.public_name}，联系电话：{maybe('mobile', first.plain_mobile)}",
        f"招标代理机构：楚江正信工程咨询有限公司，项目负责人：{second.public_name}，手机：{maybe('mobile', second.plain_mobile)}",
        "投标文件递交地点：安澜县政务服务大厅5楼501室。",
    ])  # fmt: skip


def auction(people: People) -> Made:
    page = Page("机关事务服务中心/公车拍卖公告.csv", clean="asset-disposal")
    rows = [
        [maybe("plate", f"皖J{digits(people.rng, 5)}"), "别克牌轿车", f"201{people.rng.randint(0, 8)}年", "18000.00"]
        for _ in range(8)
    ]
    return write(page, ["公务用车拍卖公告", Grid([["车牌号", "品牌型号", "登记年份", "起拍价（元）"], *rows])])


def court(people: People) -> Made:
    first, second = people.adults(2)
    page = Page("法院/公告送达.txt", clean="statutory")
    return write(page, [
        "安澜县人民法院公告",
        f"{first.public_name}：本院受理原告安澜农村商业银行股份有限公司诉你金融借款合同纠纷一案，案号{maybe('case-number', f'（2024）皖1027民初{people.rng.randint(100, 999)}号')}，现依法公告送达起诉状副本及开庭传票。",
        f"承办人：{second.public_name}，联系电话：{office('420')}。",
    ])  # fmt: skip


def martyrs(people: People) -> Made:
    page = Page("退役军人事务局/革命烈士英名录.html", clean="history")
    rows = [
        [p.public_name, "男", str(people.rng.randint(1905, 1928)), "安澜县清溪乡", "1948年淮海战役牺牲"]
        for p in people.adults(8)
    ]
    return write(page, ["革命烈士英名录", Grid([["姓名", "性别", "出生年份", "籍贯", "牺牲情况"], *rows])])


def history(people: People) -> Made:
    page = Page("档案馆/历史人物.md", clean="history")
    return write(page, [
        "安澜历史人物",
        "周文远（1872年3月12日—1938年11月5日），字子静，清溪人，近代教育家，创办云台书院。",
        "李德昌（1904—1949），石桥人，黄埔军校四期毕业，1949年4月牺牲。",
    ])  # fmt: skip


DOCUMENTS = (
    _list("人力资源和社会保障局/职称评审通过人员.xlsx", "award", "2024年中级职称评审通过人员名单", ["姓名", "单位", "资格名称"],
          lambda p, people: ["安澜县第一中学", "一级教师"]),
    _list("教育局/优秀教师表彰名单.docx", "award", "2024年优秀教师表彰名单", ["姓名", "学校", "任教学科"],
          lambda p, people: [people.rng.choice(("安澜县实验小学", "石桥镇初级中学")), "语文"]),
    _list("司法局/律师名册.csv", "licence-roster", "2024年度律师执业年度考核结果", ["姓名", "执业机构", "执业证号", "考核结果"],
          lambda p, people: ["安徽安澜律师事务所", f"13410{digits(people.rng, 12)}", "称职"]),
    _list("卫生健康局/医师定期考核.html", "licence-roster", "医师定期考核合格人员", ["姓名", "执业机构", "执业证书编码"],
          lambda p, people: ["安澜县人民医院", f"1103427270{digits(people.rng, 5)}"]),
    _list("住房和城乡建设局/特种作业人员证书.csv", "licence-roster", "建筑施工特种作业人员证书核发名单", ["姓名", "工种", "证书编号"],
          lambda p, people: ["建筑电工", f"皖F01{digits(people.rng, 10)}"]),
    _list("民政局/社会组织负责人.xlsx", "organisations", "社会组织年检合格名单", ["法定代表人", "社会组织名称", "统一社会信用代码"],
          lambda p, people: ["安澜县茶叶协会", company_code(people.rng, "51")]),
    _list("市场监督管理局/个体工商户注销公告.html", "organisations", "个体工商户简易注销公告", ["经营者", "字号", "统一社会信用代码", "经营场所"],
          lambda p, people: [f"安澜县{p.plain_name[0]}记面馆", company_code(people.rng, "92"), f"清溪镇清溪街{people.rng.randint(2, 99)}号"]),
    _list("市场监督管理局/行政处罚公示.csv", "penalty", "行政处罚信息公示", ["当事人", "案由", "处罚内容", "文号"],
          lambda p, people: ["无照经营", "罚款2000元", f"安市监罚〔2024〕{people.rng.randint(10, 99)}号"]),
    _list("人大常委会/人大代表名单.txt", "deputies", "安澜县第十八届人大代表名单", ["姓名", "性别", "民族", "选举单位"],
          lambda p, people: [p.sex, "汉族", p.town]),
    _list("民政局/村委会选举结果.md", "deputies", "第十一届村民委员会选举结果公告", ["姓名", "职务", "行政村"],
          lambda p, people: [people.rng.choice(("主任", "副主任", "委员")), p.village]),
    _list("组织部/公开选调拟录用.docx", "recruitment", "公开选调公务员拟录用人员名单", ["姓名", "性别", "准考证号", "工作单位"],
          lambda p, people: [p.sex, f"2024{digits(people.rng, 8)}", "石桥镇人民政府"]),
    _list("体育局/马拉松成绩.csv", "competition", "安澜半程马拉松成绩公告", ["姓名", "号码布", "净成绩", "名次"],
          lambda p, people: [f"A{digits(people.rng, 4)}", f"01:{people.rng.randint(10, 59)}:{people.rng.randint(10, 59)}", str(people.rng.randint(1, 300))]),
    _list("水利局/河长公示牌.txt", "officials", "县级河长公示", ["姓名", "职务", "责任河段", "监督电话"],
          lambda p, people: ["副县长", "清溪河安澜段", office("322")]),
    model_workers, brave, experts, tender, auction, court, martyrs, history,
)  # fmt: skip
