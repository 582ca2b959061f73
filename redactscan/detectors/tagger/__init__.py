"""Who is named in a sentence: the person tagger that comes with jieba, opened and run by ourselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from redactscan.detectors.vocabulary import HAN
from redactscan.text import regex
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.detectors.tagger.weights import Weights

Spans: TypeAlias = list[tuple[int, int]]

LONGEST = 64
"""Characters that are read at once: a longer sentence is cut, at a comma if there is one."""

RARE = "喆"
"""Stands for every character that the tagger does not know; of those that it knows, one that is met in given names."""

NEVER = float("-inf")

_PERSON = "PER"
_PERSONS = (_PERSON, "nr")  # a person's name, and a word that is a name
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
    return [each.persons for each in read(texts, weigh=False)]


class Read(NamedTuple):
    """The spans of the persons in a text; if asked for, how it leans to others and what the second head hears."""

    persons: Spans
    leaning: Leaning | None = None
    hearing: Hearing | None = None


class Hearing(NamedTuple):
    """How far by character the second head is for a name that begins there, goes on, ends, and for what is short for
    one; below 0 where it is for something else.
    """

    begins: list[float]
    inside: list[float]
    ends: list[float]
    short: list[float]

    def name(self, start: int, end: int) -> float:
        """How far it is for a name at ``start:end``, where it is least."""
        return min(self.begins[start], self.ends[end - 1], *self.inside[start + 1 : end - 1])


class Leaning(NamedTuple):
    """How little it would cost to read a person elsewhere: by character what the best reading loses, 0 or less, in
    which a name begins there, goes on there, and does not. In each is the better of the tagger's two kinds of names.
    """

    begins: list[float]
    goes_on: list[float]
    stops: list[float]

    def name(self, start: int, end: int) -> float:
        """About what is lost by reading a name at ``start:end``."""
        parts = [self.begins[start], *self.goes_on[start + 1 : end], *self.stops[end : end + 1]]
        return min(parts)


def read(texts: Sequence[str], weigh: bool = True) -> list[Read]:
    """What the tagger reads in some texts; nothing where there is none."""
    weights = _weights()
    if weights is None:
        return [Read([]) for _ in texts]
    from redactscan.detectors.tagger.network import tag

    trained = [_as_trained(text, weights.known) for text in texts]
    found = tag(trained, weights, _leanings(weights.tags) if weigh else ())
    return [
        Read(
            [name.span() for name in _names(text, tagged.path, weights.tags)],
            Leaning(*tagged.lost) if weigh else None,
            Hearing(*tagged.margins[1:]) if weigh else None,
        )
        for text, tagged in zip(trained, found, strict=True)
    ]


def joined(parts: Sequence[tuple[int, Read]], size: int) -> Read:
    """What was read in the stretches of a text of ``size`` characters that begin there, as of the whole."""
    persons = [(at + start, at + end) for at, read in parts for start, end in read.persons]
    leaning = Leaning([NEVER] * size, [NEVER] * size, [0.0] * size)
    hearing = Hearing(*([NEVER] * size for _ in Hearing._fields))
    for at, read in parts:
        if read.leaning is None or read.hearing is None:
            return Read(persons)
        for whole, part in zip((*leaning, *hearing), (*read.leaning, *read.hearing), strict=True):
            whole[at : at + len(part)] = part
    return Read(persons, leaning, hearing) if parts else Read(persons)


@cache
def _leanings(tags: tuple[str, ...]) -> tuple[list[int], ...]:
    """The tags with which a name begins, with which it goes on, and with which it does not."""
    first, inner = ([tags.index(f"{kind}-{place}") for kind in _PERSONS] for place in "BI")
    return first, inner, [n for n in range(len(tags)) if n not in inner]


def _as_trained(text: str, known: frozenset[str]) -> str:
    """The text in small letters and the half-width punctuation of the training text; without them ten points are lost.

    (F1 on CLUENER, MSRA, Boson.)
    """
    text = text.translate(_TRAINED_ON)
    if known.issuperset(text) and text == text.lower():
        return text
    folded = "".join(small if len(small := char.lower()) == 1 else char for char in text)
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
