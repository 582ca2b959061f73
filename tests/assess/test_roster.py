"""What stands before a table tells what list it is, as far as it is near and in its part."""

from __future__ import annotations

import pytest

from redactscan.assess.roster import classify, lines_before, table_type
from redactscan.detectors.headers import Header
from redactscan.model import Block, Document, Location, Passage, Table


def line(text: str, part: str = "a") -> Passage:
    return Passage(text, Location(part, "body", Block(1)))


def test_the_last_short_lines_of_its_part_stand_before_a_table() -> None:
    first, second, other = (Table(part, n, [["x"]]) for n, part in enumerate("aab", 1))
    content = (line("一"), line("二"), line("长" * 200), line("三"), first, line("乙", "b"), line("四"), second, other)
    before = lines_before(Document("", "", "", 0, content))
    assert [before[id(table)] for table in (first, second, other)] == ["一 二 三", "二 三 四", "乙"]


TITLES = {
    "children-in-need": "控辍保学台账 送教上门学生名单 校园心理危机学生名单",
    "health-screening": "叶酸领取名单 慢病患者管理名册 门诊慢特病待遇享受人员名单 残疾人联合会密接人员登记表",
    "petitioners": "信访积案化解台账 12345热线工单台账 溺水事故遇难者名单",
    "watched-persons": "重点人员稳控台账 网格重点人群名册",
    "offenders": "社区矫正名单",
    "disputes": "矛盾纠纷排查台账",
    "social-insurance": "工伤认定公示 病退人员公示 失业登记人员名单",
    "wages": "欠薪农民工名单 物业费欠费业主名单",
    "residents": "家庭医生签约名单",
    "hardship-aid": "困难职工帮扶名单 空巢老人名单 因灾倒房户名单",
    "subsidy-payment": "水库移民后期扶持名册 农业保险理赔公示",
    "student-aid": "励志奖学金公示 受助学生名单",
    "pupils": "小升初电脑派位结果 转学名单",
    "veteran-benefit": "烈士遗属名单",
    "contact-list": "镇机关干部通讯录 防汛责任人名单",
    "honour": "脱贫攻坚先进个人名单 残疾人联合会主席团委员名单 最美护林员名单",
    "recruitment": "社区矫正工作者招聘名单",
    "procurement": "评审专家劳务报酬发放表",
    "penalty": "行政处罚双公示",
    "wanted-or-banned": "终生禁驾人员名单",
    "": "特殊教育研讨会日程 调解员聘任名单 家庭医生团队名单 疫苗接种门诊一览表",
}


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind or None) for kind, titles in TITLES.items() for title in titles.split()]
)
def test_a_title_tells_the_list(title: str, kind: str | None) -> None:
    found = classify([title])
    assert (found.id if found else None) == kind


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("姓名", "类别", "稳控责任人"), None),
        (("村", "防汛责任人", "电话"), "contact-list"),
        (("姓名", "单位", "社保卡号"), None),
        (("姓名", "低保类别", "网格员"), "low-income-relief"),
    ],
)
def test_headings_of_those_in_office_tell_nothing_of_the_listed(headings: tuple[str, ...], kind: str | None) -> None:
    found = table_type(Table("", 1, [headings]), Header(1, headings), "", "", "表.xlsx")
    assert (found.id if found else None) == kind
