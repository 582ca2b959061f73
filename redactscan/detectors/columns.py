"""Tables by column: what the header says of each column, which column holds names without a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, islice

from redactscan.detectors.cells import IDENTITY, by_table, numbered_rows
from redactscan.detectors.headers import Header, is_header, is_no_word, is_repeat, upper
from redactscan.detectors.persons import in_office, looks_foreign, looks_like_name, looks_masked, surnames_in_sentences
from redactscan.detectors.regex import compiled, validator
from redactscan.model import Document, Match, Rule, Span, Table, Verdict
from redactscan.text import regex
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View, squeeze

FOUR = 4  # characters of a name, rare but behind what somebody is
SHORT = 8  # characters of a cell that has room for a name and a word
SAMPLE = 200  # numbers whose rows tell what a list is about
MIN_PERSONS = 3  # rows that make a column
SHARE = 0.6
_CONTACT = r"(?:[及和与、/](?:联系|手机)?(?:电话|方式|号码|手机)|[及和、/(]+[与同]?\p{Han}{0,4}关系[)]?)?"
_WHO = regex.compile(
    r"(?:人|人[员选]|户|者|对象|儿童|孤儿|学生|考生|学员|老人|家属|父亲|母亲|父母|配偶|丈夫|妻子|子女|成员|员工|职工|村民|居民|业主|名字|原告|被告|当事人|第三人|[男女夫妻]方|承包方|社员|伤员|幼儿|烈属|孕妇|妇女|群众|[渔牧移灾]民|[林烟蔗果茶菜]农|名单|^[夫妻]|[犬车船房机货]主|[租房]客|房东|俗名|法[名号]|^[父母](?:/[父母])?)"
    rf"(?:\([^()]{{1,8}}\))?{_CONTACT}$"
)
_NAMED = regex.compile(
    r"(?:主|人|者|对象|长|户名|成员|[原被]告)(?:名字?|名称|信息|情况|签[名字])?[0-9一二三四五六七八九]?(?:\([^()]{1,8}\))?"
    rf"{_CONTACT}$"
)
_KIN = frozenset("妻夫父母子女长次三四孙外祖爷奶姥伯叔姑舅姨配兄弟姐妹丈儿户本证原被")  # what _CALLED begins with
_BESIDE = regex.compile("家长|监护人|紧急联系人")  # beside whom a list is about somebody else
_PLAIN = regex.compile("本人|办公|单位|[父母妻夫]亲")
_NOTE = regex.compile("[(（](?!化名|示例|样)[^()（）]{1,20}[)）]")  # 米乐（未成年）
_CALLED = regex.compile(
    "(?:妻子?|丈夫|夫|父亲?|母亲?|儿子|女儿|[长次三四]?[子女]|外?孙[子女]?|外?祖[父母]|爷爷|奶奶|外[公婆]|姥[姥爷]|[伯叔]父?|[姑舅姨][父母妈]?|配偶|[兄弟姐妹]|户主|本人|证人|原告|被告|被害人)[:：]?"
)
_ALIAS = regex.compile(r"[^()（）/、;；\n]+")
_NUMBER = regex.compile(r"[0-9][0-9 *-]{5,}[0-9]")
_SPACED = regex.compile(r"\S+")
_WORD = regex.compile(r"[^0-9]*\p{Han}[^0-9]*")
_SPLIT = regex.compile(r"[^、，,;；/|与\n]+")


def label(text: str, words: Iterable[str]) -> str:
    """The longest of ``words`` that a squeezed header text contains, '' if none.

    >>> label("监护人身份证号码", ("证件号", "身份证"))
    '身份证'
    """
    return max((word for word in words if word in text), key=len, default="")


def detect(
    document: Document, heads: Mapping[int, Header], rules: Sequence[Rule], matches: Sequence[Match]
) -> Iterator[Match]:
    """The cells of the columns that a column rule claims.

    ``heads`` are the headers by ``id(table)``, ``matches`` the numbers already found in the document.
    """
    inside = by_table(document, matches)
    for table in document.tables:
        head = heads[id(table)]
        told: set[tuple[int, int]] = set()  # who has reported something, or suffered it, is no mere name
        for rule in sorted(rules, key=lambda rule: rule.type == "person-name"):
            for cell in _claimed(table, head, rule, inside[id(table)]):
                if rule.type != "person-name" or cell not in told:
                    yield from (found := list(_cell(table, *cell, rule)))
                    if found and rule.type == "victim" and not label(head.text(cell[1]), rule.context.exempt):
                        told.add(cell)


def name_columns(table: Table, matches: Sequence[Match], head: Header) -> list[int]:
    """The column that holds names by its content: only in a table whose rows carry persons' numbers.

    ``matches`` are those in the table. It is none of those whose heading is an office: 联系村领导.
    """
    personal = numbered_rows(table.rows, matches, head)
    names: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for row in personal:
        for column, text in enumerate(table.rows[row]):
            if text.strip():
                cells[column] += 1
                names[column] += looks_like_name(squeeze(text))
    good = [c for c, n in names.items() if n >= min(MIN_PERSONS, len(personal)) and n >= SHARE * cells[c]]
    good = [c for c in good if not in_office(head.text(c))]
    return sorted(good, key=lambda c: (-names[c], c))[:1] if personal else []


def _claimed(table: Table, head: Header, rule: Rule, matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """The cells, by 0-based row and column, that a rule's header words claim."""
    if head.form:
        for index, row in enumerate(table.rows):
            for column in range(1, len(row)):
                text = squeeze(row[column])
                if text and not is_header(text) and _claims(rule, head.label(row, column)):
                    yield index, column
        return
    meant = label("\n".join(head.texts), rule.context.columns)
    columns = [i for i, text in enumerate(head.texts) if _claims(rule, text)] if meant else []
    if rule.type == "person-name":
        columns += [i for i, text in enumerate(head.texts) if i not in columns and _lists_persons(table, head, i)]
        if all(_BESIDE.search(head.text(column)) for column in columns):
            columns = sorted({*columns, *name_columns(table, matches, head)})
        if columns and (above := upper(table, head)).rows:  # two lists in one sheet
            named = [i for i, text in enumerate(above.texts) if _claims(rule, text)]
            for index in range(above.rows, head.rows - 1):
                row = table.rows[index]
                yield from ((index, i) for i in named if i < len(row) and looks_like_name(squeeze(row[i])))
    if rule.context.anywhere:
        columns += _telling(table, head, rule, columns, matches)
    for index in range(head.rows, len(table.rows) if columns else 0):
        row = table.rows[index]
        if not is_repeat(row, head):
            yield from ((index, column) for column in columns if column < len(row) and row[column].strip())


