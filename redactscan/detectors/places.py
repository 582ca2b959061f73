"""Where a pattern can match at all: one pass over a text for the triggers of all patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from redactscan.detectors import sieve
from redactscan.text.charset import CharSet, written
from redactscan.text.frequency import mass
from redactscan.text.pattern_tree import parse, width
from redactscan.text.triggers import DIGITS, TOKEN, Pair, Run, heads, triggers

_DIGITS = frozenset("0123456789")
Windows: TypeAlias = Mapping[int, Sequence[tuple[int, int]]]
_Spot: TypeAlias = tuple[int, int, int]  # a pattern, and from where to where its match begins, before and
# behind the beginning of the trigger


class Places:
    """The triggers of some patterns, each by its place among them.

    ``bounded`` are those whose matches no digit touches: a run of digits is then within a match or beside it.
    """

    def __init__(self, patterns: Sequence[str], bounded: Sequence[bool]) -> None:
        self._everywhere: list[int] = []
        pairs: dict[str, list[_Spot]] = {}
        runs: dict[CharSet, list[_Row]] = {DIGITS: [], TOKEN: []}
        for number, (pattern, bound) in enumerate(zip(patterns, bounded, strict=True)):
            found = triggers(pattern)[1]
            for trigger in found:
                if isinstance(trigger, Pair):
                    for pair in _written(trigger):
                        pairs.setdefault(pair, []).append((number, trigger.most, -trigger.least))
                else:
                    runs[trigger.of].append(_row(trigger, number, pattern, bound and trigger.of == DIGITS))
            if not found:
                self._everywhere.append(number)
        behind = {pair for pair in pairs if pair[1:] and _rarer(pair[1], pair[0])}
        before = pairs.keys() - behind
        self._anchors = (_first(before), _second(behind))
        self._pairs = pairs
        self._sieve: sieve.Sieve | None = None
        self._runs = [_Runs(of, rows) for of, rows in runs.items() if rows]

    def windows(self, text: str, idle: frozenset[int] = frozenset()) -> Windows:
        """Where matches in a folded text can begin: for each pattern stretches, the last character of each included.

        Of ``idle`` patterns nobody wants to know; most of those that a run of digits tells of are.
        """
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number in self._everywhere:
            found[number].append((0, len(text)))
        pairs = self._pairs
        for at in self._candidates(text):
            two = text[at : at + 2]
            for number, most, last in pairs.get(two, ()):
                found[number].append((at - most, at + last))
            for number, most, last in pairs.get(two[0], ()) if len(two) > 1 else ():
                found[number].append((at - most, at + last))
        for runs in self._runs:
            known: dict[tuple[int, str], list[_Spot]] = {}
            for run in runs.pattern.finditer(text):
                start, end = run.span()
                key = end - start, text[start : start + 2]
                if key not in known:
                    known[key] = [spot for spot in runs[key] if spot[0] not in idle]
                for number, most, last in known[key]:
                    found[number].append((start - most, start + last))
        return found

    def _candidates(self, text: str) -> Iterable[int]:
        """Where a pair may begin. Found with arrays or without, some are none; no pair is left out or named twice."""
        if len(text) >= sieve.LEAST and (numpy := sieve.arrays()):
            self._sieve = self._sieve or sieve.Sieve(numpy, self._pairs)
            return self._sieve.places(text)
        first, second = self._anchors
        found = {sign.start() for sign in first.finditer(text)}
        return found.union(sign.start() - 1 for sign in second.finditer(text) if sign.start())


def _rarer(one: str, other: str) -> bool:
    """Whether to look for one character rather than the other; a list of numbers consists of digits."""
    common = [mass(((ord(char), ord(char)),)) + (char in _DIGITS) for char in (one, other)]
    return common[0] < common[1]


def _first(pairs: Iterable[str]) -> re.Pattern[str]:
    return _one_of({pair[0] for pair in pairs})


def _second(pairs: Iterable[str]) -> re.Pattern[str]:
    return _one_of({pair[1] for pair in pairs})


def _one_of(chars: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(chars)))}]" if chars else "(?!)")


class _Row(NamedTuple):
    """A run that tells of a pattern. Of a ``bounded`` one every match holds all of it.

    It is then not longer than the longest match, and where it begins the match, it has what ``begins`` it.
    """

    run: Run
    number: int
    bounded: bool
    longest: int
    begins: re.Pattern[str]

    def fits(self, length: int, two: str) -> bool:
        """Whether a run of that length that begins so may be one of these."""
        if not self.bounded:
            return length >= self.run.length
        begun = self.run.most > 0 or self.begins.match(two)
        return self.run.length <= length <= self.longest and bool(begun)


def _row(run: Run, number: int, pattern: str, bounded: bool) -> _Row:
    items = parse(pattern)
    begins = ("".join(f"[{written(chars)}]" for chars in head) for head in heads(items, 2))
    return _Row(run, number, bounded, width(items)[1], re.compile("|".join(begins)))


class _Runs(dict[tuple[int, str], Sequence[_Spot]]):
    """The patterns that a run of characters of one class may belong to, by its length and its first two characters.

    Where their matches may begin is told from the beginning of the run: how far before, at most, and how far behind.
    """

    def __init__(self, of: CharSet, rows: Sequence[_Row]) -> None:
        super().__init__()
        self._rows = rows
        self.pattern = re.compile(f"[{written(of)}]{{{min(row.run.length for row in rows)},}}")

    def __missing__(self, key: tuple[int, str]) -> Sequence[_Spot]:
        length, two = key
        spots = tuple(
            (row.number, row.run.most, 0 if row.bounded else length - row.run.length - row.run.least)
            for row in self._rows
            if row.fits(length, two)
        )
        return self.setdefault(key, spots)


def _written(pair: Pair) -> Iterator[str]:
    """The pairs that a trigger stands for, or the single characters."""
    seconds = [chr(code) for low, high in pair.second for code in range(low, high + 1)] or [""]
    for low, high in pair.first:
        yield from (chr(code) + second for code in range(low, high + 1) for second in seconds)


@lru_cache(maxsize=8)
def places(patterns: Sequence[str], bounded: Sequence[bool]) -> Places:
    """The places of some patterns, kept for the next text."""
    return Places(patterns, bounded)
