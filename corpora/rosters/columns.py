"""The columns of lists of persons: how offices head them and what stands in their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from craft.gold import mark, maybe
from craft.numbers import digits
from craft.people import People, Person

_ILLNESSES = ("尿毒症", "肺癌", "脑梗死", "急性白血病", "肝硬化失代偿期", "冠心病支架术后", "股骨骨折", "乳腺癌")
_DISABLED = ("视力", "听力", "言语", "肢体", "智力", "精神")
_CAUSES = (
    mark("health", "因病", also="disability"), mark("disability", "因残", also="health"), "缺劳力", "因学", "因灾",
)  # fmt: skip
_FEMALE = (mark("fertility", "孕12周"), mark("fertility", "已孕两次，流产一次"), mark("fertility", "备孕"))
_COLLEGES = ("楚江师范学院", "楚江大学", "江南医科大学", "望江职业技术学院")
_SCHOOLS = ("安澜县第一中学", "安澜县实验小学", "清溪中心学校", "石桥镇初级中学", "桃源镇中心小学")


@dataclass
class Entry:
    """A row: its person, and whoever else belongs to it."""

    person: Person
    people: People
    number: int
    _cells: dict[str, str] = field(default_factory=dict)

    @cached_property
    def guardian(self) -> Person:
        return self.people.adult(28, 55)

    def pick(self, *choices: str) -> str:
        return self.people.rng.choice(choices)

    def between(self, least: int, most: int, step: int = 1) -> str:
        return str(self.people.rng.randrange(least, most + 1, step))


@dataclass(frozen=True, slots=True)
class Column:
    """``heads`` are the ways in which offices head it; ``group`` is the upper row of a header of two rows."""

    heads: Sequence[str]
    cell: Callable[[Entry], str]
    group: str = ""

    def headed(self, head: str) -> Column:
        return Column((head,), self.cell, self.group)


# What may stand in a list.
NAME = Column(("姓名",), lambda e: e.person.name, "基本情况")
NAME_MASKED = Column(("姓名",), lambda e: e.person.masked_name, "基本情况")
NAME_PUBLIC = Column(("姓名",), lambda e: e.person.public_name, "基本情况")
SEX = Column(("性别",), lambda e: e.person.sex, "基本情况")
TOWN = Column(("乡镇", "乡镇（街道）", "所属乡镇"), lambda e: e.person.town, "所在地")
VILLAGE = Column(("村", "村（社区）", "行政村", "村（居）"), lambda e: e.person.village, "所在地")
HEADCOUNT = Column(("保障人数", "享受人数", "人数"), lambda e: e.between(1, 5))
AMOUNT = Column(("金额（元）", "补助金额", "发放金额（元）"), lambda e: e.between(200, 9800, 10))
MONTHS = Column(("发放月份", "起止时间"), lambda e: e.pick("2024年7月", "2024年8月", "7-9月"))
AREA = Column(("面积（亩）", "补贴面积"), lambda e: f"{e.people.rng.randint(6, 98) / 10}")
SCHOOL = Column(("学校", "就读学校"), lambda e: e.pick(*_SCHOOLS))
COLLEGE = Column(("毕业院校", "学历及毕业院校"), lambda e: e.pick(*_COLLEGES))
CLASS = Column(("年级班级", "班级"), lambda e: f"{e.pick(*'七八九')}年级（{e.between(1, 8)}）班")
SCORE = Column(("总成绩", "综合成绩"), lambda e: f"{e.between(61, 92)}.{e.between(10, 99)}")
TICKET = Column(("准考证号",), lambda e: f"2024{e.between(101, 130)}{e.number:05d}")

# What may not.
ID = Column(("身份证号", "公民身份号码", "身份证号码", "证件号码", "身份证"), lambda e: e.person.id, "身份信息")
MOBILE = Column(("联系电话", "手机号码", "手机", "联系方式", "电话"), lambda e: e.person.mobile, "联系方式")
HOME = Column(("家庭住址", "现住址", "户籍地址", "住址", "家庭详细地址"), lambda e: e.person.home, "联系方式")
BIRTH = Column(("出生日期", "出生年月日"), lambda e: e.person.birth, "身份信息")
ACCOUNT = Column(("银行账号", "一卡通账号", "发放账号", "存折账号", "开户账号"), lambda e: e.person.account, "收款账户")
CARD = Column(("银行卡号", "收款银行卡号", "社保卡银行账号"), lambda e: e.person.card, "收款账户")
INCOME = Column(
    ("家庭月收入（元）", "家庭人均月收入", "家庭年收入（元）"),
    lambda e: mark("finances", e.between(320, 2980, 10)),
    "家庭经济",
)
ILLNESS = Column(("病种", "疾病名称", "患病情况", "诊断"), lambda e: mark("health", e.pick(*_ILLNESSES)))
CAUSE = Column(("致贫原因", "困难原因", "致困原因"), lambda e: e.pick(*_CAUSES))
KIND = Column(("残疾类别", "残疾类型"), lambda e: mark("disability", e.pick(*_DISABLED)), "残疾情况")
GRADE = Column(("残疾等级", "残疾级别"), lambda e: mark("disability", e.pick(*"一二三四") + "级"), "残疾情况")
CERTIFICATE = Column(("残疾证号", "残疾人证号码"), lambda e: _certificate(e), "残疾情况")
INSURANCE = Column(
    ("医保卡号", "社会保障卡号"), lambda e: mark("social-security-number", f"A{digits(e.people.rng, 8)}")
)
HOUSEHOLD = Column(("户编号", "户号"), lambda e: mark("household-number", f"3427{digits(e.people.rng, 8)}"))
FAMILY = Column(("家庭成员", "共同生活家庭成员"), lambda e: _family(e))
GUARDIAN = Column(("监护人", "监护人姓名", "家长姓名"), lambda e: e.guardian.name, "监护人情况")
GUARDIAN_MOBILE = Column(("监护人电话", "家长联系电话", "监护人手机"), lambda e: e.guardian.mobile, "监护人情况")
GUARDIAN_ID = Column(("监护人身份证号", "家长身份证号码"), lambda e: e.guardian.id, "监护人情况")
PUPIL = Column(("学籍号", "全国学籍号"), lambda e: e.person.student_number, "身份信息")
PREGNANCY = Column(("孕产情况", "孕育情况"), lambda e: e.pick(*_FEMALE))
BIRTH_CERTIFICATE = Column(("出生医学证明编号", "出生证编号"), lambda e: _birth_certificate(e))
PLATE = Column(("车牌号", "号牌号码"), lambda e: mark("plate", f"皖J{digits(e.people.rng, 5)}"))
OFFICE_PHONE = Column(("办公电话", "值班电话"), lambda e: maybe("landline", f"0559-23{e.between(10000, 99999)}"))


def _certificate(entry: Entry) -> str:
    return mark("disability-certificate", f"{entry.person.plain_id}{entry.between(1, 7)}{entry.between(1, 4)}")


def _family(entry: Entry) -> str:
    return "、".join(p.name for p in (entry.guardian, entry.people.adult(25, 60)))


def _birth_certificate(entry: Entry) -> str:
    return mark("birth-certificate", f"{entry.pick(*'KLMNPQRSTU')}34{digits(entry.people.rng, 7)}")
