"""Payments to the disabled, to farmers and to households lifted out of poverty."""

from __future__ import annotations

from craft import layouts as lay

from rosters import columns as c
from rosters.columns import Column
from rosters.kind import Kind, adults, documents, lawful, leaky, masked

_PROJECT = Column(
    ("补贴项目",), lambda e: e.pick("耕地地力保护补贴", "种粮农民一次性补贴", "农机购置补贴", "生态公益林补偿")
)
_MEASURE = Column(("帮扶措施",), lambda e: e.pick("公益性岗位", "小额信贷", "产业奖补", "雨露计划"))

DISABILITY = Kind(
    "disability-allowance",
    "残疾人联合会",
    "{where}{when}残疾人两项补贴发放公示",
    adults(20, 80),
    c.NAME,
    (c.VILLAGE, c.MONTHS, c.AMOUNT),
    remarks="disability minor",
)
FARMING = Kind(
    "one-card",
    "农业农村局",
    "{where}{when}惠农补贴“一卡通”发放明细公示",
    adults(28, 79),
    c.NAME,
    (c.VILLAGE, _PROJECT, c.AREA, c.AMOUNT),
    remarks="finances",
)
POVERTY = Kind(
    "lifted-households",
    "乡村振兴服务中心",
    "{where}{when}脱贫户监测户帮扶情况公示",
    adults(30, 76),
    c.NAME.headed("户主姓名"),
    (c.VILLAGE, _MEASURE, c.AMOUNT),
    remarks="health disability finances",
)

DOCUMENTS = (
    *documents(
        DISABILITY,
        masked(lay.plain_table, "csv"),
        lawful(lay.numbered_table, "xlsx"),
        leaky(lay.titled_table, "xlsx", c.CERTIFICATE, c.ACCOUNT),
        leaky(lay.grouped_table, "html", c.ID, c.KIND, c.GRADE),
        leaky(lay.headless_table, "md", c.CERTIFICATE, c.MOBILE),
        leaky(lay.clauses, "txt", c.CERTIFICATE, c.GRADE),
        leaky(lay.plain_table, "txt", c.KIND, c.GRADE),
    ),
    *documents(
        FARMING,
        lawful(lay.repeated_header, "csv", rows=13),
        lawful(lay.sentence, "docx"),
        masked(lay.grouped_table, "html"),
        leaky(lay.titled_table, "xlsx", c.ID, c.ACCOUNT, rows=32),
        leaky(lay.headless_table, "csv", c.ACCOUNT, c.MOBILE, encoding="gb18030"),
        leaky(lay.plain_table, "txt", c.ACCOUNT),
        leaky(lay.grouped_table, "docx", c.ID, c.HOUSEHOLD, c.CARD),
        leaky(lay.key_values, "txt", c.ID, c.ACCOUNT),
    ),
    *documents(
        POVERTY,
        lawful(lay.titled_table, "html"),
        masked(lay.clauses, "md"),
        leaky(lay.numbered_table, "csv", c.ID, c.CAUSE),
        leaky(lay.village_rows, "xlsx", c.ILLNESS, c.MOBILE),
        leaky(lay.forms, "docx", c.ID, c.HOME, c.MOBILE, c.CAUSE),
        leaky(lay.repeated_header, "html", c.INCOME, c.HOME, rows=12),
    ),
)