def _telling(table: Table, head: Header, rule: Rule, columns: Sequence[int], matches: Sequence[Match]) -> Iterator[int]:
    """Columns without a word of the rule, some cells of which tell what it is about, in rows with identity numbers."""
    whose = IDENTITY if head.rows else IDENTITY | {"address"}  # a record may go on in the row below
    numbered = (match.cell[0] for match in matches if match.cell and match.rule.type in whose)
    rows = [table.rows[index] for index in sorted(set(islice(numbered, SAMPLE)))]
    for column in range(max(map(len, rows), default=0)):
        if column not in columns and not label(head.text(column), rule.context.exempt):
            cells = {squeeze(row[column]) for row in rows if column < len(row)}
            if any(cell and _fits(rule, cell) is not Verdict.REJECTED for cell in cells):
                yield column


def _claims(rule: Rule, heading: str) -> bool:
    """Whether a rule is about what stands under a heading. Of a person, a column may tell much besides the name."""
    word = label(heading, rule.context.columns)
    return bool(word) and (rule.type != "person-name" or "姓名" in heading or bool(_NAMED.search(heading)))


def _lists_persons(table: Table, head: Header, column: int) -> bool:
    """Whether a column is headed by a word for people, such as 被执行人 or 承租户, and most of its cells are names."""
    if not _WHO.search(head.text(column)) or in_office(head.text(column)):
        return False
    cells = [squeeze(_alone(row[column])) for row in table.rows[head.rows :] if column < len(row)]
    filled = [cell for cell in cells if cell]
    names = sum(map(looks_like_name, filled))
    named = names and names + sum(map(looks_masked, filled)) >= SHARE * len(filled)
    return bool(named) or len({cell for cell in filled if is_no_word(cell)}) >= max(MIN_PERSONS, SHARE * len(filled))


def _cell(table: Table, index: int, column: int, rule: Rule) -> Iterator[Match]:
    """The values of one cell: names stand in it between 、 or on lines; any other value may run over lines."""
    text = table.rows[index][column]
    if rule.type == "person-name" and (names := _foreign(text)):
        yield from (_match(table, index, column, rule, piece) for piece in names)
        return
    end = len(text) - (text.endswith("等") and looks_like_name(squeeze(text[:-1])))  # 武大海等
    whole = _value(table, index, column, rule, (0, end))
    if whole and (rule.type != "person-name" or (text.isalpha() and text[0] not in _KIN)):
        yield whole
        return
    pieces = list(_pieces(_NUMBER.sub(_blank, text) if rule.type == "person-name" else text))
    if rule.type == "person-name":
        pieces = [_bare(text, each) for each in pieces if not _CALLED.fullmatch(squeeze(text[slice(*each)]))]
    pieces = pieces if pieces != [(0, len(text))] else []
    if whole and not (pieces and all(looks_like_name(squeeze(text[slice(*piece)])) for piece in pieces)):
        yield whole
        return
    if rule.type == "person-name":
        pieces = _named(text, pieces)
    yield from filter(None, (_value(table, index, column, rule, piece) for piece in pieces))


