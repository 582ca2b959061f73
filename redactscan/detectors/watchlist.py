"""Names on a watch list, in any text. jieba decides whether 高峰 or 文静 stands there as a name or as a word.

A raw hit in prose is right two times out of three (reference: our measurements on annotated news). What makes it a
name: it fills a cell or a line of its own; or its ends are word boundaries and it is no dictionary word; or, for a
dictionary word, what stands beside it is what stands beside names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from redactscan.detectors.surface import Surface
from redactscan.model import Match, Rule, Verdict
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import squeeze

WINDOW = 30  # characters on each side that jieba sees
_DOTS = regex.compile("[•．‧∙⋅・.]")
_HAN = regex.compile(r"\p{Han}+(?:·\p{Han}+)*")
_EDGE = ":、,;(（)）\x1e\x1f"  # what a name in a list, a form or a cell stands between
_BEFORE = regex.compile(
    "(?:姓名|户主|申请人|当事人|村民|居民|学生|患者|监护人|受益人|被告|原告|家属|儿子|女儿|妻子|丈夫|父亲|母亲|同志|叫|低保户|贫困户):?$"
)
_AFTER = regex.compile(
    r"^(?:同志|先生|女士|老人|等人|之[妻夫子女]|[,(]?[男女][,.;。)]|[,(:]?(?:身份证|公民身份|[0-9]{6}))"
)


@dataclass(frozen=True, slots=True)
class WatchList:
    """Folded names, grouped by first character with the lengths that occur."""

    names: frozenset[str] = field(repr=False)
    heads: dict[str, tuple[int, ...]] = field(repr=False)

    @classmethod
    def of(cls, names: Collection[str]) -> WatchList:
        folded = frozenset(name for name in map(normal, names) if len(name) > 1)
        heads: dict[str, set[int]] = {}
        for name in folded:
            heads.setdefault(name[0], set()).add(len(name))
        return cls(folded, {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()})


def normal(name: str) -> str:
    """The form in which list and text are compared.

    >>> normal("阿依古麗．買買提"), normal("張　三")
    ('阿依古丽·买买提', '张三')
    """
    return str(_DOTS.sub("·", squeeze(name)))


def detect(surface: Surface, rule: Rule, names: WatchList) -> Iterator[Match]:
    """Every listed name on one surface that stands there as a name."""
    squeezed = _DOTS.sub("·", surface.view.squeezed)
    for stretch in _HAN.finditer(squeezed):
        at = stretch.start()
        while at < stretch.end() - 1:
            length = next((n for n in names.heads.get(squeezed[at], ()) if squeezed[at : at + n] in names.names), 0)
            if length and (verdict := _verdict(squeezed, at, at + length)) is not Verdict.REJECTED:
                yield from _match(surface, rule, at, at + length, verdict)
            at += length or 1


def _match(surface: Surface, rule: Rule, start: int, end: int, verdict: Verdict) -> Iterator[Match]:
    first, last = surface.view.raw_span(start, end)
    if place := surface.place(first, last):
        source, cell, span, _ = place
        canonical = normal(surface.view.raw[first:last])
        yield Match(rule, source, cell, span, Sensitive(surface.view.raw[first:last]), Sensitive(canonical), verdict)


def _verdict(text: str, start: int, end: int) -> Verdict:
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if before[-1:] in _EDGE and after[:1] in _EDGE:  # '' at either end of the text is an edge too
        return Verdict.CONFIRMED
    person = bool(_BEFORE.search(before) or _AFTER.search(after))
    if not _aligned(_words(before + text[start:end] + after), len(before), len(before) + end - start):
        return Verdict.PLAUSIBLE if person and not _is_word(text[start:end]) else Verdict.REJECTED
    return Verdict.PLAUSIBLE if person or not _is_word(text[start:end]) else Verdict.REJECTED


def _aligned(words: list[tuple[str, int, int]], start: int, end: int) -> bool:
    """Whether both ends are word boundaries and no word of three and more characters was cut out of the middle."""
    borders = {edge for _, first, last in words for edge in (first, last)}
    return start in borders and end in borders


@cache
def _jieba() -> Any:
    """The tokenizer of jieba, loaded once and quietly; its own cache would lie in a folder that all can write."""
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialized = False
    _load(tokenizer)
    return tokenizer


def _load(tokenizer: Any) -> None:
    """What ``Tokenizer.initialize`` does, without its cache in the shared temporary folder."""
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True


def _words(text: str) -> list[tuple[str, int, int]]:
    return list(_jieba().tokenize(text))


def _is_word(name: str) -> bool:
    """Whether the name is also an ordinary word in jieba's dictionary.

    A word tagged ``nr`` (person) counts too if it is frequent: 高峰, 文明 and 胡同 carry that tag.
    """
    return name in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    with _jieba().get_dict_file() as file:
        entries = (line.split() for line in file.read().decode("utf-8").splitlines())
        return frozenset(e[0] for e in entries if len(e) == 3 and int(e[1]) >= (300 if e[2].startswith("nr") else 3))
