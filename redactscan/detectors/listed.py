"""A list of names as a sorted array of keyed digests: what can be asked of it, by whoever has the key.

Every digest is eight bytes of BLAKE2b under a key that the array does not hold. A name is there several times: whole,
by its first two characters (so that a text is searched for those alone, whatever the length of the list), by its first
part, with one character masked, with what a person's row tells besides. Nobody sees which digest is which. Names are
guessed easily: without a secret key a plain hash of each would give a quarter of them away in seconds.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from operator import add
from pathlib import Path
from secrets import token_bytes
from typing import Literal, TypeAlias

from redactscan.text import regex
from redactscan.text.name_form import DOT, LETTER, MASK, normal
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

Sort: TypeAlias = Literal["pair", "long", "name", "part", "mask", "beside"]
SIZE = 8
BESIDE = "\x1f"
SHORT, LONGEST = 4, 40  # characters without dots
_SORTS: tuple[Sort, ...] = ("pair", "long", "name", "part", "mask", "beside")
_PERSON = {sort: sort.encode() for sort in _SORTS}
_NAME = regex.compile(rf"(?:{LETTER}|[*·]|(?<=[A-Z])['’\-.](?=[A-Z]))+")
_TAIL = regex.compile(r"(?<![0-9])[0-9]{3}[0-9X]$")
_HOME = regex.compile(r"\p{Han}{1,9}?(?:街道|社区|村委会|居委会|[省市州县区旗镇乡村屯寨庄嘎])")
MAX_HOME = 8  # characters of a place that has no 村 or 镇 in its name
_HOMES = 2  # the smallest places of an address: village and township
_DOTS = 3  # of one name
_MANY = 1 << 20  # answers that are remembered: most texts ask far fewer questions


@dataclass(frozen=True, slots=True)
class Listed:
    """A person on a list: the name, and what else the list says: where they live, an identity number or its end."""

    name: str = field(repr=False)
    home: str = field(default="", repr=False)
    number: str = field(default="", repr=False)


class Form(NamedTuple):
    """A stretch of a text as a list would have it: what stands before ``end``, without dots."""

    text: str
    end: int


@dataclass(frozen=True)
class Book:
    """One list. ``title`` is what reports call it. ``digests`` are the bytes, or the file that has them and where."""

    title: str
    key: bytes = field(repr=False)
    digests: bytes | tuple[Path, int, int] = field(repr=False)

    def __contains__(self, asked: tuple[Sort, str]) -> bool:
        number = digest(self.key, *asked)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def __len__(self) -> int:
        return len(self._numbers)

    def __getstate__(self) -> dict[str, object]:
        """What crosses to a worker, which maps the file itself."""
        return {"title": self.title, "key": self.key, "digests": self.digests}

    @cached_property
    def _numbers(self) -> Sequence[int]:
        if isinstance(self.digests, bytes):
            return _numbers(memoryview(self.digests))
        file, start, count = self.digests
        with file.open("rb") as opened:
            mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        return _numbers(memoryview(mapped)[start : start + SIZE * count])


@dataclass(frozen=True)
class WatchList:
    """One list or several, as a scan uses them."""

    books: tuple[Book, ...]

    @classmethod
    def of(cls, names: Iterable[str], title: str = "") -> WatchList:
        """A list for this run only."""
        key = token_bytes(32)
        return cls((Book(title, key, packed(key, map(Listed, names))),))

    def __getstate__(self) -> dict[str, object]:
        return {"books": self.books}

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Where a listed name may begin in a text in normal form, and how long it may be.

        Quick: most pairs of characters have been met before.
        """
        known = self._pairs
        if len(known) > _MANY:
            known.clear()
        return [(at, known[pair]) for at, pair in enumerate(map(add, text, text[1:])) if known[pair]]

    def having(self, sort: Sort, text: str) -> tuple[Book, ...]:
        """The lists that have it."""
        if len(self._forms) > _MANY:
            self._forms.clear()
        return self._forms[sort, text]

    @cached_property
    def _pairs(self) -> _Pairs:
        return _Pairs(self.books)

    @cached_property
    def _forms(self) -> _Forms:
        return _Forms(self.books)


