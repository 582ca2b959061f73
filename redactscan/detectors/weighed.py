"""Names that the tagger all but reads: what else speaks for them is weighed with how little it would cost to read them.

The tagger was trained on news, and what it misses it mostly misses by little (方子涵, 明洁, 查继发). Whether such a
stretch is a name is told by a logistic regression over what it is made of, where it stands, and how jieba's words
would have to be cut around it. ``weights.txt`` says where the weights are from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path

from redactscan.detectors import tokenizer
from redactscan.detectors.ending import (
    LONG,
    NEXT_WORD,
    PLACE,
    SHORT,
    Around,
    Named,
    ends_at,
    family_name,
    follows_at,
    tells,
)
from redactscan.detectors.tagger import Leaning
from redactscan.detectors.vocabulary import given_rank, word_begins
from redactscan.text.spans import touched

HARDLY = -8.0
"""What the tagger may lose on a name at most, and on one without a family name."""
ALMOST = -1.5

SURE = 0.0
"""What is more likely a name than not."""

_WORD = 5  # characters of the longest words that are asked for
_HAN = re.compile("[㐀-鿿]{2,4}")


def weighed(text: str, leaning: Leaning, around: Around, taken: Sequence[tuple[int, int]]) -> list[Named]:
    """The names of a text besides those that are ``taken``; none touch."""
    spans = sorted(taken)
    near = [span for span in candidates(text, leaning) if not touched(spans, *span)]
    if not near:
        return []
    cuts = Cuts(text)
    likely = sorted(((likelihood(text, *span, leaning, around, cuts), span) for span in near), reverse=True)
    kept: list[Named] = []
    for score, (start, end) in likely:
        if score > SURE and not any(start < one.end and one.start < end for one in kept):
            kept.append(Named(start, end, False))
    return sorted(kept)


def candidates(text: str, leaning: Leaning) -> Iterator[tuple[int, int]]:
    """What might be a name: with a family name, or by itself where the tagger all but reads one."""
    for start, begins in enumerate(leaning.begins):
        if begins < HARDLY:
            continue
        family = family_name().match(text, start)
        ends = _ends(text, start, family.end()) if family else frozenset()
        for end in range(start + SHORT, min(start + LONG, len(text)) + 1):
            least = HARDLY if end in ends else ALMOST
            if _HAN.fullmatch(text, start, end) and leaning.name(start, end) >= least:
                yield start, end


def _ends(text: str, start: int, family: int) -> frozenset[int]:
    """Where a name with a family name may end: two characters behind, or three behind the first of two family names."""
    double = family == start + 1 and family_name().match(text, family)
    return frozenset({family + 1, family + 2, *([family + 3] if double else ())})


def likelihood(text: str, start: int, end: int, leaning: Leaning, around: Around, cuts: Cuts) -> float:
    """The logarithm of the odds that a stretch is a name."""
    weights = _weights()
    signs = features(text, start, end, leaning, around, cuts)
    return weights[""] + sum(weights[sign] * value for sign, value in signs.items())


def features(text: str, start: int, end: int, leaning: Leaning, around: Around, cuts: Cuts) -> Mapping[str, float]:
    """What speaks for and against a name at ``start:end``."""
    family = family_name().match(text, start)
    inner = family.end() if family and end in _ends(text, start, family.end()) else start + 1
    near = leaning.name(start, end)
    worth = min(cuts.worth(start, end), 40.0)
    known, last = tokenizer.entry(text[start:end]), tokenizer.entry(text[inner:end])
    follows = follows_at(text, end)
    closed = ends_at(text, end)
    opens = start == 0 or start in around.edges or ends_at(text, start - 1)
    two = end - start == SHORT
    return {
        "near": near,
        "almost": max(near, -4.0),
        "near of two": near * two,
        "worth": worth,
        "rare": log(50 + max(given_rank(char) for char in text[inner:end])),
        "family": float(inner > start + 1 or bool(family)),
        "two": float(two),
        "four": float(end - start == LONG),
        "word": _common(known),
        "name": float(known is not None and known.tag.startswith("nr")),
        "given word": _common(last) if end - inner > 1 else 0.0,
        "begins word": float(word_begins(text, start)),
        "ends word": float(text[end - 1] in NEXT_WORD),
        "closed": float(closed),
        "followed": float(follows == 1),
        "well followed": float(follows > 1),
        "told": float(bool(tells().match(text, end))),
        "announced": float(start in around.announced),
        "opens": float(opens),
        "alone": float(opens and (closed or follows > 0)),
        "place": float(bool(PLACE.match(text, end))),
    }


def _common(known: tokenizer.Entry | None) -> float:
    return log(1 + known.frequency) if known and not known.tag.startswith("nr") else 0.0


class Cuts:
    """How likely the words are into which a text can be cut, by their frequencies in jieba's dictionary."""

    def __init__(self, text: str) -> None:
        size = len(text)
        words = [list(_words_at(text, start)) for start in range(size)]
        self._upto = [0.0] + [float("-inf")] * size
        for start, found in enumerate(words):
            for end, weight in found:
                self._upto[end] = max(self._upto[end], self._upto[start] + weight)
        self._onward = [float("-inf")] * size + [0.0]
        for start in reversed(range(size)):
            self._onward[start] = max(weight + self._onward[end] for end, weight in words[start])

    def worth(self, start: int, end: int) -> float:
        """By how much the rest is likelier if ``start:end`` is one word, whatever that is."""
        return self._upto[start] + self._onward[end] - self._upto[-1]


def _words_at(text: str, start: int) -> Iterator[tuple[int, float]]:
    for end in range(start + 1, min(start + _WORD, len(text)) + 1):
        known = tokenizer.entry(text[start:end])
        if known or end == start + 1:
            yield end, log(max(known.frequency if known else 1, 1) / tokenizer.TOTAL)


@cache
def _weights() -> Mapping[str, float]:
    lines = Path(__file__).with_name("weights.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
