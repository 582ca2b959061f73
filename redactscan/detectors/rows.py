"""Names in a row: 王秀兰、李国庆、赵敏等3人. What stands between such marks is a name if its neighbours clearly are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from redactscan.detectors.ending import Around, Named, fitting, likeness_of
from redactscan.detectors.vocabulary import HAN

CLEAR = 2  # names in a row that vouch for each other


def series(text: str, around: Around, tagged: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """王秀兰、李国庆、赵敏等3人: what stands between such marks and looks like a name, if a neighbour clearly is one.

    In a row in which everything looks like a name and most of it clearly, what is also a word is one too.
    """
    for found in _ROW.finditer(text):
        run: list[tuple[Named, bool]] = []
        items = [item.span() for item in _ITEM.finditer(text, *found.span())]
        items[0] = _first(text, items[0][0], items[0][1], around, tagged), items[0][1]
        items[-1] = items[-1][0], _last(text, items[-1][0], items[-1][1], around, tagged)
        for start, end in [*items, (0, 0)]:
            if end and (likeness := likeness_of(text, start, end)):
                run.append((Named(start, end, True), likeness == 2 or (start, end) in tagged))
                continue
            clear = [name for name, is_clear in run if is_clear]
            if len(clear) >= CLEAR:
                yield from ((name for name, _ in run) if 2 * len(clear) >= len(run) else clear)
            run = []


def _first(text: str, start: int, end: int, around: Around, tagged: Sequence[tuple[int, int]]) -> int:
    """Where the first name of a row begins in the words ``start:end``."""
    known = [first for first, last in tagged if start <= first < end and likeness_of(text, first, end)]
    told = [at for at in around.announced if start <= at < end]
    if known or told or likeness_of(text, start, end):
        return max([start, *known, *told])
    return next((at for at in (end - 3, end - 2) if at > start and likeness_of(text, at, end) == 2), start)


def _last(text: str, start: int, end: int, around: Around, tagged: Sequence[tuple[int, int]]) -> int:
    """Where the last name of a row ends in the words ``start:end``."""
    fits = fitting(text, start, around)
    known = [last for first, last in tagged if first == start]
    whole = start + 3 if likeness_of(text, start, start + 3) > 1 else end  # most names have three characters
    return max(fits, key=lambda at: (fits[at], at), default=(known or [min(end, whole)])[0])


_ITEM = regex.compile(rf"{HAN}+")

_ROW = regex.compile(rf"{HAN}{{2,}}(?:、{HAN}{{2,}})+|{HAN}{{2,}}(?:,{HAN}{{2,}})+")
