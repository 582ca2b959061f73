"""Names in a row: 王秀兰、李国庆、赵敏等3人. What stands between such marks is a name if its neighbours clearly are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from redactscan.detectors.ending import Around, Named, family_name, fitting, likeness_of
from redactscan.detectors.vocabulary import HAN
from redactscan.text import regex

CLEAR = 2  # how much a word looks like a name that is no ordinary word
ENOUGH = 2  # names in a row that vouch for each other


def series(text: str, around: Around, tagged: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """王秀兰、李国庆、赵敏等3人: what stands between such marks and looks like a name, if a neighbour clearly is one.

    In a row in which everything looks like a name and most of it clearly, what is also a word is one too.
    """
    read = dict(tagged)
    for found in _ROW.finditer(text):
        run: list[tuple[Named, bool]] = []
        items = [item.span() for item in _ITEM.finditer(text, *found.span())]
        items[0] = _first(text, items[0][0], items[0][1], around, read), items[0][1]
        items[-1] = items[-1][0], _last(text, items[-1][0], items[-1][1], around, read)
        looks = [2 if read.get(item[0]) == item[1] else likeness_of(text, *item) for item in items]
        for n, (start, end) in enumerate([*items, (0, 0)]):
            between = 0 < n < len(looks) - 1 and looks[n - 1] == looks[n + 1] == CLEAR
            if end and (looks[n] or (between and _may_be(text, start, end))):
                run.append((Named(start, end, True), looks[n] == CLEAR))
                continue
            clear = [name for name, is_clear in run if is_clear]
            if len(clear) >= ENOUGH or (clear and _COUNTED.match(text, run[-1][0].end)):
                yield from ((name for name, _ in run) if 2 * len(clear) >= len(run) else clear)
            run = []


_COUNTED = regex.compile("等[0-9一二两三四五六七八九十]{1,3}[名人位户]")


def _may_be(text: str, start: int, end: int) -> bool:
    """Whether a word can be a name at all, between two that are: 王秀兰、程度、李国庆."""
    family = family_name().match(text, start)
    return bool(family) and 0 < end - family.end() <= 2


def _first(text: str, start: int, end: int, around: Around, tagged: Mapping[int, int]) -> int:
    """Where the first name of a row begins in the words ``start:end``."""
    known = [at for at in range(start, end) if at in tagged and likeness_of(text, at, end)]
    told = [at for at in range(start, end) if at in around.announced]
    if known or told or likeness_of(text, start, end):
        return max([start, *known, *told])
    return next((at for at in (end - 3, end - 2) if at > start and _begins(text, at, end)), start)


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a name begins in the middle of words: 村民王秀兰, and 给予高峰, which is a word as well."""
    likeness = likeness_of(text, at, end)
    return likeness == CLEAR or (likeness > 0 and text[at - 1] in _INTRODUCING)


_INTRODUCING = frozenset("予为将对向给有是含括即到由")


def _last(text: str, start: int, end: int, around: Around, tagged: Mapping[int, int]) -> int:
    """Where the last name of a row ends in the words ``start:end``."""
    fits = fitting(text, start, around)
    whole = start + 3 if likeness_of(text, start, start + 3) > 1 else end  # most names have three characters
    return max(fits, key=lambda at: (fits[at], at), default=tagged.get(start, min(end, whole)))


_ITEM = regex.compile(rf"{HAN}+")

_ROW = regex.compile(rf"{HAN}{{2,}}(?:、{HAN}{{2,}})+|{HAN}{{2,}}(?:,{HAN}{{2,}})+")
