"""What speaks for and against a name: how the tagger reads it, where it stands, what it is made of, what rules say.

Each sign is a number; ``weighed`` adds them up. A word is no name because one sign says so, but because most do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

from redactscan.detectors import tokenizer
from redactscan.detectors.ending import (
    LONG,
    NEXT_WORD,
    PLACE,
    SHORT,
    SURNAME_ONLY,
    Around,
    Named,
    ends_at,
    family_name,
    follows_at,
    likeness_of,
    tells,
)
from redactscan.detectors.misnomers import in_word
from redactscan.detectors.tagger import Read
from redactscan.detectors.vocabulary import given_rank, seldom, word_begins, word_ends
from redactscan.text.spans import SpanIndex

Span = tuple[int, int]
_WORD = 5  # characters of the longest words that are asked for
_HEARD = 12.0  # beyond that the second head says no more
_SEX = re.compile("[,(](?:男|女)[,;)]")
CLASSES = ("edge", "name", "place", *"nvadpmqtfrcu")
"""What kinds of words stand beside a name, by jieba's letters."""


class Signs:
    """The signs of stretches of a text. ``rules`` are what each kind of rule finds in it."""

    def __init__(self, text: str, read: Read, around: Around, rules: Mapping[str, Sequence[Named]], whole: str) -> None:
        self._text, self._around = text, around
        self._tagged, self._over = set(read.persons), SpanIndex(read.persons)
        self._begins = {start for start, _ in read.persons}
        self._ends = {end for _, end in read.persons}
        self._leaning, self._hearing = read.leaning, read.hearing
        self._rules = {kind: {(one.start, one.end): one.sure for one in found} for kind, found in rules.items()}
        sure = {(one.start, one.end) for found in rules.values() for one in found if one.sure}
        self._sure, self._sure_over = sure, SpanIndex(sure)
        self._cuts = Cuts(text)
        self._whole = whole

    def of(self, start: int, end: int) -> dict[str, float]:
        """The signs of a stretch; those that are not among them are 0."""
        text, around = self._text, self._around
        family = family_name().match(text, start)
        double = bool(family and family.end() == start + 1 and family_name().match(text, family.end()))
        fits = bool(family and 0 < end - family.end() <= (3 if double else 2))
        inner = family.end() if family and fits else start + 1
        leaning = self._leaning
        near = max(leaning.name(start, end), -30.0) if leaning else -15.0
        heard = max(-_HEARD, min(_HEARD, self._hearing.name(start, end))) if self._hearing else 0.0
        worth = min(self._cuts.worth(start, end), 40.0)
        known, last = tokenizer.entry(text[start:end]), tokenizer.entry(text[inner:end])
        on = tokenizer.entry(text[end - 1 : end + 1])
        follows, closed = follows_at(text, end), ends_at(text, end)
        opens = start == 0 or ends_at(text, start - 1)
        two = end - start == SHORT
        ranks = [given_rank(char) for char in text[inner:end]]
        before, after = self._cuts.word_before(start), self._cuts.word_after(end)
        signs = {
            "near": near,
            "almost": max(near, -4.0),
            "hardly": max(near, -1.0),
            "near of two": near * two,
            "heard": heard,
            "well heard": max(heard, 0.0),
            "hardly heard": max(heard, -4.0),
            "heard of word": heard * (known is not None),
            "heard short": max(-_HEARD, *self._hearing.short[start:end]) if self._hearing else 0.0,
            "tagged": float((start, end) in self._tagged),
            "tagged begins": float(start in self._begins),
            "tagged ends": float(end in self._ends),
            "tagged over": float((start, end) in self._over),
            "worth": worth,
            "worth of two": worth * two,
            "rare": log(50 + max(ranks)),
            "rare second": log(50 + ranks[1]) if len(ranks) > 1 else 0.0,
            "very rare": float(max(ranks) > 1500),
            "family": float(fits),
            "double": float(fits and (inner > start + 1)),
            "two families": float(double and fits),
            "seldom": float(fits and seldom(text[start])),
            "two": float(two),
            "four": float(end - start == LONG),
            "four of one": float(end - start == LONG and not (fits and inner > start + 1)),
            "two of double": float(end - inner < 1),
            "likeness": float(likeness_of(text, start, end)),
            "word": common(known),
            "word of two": common(known) * two,
            "name": float(known is not None and known.tag.startswith("nr")),
            "given word": common(last) if end - inner > 1 else 0.0,
            "begins word": float(word_begins(text, start)),
            "behind word": float(word_ends(text, start)),
            "ends word": float(text[end - 1] in NEXT_WORD),
            "in word": float(in_word(text, start, end)),
            "on word": common(on),
            "closed": float(closed),
            "followed": float(follows == 1),
            "well followed": float(follows > 1),
            "told": float(bool(tells().match(text, end))),
            "fact": float(end in around.told),
            "sexed": float(bool(_SEX.match(text, end))),
            "titled": float(bool(SURNAME_ONLY.match(text, end))),
            "partial": float(bool(family and SURNAME_ONLY.fullmatch(text, family.end(), end))),
            "announced": float(start in around.announced),
            "announced apart": float(start in around.announced and (closed or follows > 0)),
            "announced stranger": float(start in around.announced and not fits),
            "announced word": common(known) * (start in around.announced),
            "edge": float(start in around.edges),
            "beside tagged": float(text[start - 1 : start] == "、" and start - 1 in self._ends)
            + float(text[end : end + 1] == "、" and end + 1 in self._begins),
            "opens": float(opens),
            "alone": float(opens and (closed or follows > 0)),
            "between": float(opens and closed),
            "place": float(bool(PLACE.match(text, end))),
            "row": float(text[start - 1 : start] == "、") + float(text[end : end + 1] == "、"),
            "colon": float(text[start - 1 : start] == ":"),
            "comma": float(text[end : end + 1] == ","),
            "bracket": float(text[end : end + 1] == "("),
            "quoted": float(text[start - 1 : start] in '"“' and text[end : end + 1] in '"”'),
            "said": float(text[end : end + 1] == ":"),
            "sure over": float(len(self._sure_over.touching(start, end)) > ((start, end) in self._sure)),
            "on usual": log(50 + given_rank(text[end])) if end < len(text) and not closed else 9.0,
            "cut before": float(self._cuts.cut_at(start)),
            "cut after": float(self._cuts.cut_at(end)),
        }
        for rule, spans in self._rules.items():
            if (sure := spans.get((start, end))) is not None:
                signs |= {f"by {rule}": 1.0, f"by {rule} surely": float(sure)}
        for where, word in (("before", before), ("after", after)):
            kind = _kind(word)
            signs[f"length {where}"] = 2.0 if kind == "edge" else float(len(word))
            if kind in CLASSES:
                signs[f"{kind} {where}"] = 1.0
        signs |= self._repeated(text[start:end])
        return {sign: value for sign, value in signs.items() if value}

    def _repeated(self, name: str) -> dict[str, float]:
        whole, at = self._whole, -1
        places: list[int] = []
        while (at := whole.find(name, at + 1)) >= 0 and len(places) < 20:
            places.append(at)
        behind = {whole[at + len(name) : at + len(name) + 1] for at in places}
        before = {whole[at - 1 : at] for at in places if at}
        many = len(places) > 1
        size = len(name)
        on, back = "".join(behind), "".join(before)
        return {
            "often": log(max(len(places), 1)),
            "goes on alike": float(many and len(behind) == 1 and not ends_at(on, 0)),
            "goes on otherwise": float(many and len(behind) > 1),
            "begun alike": float(many and len(before) == 1 and not ends_at(back, 0)),
            "begun otherwise": float(many and len(before) > 1),
            "shorter is oftener": float(size > SHORT and whole.count(name[:-1]) > len(places)),
            "later is oftener": float(size > SHORT and whole.count(name[1:]) > len(places)),
        }


