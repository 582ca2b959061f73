"""What stands beside a candidate: the label before it, the header above it, the person in its row.

Everything here is local: the same clause, the same row, the column's header. A word at the other end of a document says
nothing about a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from redactscan.assess.grid import ACCOUNTS, Grid
from redactscan.detectors.columns import label as header_label
from redactscan.detectors.labels import LEFT, RIGHT
from redactscan.detectors.persons import looks_like_name, looks_masked
from redactscan.detectors.vocabulary import CLINIC
from redactscan.model import Context as Words
from redactscan.model import Match, Passage, Rule, Table, text_at
from redactscan.text import regex
from redactscan.text.view import squeeze
from redactscan.tuples import NamedTuple

NEAR = 16  # squeezed characters that may stand between a label and its value
FAR = 30
PAID = 5  # words before an account in a line of a list
_STOP = regex.compile(r"[。！？!?；;]")
_CLAUSE = regex.compile(r"[。！？!?；;，,\n]")
_BETWEEN = regex.compile(r"[\s,，、.．:：;；|]+")
_PART = regex.compile(r"[\s,，、;；|/]")
_IDENTITY = regex.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_SUM = regex.compile(r"[,，、]?(?:[0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?元?)?[,，、;；。]?")
_LISTED = regex.compile(r"(?:[0-9(（][0-9()（）— -]{5,24}[、，,/或]\s?)+$")  # 咨询电话：0551-65512345，13905510001
_RECEIVES = regex.compile(
    r"(?:打入|[转汇存划]入|拨[入至付]|发放[至到给]|[打汇]到|[转打汇]给)(\p{Han}{2,4}?)(?:的|名下|本人|个人)*(?:[账帐][户号]|银行|卡|存折|一[卡折]通)"
)
_SAMPLE = regex.compile(r"(示例|样例)[:：]")  # of all that the sentence then gives
_NUMBER = regex.compile(r"[0-9]{6}")
_NUMBERED = regex.compile(
    r"[)》]?[，,](?:其?编号|证号|号码|证件号码?|卡号|账号)(?:为|是)?:?$"
)  # 《护照》，号码：E12345678
_PERSON = regex.compile(
    r"(?:姓名|户主|户名|申请人|当事人|被处罚人|收款人|持卡人|开户人|学生|患者|村民|居民|监护人|受益人|本人|家长|收件人|寄件人|权利人|所有权人|产权人|使用权人|共有人|持证人|业主|对象|残疾人|妻子|丈夫|儿子|女儿|父亲|母亲|长子|次子|长女|次女|孙子|孙女|配偶|育龄妇女|孕妇|受助人|举报人|投诉人|被害人|受害人)[:为是]?(\p{Han}{2,4}|[\p{Han}]\*+)"
)
_SEX = regex.compile("(?<=..)[男女]$")  # 赵德才 男 58岁
_WORD = regex.compile(r"[\p{Han}·]{2,12}")
_CALLER = regex.compile("来[电访信]人|反映人|诉求人|投诉人|举报人|求助人|报[警案]人|信访人")  # 热线工单：来电人…
_OWN = regex.compile("(?:本人|其|个人)的?(?:名下)?的?(?:个人)?(?:银行)?(?:[账帐][户号]|卡|存折|一[卡折]通)")
_NAMED = regex.compile(  # a line break ends what stands before the value
    r"(?<!\p{Han})([\p{Han}·]{2,12})[,(]?(?:[男女][,)]|(?<=[(])\n|身份证|公民身份|[0-9]{17}|1[0-9]{10}|[0-9]{1,3}岁|系)"
)


class Context(NamedTuple):
    """The words found beside a candidate, each '' if there is none; ``column`` tells that the label is a header,
    ``content`` that the column has none and its content stands for one.
    """

    label: str = ""
    lowered: str = ""
    exempt: str = ""
    column: bool = False
    person: bool = False
    content: bool = False


_ALONE = Context()
_NOTHING = ("", "", "")


class Contexts:
    """The contexts of the candidates of a document. ``grids`` holds the grid of every table, by ``id``.

    What a text says to a rule is worked out once: a column has one header and very many cells.
    """

    def __init__(self, grids: Mapping[int, Grid]) -> None:
        self._grids = grids
        self._said: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._inner: dict[tuple[str, str, str], Context] = {}

    def of(self, match: Match) -> Context:
        """The context of a candidate."""
        if isinstance(match.source, Passage):
            return self._in_text(match, match.source.text)
        assert match.cell is not None  # noqa: S101  (a match in a table has a cell)
        return self._in_table(match, match.source, self._grids[id(match.source)])

    def _in_table(self, match: Match, table: Table, grid: Grid) -> Context:
        assert match.cell is not None  # noqa: S101
        index, column = match.cell
        row, rule, header = table.rows[index], match.rule, grid.header
        inner = self._in_text(match, row[column])
        head = header.text(column) if index >= header.rows else ""
        beside = header.label(row, column) if header.sideways else _left_of(row, column)
        label, head_lowered, head_exempt = self._of_label(head, rule) if head else _NOTHING
        own, beside_lowered, beside_exempt = self._of_label(beside, rule) if beside else _NOTHING
        own = inner.label or own
        if head:  # the cell beside is another value
            beside_lowered = beside_exempt = ""
        lowered = "" if label or own else inner.lowered or head_lowered or beside_lowered
        exempt = inner.exempt or head_exempt or beside_exempt or grid.sample(index)
        person = bool(rule.context.person or lowered) and (inner.person or grid.names(index) or _names(row, column))
        content = person and not (own or label) and rule.type == "bank-account" and column in grid.accounts
        label = rule.context.columns[0] if content and rule.context.columns else label
        return Context(own or label, lowered, exempt, bool(label and not own), person, content)

    def _in_text(self, match: Match, text: str) -> Context:
        start, end = match.span
        if end - start == len(text):
            return _ALONE
        before, after = text[max(0, start - LEFT) : start], text[end : end + RIGHT]
        if len(before) + len(after) > NEAR:
            return _between(match.rule, before, after)
        said = match.rule.id, before, after  # 幸福镇 and 75号 beside the group in an address
        if said not in self._inner:
            self._inner[said] = _between(match.rule, before, after)
        return self._inner[said]

    def _of_label(self, text: str, rule: Rule) -> tuple[str, str, str]:
        """What the text of a header or of the cell beside says: label, lowering word, exempting word.

        A label within a lowering word is none: 证号 in 准考证号. So is an exempting word within
        a label: 地点 in 受灾地点.
        """
        if not _any_of(rule.context).search(text):
            return _NOTHING
        if (rule.id, text) not in self._said:
            self._said[rule.id, text] = _told(text, rule.context)
        return self._said[rule.id, text]


def _between(rule: Rule, before: str, after: str) -> Context:
    """The context that a text around a value gives it."""
    words, behind = rule.context, after
    stops = list(_STOP.finditer(before))
    before = before[stops[-1].end() :] if stops else before
    stop = _CLAUSE.search(after)
    after = squeeze(after[: stop.start()] if stop else after)
    left = CLINIC.sub("", squeeze(before))
    label, at = _nearest(left, words.raise_)
    if label and words.required and not _adjacent(left[at:]):
        label, at = "", -1
    if not label:
        label = _bracketed(after, words.raise_) or ("" if words.required else header_label(after[:12], words.raise_))
    lowered, low = _nearest(left[-NEAR:], words.lower)
    if label in lowered:
        label, at = "", -1
    elif lowered and at > low + max(0, len(left) - NEAR):
        lowered = ""
    said = _LISTED.sub("", before)
    clauses = list(_CLAUSE.finditer(said))
    clause = CLINIC.sub("", squeeze(said[clauses[-1].end() :] if clauses else said))
    exempt = header_label(clause[-24:] + "\n" + after[:12], words.exempt)
    if exempt and _CALLER.search(clause, clause.rfind(exempt)):
        exempt = ""
    if not exempt and "示例" in words.exempt and (sample := _SAMPLE.search(left)):
        exempt = sample.group(1)
    strict = rule.detect.kind == "terms"
    if rule.detect.view == "squeezed" and left[-1:] == "(":  # 李国庆（尿毒症）
        strict, left = True, squeeze(before.rpartition("\n")[2])
    asked = words.person or (lowered and not label)
    person = bool(asked) and (_person(left[-FAR:] + "\n" + after, strict) or _payee(before.rpartition("\n")[2]))
    if words.person and not person and rule.type == "property-certificate":  # 房地权证……号，所有权人王秀兰
        person = _person(squeeze(behind), strict=True)
    return Context(label, lowered, exempt, False, person)


def is_payment(match: Match) -> bool:
    """Whether a line says no more than whom a sum is paid and where: 王建国 20010012345666600013 300元."""
    before, after = _line(match, RIGHT)
    return len(match.canonical) in ACCOUNTS and bool(_SUM.fullmatch(squeeze(after))) and _payee(before)


def is_of_entry(match: Match) -> bool:
    """Whether a number is an item of a line that has an identity number, too: 王建国|341…18|2001001234566660001."""
    before, after = _line(match, LEFT)
    alone = all(not each or _PART.fullmatch(each) for each in (before[-1:], after[:1]))
    return alone and len(match.canonical) in ACCOUNTS and beside_identity(match)


def beside_identity(match: Match) -> bool:
    """Whether an identity number stands in the same line, near."""
    return any(map(_IDENTITY.search, _line(match, LEFT)))


def _line(match: Match, right: int) -> tuple[str, str]:
    """What stands before a value in its line of a text or a cell, and so many characters behind it."""
    text, span = text_at(match.source, match.cell), match.span
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - LEFT)
    last = text.find("\n", span.end, span.end + right)
    return text[first : span.start], text[span.end : last if last >= 0 else span.end + right]


def _payee(before: str) -> bool:
    """Whether a few words in a line before a number have a name among them: 1、王建国 农商行."""
    words = [squeeze(word) for word in _BETWEEN.split(before) if word]
    return 0 < len(words) <= PAID and any(map(looks_like_name, words))


@cache
def _any_of(words: Words) -> re.Pattern[str]:
    every = sorted({*words.columns, *words.raise_, *words.lower, *words.exempt})
    return re.compile("|".join(map(re.escape, every)) or "(?!)")


def _told(text: str, words: Words) -> tuple[str, str, str]:
    label = header_label(text, words.columns) or header_label(text, words.raise_)
    lowered, exempt = header_label(text, words.lower), header_label(text, words.exempt)
    return "" if label in lowered else label, lowered, "" if exempt in label else exempt


def _nearest(text: str, words: Sequence[str]) -> tuple[str, int]:
    """The word that ends last in ``text`` (the longest of those), and where it ends; ('', -1) if none is there."""
    ends = [(text.rfind(word) + len(word), len(word), word) for word in words if word in text]
    end, _, word = max(ends, default=(-1, 0, ""))
    return word, end


def _adjacent(gap: str) -> bool:
    """Whether what stands between a label and a value leaves them together."""
    gap = _NUMBERED.sub("", gap)
    return len(gap) <= NEAR and not _NUMBER.search(gap) and not _CLAUSE.search(gap)


def _bracketed(after: str, words: Sequence[str]) -> str:
    """The label of «E12345678（护照）»."""
    return header_label(after[:12], words) if after[:1] == "(" else ""


def _left_of(row: Sequence[str], column: int) -> str:
    """The cell before, if it reads like the label of a form: short and without a number."""
    for cell in reversed(row[:column]):
        text = _as_label(cell)
        if text is not None:
            return text
    return ""


@lru_cache(maxsize=64)  # of the candidates in one cell
def _as_label(cell: str) -> str | None:
    text = squeeze(cell)
    return (text if len(text) <= NEAR and not _NUMBER.search(text) else "") if text else None


def _person(text: str, strict: bool) -> bool:
    """Whether a person is named. A word such as 乙肝 needs more proof (``strict``) than a number behind a label."""
    named = any(looks_like_name(n[:3]) or looks_like_name(n[:2]) or looks_masked(n) for n in _PERSON.findall(text))
    pattern = _NAMED if strict else _WORD
    told = (looks_like_name(_SEX.sub("", word)) for word in pattern.findall(text))
    named |= any(map(looks_like_name, _RECEIVES.findall(text)))
    return named or bool(_OWN.search(text)) or any(told)


def _names(row: Sequence[str], own: int) -> bool:
    """Whether a name stands in another cell of the row."""
    return any(at != own and len(cell) <= 16 and looks_like_name(squeeze(cell)) for at, cell in enumerate(row))
