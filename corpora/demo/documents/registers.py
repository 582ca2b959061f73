"""Registers and lists of which the law wants just what they show."""

from __future__ import annotations

from craft.county import numbered, office, supervised_by
from craft.gold import Made, Page, maybe
from craft.numbers import company_code
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.pdf import Flow
from craft.writers.sheet import Sheet, openpyxl_book
from craft.writers.text import text


def licences(people: People) -> Made:
    page = Page("市场监督管理局/食品经营许可信息公示.xlsx", clean="look-alike uscc")
    head = ["序号", "经营者名称", "统一社会信用代码", "许可证编号", "经营场所", "法定代表人（负责人）", "有效期至"]
    rows = [
        [f"安澜县{name}", company_code(people.rng, people.rng.choice(["91", "92"])),
         f"JY1342727{people.rng.randint(10**6, 10**7 - 1)}", f"安澜县人民路{people.rng.randint(10, 400)}号",
         people.adult().public_name, "2029-09-11"]
        for name in ("好再来饭店", "晨光超市", "老街卤味店", "云台宾馆", "满口香面馆", "福源粮油店", "清溪农家乐")
    ]  # fmt: skip
    return openpyxl_book(page, [Sheet("许可", [head, *numbered(rows)])])


def masked_allowance(people: People) -> Made:
    """How it should be done: nothing here leads to a person (the head of the number is the county's own)."""
    page = Page("民政局/2024年9月高龄津贴发放公示.xlsx", clean="masked")
    head = ["序号", "乡镇", "村（社区）", "姓名", "身份证号", "发放标准（元/月）"]
    rows = [[p.town, p.village, p.masked_name, p.mask(6, 0), "100"] for p in people.adults(15, 80, 97)]
    foot = [f"监督电话：{office('119')}"]
    return openpyxl_book(page, [Sheet("公示", [["2024年9月高龄津贴发放公示"], head, *numbered(rows), foot])])


def relief_in_numbers(people: People) -> Made:
    page = Page("民政局/2024年第三季度社会救助资金发放情况统计.pdf", clean="look-alike statistics")
    flow = Flow(page, "2024年第三季度社会救助资金发放情况统计")
    head = ["乡镇", "城市低保（户/人）", "农村低保（户/人）", "特困供养（人）", "发放金额（元）"]
    rows = [
        [town, f"{n}/{n + 57}", f"{3 * n}/{3 * n + 402}", str(n // 2), f"{people.rng.randint(1300000, 1899999)}.00"]
        for town, n in (("清溪镇", 118), ("石桥镇", 96), ("白鹭乡", 71), ("云台街道", 203))
    ]
    flow.table([head, *rows], (80, 100, 100, 90, 100))
    flow.paragraphs(f"以上数据由安澜县民政局社会救助股汇总，咨询电话：{office('118')}。")
    return flow.save()


def telephones(people: People) -> Made:
    page = Page("政府办公室/县直部门办公电话一览.txt", clean="look-alike landline hotline")
    units = ["县政府办公室", "县发展和改革委员会", "县教育局", "县公安局", "县民政局", "县财政局", "县农业农村局"]
    lines = [f"{unit}　{office(str(101 + number))}　邮编245000" for number, unit in enumerate(units)]
    body = (
        "安澜县县直部门办公电话一览\n\n"
        + "\n".join(lines)
        + f"""

常用服务热线：政务服务便民热线12345，消费投诉12315，纳税服务12366，法律援助12348，人社服务12333，供电95598，
急救120，火警119，报警110。县纪委监委举报电话12388，来访接待地址：安澜县文昌路1号。
电子邮箱：{maybe("email", "xxgk@anlan.gov.cn")}
"""
    )
    return text(page, body)


def regulations(people: People) -> Made:
    page = Page("司法局/行政规范性文件清理结果目录.docx", clean="look-alike document-number")
    letter = Letter(page, "安澜县行政规范性文件清理结果目录")
    names = ["城镇燃气管理办法", "小型水库运行管护办法", "政府投资项目管理办法", "档案管理办法", "犬只管理规定"]
    rows = [[f"安澜县{name}", f"安政〔20{17 + n}〕{34 + 7 * n}号", "继续有效"] for n, name in enumerate(names)]
    letter.table([["序号", "文件名称", "文号", "清理意见"], *numbered(rows)])
    letter.paragraphs("""
        清理依据：《优化营商环境条例》（国令第722号）、《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）。
        （此件公开发布）
    """)
    return letter.save()


def village_doctors(people: People) -> Made:
    """Aid without a person in it: headcount and amount by township."""
    page = Page("卫生健康局/2024年乡村医生养老补助发放情况.docx", clean="look-alike statistics")
    letter = Letter(page, "2024年老年乡村医生补助发放情况")
    rows = [[town, str(count), f"{count * 300}.00"] for town, count in (("清溪镇", 21), ("石桥镇", 18), ("白鹭乡", 9))]
    letter.table([["乡镇", "人数", "金额（元）"], *rows])
    letter.paragraphs(supervised_by("安澜县卫生健康局", "142"))
    return letter.save()


DOCUMENTS = (licences, masked_allowance, relief_in_numbers, telephones, regulations, village_doctors)
