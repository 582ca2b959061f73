"""Social relief: publicity of name, headcount and amount is a duty, in the village; everything else is not."""

from __future__ import annotations

from craft import layouts as lay

from rosters import columns as c
from rosters.kind import Kind, adults, documents, lawful, leaky, masked

LOW_INCOME = Kind(
    "low-income",
    "民政局",
    "{where}{when}城乡低保对象公示",
    adults(30, 82),
    c.NAME.headed("户主姓名"),
    (c.TOWN, c.VILLAGE, c.HEADCOUNT, c.AMOUNT),
    remarks="finances",
)
DESTITUTE = Kind(
    "destitute",
    "民政局",
    "{where}{when}特困人员供养名单",
    adults(61, 88),
    c.NAME,
    (c.VILLAGE, c.MONTHS, c.AMOUNT),
    remarks="health disability",
)
EMERGENCY = Kind(
    "emergency-relief",
    "民政局",
    "{where}{when}临时救助发放情况公示",
    adults(22, 79),
    c.NAME.headed("申请人"),
    (c.TOWN, c.HEADCOUNT, c.AMOUNT),
    remarks="health disability finances",
    intro="根据《社会救助暂行办法》，经乡镇（街道）审核、县民政局审批，现将临时救助发放情况公示如下。",
)

DOCUMENTS = (
    *documents(
        LOW_INCOME,
        lawful(lay.titled_table, "xlsx"),
        lawful(lay.sentence, "txt"),
        masked(lay.numbered_table, "html"),
        leaky(lay.grouped_table, "html", c.ID, c.ACCOUNT),
        leaky(lay.headless_table, "csv", c.ID, c.MOBILE, encoding="gb18030"),
        leaky(lay.repeated_header, "xlsx", c.ID, c.INCOME, rows=14),
        leaky(lay.clauses, "txt", c.ID, c.HOME),
        leaky(lay.numbered_table, "docx", c.FAMILY, c.HOUSEHOLD),
    ),
    *documents(
        DESTITUTE,
        lawful(lay.plain_table, "csv"),
        masked(lay.titled_table, "xlsx"),
        leaky(lay.plain_table, "txt", c.ID, c.ACCOUNT),
        leaky(lay.titled_table, "xlsx", c.ID, c.BIRTH, c.INSURANCE),
        leaky(lay.key_values, "docx", c.ID, c.HOME),
        leaky(lay.village_rows, "md", c.ACCOUNT, c.MOBILE),
    ),
    *documents(
        EMERGENCY,
        lawful(lay.village_rows, "html"),
        masked(lay.sentence, "txt"),
        leaky(lay.plain_table, "docx", c.ID, c.CAUSE),
        leaky(lay.grouped_table, "xlsx", c.ID, c.HOME, c.ACCOUNT),
        leaky(lay.forms, "html", c.ID, c.HOME, c.MOBILE, c.ACCOUNT),
        leaky(lay.clauses, "md", c.ILLNESS, c.MOBILE),
    ),
)