def common(known: tokenizer.Entry | None) -> float:
    """How often a word is met, as a logarithm; 0 for a name and for what is no word."""
    return log(1 + known.frequency) if known and not known.tag.startswith("nr") else 0.0


def _kind(word: str) -> str:
    if not word or ends_at(word, 0):
        return "edge"
    known = tokenizer.entry(word)
    if known is None:
        return "none"
    tag = known.tag
    return "name" if tag.startswith("nr") else "place" if tag[:2] in ("ns", "nt") else tag[0]


class Cuts:
    """How likely the words are into which a text can be cut, by their frequencies in jieba's dictionary."""

    def __init__(self, text: str) -> None:
        size = len(text)
        self._text = text
        words = [_words_at(text, start) for start in range(size)]
        self._upto = [0.0] + [float("-inf")] * size
        self._came = [0] * (size + 1)
        for start, found in enumerate(words):
            for end, weight in found:
                if self._upto[start] + weight > self._upto[end]:
                    self._upto[end] = self._upto[start] + weight
                    self._came[end] = start
        self._onward = [float("-inf")] * size + [0.0]
        self._goes = [size] * (size + 1)
        for start in reversed(range(size)):
            self._onward[start], self._goes[start] = max(
                [(worth + self._onward[end], end) for end, worth in words[start]]
            )
        self._at = set()
        at = 0
        while at < size:
            self._at.add(at)
            at = self._goes[at]
        self._at.add(size)

    def worth(self, start: int, end: int) -> float:
        """By how much the rest is likelier if ``start:end`` is one word, whatever that is."""
        return self._upto[start] + self._onward[end] - self._upto[-1]

    def word_before(self, at: int) -> str:
        return self._text[self._came[at] : at] if at else ""

    def word_after(self, at: int) -> str:
        return self._text[at : self._goes[at]] if at < len(self._text) else ""

    def cut_at(self, at: int) -> bool:
        return at in self._at


def _words_at(text: str, start: int) -> list[tuple[int, float]]:
    """Where the words end that begin there, each with the logarithm of its share; a character is one."""
    found = []
    for end in range(start + 1, min(start + _WORD, len(text)) + 1):
        often = tokenizer.frequency(text[start:end])
        if often or end == start + 1:
            found.append((end, log((often or 1) / tokenizer.TOTAL)))
        if often is None:
            break
    return found
