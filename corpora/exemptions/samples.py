"""Forms and examples: blanks, crosses, numbers that say of themselves that they are examples."""

from __future__ import annotations

from craft.gold import Made, Page, optional
from craft.paper import Grid, write
from craft.people import People
from craft.silent import Silent, documents


def filled_sample(people: People) -> Made:
    """The model form shows how to fill it in."""
    person = people.adult()
    page = Page("民政局/临时救助申请表（填写示例）.docx", clean="sample")
    rows = [
        ["姓名", "张三（示例）", "身份证号", f"{optional(person.id)}（示例）"],
        ["联系电话", f"{optional(person.mobile)}（示例）", "银行账号", "6217000000000000000（示例）"],
        ["家庭住址", "××镇××村××组", "申请事由", "因病"],
    ]
    return write(page, ["临时救助申请表（填写示例）", Grid(rows)])


def import_template(people: People) -> Made:
    """The template of an import, its first line an example."""
    person = people.adult()
    page = Page("人力资源和社会保障局/人员信息导入模板.csv", clean="sample")
    head = ["姓名（必填）", "身份证号（必填）", "手机号（必填）", "备注"]
    return write(page, [Grid([head, ["李四", optional(person.id), optional(person.mobile), "样例数据，请删除本行"]])])


def test_data(people: People) -> Made:
    page = Page("数据资源局/接口测试数据说明.md", clean="sample")
    lines = [
        f"- 测试用户{n}：idcard={optional(p.id)}，phone={optional(p.mobile)}（测试数据，非真实人员）"
        for n, p in enumerate(people.adults(3), 1)
    ]
    return write(page, ["接口测试数据说明", "以下均为测试数据，示例号码由程序生成。", "\n".join(lines)])


def how_to_read(people: People) -> Made:
    person = people.adult()
    page = Page("公安局/认识公民身份号码.html", clean="sample")
    return write(page, [
        "认识公民身份号码",
        f"示例：{optional(person.id)}，前六位为地址码，第七至十四位为出生日期码，最后一位为校验码。",
        "校验码按照ISO 7064:1983.MOD 11-2计算得出。",
    ])  # fmt: skip


_SILENT = (
    Silent("民政局/最低生活保障申请书（空白表）.docx", "form", """
        最低生活保障申请书
        申请人：____________　性别：____　身份证号：□□□□□□□□□□□□□□□□□□
        家庭住址：________镇________村________组　联系电话：___________
        开户银行：____________　账号：XXXXXXXXXXXXXXXXXXX
        残疾类别：□视力 □听力 □言语 □肢体 □智力 □精神　等级：□一级 □二级 □三级 □四级
        申请理由：______________________________
    """),
    Silent("教育局/学生资助申请表.txt", "form", """
        家庭经济困难学生认定申请表
        学生姓名：　　　　　性别：　　　　出生年月：　　　　年　　　月
        身份证号：XXXXXXXXXXXXXXXXXX　学籍号：GXXXXXXXXXXXXXXXXXX
        监护人姓名：张某某　监护人电话：1XX XXXX XXXX
        是否孤儿：□是 □否　是否残疾：□是 □否　是否低保：□是 □否
    """),
    Silent("住房和城乡建设局/公租房申请登记表.csv", "form", """
        姓名,,身份证号,,联系电话,
        现住址,,家庭人口,,家庭月收入,
        与申请人关系,姓名,身份证号,工作单位,月收入,备注
        本人,,,,,
        配偶,,,,,
        子女,,,,,
    """),
    Silent("司法局/法律文书格式范本.html", "form", """
        民事起诉状（格式范本）
        原告：王某某，男，1980年×月×日出生，汉族，住安澜县××镇××村××号，联系方式：138××××××××。
        被告：李某，女，身份证号码3427271985××××××××。
        诉讼请求：……
    """),
    Silent("教育局/数学竞赛样题.txt", "exam-question", """
        七年级数学样题
        1. 小明家的电话号码是七位数，前四位相同，后三位是连续的自然数，求这个号码。
        2. 某人存入银行62179.99元，年利率1.5%，三年后本息合计多少元？
        3. 一串数：13812345678，请写出各位数字之和。
    """),
    Silent("文化和旅游局/志愿者招募.md", "form", """
        图书馆志愿者招募公告
        报名方式：发送“姓名+身份证号+手机号”至邮箱alxtsg@anlan.gov.cn，或到图书馆一楼服务台登记。
        我们将对您的个人信息严格保密。
    """),
    Silent("退役军人事务局/办事问答.html", "faq", """
        优待证办理问答
        问：优待证号在哪里看？答：优待证正面下方的一串数字即为证号。
        问：需要带什么？答：身份证、退役证、近期免冠照片。
        问：伤残军人抚恤金标准是多少？答：按照因战、因公、因病和残疾等级确定。
    """),
)  # fmt: skip

DOCUMENTS = (filled_sample, import_template, test_data, how_to_read, *documents("exemptions.samples", _SILENT))
