"""Where a pattern can match at all: one pass over a text for the triggers of all patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from redactscan.detectors.stretches import Row, Spot, Stretches, Whole, row, whole
from redactscan.hints import TYPE_CHECKING, Any, TypeAlias
from redactscan.text.answers import answer, is_kept
from redactscan.text.arrays import arrays
from redactscan.text.charset import CharSet
from redactscan.text.trigger import ALNUM, DIGITS, NO_SHAPE, TOKEN, Pair, Run, Shape

if TYPE_CHECKING:
    from redactscan.detectors.spots import Spot as Shaped
    from redactscan.detectors.spots import Spots

_DIGITS = frozenset("0123456789")
Windows: TypeAlias = Mapping[int, Sequence[tuple[int, int]]]


class Places:
    """The triggers of some patterns, each by its place among them.

    ``boundaries`` are those of the rules: beside a digit or letter that one may touch, another need not be tried.
    """

    def __init__(self, patterns: Sequence[str], boundaries: Sequence[str]) -> None:
        found = answer(*_question(patterns, boundaries), lambda: _found(patterns, boundaries))
        self._everywhere, self._pairs, self._alone, anchors, wholes, runs = found
        self._anchors = tuple(map(_one_of, anchors))
        self._spots: Spots | None = None
        self._patterns = list(zip(patterns, [boundary != "none" for boundary in boundaries], strict=True))
        stretches: dict[CharSet, list[Row | Whole]] = {DIGITS: [], TOKEN: [], ALNUM: []}
        stretches[ALNUM] += filter(None, (whole(number, patterns[number]) for number in wholes))
        for number, *run in runs:
            stretches[run[0]].append(row(Run(*run), number, boundaries[number] != "none"))
        self._stretches = [Stretches(of, rows) for of, rows in stretches.items() if rows]

    def windows(self, text: str, idle: frozenset[int] = frozenset()) -> Windows:
        """Where matches in a folded text can begin: for each pattern stretches, the last character of each included.

        Of ``idle`` patterns nobody wants to know; most of those that a number tells of are.
        """
        if (numpy := arrays(text)) and not self._everywhere:
            self._spots = self._spots or self._as_spots(numpy)
            return self._spots.windows(text, frozenset(idle))
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number in self._everywhere:
            found[number].append((0, len(text)))
        pairs, alone = self._pairs, self._alone
        for at in self._candidates(text):
            for number, most, last in pairs.get(text[at : at + 2], ()):
                found[number].append((at - most, at + last))
            for number, most, last in alone.get(text[at], ()):
                found[number].append((at - most, at + last))
        for stretches in self._stretches:
            for number, begins in stretches.windows(text, idle):
                found[number] += begins
        return found

    def _candidates(self, text: str) -> Iterable[int]:
        """Where a pair may begin; some are none, but no pair is left out or named twice."""
        first, second = self._anchors
        found = {sign.start() for sign in first.finditer(text)}
        return found.union(sign.start() - 1 for sign in second.finditer(text) if sign.start())

    def _as_spots(self, numpy: Any) -> Spots:
        """The same triggers, each with the shape of what stands around it."""
        from redactscan.detectors.spots import Spots, of_pair, of_row  # only with arrays
        from redactscan.text.triggers import shapes, triggers

        pairs: list[tuple[str, Shaped]] = []
        shape_of: dict[tuple[int, Run], Shape] = {}
        wholes = {one.number for each in self._stretches for one in each.rows if isinstance(one, Whole)}
        for number, (pattern, apart) in enumerate(self._patterns):
            for trigger, shape in zip(triggers(pattern, apart)[1], shapes(pattern, apart), strict=True):
                if isinstance(trigger, Run):
                    shape_of[number, trigger] = shape
                elif number not in wholes:
                    spot = of_pair(number, trigger, shape)
                    pairs += [(pair, spot) for pair in _written(trigger)]

        def shaped(one: Row | Whole) -> Shaped:
            return of_row(one, shape_of[one.number, one.run] if isinstance(one, Row) else NO_SHAPE)

        return Spots(numpy, pairs, [(each, list(map(shaped, each.rows))) for each in self._stretches])


def _found(patterns: Sequence[str], boundaries: Sequence[str]) -> tuple[Any, ...]:
    """The patterns that can match anywhere, those of each pair and of each character, the characters by which pairs are
    found, first ones and second ones, the patterns that match whole stretches, the runs that tell of others: plain
    values.
    """
    from redactscan.text.triggers import triggers  # what an earlier run has kept is not read off the patterns again

    everywhere: list[int] = []
    pairs: dict[str, list[Spot]] = {}
    alone: list[int] = []
    runs: list[tuple[Any, ...]] = []
    for number, (pattern, boundary) in enumerate(zip(patterns, boundaries, strict=True)):
        if boundary == "alnum" and whole(number, pattern):
            alone.append(number)
            continue
        found = triggers(pattern, boundary != "none")[1]
        for trigger in found:
            if isinstance(trigger, Pair):
                for pair in _written(trigger):
                    pairs.setdefault(pair, []).append((number, trigger.most, -trigger.least))
            else:
                what = (trigger.of, trigger.length, trigger.least, trigger.most, trigger.longest, trigger.begins)
                runs.append((number, *what))
        if not found:
            everywhere.append(number)
    behind = {pair for pair in pairs if pair[1:] and _rarer(pair[1], pair[0])}
    anchors = [_set(pair[0] for pair in pairs if pair not in behind), _set(pair[1] for pair in behind)]
    double, single = ({pair: spots for pair, spots in pairs.items() if len(pair) == long} for long in (2, 1))
    return everywhere, double, single, anchors, alone, runs


def _question(patterns: Sequence[str], boundaries: Sequence[str]) -> tuple[str, str]:
    return f"places {' '.join(boundaries)}", "\n".join(patterns)


@lru_cache(maxsize=8)
def known(patterns: Sequence[str], boundaries: Sequence[str]) -> bool:
    """Whether an earlier run has found out where some patterns can match, so that it pays in any text."""
    return is_kept(*_question(patterns, boundaries))


def _rarer(one: str, other: str) -> bool:
    """Whether to look for one character rather than the other; a list of numbers consists of digits."""
    from redactscan.text.frequency import mass

    common = [mass(((ord(char), ord(char)),)) + (char in _DIGITS) for char in (one, other)]
    return common[0] < common[1]


def _set(chars: Iterable[str]) -> str:
    return "".join(sorted(set(chars)))


def _one_of(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chars)}]" if chars else "(?!)")


def _written(pair: Pair) -> Iterator[str]:
    """The pairs that a trigger stands for, or the single characters."""
    seconds = [chr(code) for low, high in pair.second for code in range(low, high + 1)] or [""]
    for low, high in pair.first:
        yield from (chr(code) + second for code in range(low, high + 1) for second in seconds)


@lru_cache(maxsize=8)
def places(patterns: Sequence[str], boundaries: Sequence[str]) -> Places:
    """The places of some patterns, kept for the next text."""
    return Places(patterns, boundaries)
