"""jieba's tokenizer on its own dictionary as it lies on disk: the same cuts, without reading 350,000 words first.

``dict.txt`` of jieba 0.42.1 is sorted by the bytes of its words, but for a few dozen lines with Latin letters at its
head; where two words stand the wrong way round, their first characters are the same. So the words that begin with one
character lie together and are found by bisection in the mapped file, and what a text has of them is searched there.
Nothing is written anywhere: jieba's own cache would lie in a folder that all can write. Another dictionary is read by
jieba.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from redactscan.hints import TYPE_CHECKING, Any
from redactscan.text.answers import answer
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    import mmap

DIGEST = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
"""sha256 of the dictionary whose order and whose sum of frequencies are known."""

TOTAL = 60_101_967
_SORTED_FROM = "一".encode()
_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%-]+")


class Token(NamedTuple):
    """A word and where it stands: ``text[start:end]``."""

    word: str
    start: int
    end: int


class Entry(NamedTuple):
    """What the dictionary says of a word; ``tag`` is jieba's part of speech, ``nr`` for a person's name."""

    frequency: int
    tag: str


def tokens(text: str) -> list[Token]:
    """The words of a text, as ``jieba.tokenize`` cuts it.

    >>> [token.word for token in tokens("低保户张伟患病")]
    ['低保户', '张伟', '患病']
    """
    return [Token(*each) for each in _tokenizer().tokenize(text)]


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold words; jieba cuts each for itself.

    >>> list(blocks("低保户张伟,患病"))
    [(0, 5), (6, 8)]
    """
    return (block.span() for block in _BLOCK.finditer(text))


@lru_cache(maxsize=1 << 16)
def entry(word: str) -> Entry | None:
    """The dictionary's line for a word.

    >>> entry("程度").tag, entry("张伟民")
    ('n', None)
    """
    line = _dictionary().line(word)
    if line is None:
        return None
    _, frequency, tag = line.split(b" ")
    return Entry(int(frequency), tag.decode())


@lru_cache(maxsize=1 << 16)
def frequency(word: str) -> int | None:
    """How often a word is met in the text that jieba counted; 0 if words only begin so, None if none does.

    >>> frequency("程度"), frequency("不可思"), frequency("程度 9")
    (9953, 0, None)
    """
    return None if " " in word else _dictionary().frequency(word)  # behind a space stands how often


def may_part(text: str) -> bool:
    """Whether jieba can cut each character of a stretch for itself, as it does before it finds names that it has not.

    It never does if two of them are more likely as a word, whatever stands around them.

    >>> may_part("双随机"), may_part("费美香")
    (False, True)
    """
    total = TOTAL if _dictionary().known else _tokenizer().total
    for one, other in pairwise(text):
        word = entry(one + other)
        if word and word.frequency * total > _frequency(one) * _frequency(other):
            return False
    return True


def _digest(data: mmap.mmap) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _frequency(char: str) -> int:
    known = entry(char)
    return known.frequency if known else 1


