"""How one line of a list splits into cells, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactscan.hints import Literal, TypeAlias
from redactscan.text.view import squeeze

Row: TypeAlias = tuple[str, ...]

Kind: TypeAlias = Literal["long", "number", "figure", "lone", "short", "text"]
"""Of a cell: an identity or account number, another number of six digits and more, an amount or a date, one character
such as 男, a word that may be a name, anything else."""

MIN_CELLS = 3
LONGEST = 300
"""Characters; a longer line is prose."""

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_GAP = r"(?:[ \xa0]{1,2}|\u3000)"
# A name or a heading that is spaced out, at most 身 份 证 号; a column 性别 is not a part of a name.
_SPACED = rf"(?![男女])[{_HAN}](?:{_GAP}(?![男女])[{_HAN}](?!\S)){{1,3}}"
_GROUPED = (
    rf"[0-9]{{6}}{_GAP}[0-9]{{8}}{_GAP}[0-9]{{3}}[0-9Xx]|1[0-9]{{2}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|"
    rf"[0-9]{{4}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{1,3}})?"
)
_WORD = rf"(?:{_SPACED}|(?:{_GROUPED})(?!\S)|\S+)"
_WIDE = re.compile(rf"{_WORD}(?:[ \xa0]{_WORD})*")
_FINE = re.compile(rf"{_WORD}(?:\xa0{_WORD})*")
_WIDE_AS_IT_IS = re.compile(r"\S+(?:[ \xa0]\S+)*")
_FINE_AS_IT_IS = re.compile(r"\S+(?:\xa0\S+)*")
_OF_RECORD = (_WIDE, _WIDE_AS_IT_IS, _FINE, _FINE_AS_IT_IS)
_OF_HEADER = (_FINE, _WIDE, _WIDE_AS_IT_IS, _FINE_AS_IT_IS)

_PROSE = re.compile(r"[。！？]|[,，、;；]\s*$|[.．·‥…_]{3,}|…{2}")
_LABEL = re.compile(rf"[A-Za-z{_HAN}）)]\s*[:：]")

_LONG = re.compile(r"[0-9][0-9*×X●]{13,}[0-9*×X●]")
_NUMBER = re.compile(r"(?=[*×●-]*[0-9])[0-9-]*[0-9*×X●]{6}[0-9*×X●-]*|[0-9]{3}-[0-9*]{4}-[0-9*]{4}")
_FIGURE = re.compile(r"[0-9][0-9.,:/%*×+年月日元-]*")
_LONE = re.compile(f"[{_HAN}]")
_SHORT = re.compile(f"[{_HAN}][{_HAN}〇*×X○●]{{1,3}}|[{_HAN}]{{1,8}}[·•][{_HAN}]{{1,8}}")

_NO_HEADER = re.compile(f"[0-9０-９]{{4}}|^[^{_HAN}]*$")  # what most records have
_MIN_WORDS = 2
_SMALL_WORD = re.compile(r"(?<!\S)[a-z]+(?:[’'-][a-z]+)*(?=[,.;:)]*(?!\S))")
_HEADING = 16  # characters of a header cell
_REMARKS = 2  # columns
_REMARK = re.compile("备注|说明|签[字名章收领]|领取人|手印|盖章")
# Words that end a heading; those after «|)|» are headings as they stand, but end names of things as well (农业银行).
_HEAD_WORD = re.compile(
    r"(?:.*(?:姓名|序号|编号|性别|年龄|民族|学历|职务|职称|身份证|证件|证号|号码|电话|手机|手机号|联系方式|账号|账户|帐号|卡号|"
    r"开户行|住址|地址|金额|标准|面积|人数|人口|日期|时间|出生年月|考号|备注|签字|签名)|"
    r"户主|监护人|(?:工作)?单位|部门|(?:开户)?银行|学校|班级|年级|专业|成绩|类别|类型|等级|(?:与户主)?关系|病种|项目|名称|"
    r"原因|结果|情况|乡镇|村组)(?:[(].*[)])?"
)


def is_record(line: str) -> bool:
    """Whether a line may be a row: it is neither a sentence nor a form line such as ``姓名：张三  性别：男``."""
    return len(line) <= LONGEST and not _PROSE.search(line) and not _LABEL.search(line)


def cells(line: str, wide: bool) -> Row:
    """The cells of a line: parted by a tab, a full-width or two and more spaces; if not ``wide``, by any space.

    A no-break space alone never parts them. What is spaced out is one cell: a name, a heading, a number in groups.

    >>> cells("1  张  三  342727 19590402 718X", wide=True)
    ('1', '张  三', '342727 19590402 718X')
    >>> cells("1 张 三 男 342727 19590402 718X 60", wide=False)
    ('1', '张 三', '男', '342727 19590402 718X', '60')
    """
    return tuple((_WIDE if wide else _FINE).findall(line))


def kind(cell: str) -> Kind:
    """What a cell seems to hold.

    >>> [kind(cell) for cell in ("3427**********7187", "0559-2300101", "2024-01-01", "张　三", "云台街道2组")]
    ['long', 'number', 'figure', 'short', 'text']
    """
    text = squeeze(cell)
    if _LONG.fullmatch(text):
        return "long"
    if _NUMBER.fullmatch(text):
        return "number"
    if _FIGURE.fullmatch(text):
        return "figure"
    if _LONE.fullmatch(text):
        return "lone"
    return "short" if _SHORT.fullmatch(text) else "text"


def is_clause(cell: str) -> bool:
    """Whether a cell reads as a part of an English sentence: pages set in two columns have straight edges, too.

    >>> [is_clause(cell) for cell in ("1. The contractor shall keep", "John Smith", "12 Baker Street, London")]
    [True, False, False]
    """
    return len(_SMALL_WORD.findall(cell)) >= _MIN_WORDS


def headers(line: str) -> list[Row]:
    """Every way to split a line as the header of a list, the likely one first.

    A header has no number in it, and two cells that end as headings do.
    """
    if len(line.split()) < MIN_CELLS or _NO_HEADER.search(line) or not is_record(line):
        return []
    return [row for row in _readings(line, _OF_HEADER) if _is_header(row)]


def heads(header: Row, width: int) -> bool:
    """Whether a row of ``width`` cells may stand below a header: only its last columns, for remarks, may be empty."""
    beyond = header[width:]
    return len(header) - len(beyond) == width and len(beyond) <= _REMARKS and all(map(_is_remark, beyond))


def rows(line: str) -> Iterator[Row]:
    """Every way to split a line as a record, the likely one first."""
    return _readings(line, _OF_RECORD)


def _readings(line: str, ways: Sequence[re.Pattern[str]]) -> Iterator[Row]:
    return (tuple(way.findall(line)) for way in ways)


def _is_header(row: Row) -> bool:
    texts = [squeeze(cell) for cell in row]
    words = sum(1 for text in texts if _HEAD_WORD.fullmatch(text))
    if words < _MIN_WORDS or len(row) < MIN_CELLS or any(map(_is_fused, row)):
        return False
    return all(len(text) <= _HEADING and kind(text) in ("lone", "short", "text") for text in texts)


def _is_fused(heading: str) -> bool:
    """Whether there are two headings in a cell: they stand closer than what is below them."""
    words = heading.split()
    return len(words) > 1 and all(_HEAD_WORD.fullmatch(squeeze(word)) for word in words)


def _is_remark(heading: str) -> bool:
    return bool(_REMARK.search(squeeze(heading)))
