"""jieba's tokenizer on its own dictionary as it lies on disk: the same cuts, without reading 350,000 words first.

``dict.txt`` of jieba 0.42.1 is sorted by the bytes of its words, but for a few dozen lines with Latin letters at its
head; where two words stand the wrong way round, their first characters are the same. So the words that begin with one
character lie together and are found by bisection in the mapped file, when a text first has that character. Nothing is
written anywhere: jieba's own cache would lie in a folder that all can write. Another dictionary is read by jieba.
"""

from __future__ import annotations

import mmap
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

DIGEST = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
"""sha256 of the dictionary whose order and whose sum of frequencies are known."""

TOTAL = 60_101_967
_SORTED_FROM = "一".encode()


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


@lru_cache(maxsize=1 << 16)
def entry(word: str) -> Entry | None:
    """The dictionary's line for a word.

    >>> entry("程度").tag, entry("张伟民")
    ('n', None)
    """
    dictionary = _dictionary()
    start, end = dictionary.group(word[0])
    key = word.encode(errors="surrogatepass")
    for line in dictionary.lines(start, end):
        if line.startswith(key + b" "):
            _, frequency, tag = line.split(b" ")
            return Entry(int(frequency), tag.decode())
    return None


class Dictionary:
    """A dictionary in jieba's format and the order that is described above, mapped into memory."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self.known = sha256(self._data).hexdigest() == DIGEST
        self._sorted = self._data.find(b"\n" + _SORTED_FROM) + 1 if self.known else 0

    def group(self, char: str) -> tuple[int, int]:
        """The bytes with the sorted words that begin with a character; of an unknown order, all."""
        if not self.known:
            return 0, len(self._data)
        first = char.encode(errors="surrogatepass")
        return self._at(first), self._at(first[:-1] + bytes([first[-1] + 1]))

    def head(self) -> tuple[int, int]:
        """The bytes before the sorted part."""
        return 0, self._sorted

    def lines(self, start: int, end: int) -> list[bytes]:
        """The lines in a stretch that ``group`` or ``head`` gave."""
        return self._data[start:end].splitlines()

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
    return Dictionary(Path(_jieba().__file__).with_name("dict.txt"))


@cache
def _tokenizer() -> Any:
    jieba, dictionary = _jieba(), _dictionary()

    class Mapped(jieba.Tokenizer):  # type: ignore[misc, name-defined]
        """Fetches the words of a character when a sentence has it; for cutting only."""

        FREQ: dict[str, int]
        initialized: bool

        def initialize(self, _dictionary: object = None) -> None:
            if not self.initialized:
                self.FREQ, self.total, self.initialized = {}, TOTAL, True
                self._fetched: set[str] = set()
                self._take(*dictionary.head())

        def get_DAG(self, sentence: str) -> Any:  # noqa: N802
            self.check_initialized()
            for char in set(sentence) - self._fetched:
                self._take(*dictionary.group(char))
                self._fetched.add(char)
            return super().get_DAG(sentence)

        def _take(self, start: int, end: int) -> None:
            parts = (line.decode().split(" ", 2) for line in dictionary.lines(start, end))
            words = {word: int(frequency) for word, frequency, _ in parts}
            self.FREQ.update(words)
            for word in words:
                for length in range(1, len(word)):
                    self.FREQ.setdefault(word[:length], 0)

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
