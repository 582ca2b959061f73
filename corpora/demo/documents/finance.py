"""Budgets, statistics and logs: long numbers that are money, time and measurement."""

from __future__ import annotations

from craft.county import numbered
from craft.gold import Made, Page, maybe
from craft.numbers import company_code, digits, project_code
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.sheet import Number, Sheet, openpyxl_book, xlsxwriter_book
from craft.writers.text import csv_table, html, html_table, text


def budget(people: People) -> Made:
    page = Page("财政局/2024年县本级部门预算公开表.xlsx", clean="look-alike money")
    items = ["一般公共服务支出", "公共安全支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "农林水支出"]
    rows: list[list[str | Number]] = [["科目编码", "科目名称", "预算数（元）", "其中：基本支出"]]
    for number, item in enumerate(items):
        rows.append([f"20{number + 1:02d}", item, Number(f"1{people.rng.randint(3, 9)}{digits(people.rng, 9)}"),
                     f"{people.rng.randint(13000000000, 18999999999)}.00元"])  # fmt: skip
    return openpyxl_book(page, [Sheet("预算01表", rows)], title="部门预算公开表")


def projects(people: People) -> Made:
    page = Page("发展和改革委员会/2024年投资项目在线审批情况.xlsx", clean="look-alike project-code")
    head = ["序号", "项目代码", "项目单位", "统一社会信用代码", "批复文号", "总投资（万元）"]
    rows = [
        [project_code(people.rng), f"安澜县{name}有限公司", company_code(people.rng), f"安发改审批〔2024〕{number}号",
         str(people.rng.randint(800, 56000))]
        for number, name in enumerate(("绿源农业", "鑫达建材", "云台文旅", "皖西新能源", "澜江水务", "宏远物流"), 61)
    ]  # fmt: skip
    return xlsxwriter_book(page, [Sheet("审批", [head, *numbered(rows)])])


def auction(people: People) -> Made:
    page = Page("财政局/公务用车公开拍卖公告.html", clean="look-alike plate")
    rows = [["序号", "号牌号码", "品牌型号", "车架号", "初次登记日期", "起拍价（元）"]]
    for number in range(1, 8):
        plate = maybe("plate", f"皖J{people.rng.randint(10000, 99999)}")
        rows.append([str(number), plate, "帕萨特牌SVW7183", "LSVFA49J" + digits(people.rng, 9), "2012-05-16", "18000"])
    body = f"<p>受县机关事务服务中心委托，对下列公务用车公开拍卖。</p>{html_table(rows)}"
    return html(page, "公务用车公开拍卖公告", body, source="安澜县财政局", charset="gb18030")


def books(people: People) -> Made:
    page = Page("教育局/2024年中小学图书采购目录.csv", clean="look-alike isbn order-number")
    titles = ["中国古代神话", "昆虫记", "海底两万里", "朝花夕拾", "十万个为什么", "三国演义", "城南旧事", "草房子"]
    rows = [
        [f"9787{digits(people.rng, 9)}", title, f"20240{people.rng.randint(1, 9)}1{digits(people.rng, 11)}", "24.80"]
        for title in titles
    ]
    return csv_table(page, [["ISBN", "书名", "订单号", "单价"], *rows], "utf-8-sig")


def gauges(people: People) -> Made:
    page = Page("水利局/水库水位自动监测日志.csv", clean="look-alike timestamp device")
    device = f"3427270{digits(people.rng, 11)}"
    rows = [[f"202409{day:02d}0800{digits(people.rng, 4)}", device, f"{people.rng.randint(8600, 8900) / 100}",
             digits(people.rng, 13)] for day in range(1, 21)]  # fmt: skip
    return csv_table(page, [["采集流水号", "设备编号", "水位（米）", "校验"], *rows], "gb18030")


def towns(people: People) -> Made:
    page = Page("统计局/分乡镇主要经济指标.csv", clean="look-alike statistics")
    head = ["乡镇", "行政区划代码", "常住人口（人）", "低保对象（人）", "残疾人（人）", "粮食产量（吨）"]
    rows = [
        [town, f"342727{number:03d}", str(people.rng.randint(18000, 62000)), str(people.rng.randint(300, 1600)),
         str(people.rng.randint(500, 2200)), str(people.rng.randint(9000, 26000))]
        for number, town in enumerate(("清溪镇", "石桥镇", "白鹭乡", "云台街道"), 100)
    ]  # fmt: skip
    return csv_table(page, [head, *rows], "utf-8-sig")


def communique(people: People) -> Made:
    page = Page("统计局/2023年国民经济和社会发展统计公报.md", clean="look-alike statistics")
    body = """
# 安澜县2023年国民经济和社会发展统计公报

初步核算，全年地区生产总值1876543.21万元，比上年增长5.8%。其中，第一产业增加值312045万元，增长4.1%；第二产业增加值781236万元，增长6.9%；第三产业增加值783262万元，增长5.5%。

## 人口、就业和社会保障

年末全县户籍人口413872人，常住人口365120人。全年城镇新增就业6128人。年末参加基本养老保险232514人，参加基本医疗保险371845人。全县享受城乡最低生活保障13986人，特困供养2047人，发放困难残疾人生活补贴和重度残疾人护理补贴1534.6万元。

## 财政金融

全年一般公共预算收入13812345678.00元，同比增长6.3%；住户存款余额18899001122元。

| 指标 | 单位 | 2023年 | 增长（%） |
|---|---|---:|---:|
| 粮食产量 | 吨 | 341985 | 1.2 |
| 社会消费品零售总额 | 万元 | 702113 | 8.4 |
| 固定资产投资 | 万元 | 1340121 | 7.7 |
"""
    return text(page, body)


def audit(people: People) -> Made:
    page = Page("审计局/2023年度本级预算执行审计结果公告.docx", clean="look-alike money")
    letter = Letter(page, "2023年度县本级预算执行和其他财政收支的审计结果")
    letter.paragraphs(f"""
        审计通知书文号：安审财〔2024〕5号。审计系统项目编号：{project_code(people.rng)}。
        一、非税收入1345.67万元未及时缴入国库，涉及凭证号20240315000187至20240315000216。
        二、3个单位往来款长期挂账，金额合计13698765432.10元。
        三、部分惠农补贴资金发放不及时，县农业农村局已于2024年6月30日前完成整改。
        审计指出的问题，相关单位正在积极整改，结果将依法向社会公告。
    """)
    letter.signed("安澜县审计局", "2024年8月20日")
    return letter.save()


DOCUMENTS = (budget, projects, auction, books, gauges, towns, communique, audit)
