"""Emergency management: staff telephones, and hazard lists that lead to a household's door."""

# ruff: noqa: E501 - a paragraph of a document is a line

from __future__ import annotations

from craft.county import office
from craft.gold import Made, Page, mark, maybe, written
from craft.people import People
from craft.writers.letter import Letter
from craft.writers.sheet import Number, Sheet, openpyxl_book
from craft.writers.text import csv_table, text


def fire_watch(people: People) -> Made:
    """After the circular of 4 January 2023: staff mobiles in a notice on forest fires are a leak too."""
    page = Page("应急管理局/关于做好国庆期间森林防火工作的通知.docx", remarks="contact-list")
    letter = Letter(page, "关于做好国庆期间森林防火工作的通知")
    chief, deputy = people.adults(2)
    letter.paragraphs(f"""
        各乡镇人民政府，街道办事处，县森防指各成员单位：
        国庆假期临近，进山旅游、祭祀人员增多，森林防火形势严峻。为切实做好防火工作，现将有关事项通知如下。
        一、严格火源管控。各地要在主要路口设置防火检查站，严禁携带火种进山入林。
        二、落实值班值守。严格执行24小时值班和领导带班制度，一旦发生火情，按规定及时上报。
        县森防指办公室值班电话：{office("171")}，带班领导{chief.public_name}（手机{chief.mobile}），值班员{deputy.public_name}（{written(_dashed, deputy.mobile, "grouped")}）。
    """)
    head = ["乡镇", "防火责任人", "联系方式"]
    rows = [[p.town, p.public_name, p.mobile] for p in people.adults(6, 35, 57)]
    letter.table([head, *rows])
    letter.signed("安澜县森林防灭火指挥部办公室", "2024年9月27日")
    return letter.save()


def contact_list(people: People) -> Made:
    page = Page("应急管理局/安澜县防汛抗旱应急通讯录.xlsx", remarks="contact-list")
    head = ["序号", "单位", "职务", "姓名", "办公电话", "手机", "家庭电话"]
    units = ["县应急管理局", "县水利局", "县气象局", "县自然资源和规划局", "县交通运输局", "清溪镇", "石桥镇", "白鹭乡"]
    rows: list[list[str | Number]] = []
    for number, unit in enumerate(units * 2, 1):
        person = people.adult(35, 58)
        home = maybe("landline", f"0559-250{people.rng.randint(1000, 9999)}")
        cells = [unit, "分管负责人", person.public_name, office(str(200 + number)), Number(person.mobile), home]
        rows.append([str(number), *cells])
    return openpyxl_book(page, [Sheet("通讯录", [["安澜县防汛抗旱应急通讯录"], head, *rows])])


def landslides(people: People) -> Made:
    page = Page("应急管理局/地质灾害隐患点受威胁户明细.csv")
    head = ["隐患点名称", "经纬度", "受威胁户主", "住址", "手机号码", "避险地点"]
    rows = [[f"{p.village}滑坡", _point(people), p.name, p.group, p.mobile, "村委会"] for p in people.adults(8)]
    return csv_table(page, [head, *rows], "gb18030")


def flood_rota(people: People) -> Made:
    page = Page("应急管理局/2024年小型水库防汛三个责任人名单.txt", remarks="contact-list")
    lines = [
        f"{name}水库  行政责任人：{a.public_name} {a.mobile}  技术责任人：{b.public_name} {b.mobile}  巡查责任人：{c.public_name} {c.mobile}"
        for name in ("胡冲", "双井", "白鹭", "龙王塘")
        for a, b, c in [people.adults(3, 30, 58)]
    ]
    body = "2024年小型水库防汛“三个责任人”名单\n\n" + "\n".join(lines) + "\n\n安澜县水利局"
    return text(page, body)


def accident(people: People) -> Made:
    """An accident report that names the dead and the plates."""
    page = Page("应急管理局/一般道路交通事故调查报告.docx", remarks="health victim")
    letter = Letter(page, "安澜县“8·17”一般道路交通事故调查报告")
    driver, dead, witness = people.adults(3)
    plate = mark("plate", f"皖J{people.rng.randint(10000, 99999)}")
    licence = mark("driver-licence", driver.plain_id, also="resident-id")
    letter.paragraphs(f"""
        2024年8月17日16时40分，{driver.named}驾驶号牌为{plate}的轻型自卸货车（驾驶证号：{licence}）行驶至县道012线3公里处，与行人{dead.named}（身份证号{dead.id}，家住{dead.group}）相撞，造成1人死亡。
        一、事故经过。据现场目击者{witness.named}（电话{witness.mobile}）陈述，事发时路面湿滑，货车车速较快。
        二、事故原因。驾驶人未按操作规范安全驾驶，是造成事故的直接原因。
        三、处理建议。建议由公安机关依法追究驾驶人责任，责成运输企业开展安全整治。
    """)
    head = ["姓名", "性别", "年龄", "身份证号", "伤亡情况"]
    letter.table([head, [dead.name, dead.sex, str(dead.age), dead.id, "死亡"]])
    letter.signed("事故调查组", "2024年9月10日")
    return letter.save()


def _point(people: People) -> str:
    return mark("coordinates", f"118.{people.rng.randint(100000, 399999)}，29.{people.rng.randint(700000, 899999)}")


def _dashed(number: str) -> str:
    return f"{number[:3]}-{number[3:7]}-{number[7:]}"


DOCUMENTS = (fire_watch, contact_list, landslides, flood_rota, accident)
