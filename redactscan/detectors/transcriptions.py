"""Names that are written by their sound, of minorities and foreigners: parts with dots between them, or without."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.detectors import tokenizer
from redactscan.detectors.ending import Around, Named, ends_at, follows_at
from redactscan.detectors.vocabulary import HAN, given, transcribed, transcribed_runs
from redactscan.text import regex

UNUSUAL = 2  # characters with which a dotted name may begin though such names seldom have them
UNDOTTED = 4  # characters of a minority name without a dot, at least

_OF_NAME = rf"(?![与和及的]){HAN}"
_DOTS = regex.compile(rf"(?:{_OF_NAME}){{1,12}}(?:·(?:{_OF_NAME}){{1,10}}){{1,3}}")
_ADVERBS = frozenset("本又正还只才")


def dotted(text: str, around: Around) -> Iterator[Named]:
    """低保户阿依古丽·买买提: the name begins behind what announces it, or where only transcription follows."""
    _, characters = transcribed()
    for start, first, last, end in _dots(text, characters):
        begin = next((at for at in range(first, start, -1) if text[at - 1] not in characters), start)
        stop = next((at for at in range(last + 1, end) if text[at] not in characters), end)
        if not any(ends_at(text, at) or _leaves(text, at) for at in range(last + 2, stop + 1)):
            next_ = text[stop : stop + 1]
            on = next_ not in given() or next_ in _ADVERBS or tokenizer.entry(text[stop : stop + 2]) is not None
            stop = stop if on and stop > last + 2 else min(stop + 1, end)  # 扎西·东周, but 依布拉音·艾山回到
        stop = max(range(last + 2, stop + 1), key=lambda at: (ends_at(text, at), _leaves(text, at), at), default=stop)
        if text[stop - 1] == "说" and stop > last + 2:
            stop -= 1
        told = [at for at in around.announced if start <= at < first and begin - at <= UNUSUAL]
        begin = max(told, default=begin)
        if begin < first and stop > last + 1:
            yield Named(begin, stop, True)


def _dots(text: str, characters: frozenset[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where each name with dots may begin, its first dot, its last, and where it may end: 古丽·山和艾力·玉 are two."""
    for found in _DOTS.finditer(text):
        start, end = found.span()
        first, *others = (at for at in range(start, end) if text[at] == "·")
        last = first
        for dot in others:
            if not characters.issuperset(text[last + 1 : dot]):
                yield start, first, last, dot - 1
                start, first = last + 2, dot
            last = dot
        yield start, first, last, end


def _leaves(text: str, at: int) -> int:
    """How well what follows a dotted name at ``at`` does: one character that such names have does not."""
    _, characters = transcribed()
    follows = min(2, follows_at(text, at))
    return 0 if follows == 1 and text[at] in characters else follows


def undotted(text: str, around: Around) -> Iterator[Named]:
    """阿依古丽买买提: several of the parts that such names are made of."""
    parts, _ = transcribed()
    for found in (found for run in transcribed_runs().finditer(text) for found in parts.finditer(text, *run.span())):
        start, end = found.span()
        if end - start >= UNDOTTED and "·" not in text[max(0, start - 1) : end + 1]:
            alone = start in around.announced or start in around.edges
            yield Named(start, end, alone and bool(ends_at(text, end) or follows_at(text, end)))
