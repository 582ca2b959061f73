"""What Chinese names are made of and what only looks like them: data files and their questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from redactscan.text import regex
from redactscan.text.answers import answer

REIGNS = "光绪|宣统|康熙|乾隆|雍正|嘉庆|道光|咸丰"
"""Reigns whose names are hardly a place's."""

HAN = r"[\p{Han}〇\uE000-\uF8FF]"


@cache
def given() -> frozenset[str]:
    """The characters of which 98.5 % of given names are made."""
    return frozenset(answer("given", "", lambda: "".join(_lines("given.txt"))))


def given_rank(char: str) -> int:
    """The place of a character among those of given names, the most frequent at 0; behind all if it is none.

    >>> given_rank("华") < given_rank("丹") < given_rank("肺")
    True
    """
    return _ranks().get(char, 2 * len(_ranks()))


@cache
def _ranks() -> dict[str, int]:
    return {char: rank for rank, char in enumerate("".join(_lines("given.txt")))}


class _Ordinary(dict[str, tuple[frozenset[str], frozenset[str]]]):
    """The rows that a text asks for, of ``written`` ones: to take all apart takes longer than to search a short one."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written

    def __missing__(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        behind, before = map(frozenset, self._written[name].split("\t"))
        self[name] = behind, before
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._written

    def names(self) -> Iterable[str]:
        return self._written

    def pairs(self) -> tuple[str, str]:
        """What single family names begin in ordinary words and what they end, two characters each, all in a row."""
        rows = [(name, row.split("\t")) for name, row in self._written.items() if len(name) == 1]
        begun = "".join(name + char for name, (behind, _) in rows for char in behind)
        return begun, "".join(char + name for name, (_, before) in rows for char in before)


@cache
def ordinary() -> _Ordinary:
    """By family name: the characters behind it and before it in ordinary words."""
    return _Ordinary(answer("ordinary", "", _rows))


def _rows() -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines("ordinary.txt"))
    return {name: row for name, _, row in rows}


@cache
def unmistakable() -> frozenset[str]:
    """The family names of one character that are in no ordinary word: 逯, 昝."""
    return frozenset(name for name in ordinary().names() if not any(ordinary()[name]))


@cache
def roles() -> Mapping[str, str]:
    """The alternatives of each kind of word around a name, longest first, as a pattern."""
    found: Mapping[str, str] = answer("roles", "", _roles)
    return found


def _roles() -> dict[str, str]:
    import tomllib

    data = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
    return {kind: "|".join(sorted(words, key=len, reverse=True)) for kind, words in data.items()}


@cache
def transcribed() -> tuple[regex.Pattern[str], frozenset[str]]:
    """The parts of undotted minority names in a row, and the characters of dotted ones."""
    pattern, characters, _ = answer("transcribed", "", _transcribed)
    return regex.compile(pattern), frozenset(characters)


def _transcribed() -> tuple[str, str, str]:
    *parts, characters = _lines("minority.txt")
    inside = "".join(char for char in "".join(parts) if char not in _NOT_TRANSCRIBED)
    words = "|".join(sorted({word for line in parts for word in line.split()}, key=lambda word: (-len(word), word)))
    runs = "".join(sorted({char for line in parts for char in line if char != " "}))
    return rf"(?:{words}){{2,5}}", characters + inside, f"[{runs}]{{4,}}"


@cache
def unlikely() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names that are words; patterns of names without a family name."""
    words, alone = answer("unlikely", "", lambda: [_words("wordlike.txt"), _words("alone.txt")])
    return frozenset(words), tuple(alone)


@cache
def figures() -> frozenset[str]:
    """Persons of history and public life, of whom nothing is said."""
    return frozenset(_words("figures.txt"))


@cache
def misnomers() -> frozenset[str]:
    """Words that are found like names and are none."""
    return frozenset(_words("misnomers.txt"))


def word_begins(text: str, at: int) -> bool:
    """Whether the family name at ``at`` begins an ordinary word with what follows it: 高度, 方面.

    >>> word_begins("高度", 0), word_begins("高小红", 0)
    (True, False)
    """
    return text[at + 1 : at + 2] in ordinary()[text[at]][0] if text[at] in ordinary() else False


def word_ends(text: str, at: int) -> bool:
    """Whether the family name at ``at`` ends an ordinary word: 照顾.

    >>> word_ends("照顾好", 1), word_ends("村民顾好", 2)
    (True, False)
    """
    return at > 0 and text[at] in ordinary() and text[at - 1] in ordinary()[text[at]][1]


def seldom(family: str) -> bool:
    """Whether a family name is a word more often than a name: 时, 成, 向."""
    return family in FUNCTION or family in PREPOSITIONS


@cache
def transcribed_runs() -> re.Pattern[str]:
    """Characters of undotted minority names in a row."""
    return re.compile(answer("transcribed", "", _transcribed)[2])


# Compound family names that are words more often than names.
RARELY_COMPOUND = frozenset(
    {"第五", "东方", "百里", "西门", "南门", "东门", "微生", "单于", "公良", "东郭", "梁丘", "段干", "乐正"}
)
FUNCTION = frozenset(  # words more often than names
    "公应第管成全门位强单商上项权时农申相完由费明况长申解代从海融党章原计百符令容房常简习母路卫包游宣满司扶微边车庄东拓独西都储占"
    "南付端青盖尚同行家水支能冷以当实后本主多元安居业展曾方于字种线折普岩化信修延战秘藏山永英才果洋凡操惠诸闪逢盈敛"
    "逮衷揣勾俱咸仰稽铁召虎那印步寿衣劳谈鲜植福班松秋双富红师水滑"
)
CLINIC = re.compile("(?:防治|预防控制|预防保健)(?:专科)?(?:中心|[院所站科])")
"""A house whose name has a word for prevention, about which a clause that names it need not be: 经职业病防治院诊断."""
PREPOSITIONS = frozenset("向由从都母应解查初")
_NOT_TRANSCRIBED = " 的者子一和公日火黑果么"  # of some names, but of too many words


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]
