"""Who is named in a sentence: the person tagger that comes with jieba, opened and run by ourselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import regex

from redactscan.detectors.vocabulary import HAN

if TYPE_CHECKING:
    from redactscan.detectors.tagger.weights import Weights

Spans: TypeAlias = list[tuple[int, int]]

LONGEST = 64
"""Characters that are read at once: a longer sentence is cut, at a comma if there is one."""

RARE = "喆"
"""Stands for every character that the tagger does not know; of those that it knows, one that is met in given names."""

_PERSON = "PER"
_TRAINED_ON = str.maketrans("“”„‟‘’。", '""""\'\'.')
_HAN = regex.compile(HAN)
_NAME = regex.compile(rf"{HAN}(?:{HAN}|[*·])*(?:{HAN}|\*)")


def available() -> bool:
    """Whether there is a tagger: NumPy is installed and jieba has the parameters that we know."""
    return _weights() is not None


def persons(texts: Sequence[str]) -> list[Spans]:
    """The spans of persons' names in each text, which is a ``Reading``'s. [] for each where there is no tagger.

    Only Chinese writing counts, with its dots and what masks a character.

    >>> persons(["低保户张伟患病"]) if available() else [[(3, 5)]]
    [[(3, 5)]]
    """
    weights = _weights()
    if weights is None:
        return [[] for _ in texts]
    from redactscan.detectors.tagger.network import tag

    read = [_as_trained(text, weights.known) for text in texts]
    found = zip(read, tag(read, weights), strict=True)
    return [[name.span() for name in _names(text, path, weights.tags)] for text, path in found]


def _as_trained(text: str, known: frozenset[str]) -> str:
    """The text in small letters and the half-width punctuation of the training text; without them ten points are lost.

    (F1 on CLUENER, MSRA, Boson.)
    """
    folded = "".join(small if len(small := char.lower()) == 1 else char for char in text.translate(_TRAINED_ON))
    return "".join(char if char in known or not _HAN.match(char) else RARE for char in folded)


@cache
def _weights() -> Weights | None:
    from redactscan.detectors.tagger.weights import load

    try:
        return load()
    except ImportError:
        return None


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text, sentences and parts of them, that are best read one at a time."""
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        while end - start > LONGEST:
            stop = max(text.rfind(mark, start, start + LONGEST) for mark in ",:、") + 1
            stop = stop if stop > start else start + LONGEST
            yield start, stop
            start = stop
        yield start, end


_SENTENCE = regex.compile(r"[^。!?;\n\x1e\x1f]+[。!?;]?")


def _names(text: str, path: Sequence[int], tags: Sequence[str]) -> Iterator[regex.Match[str]]:
    return filter(None, (_NAME.search(text, start, end) for start, end in _spans(path, tags)))


def _spans(path: Sequence[int], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for at, number in enumerate((*path, -1)):
        kind, _, place = tags[number].partition("-") if number >= 0 else ("", "", "")
        inside = kind == _PERSON and place == "I" and start is not None
        if start is not None and not inside:
            yield start, at
            start = None
        if kind == _PERSON and start is None:
            start = at
