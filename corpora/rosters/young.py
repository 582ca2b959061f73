"""Pupils, orphans, infants: a list of aided pupils may name them with school and class; of orphans nobody is named."""

from __future__ import annotations

from craft import layouts as lay

from rosters import columns as c
from rosters.kind import Kind, adults, children, counts, documents, lawful, leaky, masked

STUDENTS = Kind(
    "student-aid",
    "教育局",
    "{where}{when}家庭经济困难学生资助名单",
    children(12, 16),
    c.NAME.headed("学生姓名"),
    (c.SCHOOL, c.CLASS),
    remarks="minor finances health disability",
)
UNDERGRADUATES = Kind(
    "bursary",
    "教育局",
    "{where}{when}大学新生入学资助公示",
    adults(19, 21),
    c.NAME,
    (c.COLLEGE.headed("录取院校"), c.AMOUNT),
    remarks="finances",
)
ORPHANS = Kind(
    "orphans",
    "民政局",
    "{where}{when}孤儿和事实无人抚养儿童基本生活费发放表",
    children(3, 15),
    c.NAME.headed("儿童姓名"),
    (c.TOWN, c.VILLAGE, c.AMOUNT),
    names="none",
    remarks="minor",
)
CHILDREN = Kind(
    "children-in-need",
    "民政局",
    "{where}{when}困境儿童慰问名单",
    children(4, 14),
    c.NAME,
    (c.TOWN, c.SCHOOL),
    names="none",
    remarks="minor health disability victim",
)
INFANTS = Kind(
    "vaccination",
    "卫生健康局",
    "{where}{when}适龄儿童疫苗漏种名单",
    children(1, 5),
    c.NAME.headed("儿童姓名"),
    (c.VILLAGE,),
    names="none",
    remarks="minor health",
)

DOCUMENTS = (
    *documents(
        STUDENTS,
        lawful(lay.plain_table, "html"),
        lawful(lay.sentence, "txt"),
        masked(lay.plain_table, "md"),
        leaky(lay.titled_table, "xlsx", c.ID, c.GUARDIAN, c.GUARDIAN_MOBILE),
        leaky(lay.grouped_table, "csv", c.PUPIL, c.BIRTH),
        leaky(lay.headless_table, "csv", c.ID),
        leaky(lay.forms, "docx", c.ID, c.GUARDIAN, c.GUARDIAN_MOBILE, c.HOME),
        leaky(lay.clauses, "txt", c.PUPIL, c.CAUSE),
    ),
    *documents(
        UNDERGRADUATES,
        lawful(lay.village_rows, "csv"),
        leaky(lay.numbered_table, "html", c.ID, c.CARD),
        leaky(lay.plain_table, "txt", c.ID, c.MOBILE),
        leaky(lay.key_values, "docx", c.CARD, c.HOME, c.BIRTH),
    ),
    *documents(
        ORPHANS,
        counts("xlsx"),
        leaky(lay.titled_table, "xlsx", c.ID, c.GUARDIAN, c.ACCOUNT),
        leaky(lay.plain_table, "csv"),
        leaky(lay.grouped_table, "html", c.BIRTH, c.GUARDIAN, c.GUARDIAN_MOBILE),
        leaky(lay.clauses, "txt", c.ID, c.HOME),
    ),
    *documents(
        CHILDREN,
        counts("html"),
        leaky(lay.sentence, "txt"),
        leaky(lay.plain_table, "docx", c.HOME, c.GUARDIAN, c.GUARDIAN_MOBILE),
        leaky(lay.village_rows, "xlsx", c.CAUSE),
    ),
    *documents(
        INFANTS,
        counts("csv"),
        leaky(lay.plain_table, "csv", c.BIRTH, c.GUARDIAN, c.GUARDIAN_MOBILE),
        leaky(lay.repeated_header, "xlsx", c.BIRTH, c.BIRTH_CERTIFICATE, rows=13),
        leaky(lay.clauses, "md", c.BIRTH, c.HOME),
    ),
)
