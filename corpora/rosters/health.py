"""Lists of examined and treated persons: how many they are may be published, not who."""

from __future__ import annotations

from craft import layouts as lay

from rosters import columns as c
from rosters.kind import Kind, adults, counts, documents, leaky, women

PREGNANT = Kind(
    "pregnancy",
    "卫生健康局",
    "{where}{when}孕前优生健康检查名单",
    women(22, 39),
    c.NAME,
    (c.VILLAGE,),
    names="none",
    remarks="fertility health",
)
SCREENED = Kind(
    "screening",
    "卫生健康局",
    "{where}{when}老年人健康体检结果异常人员名单",
    adults(65, 85),
    c.NAME,
    (c.TOWN, c.VILLAGE),
    names="none",
    remarks="health",
)
MEDICAL = Kind(
    "medical-aid",
    "医疗保障局",
    "{where}{when}医疗救助对象名单",
    adults(25, 80),
    c.NAME.headed("救助对象"),
    (c.TOWN, c.AMOUNT),
    names="none",
    remarks="health finances",
)

DOCUMENTS = (
    *documents(
        PREGNANT,
        counts("csv"),
        leaky(lay.plain_table, "html", c.ID),
        leaky(lay.grouped_table, "xlsx", c.ID, c.PREGNANCY, c.MOBILE),
        leaky(lay.headless_table, "csv", c.ID, c.MOBILE),
        leaky(lay.sentence, "txt"),
    ),
    *documents(
        SCREENED,
        counts("md"),
        leaky(lay.titled_table, "xlsx", c.ILLNESS, c.MOBILE),
        leaky(lay.plain_table, "txt", c.ID, c.ILLNESS),
        leaky(lay.clauses, "docx", c.ILLNESS, c.HOME),
    ),
    *documents(
        MEDICAL,
        counts("docx"),
        leaky(lay.numbered_table, "csv", c.ID, c.ILLNESS, c.ACCOUNT),
        leaky(lay.repeated_header, "html", c.INSURANCE, c.MOBILE, rows=13),
        leaky(lay.key_values, "txt", c.ILLNESS, c.ID),
    ),
)
