"""Tables by column: where the header is, what it says of each column, which column holds names without a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from redactscan.detectors.persons import looks_like_name
from redactscan.detectors.regex import compiled, validator
from redactscan.model import Document, Match, Rule, Span, Table, Verdict
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View, squeeze

SEARCH_ROWS = 10  # a title, a subtitle and a unit line may stand above the header
MAX_HEADER = 24  # characters of a header cell
MIN_PERSONS = 3  # rows that make a column
SHARE = 0.6
FORM_ROWS = 2
PERSONAL = frozenset({"resident-id", "mobile", "bank-account", "disability-certificate", "student-number"})
_WORDS = regex.compile(
    "序号|编号|编码|代码|文号|姓名|户主|性别|年龄|民族|学历|职称|单位|部门|职务|职位|岗位|地址|住址|金额|标准|补贴|补助|预算|支出|收入|备注|乡镇|电话|手机|"
    "联系|身份证|证件|证号|账号|账户|卡号|银行|开户|类别|类型|等级|级别|日期|时间|月份|年度|人数|面积|数量|单价|合计|名称|项目|学校|班级|年级|专业|成绩|"
    "考号|关系|户籍|出生|方式|情况|原因|内容|结果|规格|型号|车牌|号牌|病种|监护|受益|申请|对象|学生|患者|户编?号|护照|通行证|QQ|微信|罪名|残疾|学籍|驾驶|军官|社保|医保|宗教|信仰|收入|"
    "资产|致贫|诊断|医院|房号|门牌|密级|版本|大小|坐标|经度|纬度|邮箱|传真|疾病|婚姻|生育|账户"
)
_PLACE = regex.compile("(?:所[在属])?(?:[镇乡村](?:名|别)?|社区|街道|组别?|[(]?[镇乡村街道社区居(/)]{2,12})")
_LONG_NUMBER = regex.compile("[0-9]{6}")
_QUANTITY = regex.compile("[0-9.,]+[元人户亩%]{0,2}")
_SPACED = regex.compile(r"\S+")
_WORD = regex.compile(r"[^0-9]*\p{Han}[^0-9]*")
_SPLIT = regex.compile(r"[^、，,;；/|\n]+")


@dataclass(frozen=True, slots=True)
class Header:
    """``rows`` header rows end before the first data row (0 = no header); ``texts`` has one squeezed text a column.

    A ``form`` has no header: its labels stand to the left of their values.
    """

    rows: int
    texts: tuple[str, ...]
    form: bool = False

    def text(self, column: int) -> str:
        """The header of a 0-based column, '' if it has none."""
        return self.texts[column] if column < len(self.texts) else ""


def header(table: Table) -> Header:
    """The header of a table: of the first rows the one with most header words, with its second row."""
    if sum(map(_is_form_row, table.rows[:SEARCH_ROWS])) >= FORM_ROWS:
        return Header(0, (), form=True)
    best, score = -1, 0
    for index, row in enumerate(table.rows[:SEARCH_ROWS]):
        cells = [text for cell in row if (text := squeeze(cell))]
        words = sum(map(is_header, cells))
        # One known word is enough in a row of words of at most three columns; a title stands alone in its row.
        enough = words > 1 or (words == 1 and 1 < len(cells) <= 3 and all(map(_is_words, cells)))
        if enough and words > score and not _carries_numbers(row):
            best, score = index, words
    if best < 0:
        best = _topmost(table)
    if best < 0:
        return Header(0, ())
    texts = [squeeze(cell) for cell in table.rows[best]]
    if best + 1 < len(table.rows) and _continues(table.rows[best], table.rows[best + 1]):
        texts = _merge(texts, [squeeze(cell) for cell in table.rows[best + 1]])
        best += 1
    elif best > 0 and _continues(table.rows[best - 1], table.rows[best]):
        texts = _merge([squeeze(cell) for cell in table.rows[best - 1]], texts)
    return Header(best + 1, tuple(texts))


def _is_form_row(row: Sequence[str]) -> bool:
    """Whether labels and values take turns: 姓名 | 张三 | 性别 | 男."""
    cells = [text for cell in row if (text := squeeze(cell))]
    labels, values = cells[::2], cells[1::2]
    return bool(values) and all(map(is_header, labels)) and not any(map(is_header, values))


def is_header(text: str) -> bool:
    """Whether a squeezed cell text reads like the head of a column."""
    if not 0 < len(text) <= MAX_HEADER or ":" in text or _LONG_NUMBER.search(text) or _QUANTITY.fullmatch(text):
        return False
    return bool(_WORDS.search(text) or _PLACE.fullmatch(text))


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
    return len(text) <= MAX_HEADER and not any(char.isdigit() for char in text) and not looks_like_name(text)


def _continues(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether ``lower`` is the second row of a header whose cells are merged in ``upper``."""
    cells = [cell for cell in lower if cell.strip()]
    gaps = any(not up.strip() and low.strip() for up, low in zip(upper, lower, strict=False))
    return gaps and len(cells) >= 2 and all(is_header(squeeze(cell)) for cell in cells)


