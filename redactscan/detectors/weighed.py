"""Which stretches of a text are names: what the tagger reads, all but reads, and what rules find, weighed together.

The tagger was trained on news, and what it misses it mostly misses by little (方子涵, 明洁, 查继发), or its second head
hears it. What a rule finds may begin in the word before it or end in the next one (科|程宇, 邱红|则). So every stretch
that might be a name is rated by a logistic regression over its signs, a second time with how the same characters and
those that it touches were rated; of stretches that touch the likeliest counts. ``weights.txt`` says where the weights
are from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from redactscan.detectors import tokenizer
from redactscan.detectors.ending import LONG, SHORT, Around, Named, ends_at, family_name, follows_at, is_word
from redactscan.detectors.misnomers import may_name
from redactscan.detectors.signs import Signs
from redactscan.detectors.tagger import Hearing, Leaning, Read
from redactscan.text.spans import SpanIndex, touched
from redactscan.tuples import NamedTuple

HARDLY = -9.0
"""What the tagger may lose on a name at most, and on one without a family name."""
ALMOST = -3.0

FAINTLY = -5.0
"""How far the second head may be against a name at most."""
CLEARLY = 4.0
"""How far it must be for one that is a common word."""

OFTEN = 500
"""Times that a word is in the text that jieba counted that is no name unless a rule or the tagger finds it."""

LIKELY = -0.4
"""The odds, as a logarithm, from which something is taken for a name: one that is missed costs more than a word, of
which little sounds as if it were told of somebody.
"""

_LEAST, _MOST = -4.0, 6.0  # odds beyond these say no more
NAME = re.compile("(?:(?!某)[㐀-鿿]){2,4}")
"""What is weighed; longer names, and those with dots or masks, are the rules' and the tagger's."""

_APART = re.compile("(?<![㐀-鿿*·])[㐀-鿿]{2,4}(?![㐀-鿿*·])")
_OF_SEX = re.compile("(?<![㐀-鿿*·])[㐀-鿿]{2,4}(?=[,(](?:男|女)[,;)])")

Span = tuple[int, int]


class Stretch(NamedTuple):
    """A text that is read for names, how the tagger reads it and what each rule finds in it. ``whole`` is what it is
    taken from.
    """

    text: str
    read: Read
    around: Around
    rules: Mapping[str, Sequence[Named]]
    whole: str


class Rated(NamedTuple):
    """A stretch that might be a name, with what speaks for it and against it."""

    start: int
    end: int
    signs: dict[str, float]


def weighed(stretches: Sequence[Stretch], taken: Sequence[Sequence[Span]]) -> list[list[Named]]:
    """The names of stretches of one document besides those that are ``taken``, in order; none touch."""
    rows = [list(rated(one)) for one in stretches]
    first, second = _weights()
    texts = [one.text for one in stretches]
    again = second_look(texts, rows, [[_odds(one.signs, first) for one in row] for row in rows])
    odds = ([_odds(signs, second) for signs in row] for row in again)
    return [_kept(*each) for each in zip(rows, odds, taken, strict=True)]


def rated(one: Stretch) -> Iterator[Rated]:
    """What might be a name in a stretch, with the signs of a first look."""
    text = one.text
    found = {
        *one.read.persons,
        *_heard(text, one.read.hearing),
        *((name.start, name.end) for names in one.rules.values() for name in names),
    }
    others = {span for span in _others(one, found) if not _is_common(text[slice(*span)])}
    spans = sorted(span for span in found | others if NAME.fullmatch(text, *span) and may_name(text, *span))
    if spans:
        signs = Signs(text, one.read, one.around, one.rules, one.whole)
        yield from (Rated(start, end, signs.of(start, end)) for start, end in spans)


def _is_common(word: str) -> bool:
    """Whether it is a word that is met more often than anybody bears it for a name: 双方, 申请."""
    known = tokenizer.entry(word)
    return known is not None and known.frequency >= OFTEN and not known.tag.startswith("nr")


def _others(one: Stretch, found: Set[Span]) -> Iterator[Span]:
    """What begins or ends a character beside what is found, what stands like a name, what the tagger all but reads."""
    for start, end in found:
        beside = ((start, end + 1), (start, end - 1), (start + 1, end), (start - 1, end))
        yield from ((a, b) for a, b in beside if 0 <= a < b <= len(one.text) and b in _ends(one.text, a))
    if one.read.leaning:
        yield from _almost(one.text, one.read.leaning)
    yield from _standing(one.text, one.around)


def _standing(text: str, around: Around) -> Iterator[Span]:
    """What stands where names do: between marks, before a sex, behind what announces a name."""
    yield from (found.span() for found in _OF_SEX.finditer(text))
    for start, end in (found.span() for found in _APART.finditer(text)):
        if end in _ends(text, start) or (end - start < LONG and not is_word(text[start:end])):
            yield start, end
    for start in around.announced:
        for end in (start + SHORT, start + SHORT + 1):
            if end <= len(text) and (ends_at(text, end) or follows_at(text, end)) and not is_word(text[start:end]):
                yield start, end


def _almost(text: str, leaning: Leaning) -> Iterator[Span]:
    """With a family name, or without where the tagger all but reads one."""
    for start, begins in enumerate(leaning.begins):
        if begins < HARDLY:
            continue
        ends = _ends(text, start)
        for end in range(start + SHORT, min(start + LONG, len(text)) + 1):
            if leaning.name(start, end) >= (HARDLY if end in ends else ALMOST):
                yield start, end


def _heard(text: str, hearing: Hearing | None) -> Iterator[Span]:
    """What the second head all but hears, and of common words what it hears clearly."""
    for start, begins in enumerate(hearing.begins if hearing else ()):
        if hearing and begins >= FAINTLY:
            for end in range(start + SHORT, min(start + LONG, len(text)) + 1):
                heard = hearing.name(start, end)
                if heard >= CLEARLY or (heard >= FAINTLY and not _is_common(text[start:end])):
                    yield start, end


def second_look(
    texts: Sequence[str], rows: Sequence[Sequence[Rated]], odds: Sequence[Sequence[float]]
) -> list[list[dict[str, float]]]:
    """The signs of what was rated, with what the ``odds`` of a first look say of the same characters elsewhere, of
    those that a stretch touches, and of these elsewhere.
    """
    named = [[text[one.start : one.end] for one in row] for text, row in zip(texts, rows, strict=True)]
    heard: dict[str, Heard] = {}
    for names, known in zip(named, odds, strict=True):
        for name, odd in zip(names, known, strict=True):
            heard[name] = heard.get(name, _UNHEARD).with_one(odd)
    given = _given(heard)
    looks = []
    for row, names, known in zip(rows, named, odds, strict=True):
        again = [heard[name].but_for(odd) for name, odd in zip(names, known, strict=True)]
        spans = SpanIndex((one.start, one.end) for one in row)
        looks.append(
            [one.signs | _beside(n, spans.touching(one.start, one.end), known, again) for n, one in enumerate(row)]
        )
    for text, row, known, signs in zip(texts, rows, odds, looks, strict=True):
        sides = _Sides(row, known)
        for one, sign in zip(row, signs, strict=True):
            sign["row of names"] = sides.in_row(text, one)
            whole = given.get(text[one.start : one.end], {})
            alone = not any(text.endswith(name, 0, one.end) for name in whole)
            sign["given"] = max(whole.values(), default=0.0) if alone else 0.0
    return looks


def _given(heard: Mapping[str, Heard]) -> dict[str, dict[str, float]]:
    """The given names of what is rather a name, with that and its odds: 明亮, where there is 汪明亮."""
    given: dict[str, dict[str, float]] = {}
    for name, one in heard.items():
        family = family_name().match(name) if one.best > 0 else None
        if family and len(name) - family.end() == SHORT:
            given.setdefault(name[family.end() :], {})[name] = _bounded(one.best)
    return given


class _Sides:
    """The odds of what ends and of what begins at each place."""

    def __init__(self, row: Sequence[Rated], odds: Sequence[float]) -> None:
        self._ending: dict[int, float] = {}
        self._beginning: dict[int, float] = {}
        for one, odd in zip(row, odds, strict=True):
            self._ending[one.end] = max(odd, self._ending.get(one.end, odd))
            self._beginning[one.start] = max(odd, self._beginning.get(one.start, odd))

    def in_row(self, text: str, one: Rated) -> float:
        """The best odds of a neighbour in a row: 补朝阳、王杰."""
        before = self._ending.get(one.start - 1) if text[one.start - 1 : one.start] == "、" else None
        after = self._beginning.get(one.end + 1) if text[one.end : one.end + 1] == "、" else None
        return _bounded(max((odd for odd in (before, after) if odd is not None), default=0.0))


class Heard(NamedTuple):
    """The odds of the same characters, wherever they stand: how many, their sum, and the two best."""

    number: int
    total: float
    best: float
    next: float

    def with_one(self, odd: float) -> Heard:
        best, following = (odd, self.best) if odd > self.best else (self.best, max(odd, self.next))
        return Heard(self.number + 1, self.total + odd, best, following)

    def but_for(self, odd: float) -> tuple[float, float] | None:
        """The best and the mean of the others, None if there are none."""
        if self.number == 1:
            return None
        return _bounded(self.next if odd == self.best else self.best), _bounded((self.total - odd) / (self.number - 1))


_UNHEARD = Heard(0, 0.0, float("-inf"), float("-inf"))


def _beside(
    n: int, touching: Sequence[int], odds: Sequence[float], again: Sequence[tuple[float, float] | None]
) -> dict[str, float]:
    rivals = [m for m in touching if m != n]
    first = max(-8.0, min(8.0, odds[n]))
    rival = _bounded(max((odds[m] for m in rivals), default=_LEAST))
    elsewhere = again[n] or (0.0, 0.0)
    return {
        "again": elsewhere[0],
        "again as a rule": elsewhere[1],
        "once": float(again[n] is None),
        "first": first,
        "rival": rival,
        "rival again": max((other[0] for m in rivals if (other := again[m])), default=_LEAST),
        "over rival": first - rival,
    }


def _bounded(odds: float) -> float:
    return max(_LEAST, min(_MOST, odds))


def _kept(row: Sequence[Rated], odds: Sequence[float], taken: Sequence[Span]) -> list[Named]:
    spans = sorted(taken)
    kept: list[Named] = []
    places: set[int] = set()
    for odd, one in sorted(zip(odds, row, strict=True), key=lambda each: (-each[0], each[1].start, each[1].end)):
        where = range(one.start, one.end)
        if odd > LIKELY and places.isdisjoint(where) and not touched(spans, one.start, one.end):
            kept.append(Named(one.start, one.end, False))
            places.update(where)
    return sorted(kept)


def _ends(text: str, start: int) -> frozenset[int]:
    """Where a name with a family name may end: two characters behind, or three behind the first of two family names."""
    family = family_name().match(text, start)
    if not family:
        return frozenset()
    double = family.end() == start + 1 and family_name().match(text, family.end())
    return frozenset({family.end() + 1, family.end() + 2, *([family.end() + 3] if double else ())})


def _odds(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that a stretch is a name."""
    return weights[""] + sum([weights.get(sign, 0.0) * value for sign, value in signs.items()])


@cache
def _weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What each sign counts at a first and at a second look."""
    lines = Path(__file__).with_name("weights.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {sign: float(first) for sign, first, _ in rows}, {sign: float(second) for sign, _, second in rows}