class Dictionary:
    """A dictionary in jieba's format and the order that is described above, mapped into memory."""

    def __init__(self, file: Path) -> None:
        import mmap

        with file.open("rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        state = file.stat()
        about = f"{file} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"
        self.known = answer("dictionary", about, lambda: _digest(self._data)) == DIGEST
        self._sorted = self._data.find(b"\n" + _SORTED_FROM) + 1 if self.known else 0
        self._groups: dict[str, tuple[int, int]] = {}
        self._head: dict[str, int] = {}
        for line in self._data[: self._sorted].decode().splitlines():
            word, frequency, _ = line.split(" ")
            self._head[word] = int(frequency)
            for length in range(1, len(word)):
                self._head.setdefault(word[:length], 0)

    def line(self, word: str) -> bytes | None:
        """The line of a word; in a known dictionary of one in the sorted part."""
        start, end = self._group(word[0])
        at = self._begins(word.encode(errors="surrogatepass") + b" ", start, end)
        stop = self._data.find(b"\n", at)
        return None if at < 0 else self._data[at : stop if stop >= 0 else end].rstrip()

    def frequency(self, word: str) -> int | None:
        """That of a word of a known dictionary, 0 if words only begin so, None if none does."""
        frequency = self._sorted_frequency(word)
        return frequency or self._head.get(word, frequency)

    def _sorted_frequency(self, word: str) -> int | None:
        start, end = self._group(word[0])
        key = word.encode(errors="surrogatepass")
        at = self._begins(key, start, end)
        if at < 0:
            return None
        whole = self._begins(key + b" ", at, end)  # a longer word may stand before it
        number = whole + len(key) + 1
        return 0 if whole < 0 else int(self._data[number : self._data.find(b" ", number)])

    def _group(self, char: str) -> tuple[int, int]:
        """The bytes with the sorted words that begin with a character; of an unknown order, all."""
        if not self.known:
            return 0, len(self._data)
        if char not in self._groups:
            first = char.encode(errors="surrogatepass")
            self._groups[char] = self._at(first), self._at(first[:-1] + bytes([first[-1] + 1]))
        return self._groups[char]

    def _begins(self, key: bytes, start: int, end: int) -> int:
        """Where the first line of a stretch of lines begins that begins with ``key``, -1 if none does."""
        if self._data[start : start + len(key)] == key and start < end:
            return start
        before = self._data.find(b"\n" + key, start, end)
        return before + 1 if before >= 0 else -1

    def _at(self, key: bytes) -> int:
        """Where the first sorted line that is not less than ``key`` begins."""
        low, high = self._sorted, len(self._data)
        while low < high:
            middle = self._data.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            if self._data[middle : middle + len(key)] < key:
                low = self._data.find(b"\n", middle) + 1 or len(self._data)
            else:
                high = middle
        return low


@cache
def _dictionary() -> Dictionary:
    found = find_spec("jieba")  # where it lies; to import it takes longer than to look up a word
    if not found or not found.origin:
        raise ModuleNotFoundError("jieba")
    return Dictionary(Path(found.origin).with_name("dict.txt"))


@cache
def _tokenizer() -> Any:
    jieba, dictionary = _jieba(), _dictionary()

    class Mapped(jieba.Tokenizer):  # type: ignore[misc, name-defined]
        """Knows of the dictionary what the sentences had that it has cut; for cutting only."""

        FREQ: dict[str, int]
        initialized: bool

        def initialize(self, _dictionary: object = None) -> None:
            if not self.initialized:
                self.FREQ, self.total, self.initialized = {}, TOTAL, True

        def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802
            self.check_initialized()
            return {start: self._ends(sentence, start) or [start] for start in range(len(sentence))}

        def _ends(self, sentence: str, start: int) -> list[int]:
            """The last characters of the words that begin at ``start``."""
            ends = []
            for last in range(start, len(sentence)):
                word = sentence[start : last + 1]
                often = self.FREQ.get(word)
                if often is None:
                    often = frequency(word)
                    if often is None:
                        break
                    self.FREQ[word] = often
                if often:
                    ends.append(last)
            return ends

    if dictionary.known:
        return Mapped()
    plain = jieba.Tokenizer()
    plain.FREQ, plain.total = plain.gen_pfdict(plain.get_dict_file())
    plain.initialized = True
    return plain


@cache
def _jieba() -> Any:
    """The module, quiet."""
    import logging

    with _without_pkg_resources():
        import jieba
    jieba.setLogLevel(logging.ERROR)
    return jieba


@contextmanager
def _without_pkg_resources() -> Iterator[None]:
    """Jieba asks pkg_resources for nothing but the path of its file, and importing that takes longer than all of jieba.

    It does without where there is none.
    """
    absent = "pkg_resources" not in sys.modules
    if absent:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if absent:
            del sys.modules["pkg_resources"]
