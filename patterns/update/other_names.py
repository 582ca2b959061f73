"""Other names for the persons in our texts: usual ones, rare ones, and ones that are words.

What is learned from a text whose persons bear ever other names is how names stand, not what they are. The shares are
choices: words and rare names are met far more often than on a county's site, because they are what is hard.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import jieba
from craft.pools import MANY
from prose import _PERSON

from redactscan.detectors.ending import family_name
from redactscan.detectors.persons import surnames_in_sentences
from redactscan.detectors.vocabulary import _lines, _ranks

SHARE = 0.9
"""The persons of a text who get another name."""

_WORDS = ("n", "v", "a", "d", "vn", "an", "nz", "i", "l", "t", "ns", "b", "z", "ad")
_FULL = re.compile("[㐀-鿿]{2,5}")
_CALLED = re.compile("[老小阿].*|.*[某嫂婶姨叔伯哥姐爷奶老总师家氏]")
"""What somebody is called by who is named otherwise."""


def renamed(template: str, rng: Random) -> str:
    """A template in which most persons bear other names, the same throughout; given names follow."""
    keys = dict.fromkeys(found["key"] for found in _PERSON.finditer(template) if not found["key"].isascii())
    full = [key for key in keys if _FULL.fullmatch(key) and not _CALLED.fullmatch(key) and _is_whole(key)]
    whole = {key: other for key in keys for other in full if other != key and other.endswith(key)}
    others: dict[str, str] = {}
    for key in full:
        if key not in whole and rng.random() < SHARE:
            name = another(rng)
            while name in others.values():
                name = another(rng)
            others[key] = name
    for key, other in whole.items():
        if other in others:
            others[key] = _given(others[other])
    return _PERSON.sub(
        lambda found: found.group().replace(found["key"], others.get(found["key"], found["key"])), template
    )


def _is_whole(key: str) -> bool:
    return len(key) > 2 or family_name().match(key) is not None


def _given(name: str) -> str:
    """The given name, or all of it where that is a single character, which nobody is called by."""
    family = family_name().match(name)
    given = name[family.end() :] if family else name[1:]
    return given if len(given) > 1 else name


def another(rng: Random) -> str:
    """A name of two to five characters."""
    kinds: dict[Callable[[Random], str], float] = {
        lambda rng: rng.choice(_words()[0]): 8,
        lambda rng: rng.choice(_words()[1]): 1,
        lambda rng: _family(rng) + rng.choice(_words()[2]): 6,
        _transcribed: 9,
        _familiar: 3,
        lambda rng: rng.choice(sorted(surnames_in_sentences()[1])) + _some(rng) + _some(rng) * rng.choice((0, 1)): 4,
        lambda rng: _family(rng) + rng.choice(MANY.surnames[:60]) + _some(rng): 3,
        lambda rng: _family(rng) + _some(rng) * 2: 4,
        lambda rng: _family(rng) + _some(rng): 17,
        lambda rng: _family(rng) + _some(rng) + _some(rng): 52,
    }
    return rng.choices(list(kinds), list(kinds.values()))[0](rng)


def _family(rng: Random) -> str:
    """A frequent family name, the likelier the more bear it; one in seven a rare one."""
    if rng.random() < 1 / 7:
        return rng.choice(_rare())
    return MANY.surnames[min(int(rng.expovariate(1 / 25)), 100)]


@cache
def _rare() -> str:
    return "".join(sorted(surnames_in_sentences()[0].difference(MANY.surnames[:100])))


def _some(rng: Random) -> str:
    """A character of given names, as often of the first two as of the next four."""
    ranks = list(_ranks())
    return ranks[(int(2 ** rng.uniform(0, 11)) - 1 + rng.randrange(4)) % len(ranks)]


def _transcribed(rng: Random) -> str:
    """Parts of the names of one people without a dot, or with a family name: 卓玛吉, 韩尕三."""
    parts = rng.choice(_peoples())
    name = "".join(rng.choice(parts) for _ in range(rng.choice((1, 2, 2, 3))))[:5]
    return name if len(name) > 1 and rng.random() < 7 / 8 else _family(rng) + name[:3]


@cache
def _peoples() -> list[list[str]]:
    return [line.split() for line in _lines("minority.txt")[:-1] if line.strip()]


def _familiar(rng: Random) -> str:
    """As somebody is called at home, all life long: 隋老疙瘩, 李拴住, 农七妹, 白七月."""
    home = "小阿老尕大二三四五六七八九满幺来招拴留锁"
    ends = (*"妹娃弟娣女仔婆", "疙瘩", *"住柱喜运月丫狗牛英姐根红")
    return _family(rng) + rng.choice(home) + (rng.choice(ends) if rng.random() < 2 / 3 else _some(rng))


@cache
def _words() -> tuple[list[str], list[str], list[str]]:
    """Words of two characters and of three that may be a whole name, and those that may be a given one."""
    singles, given = surnames_in_sentences()[0], _ranks()
    rows = (
        line.split() for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    )
    words = [(word, int(often)) for word, often, kind in rows if kind in _WORDS]
    two = [(word, often) for word, often in words if len(word) == 2 and 3 <= often <= 5000]
    return (
        [word for word, often in two if often <= 3000 and (word[0] in singles or often % 7 == 0)],
        [word for word, often in words if len(word) == 3 and often <= 300 and word[0] in singles],
        [word for word, _ in two if all(char in given for char in word)],
    )
