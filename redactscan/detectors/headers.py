"""Where the header of a table is and what it says of each column. Offices stack headings: a group over its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, groupby

from redactscan.detectors.persons import looks_like_name, looks_masked
from redactscan.model import Table, Verdict
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, replace

SEARCH_ROWS = 10  # a title, a subtitle and a unit line may stand above the header
MAX_HEADER = 24  # characters of a header cell
MAX_HEIGHT = 3  # rows of headings: a group, its columns, and what they are counted in
FORM_ROWS = 2
DIGITS = 5  # pairs of cells with one digit each that make a number
MIN_SIDEWAYS = 3
SAMPLE = 100  # rows of a list without header that tell what its columns hold
FEWEST, MOSTLY = 3, 0.7  # cells of such a column, and the share that must tell
_WORDS = regex.compile(
    "序号|编号|编码|代码|文号|姓名|户主|性别|年龄|民族|学历|职称|单位|部门|职务|职位|岗位|地址|住址|金额|标准|补贴|补助|预算|支出|收入|备注|乡镇|电话|手机|"
    "联系|身份证|公民身份|身份号|证件|证号|账号|账户|卡号|银行|开户|类别|类型|等级|级别|日期|时间|月份|年度|人数|面积|数量|单价|合计|名称|项目|学校|班级|年级|专业|成绩|"
    "考号|关系|户籍|出生|方式|情况|原因|内容|结果|规格|型号|车牌|号牌|病种|监护|受益|申请|对象|学生|患者|户编?号|护照|通行证|QQ|微信|罪名|残疾|学籍|驾驶|军官|社保|医保|宗教|信仰|收入|"
    "资产|致贫|诊断|医院|房号|门牌|密级|版本|大小|坐标|经度|纬度|邮箱|传真|疾病|婚姻|生育|账户|状况|籍贯|户型|房源|轮候|案由|案号|标的|刑期|"
    "生日|政治面貌|ISBN|书名|作者|出版社|[定原]价|院系|考场|座位|名次|孕周|孕产|孕育|末次月经|预产期|工号|"
    "[信来上]访人|来[电信]人|投诉人|举报人|检举人|控告人|反映人|诉求人|报案人|受害人|被害人|当事人|原告|被告|第三人|被执行人|事项|诉求|领导$|[组队栋]长$|户数|排名|积分|得分|措施|[扶救]助金|慰问金|津贴|人群|分类|结论|伤情|案由"
)
_PLACE = regex.compile(
    "(?:所[在属])?(?:[镇乡村](?:名|别)?|社区|街道|组别?|[(]?[镇乡村街道社区居(/)]{2,12}|[夫妻]|[男女夫妻]方)"
)
_LONG_NUMBER = regex.compile("[0-9]{6}")
_QUANTITY = regex.compile("[0-9.,]+[元人户亩%]{0,2}")


@dataclass(frozen=True, slots=True)
class Header:
    """``rows`` header rows end before the first data row (0 = no header); ``texts`` has one squeezed text a column.

    A list without header rows has texts for the columns whose values tell what they are: 姓名, 病种.
    A ``form`` has no header: its labels stand to the left of their values, in a ``sideways`` one before all of a row.
    """

    rows: int
    texts: tuple[str, ...]
    form: bool = False
    sideways: bool = False

    def text(self, column: int) -> str:
        """The header of a 0-based column, '' if it has none."""
        return self.texts[column] if column < len(self.texts) else ""

    def label(self, row: Sequence[str], column: int) -> str:
        """The squeezed label of a value in a row of a form, '' if it has none."""
        before = row[: min(column, 1)] if self.sideways else row[:column]
        text = next(filter(None, map(squeeze, reversed(before))), "")  # merged cells are blank between the two
        return text if is_header(text) else ""


def header(table: Table) -> Header:
    """The header of a table: of the first rows the one with most header words, with what is stacked on and below it.

    >>> header(Table("", 1, [["序号", "监护人", ""], ["", "姓名", "电话"], ["1", "张三", "13905510001"]])).texts
    ('序号', '监护人姓名', '监护人电话')
    """
    top = list(map(_Cells.of, table.rows[:SEARCH_ROWS]))
    if sideways := _is_sideways(top):
        return Header(0, (), form=True, sideways=sideways)
    if sum(map(_is_form_row, top)) >= FORM_ROWS:
        return Header(0, (), form=True)
    best, score = -1, 0
    for index, row in enumerate(top):
        words = sum(row.heads)
        # One known word is enough in a row of words of at most three columns; a title stands alone in its row.
        enough = words > 1 or (words == 1 and 1 < len(row.filled) <= 3 and all(map(_is_words, row.filled)))
        if enough and words > score and not any(map(_LONG_NUMBER.search, row.filled)):
            best, score = index, words
    if best < 0:
        best = _topmost(table)
    if best < 0:
        return Header(0, _by_content(table))
    first, last = _stack(table, best)
    return Header(last + 1, _joined(table.rows[first : last + 1]))


def upper(table: Table, head: Header) -> Header:
    """The header of another list that stands above the header of a table; ``rows`` is 0 if there is none."""
    above = header(replace(table, rows=table.rows[: head.rows - 1])) if head.rows > 2 else Header(0, ())
    return Header(0, ()) if above.form or above.rows >= head.rows - 1 else above


def is_header(text: str) -> bool:
    """Whether a squeezed cell text reads like the head of a column."""
    if not 0 < len(text) <= MAX_HEADER or ":" in text or _LONG_NUMBER.search(text) or _QUANTITY.fullmatch(text):
        return False
    return bool(_WORDS.search(text) or _PLACE.fullmatch(text))


def is_no_word(text: str) -> bool:
    """Whether a cell may be a name of which neither characters nor dots tell that it is one: 阿约木呷, 国长有."""
    from redactscan.detectors.tokenizer import entry
    from redactscan.validators import cn_person_name

    return cn_person_name.check(text) is Verdict.PLAUSIBLE and not is_header(text) and entry(text) is None


def is_repeat(row: Sequence[str], head: Header) -> bool:
    """Whether a row repeats the header, as on every page of a long printed list."""
    return not any(cell and (text := squeeze(cell)) and text != head.text(at) for at, cell in enumerate(row))


class _Cells(NamedTuple):
    """Of a row: which cells read like the head of a column; the squeezed texts, if not blank, and which of them do."""

    heads: list[bool]
    filled: list[str]
    known: list[bool]

    @classmethod
    def of(cls, row: Sequence[str]) -> _Cells:
        texts = list(map(squeeze, row))
        heads = list(map(is_header, texts))
        return cls(heads, list(filter(None, texts)), list(compress(heads, texts)))


def _is_form_row(row: _Cells) -> bool:
    """Whether labels and values take turns: 姓名 | 张三 | 性别 | 男; a value may be left blank."""
    labels, values = row.known[::2], row.known[1::2]
    if values and all(labels) and not any(values):
        return True
    if len(values) >= DIGITS and labels[0] and all(len(text) == 1 for text in row.filled[1:]):
        return True  # a number with a cell for each digit
    touching = any(head and beside for head, beside in zip(row.heads, [*row.heads[1:], True], strict=False))
    return not touching and 1 < sum(row.heads) < len(row.filled) and row.known[0]


def _by_content(table: Table) -> tuple[str, ...]:
    """What the columns of a list without header hold, if one has names from its first row on: 王秀兰 女 58岁 胃癌."""
    from redactscan.detectors.misnomers import is_a_name
    from redactscan.detectors.unlikely import is_listed
    from redactscan.validators.illness import names_one

    columns = [
        [text for row in table.rows[:SAMPLE] if column < len(row) and (text := squeeze(row[column]))]
        for column in range(max(map(len, table.rows), default=0))
    ]
    apart = [2 * len(set(cells)) > len(cells) for cells in columns]  # not 全护理, 半护理
    named = [
        each and _mostly(lambda text: is_a_name(text) or is_listed(text), cells)
        for each, cells in zip(apart, columns, strict=True)
    ]
    if not any(named):
        return ()
    told = ("病种" if _mostly(names_one, cells) else "" for cells in columns)
    return tuple("姓名" if name else head for name, head in zip(named, told, strict=True))


def _mostly(tells: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return len(cells) >= FEWEST and tells(cells[0]) and sum(map(tells, cells)) >= MOSTLY * len(cells)


def _is_sideways(rows: Sequence[_Cells]) -> bool:
    """Whether the headings stand in the first column and each person in another."""
    wide = [row for row in rows if len(row.filled) > 2]
    heads = sum(row.known[0] and not any(row.known[1:]) for row in wide)
    named = any(
        row.known[0] and all(looks_like_name(text) or looks_masked(text) for text in row.filled[1:]) for row in wide
    )
    return named and heads >= MIN_SIDEWAYS and all(_is_words(row.filled[0]) for row in wide)


def _carries_numbers(row: Sequence[str]) -> bool:
    return any(_LONG_NUMBER.search(squeeze(cell)) for cell in row)


def _topmost(table: Table) -> int:
    """The first row of words above a row with numbers, where no header word is known; else -1."""
    for index, (row, below) in enumerate(zip(table.rows[:SEARCH_ROWS], table.rows[1:], strict=False)):
        cells = [text for cell in row if (text := squeeze(cell))]
        wide = sum(1 for cell in below if cell.strip())
        if len(cells) == wide and all(map(_is_words, cells)) and _carries_numbers(below):
            return index
        if _carries_numbers(row):
            return -1
    return -1


def _is_words(text: str) -> bool:
    if len(text) > MAX_HEADER or ":" in text or any(char.isdigit() for char in text):
        return False
    return is_header(text) or not looks_like_name(text)  # 申请人 begins like a name


def _stack(table: Table, best: int) -> tuple[int, int]:
    """The first and last of the heading rows that the row ``best`` is one of."""
    first = last = best
    while last + 1 < len(table.rows) and last - first + 1 < MAX_HEIGHT and _continues(table.rows, last):
        last += 1
    while first > 0 and last - first + 1 < MAX_HEIGHT and _continues(table.rows, first - 1):
        first -= 1
    return first, last


def _continues(rows: Sequence[Sequence[str]], upper: int) -> bool:
    """Whether the row below ``upper`` heads columns as well: cells of ``upper`` are merged over or down to some of it.

    A title has its row for itself. Words that no heading is known to have will do among others, or where both are so.
    """
    width = max(len(rows[upper]), len(rows[upper + 1]))
    above, below = ([squeeze(cell) for cell in row] + [""] * (width - len(row)) for row in rows[upper : upper + 2])
    above = ["" if column and text == above[column - 1] else text for column, text in enumerate(above)]
    groups, cells = list(filter(None, above)), list(filter(None, below))
    over = any(low and not up for up, low in zip(above, below, strict=True))
    down = any(up and not low for up, low in zip(above, below, strict=True))
    if len(groups) < 2 or len(cells) < 2 or not all(is_header(text) or _is_words(text) for text in groups):
        return False
    if not all(map(_is_words, cells)):
        return all(map(is_header, cells)) and (over or down)
    known = sum(map(is_header, cells))
    return ((over or down) and 2 * known > len(cells)) or (over and down and known > 0)


def _joined(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The texts of stacked heading rows, a column: a merged cell reaches right over what is headed below it."""
    width = max(map(len, rows))
    levels = [[squeeze(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    paths: list[tuple[str, ...]] = [()] * width
    for number, level in enumerate(levels):
        headed = [any(below[column] for below in levels[number + 1 :]) for column in range(width)]
        for column in range(1, width):
            beside = headed[column] and headed[column - 1] and paths[column] == paths[column - 1]
            if beside and not level[column]:
                level[column] = level[column - 1]
        paths = [(*path, text) for path, text in zip(paths, level, strict=True)]
    return tuple("".join(text for text, _ in groupby(path)) for path in paths)
