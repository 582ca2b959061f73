"""One roster, for every format: a title, a header of two rows with merged cells, twelve persons that do not exist."""

from __future__ import annotations

import io
from itertools import islice

import docx as python_docx

from tests.readers.canaries.numbers import resident_ids

TITLE = "幸福镇2026年临时救助对象公示"
HEADER = [["序号", "姓名", "证件", "", "住址"], ["", "", "类别", "号码", ""]]
NAMES = (
    "赵一鸣",
    "钱小满",
    "孙长庚",
    "李翠英",
    "周懿",
    "吴国强",
    "郑玉梅",
    "王春花",
    "冯建军",
    "陈桂兰",
    "褚卫东",
    "卫镕",
)


def persons() -> list[list[str]]:
    """The rows below the header."""
    return [
        [str(number), name, "身份证", value, f"幸福镇和平村{number}组"]
        for number, (name, value) in enumerate(zip(NAMES, islice(resident_ids(), 300, None), strict=False), 1)
    ]


def letter() -> bytes:
    """The roster as python-docx writes it."""
    document = python_docx.Document()
    document.add_heading(TITLE, 1)
    rows = [*HEADER, *persons()]
    table = document.add_table(len(rows), 5)
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    document.add_paragraph("公示期五个工作日。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