def _merge(upper: list[str], lower: list[str]) -> list[str]:
    """Both rows' texts a column; a merged upper cell reaches right over the lower cells below it."""
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    merged, last = [], ""
    for up, low in zip(upper, lower, strict=True):
        last = up or (last if low else "")
        merged.append(last + low)
    return merged


def label(text: str, words: Iterable[str]) -> str:
    """The longest of ``words`` that a squeezed header text contains, '' if none.

    >>> label("监护人身份证号码", ("证件号", "身份证"))
    '身份证'
    """
    return max((word for word in words if word in text), key=len, default="")


def detect(document: Document, rules: Sequence[Rule], matches: Sequence[Match]) -> Iterator[Match]:
    """The cells of the columns that a column rule claims. ``matches`` are the numbers already found in the document."""
    for table in document.tables:
        head = header(table)
        for rule in rules:
            for row, column in _claimed(table, head, rule, matches):
                yield from _cell(table, row, column, rule)


def name_columns(table: Table, matches: Sequence[Match]) -> list[int]:
    """The column that holds names by its content: only in a table whose rows carry persons' numbers."""
    personal = {m.cell[0] for m in matches if m.source is table and m.cell and m.rule.type in PERSONAL}
    names: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for row in personal:
        for column, text in enumerate(table.rows[row]):
            if text.strip():
                cells[column] += 1
                names[column] += looks_like_name(squeeze(text))
    good = [c for c, n in names.items() if n >= min(MIN_PERSONS, len(personal)) and n >= SHARE * cells[c]]
    return sorted(good, key=lambda c: (-names[c], c))[:1] if personal else []


def _claimed(table: Table, head: Header, rule: Rule, matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """The cells, by 0-based row and column, that a rule's header words claim."""
    if head.form:
        for index, row in enumerate(table.rows):
            for column in range(1, len(row)):
                beside = squeeze(row[column - 1])
                if row[column].strip() and is_header(beside) and label(beside, rule.context.columns):
                    yield index, column
        return
    columns = [i for i, text in enumerate(head.texts) if label(text, rule.context.columns)]
    if rule.type == "person-name" and not columns:
        columns = name_columns(table, matches)
    for index in range(head.rows, len(table.rows) if columns else 0):
        row = table.rows[index]
        if not is_repeat(row, head):
            yield from ((index, column) for column in columns if column < len(row) and row[column].strip())


def _cell(table: Table, index: int, column: int, rule: Rule) -> Iterator[Match]:
    """The values of one cell: names stand in it between 、 or on lines; any other value may run over lines."""
    text = table.rows[index][column]
    whole = _value(table, index, column, rule, (0, len(text)))
    if whole and rule.type != "person-name":
        yield whole
        return
    pieces = list(_pieces(text))
    parts = [_value(table, index, column, rule, piece) for piece in pieces] if len(pieces) > 1 else []
    if whole and not (parts and all(parts)):
        yield whole
    elif rule.type != "person-name" or _is_list(text, pieces):
        yield from filter(None, parts)


def _is_list(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether all words of a cell are names, numbers aside; of a sentence below a list one clause may look like one."""
    words = [word for piece in pieces if _WORD.fullmatch(word := squeeze(text[slice(*piece)]))]
    return all(map(looks_like_name, words))


def _value(table: Table, index: int, column: int, rule: Rule, piece: tuple[int, int]) -> Match | None:
    view = View(table.rows[index][column][slice(*piece)])
    pattern = compiled(rule.detect.pattern or ".{1,64}", "none")
    if not view.squeezed or not pattern.fullmatch(view.squeezed):
        return None
    verdict = validator(rule.detect.validate)(view.squeezed)
    if verdict is Verdict.REJECTED:
        return None
    first, last = view.raw_span(0, len(view.squeezed))
    value = Sensitive(view.raw[first:last])
    span = Span(piece[0] + first, piece[0] + last)
    return Match(rule, table, (index, column), span, value, Sensitive(view.squeezed), verdict)


def is_repeat(row: Sequence[str], head: Header) -> bool:
    """Whether a row repeats the header, as on every page of a long printed list."""
    texts = ((squeeze(cell), head.text(i)) for i, cell in enumerate(row) if cell)
    return all(text == label for text, label in texts if text)


def _pieces(cell: str) -> Iterator[tuple[int, int]]:
    """What separators part in a cell; spaces part words of two and more characters (张 三 is one name)."""
    for piece in _SPLIT.finditer(cell):
        words = list(_SPACED.finditer(piece.group()))
        if len(words) > 1 and all(len(word.group()) > 1 for word in words):
            yield from ((piece.start() + word.start(), piece.start() + word.end()) for word in words)
        else:
            yield piece.span()
