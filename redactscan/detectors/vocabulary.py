"""What Chinese names are made of and what only looks like them: data files and their questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from redactscan.detectors.persons import surnames_in_sentences as surnames
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
    return family in _FUNCTION or family in _PREPOSITIONS


def possible_names(text: str) -> Iterator[int]:
    """Where somebody may be named: at a family name that is no part of an ordinary word. Quick; most texts name nobody.

    ``text`` is folded and without spaces.

    >>> [list(possible_names(text)) for text in ("严格落实高血压患者规范管理", "走访王秀珍家", "低保户高峰,男,58岁")]
    [[], [2], [5]]
    """
    table = ordinary()
    usual, function, compound = _families()
    for found in usual.finditer(text):
        at = found.start()
        behind, before = table[found.group()]
        ahead = text[at - 1 : at]
        if (
            text[at + 1 : at + 2] not in behind
            and (ahead not in before or (ahead in _CALLS and _called(text, at)))
            and _NAMES.match(text, at + 1)
        ) or (ahead in _KIN_ENDS and len(two := text[at + 1 : at + 3]) > 1 and given().issuperset(two)):
            yield at  # 哥哥万家富
    for found in function.finditer("," + text):
        at = found.end() - 2
        (behind, before), following = table[text[at]], text[at + 1 : at + 2]
        if following not in given() or following in _NEVER_GIVEN or following in behind:
            continue
        if text[at - 1 : at] not in before or _called(text, at):
            yield at
    yield from (found.start() for found in compound.finditer(text))
    yield from (found.start() for found in _TELLING.finditer(text))
    if "·" in text:
        yield from (found.start() for found in _DOTTED.finditer(text))
    parts, _ = transcribed()
    yield from (run.start() for run in transcribed_runs().finditer(text) if parts.search(run.group()))


def _called(text: str, at: int) -> bool:
    """Whether what ends before ``at`` calls somebody, though its last character makes a word with what follows."""
    calls = _CALLED.get(text[at - 1])
    return not calls or (text[at - 2 : at - 1] in calls and text[at - 3 : at] != "妇女儿")


@cache
def _families() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Family names: single ones; those that are words more often than names, behind what may end before a name; double."""  # noqa: E501
    usual, function, double = answer("families", "", _written)
    return re.compile(usual), re.compile(function), re.compile(double)


def _written() -> tuple[str, str, str]:
    singles, compounds = surnames()
    double = [f"{name}(?<=[户员者民生]{name})" if name in RARELY_COMPOUND else name for name in sorted(compounds)]
    function = "".join(sorted((singles & _FUNCTION) - _PREPOSITIONS))
    return (
        f"[{''.join(sorted(singles - _FUNCTION - _PREPOSITIONS))}]",
        f"[{_CALLS}](?:[{function}]|(?<=[户叫名姓夫妻女儿父母孤童:])[{''.join(sorted(_PREPOSITIONS))}])",
        "|".join(double),  # each begins with a character, by which all are found quickly
    )


@cache
def transcribed_runs() -> re.Pattern[str]:
    """Characters of undotted minority names in a row."""
    return re.compile(answer("transcribed", "", _transcribed)[2])


_NAMES = regex.compile(rf"{HAN}|[*×○]")
# What somebody is called ends so, and so does what stands before a name.
_CALLS = r"户人者员民生士师夫妻子女儿母父伯哥弟姐妹婆爷奶叔嫂爸妈象属姓名叫众工孤童村组,;:、(。\"“\x1e\x1f\n"
_KIN_ENDS = frozenset("哥弟姐妹伯婆妈爸妻")
# What calls somebody, though its last character may as well begin a word: 患儿 and 儿童, 职工 and 工程.
_CALLED = {
    "儿": frozenset("女孤患病弃婴幼小生产胎侄孙养其之"),
    "工": frozenset("职员民女矿技电童时护社雇帮表"),
    "父": frozenset("其之祖外养继岳生姨舅伯叔姑师"),
    "属": frozenset("家亲眷遗军烈"),
}
# Where even a word is a name: 高峰,男; and the dots of a name.
_TELLING = re.compile(
    "[,(等](?:(?<!等)(?:[男女][,.;)性]|[0-9]{1,3}岁)|(?<=等)[0-9一二三四五六七八九十]{1,3}[户名人位])"
)
_DOTTED = regex.compile(rf"{HAN}·{HAN}")
# Compound family names that are words more often than names.
RARELY_COMPOUND = frozenset(
    {"第五", "东方", "百里", "西门", "南门", "东门", "微生", "单于", "公良", "东郭", "梁丘", "段干", "乐正"}
)
_FUNCTION = frozenset(  # words more often than names
    "公应第管成全门位强单商上项权时农申相完由费明况长申解代从海融党章原计百符令容房常简习母路卫包游宣满司扶微边车庄东拓独西都储占"
    "南付端青盖尚同行家水支能冷以当实后本主多元安居业展曾方于字种线折普岩化信修延战秘藏山永英才果洋凡操惠诸闪逢盈敛"
    "逮衷揣勾俱咸仰稽铁召虎那印步寿衣劳谈鲜植福班松秋双富红师水滑"
)
_PREPOSITIONS = frozenset("向由从都母应解查初")
_NEVER_GIVEN = frozenset("的或")  # what a name does not go on with, though they are in one
_NOT_TRANSCRIBED = " 的者子一和公日火黑果么"  # of some names, but of too many words


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]
