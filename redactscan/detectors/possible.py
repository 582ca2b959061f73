"""Where somebody may be named: quick, because most texts name nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from redactscan.detectors.persons import surnames_in_sentences as surnames
from redactscan.detectors.sieve import BEYOND, number_of
from redactscan.detectors.use import use
from redactscan.detectors.vocabulary import (
    FUNCTION,
    HAN,
    PREPOSITIONS,
    RARELY_COMPOUND,
    given,
    ordinary,
    transcribed,
    transcribed_runs,
)
from redactscan.hints import Any, TypeAlias
from redactscan.text import regex
from redactscan.text.answers import answer
from redactscan.text.arrays import arrays, codes

MANY = 1 << 16
"""Characters that are searched as quickly as tables are made."""

_NAMES = regex.compile(rf"{HAN}|[*×○]")
# What somebody is called ends so; so does what else stands before a name.
_CALLING = "户人者员民生士师主亲长机犯夫妻子女儿童母父伯哥弟姐妹婆爷奶叔嫂爸妈象属姓名叫众工孤"
_CALLS = _CALLING + ':村组,;、(。"“\x1e\x1f\n'
# What calls somebody, though its last character may as well begin a word: 户主 and 主张, 患儿 and 儿童, 职工 and 工程.
_CALLED = {
    "主": frozenset("户业车货房失事店雇地债船"),
    "者": frozenset("患伤死逝害难染带接残学求助踪捐养病"),
    "民": frozenset("村居市农牧渔网灾股选"),
    "亲": frozenset("父母"),
    "长": frozenset("家"),
    "机": frozenset("司"),
    "犯": frozenset("罪逃囚"),
    "童": frozenset("孩男女幼患"),
    "儿": frozenset("女孤患病弃婴幼小生产胎侄孙养其之"),
    "工": frozenset("职员民女矿技电童时护社雇帮表"),
    "父": frozenset("其之祖外养继岳生姨舅伯叔姑师"),
    "属": frozenset("家亲眷遗军烈"),
}
# Where even a word is a name: 高峰,男; and the dots of a name.
_TELLING = re.compile(
    "[,(等](?:(?<!等)(?:[男女][,.;)性]|[0-9]{1,3}岁)|(?<=等)[0-9一二三四五六七八九十]{1,3}[户名人位])"
)
_TOLD = ",(等", "男女0123456789一二三四五六七八九十"  # what it begins with, and goes on with
_DOTTED = regex.compile(rf"{HAN}·{HAN}")
_FOLLOWS = ",.。;:、()\n因患家户系住等"  # what a name of two characters often ends before
_CALLED_SO = frozenset("户叫名姓夫妻女儿父母孤童:")  # what is before a name that is a word more often
_SELDOM_BEHIND = frozenset("向解查初")  # of the prepositions, those that seldom follow what calls somebody
_NEVER_GIVEN = frozenset("的或")  # what a name does not go on with, though they are in one


_Sign: TypeAlias = tuple[Callable[[str, int], bool], int]
"""Where somebody may be named, and what to ask there."""


def possible_names(text: str) -> Iterator[int]:
    """Where somebody may be named: at a family name that is no part of an ordinary word; in no order.

    ``text`` is folded and without spaces.

    >>> [list(possible_names(text)) for text in ("严格落实高血压患者规范管理", "走访王秀珍家", "低保户高峰,男,58岁")]
    [[], [2], [3, 5]]
    """
    numpy = arrays(text)
    signs = _signs(numpy).of(text) if numpy and use("possible names").pays(len(text), MANY) else _found(text)
    yield from (at for may_be, at in signs if may_be(text, at))
    if "·" in text:
        yield from (found.start() for found in _DOTTED.finditer(text))


def _found(text: str) -> Iterator[_Sign]:
    """The signs of names."""
    usual, function, compound = _families()
    yield from ((_may_be_usual, found.start()) for found in usual.finditer(text))
    yield from ((_may_be_function, found.end() - 2) for found in function.finditer("," + text))
    yield from ((_is, found.start()) for found in compound.finditer(text))
    yield from ((_is, found.start()) for found in _TELLING.finditer(text))
    yield from ((_is_transcribed, run.start()) for run in transcribed_runs().finditer(text))


def _may_be_usual(text: str, at: int) -> bool:
    behind, before = ordinary()[text[at]]
    ahead, two = text[at - 1 : at], text[at + 1 : at + 3]
    if not _NAMES.match(two):
        return False
    if two[0] not in behind and ahead not in before:
        return True
    if not (ahead and ahead in _CALLS and _called(text, at)):
        return False
    if two[0] not in behind:  # 户主张建国
        return True
    calls = text[at - 2 : at - 1] if ahead == ":" else ahead
    return bool(calls and calls in _CALLING and _is_whole(two))  # 哥哥万家富, 申请人:夏国庆


def _may_be_function(text: str, at: int) -> bool:
    (behind, before), two = ordinary()[text[at]], text[at + 1 : at + 3]
    following, ahead = two[:1], text[at - 1 : at]
    if following not in given() or following in _NEVER_GIVEN:
        return False
    if text[at] in PREPOSITIONS and ahead not in _CALLED_SO:
        return text[at] in _SELDOM_BEHIND and _is_whole(two) and _called(text, at)  # 患者向建国
    if following in behind:
        return ahead in _CALLED_SO and _is_whole(two) and _called(text, at)
    return ahead not in before or _called(text, at)


def _is_whole(two: str) -> bool:
    """Whether what is behind a family name may be all of a given name: two characters, or one and what ends it."""
    return two[:1] in given() and (two[1:] in given() or two[1:] in _FOLLOWS)


def _is(_text: str, _at: int) -> bool:
    return True


def _is_transcribed(text: str, at: int) -> bool:
    run = transcribed_runs().match(text, at)
    return bool(run and transcribed()[0].search(run.group()))


def _called(text: str, at: int) -> bool:
    """Whether what ends before ``at`` calls somebody, though its last character makes a word with what follows."""
    calls = _CALLED.get(text[at - 1])
    return not calls or (text[at - 2 : at - 1] in calls and text[at - 3 : at] != "妇女儿")


class _Signs:
    """The same signs in a long text, with arrays: of the usual family names those that begin or end no ordinary word,
    of all others where the patterns can match.
    """

    def __init__(self, numpy: Any) -> None:
        self._numpy = numpy
        usual, function, compound = _families()
        double, runs = surnames()[1], transcribed_runs()
        self._patterns = function, compound, _TELLING, runs
        kinds = [usual.pattern[1:-1], _CALLING + ":", _CALLS, FUNCTION | PREPOSITIONS]
        kinds += [
            {name[0] for name in double},
            {name[1] for name in double},
            *_TOLD,
            runs.pattern[1:].partition("]")[0],
            given() - _NEVER_GIVEN,
            given() | {*_FOLLOWS, "\0"},  # also the end of the text
        ]
        self._kinds = numpy.zeros(0x110000, numpy.uint16)
        for number, chars in enumerate(kinds):
            self._kinds[list(map(ord, chars))] |= numpy.uint16(1 << number)
        self._begun, self._ended = (
            numpy.append(numpy.unique(number_of(*codes(numpy, pairs).reshape(-1, 2).T)), numpy.uint32(0xFFFFFFFF))
            for pairs in ordinary().pairs()
        )

    def of(self, text: str) -> Iterator[_Sign]:
        """The signs of names in a text."""
        numpy, led = self._numpy, "," + text
        points = codes(numpy, led + "\0\0\0\0")
        kinds = self._kinds.take(points)
        usual, calling, calls, functions, first, second, tells, told, runs, goes_on, ends = (
            (kinds & 1 << n) != 0 for n in range(11)
        )
        called = calling[:-3] & goes_on[2:-1] & ends[3:]
        yield from ((_may_be_usual, at - 1) for at in self._apart(points, usual, calls, called))
        function, compound, telling, run = self._patterns
        likely = calls[:-2] & functions[1:-1] & (goes_on[2:] | calls[1:-1])
        yield from ((_may_be_function, one.start()) for one in self._matches(function, led, likely))
        yield from ((_is, one.start() - 1) for one in self._matches(compound, led, first[:-1] & second[1:]))
        yield from ((_is, one.start()) for one in self._matches(telling, text, tells[1:-1] & told[2:]))
        four = runs[1:-3] & runs[2:-2] & runs[3:-1] & runs[4:] & ~runs[:-4]
        yield from ((_is_transcribed, one.start()) for one in self._matches(run, text, four))

    def _apart(self, points: Any, usual: Any, calls: Any, called: Any) -> list[int]:
        """The usual family names that are apart from what is before and behind them, or behind what calls somebody."""
        at = self._numpy.flatnonzero(usual)
        before, here, behind = (self._numpy.minimum(points[at + n], BEYOND) for n in (-1, 0, 1))
        ends = self._is_among(self._ended, number_of(before, here)) & ~calls[at - 1]
        begins = self._is_among(self._begun, number_of(here, behind))
        places: list[int] = at[~(begins | ends) | called[at - 1]].tolist()
        return places

    def _is_among(self, known: Any, pairs: Any) -> Any:
        return known[self._numpy.searchsorted(known, pairs)] == pairs

    def _matches(self, pattern: re.Pattern[str], text: str, may: Any) -> Iterator[re.Match[str]]:
        """What ``finditer`` finds, where it ``may`` begin."""
        done = 0
        for at in self._numpy.flatnonzero(may).tolist():
            if at >= done and (found := pattern.match(text, at)):
                yield found
                done = found.end()


@lru_cache(maxsize=1)
def _signs(numpy: Any) -> _Signs:
    return _Signs(numpy)


@cache
def _families() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Family names: single ones; those that are words more often than names, behind what may end before a name; double."""  # noqa: E501
    usual, function, double = answer("families", "", _written)
    return re.compile(usual), re.compile(function), re.compile(double)


def _written() -> tuple[str, str, str]:
    singles, compounds = surnames()
    double = [f"{name}(?<=[户员者民生]{name})" if name in RARELY_COMPOUND else name for name in sorted(compounds)]
    function = "".join(sorted((singles & FUNCTION) - PREPOSITIONS))
    return (
        f"[{''.join(sorted(singles - FUNCTION - PREPOSITIONS))}]",
        f"[{_CALLS}](?:[{function}]|(?<=[{_CALLING}:])[{''.join(sorted(PREPOSITIONS))}])",
        "|".join(double),  # each begins with a character, by which all are found quickly
    )
