"""Values behind labels in a line of text: 「1. 姓名：张三，男，病种：尿毒症；」 has two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from redactscan.detectors.headers import is_header
from redactscan.model import Passage, Span
from redactscan.text import regex
from redactscan.text.fold import fold
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field

MAX_LABEL = 16  # squeezed characters
MAX_VALUE = 120
MAX_BEFORE = 16  # characters before the first label of a line; what goes before more of them is a sentence
SHARE = 0.5  # of such a line that labels and values must be
_REACH = 24  # raw characters before a colon in which its label stands
_COLON = regex.compile(r"(?<![0-9]):(?!//)|(?<=[0-9]):(?![0-9/])|】")  # 【姓名】张三
_COLONS = ":：】"  # in a raw text
_BEFORE = regex.backwards(r"[\p{Han}A-Z()/ ]+[0-9]?$")
_WORD = regex.compile(r"\S+")
_NUMBERED = regex.compile(r"(?:\(?[一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[户名位人]) *")
_BEGIN = regex.compile(r"[\s0-9.,、;()\[\]【】*#>·•●○■□◆-]*(?:[一二三四五六七八九十]{1,3}[)、.])?\s*")
_BEHIND = " \t\r\u3000,，;；。、:：【】(（"
_STOP = regex.compile(r"[;。|]|,(?![0-9])|(?<![0-9]),")


@dataclass(frozen=True, slots=True)
class Spot:
    """Some text where it stands in a passage."""

    passage: Passage
    span: Span

    @classmethod
    def of(cls, passage: Passage, start: int, end: int) -> Spot:
        """The stretch without the gaps around it and the punctuation behind it."""
        text = passage.text[start:end]
        left = len(text) - len(text.lstrip())
        return cls(passage, Span(start + left, max(start + left, start + len(text.rstrip(_BEHIND)))))

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, squeezed in ``name``, and its value, whose text is '' if there is none."""

    name: str = field(repr=False)
    label: Spot
    value: Spot


def may_have_label(text: str) -> bool:
    """Whether it has what ends a label: quick, for the many texts without one."""
    return ":" in text or "：" in text or "】" in text


def pairs(passage: Passage, start: int, end: int) -> list[Pair]:
    """The labels and values of the line ``start:end`` of a passage; none if it is rather a sentence that has some.

    A value ends at a comma or where the next label begins; one that has the line for itself goes on to its end.

    >>> from redactscan.model import Block, Location
    >>> line = "1. 姓 名：张三 性别：男，户主：张大，低保户"
    >>> [(p.name, p.value.text) for p in pairs(Passage(line, Location("", "body", Block(1))), 0, len(line))]
    [('姓名', '张三'), ('性别', '男'), ('户主', '张大')]
    """
    raw = passage.text[start:end]
    if not may_have_label(raw):
        return []
    if _is_far(raw):
        return []
    line = fold(raw)
    labels = list(_labels(line))
    first = labels[0][1].start if labels else len(line)
    begins = _BEGIN.match(line).end() >= first
    if not begins and (len(labels) < 2 or first > MAX_BEFORE):
        return []
    found = []
    for number, (name, at) in enumerate(labels):
        last = labels[number + 1][1].start if number + 1 < len(labels) else len(line)
        stop = _STOP.search(line, at.end, last) if len(labels) > 1 else None
        value = Spot.of(passage, start + at.end, start + (stop.start() if stop else last))
        if len(value.text) <= MAX_VALUE:
            found.append(Pair(name, Spot.of(passage, start + at.start, start + at.end), value))
    said = sum(pair.value.span.end - pair.label.span.start for pair in found)
    return found if begins or said >= SHARE * len(line) else []


def _is_far(raw: str) -> bool:
    """Whether a line has no label before a sentence of it; quick, for the many sentences with a colon in them."""
    first = min(at for at in map(raw.find, _COLONS) if at >= 0)
    return first > MAX_BEFORE + _REACH and _BEGIN.match(fold(raw[: 2 * MAX_BEFORE])).end() <= MAX_BEFORE


def _labels(line: str) -> Iterator[tuple[str, Span]]:
    """Each label, squeezed, with its span, colon included."""
    done = 0
    for colon in _COLON.finditer(line):
        before = _BEFORE.search(line, max(done, colon.start() - _REACH), colon.start())
        first = before.start() + _begin(before.group()) if before else colon.start()
        label = squeeze(line[first : colon.start()])
        if 0 < len(label) <= MAX_LABEL:
            yield label, Span(first, colon.end())
        done = colon.end()


@lru_cache(maxsize=4096)  # a list has few labels and very many lines
def _begin(words: str) -> int:
    """Where the label begins that ends ``words``: the shortest that heads columns, else the last word.

    >>> [(text[_begin(text) :]) for text in ("张三 性 别", "(二)户主", "张三(联系电话", "张三 工号")]
    ['性 别', '户主', '联系电话', '工号']
    """
    first = words.rfind("(") + 1 if words.count("(") > words.count(")") else 0
    if numbered := _NUMBERED.match(words, first):
        first = numbered.end()
    begins = [word.start() for word in _WORD.finditer(words, first)][::-1]
    return next((begin for begin in begins if is_header(squeeze(words[begin:]))), begins[0] if begins else len(words))