def _foreign(text: str) -> list[tuple[int, int]]:
    """The names of a cell in which one is in Latin letters: Nguyen Thi Lan（阮氏兰）, LEE KA HO/李嘉豪."""
    if not text or text.isalpha():
        return []
    parts = [found.span() for found in _ALIAS.finditer(_NUMBER.sub(_blank, text)) if found.group().strip()]
    latin = [looks_foreign(text[slice(*part)].strip()) for part in parts]
    if not any(latin):
        return []
    named = (
        is_latin or looks_like_name(squeeze(text[slice(*part)])) for part, is_latin in zip(parts, latin, strict=True)
    )
    return list(compress(parts, named))


def _bare(text: str, piece: tuple[int, int]) -> tuple[int, int]:
    """A name without what the person is: 妻赵小芳, 证人李爱民."""
    called = _CALLED.match(text, *piece)
    if called and looks_like_name(squeeze(text[called.end() : piece[1]])):
        named = piece[1] - piece[0] < FOUR and looks_like_name(squeeze(text[slice(*piece)]))  # 母德兰
        return piece if named else (called.end(), piece[1])
    return piece


def _named(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a cell that may be names: all if all its words are, numbers aside, or the first (王大山 务农).

    Of a sentence below a list one clause may look like a name.
    """
    from redactscan.detectors.unlikely import is_listed

    called = bool(_NUMBER.search(text))  # 格日勒 13905510001
    words = [(piece, word) for piece in pieces if _WORD.fullmatch(word := squeeze(text[slice(*piece)]))]
    names = [
        piece
        for piece, word in words
        if looks_like_name(word) or is_listed(word) or (called and is_no_word(word) and not _PLAIN.search(word))
    ]
    if len(names) == len(words):
        return pieces
    return names if len(text) <= SHORT and names == [words[0][0]] else []


def _value(table: Table, index: int, column: int, rule: Rule, piece: tuple[int, int]) -> Match | None:
    squeezed = squeeze(table.rows[index][column][slice(*piece)])
    verdict = _fits(rule, squeezed) if squeezed else Verdict.REJECTED
    named = rule.type != "victim" or rule.detect.validate != "cn_person_name" or _may_be_victim(squeezed)
    if verdict is Verdict.REJECTED or not named:  # 消费者, 匿名
        return None
    return _match(table, index, column, rule, piece, verdict)


def _fits(rule: Rule, squeezed: str) -> Verdict:
    """Whether a cell is what the rule looks for."""
    if not _pattern(rule.detect.pattern).fullmatch(squeezed):
        return Verdict.REJECTED
    return validator(rule.detect.validate)(squeezed)


def _match(
    table: Table,
    index: int,
    column: int,
    rule: Rule,
    piece: tuple[int, int],
    verdict: Verdict = Verdict.PLAUSIBLE,
) -> Match:
    text = table.rows[index][column][slice(*piece)]
    squeezed = squeeze(text)
    first, last = (0, len(text)) if len(text) == len(squeezed) else View(text).raw_span(0, len(squeezed))
    raw = text[first:last]
    value = Sensitive(raw)
    normal = value if raw == squeezed else Sensitive(squeezed)
    span = Span(piece[0] + first, piece[0] + last)
    return Match(rule, table, (index, column), span, value, normal, verdict)


def _may_be_victim(text: str) -> bool:
    return looks_like_name(text) or (text[0] in surnames_in_sentences()[0] and is_no_word(text))


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern or ".{1,64}", "none")


def _alone(cell: str) -> str:
    """A cell without the numbers and the notes in it, and whose relative somebody is: 刘永芳/妻."""
    if cell.isalpha():
        return cell
    name, _, kin = _NOTE.sub("", _NUMBER.sub("", cell)).partition("/")
    return name if _CALLED.fullmatch(kin) else f"{name}/{kin}" if kin else name


def _blank(found: regex.Match[str]) -> str:
    return "\n" * len(found.group())


def _pieces(cell: str) -> Iterator[tuple[int, int]]:
    """What separators part in a cell; spaces part words of two and more characters (张 三 is one name)."""
    for piece in _SPLIT.finditer(_NOTE.sub(_blank, cell)):
        words = list(_SPACED.finditer(piece.group()))
        if len(words) > 1 and all(len(word.group()) > 1 for word in words):
            yield from ((piece.start() + word.start(), piece.start() + word.end()) for word in words)
        else:
            yield piece.span()
