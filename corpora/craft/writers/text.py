"""Plain text, Markdown, CSV and HTML, in the encodings that government offices still use."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_LE
from collections.abc import Sequence
from io import StringIO

from craft.gold import Made, Page

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}</title>
<meta name="SiteName" content="安澜县人民政府">
<meta name="ColumnName" content="{column}">
</head>
<body>
<div class="crumb">首页 &gt; 政府信息公开 &gt; {column}</div>
<h1>{title}</h1>
<div class="source">来源：{source}　发布时间：2024-09-30 08:00</div>
{body}
<div class="foot">安澜县人民政府办公室主办　网站标识码：3427270001　<a href="#">网站地图</a></div>
</body>
</html>
"""


def encode(text: str, encoding: str) -> bytes:
    """``utf-16`` means what Excel's “Unicode text” means: little-endian with a BOM."""
    return BOM_UTF16_LE + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)


def text(page: Page, body: str, encoding: str = "utf-8", newline: str = "\n") -> Made:
    return page.finish(encode(page.read(body.strip("\n") + "\n").replace("\n", newline), encoding))


def csv_table(page: Page, rows: Sequence[Sequence[str]], encoding: str, delimiter: str = ",") -> Made:
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([page.read(cell) for cell in row] for row in rows)
    return page.finish(encode(buffer.getvalue(), encoding))


def html(page: Page, title: str, body: str, *, source: str, column: str = "公示公告", charset: str = "utf-8") -> Made:
    """``body`` is HTML; what is hidden in it says so by its marks' own roles."""
    filled = _PAGE.format(charset=charset, title=title, column=column, source=source, body=body.strip())
    return page.finish(page.read(filled).encode(charset))


def html_table(rows: Sequence[Sequence[str]], attributes: str = 'border="1"') -> str:
    head, *others = rows
    lines = ["<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in others]
    return f"<table {attributes}>\n" + "\n".join(lines) + "\n</table>"