class _Pairs(dict[str, int]):
    """How long the listed names that begin with two characters may be, 0 for none, as far as that was asked."""

    def __init__(self, books: tuple[Book, ...]) -> None:
        self._books = books

    def __missing__(self, pair: str) -> int:
        found = SHORT if any(("pair", pair) in book for book in self._books) else 0
        if any(("long", pair) in book for book in self._books):
            found = LONGEST
        self[pair] = found
        return found


class _Forms(dict[tuple[Sort, str], tuple[Book, ...]]):
    """Which lists have something, as far as that was asked."""

    def __init__(self, books: tuple[Book, ...]) -> None:
        self._books = books

    def __missing__(self, asked: tuple[Sort, str]) -> tuple[Book, ...]:
        self[asked] = found = tuple(book for book in self._books if asked in book)
        return found


def forms(text: str, at: int, longest: int) -> Iterator[Form]:
    """What a name that begins at ``at`` of a text in normal form may be, the longest first."""
    found = _NAME.match(text, at, at + longest + _DOTS)
    stretch = found.group() if found else ""
    kept = [place for place, char in enumerate(stretch) if char != DOT] if DOT in stretch else range(len(stretch))
    whole = stretch.replace(DOT, "")
    for length in range(min(longest, len(whole)), 1, -1):
        yield Form(whole[:length], at + kept[length - 1] + 1)


def packed(key: bytes, listed: Iterable[Listed]) -> bytes:
    """The digests of a list, sorted, each once, in little-endian order."""
    numbers: set[int] = set()
    masks: dict[str, str] = {}
    pairs: set[tuple[Sort, str]] = set()
    for person in listed:
        dotted = normal(person.name)
        name = dotted.replace(DOT, "")
        if MASK in name:
            kinds: list[tuple[Sort, str]] = [("mask", name)]
        else:
            if masked := mask(name):
                pairs.add(("pair", masked[:2]))
                masks[masked] = name if masks.get(masked, name) == name else ""
            kinds = [("name", name)]
            part = dotted.partition(DOT)[0]
            if part != dotted and len(part) > 1:
                kinds.append(("part", part))
            told = list(beside(person.home, person.number)) if person.home or person.number else []
            kinds += [("beside", "")] if told else []
            kinds += [("beside", each + BESIDE + fact) for each in {name, masked, part} - {""} for fact in told]
        width: Sort = "pair" if len(name) <= SHORT else "long"
        pairs |= {(width, dotted[:2]), (width, name[:2])}
        numbers.update(digest(key, *kind) for kind in kinds)
    numbers.update(digest(key, "mask", masked) for masked, name in masks.items() if name)
    numbers.update(digest(key, *pair) for pair in pairs)
    ordered = array("Q", sorted(numbers))
    if sys.byteorder == "big":
        ordered.byteswap()
    return ordered.tobytes()


def mask(name: str) -> str:
    """A name of three or four characters with the third from the end of four, the middle of three masked; else ''.

    >>> mask("张小三"), mask("欧阳小梅"), mask("张三")
    ('张*三', '欧阳*梅', '')
    """
    return name[:-2] + MASK + name[-1] if 3 <= len(name) <= 4 and not name.isascii() else ""


def beside(home: str, number: str) -> Iterator[str]:
    """What a row of a list tells besides the name, each as it is looked up: the end of a number, the number, places."""
    number = normal(number)
    if len(number) in (15, 18):
        yield number
    if tail := _TAIL.search(number[-4:]):
        yield tail.group()
    home = normal(home)
    places = homes(home)[-_HOMES:]
    yield from places or ([home] if 1 < len(home) <= MAX_HOME else [])


def homes(text: str) -> list[str]:
    """The places that an address in normal form names, the largest first.

    >>> homes("青山县石桥镇柳树村三组")
    ['青山县', '石桥镇', '柳树村']
    """
    return list(_HOME.findall(text))


def digest(key: bytes, sort: Sort, text: str) -> int:
    """The number that stands for a text of one sort under a key."""
    hashed = blake2b(text.encode(errors="surrogatepass"), digest_size=SIZE, key=key, person=_PERSON[sort])
    return int.from_bytes(hashed.digest(), "little")


def _numbers(view: memoryview) -> Sequence[int]:
    if sys.byteorder == "little":
        return view.cast("Q")
    numbers = array("Q", bytes(view))
    numbers.byteswap()
    return numbers
