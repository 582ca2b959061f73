"""Numbers that stand alone in a long text, all that are as long as one another at once, with arrays.

Whatever takes a second look, such as a number behind a point, is left to the pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from redactscan.detectors.column import Column, Owners
from redactscan.detectors.spots import Begins
from redactscan.detectors.stretches import whole
from redactscan.model import Rule
from redactscan.text.charset import CharSet
from redactscan.text.pattern_tree import parts
from redactscan.text.shapes import sequences
from redactscan.validators import ASK, MAYBE, NO, VERDICTS, Many, many

FEW = 8  # are checked as quickly one by one
_ASCII = 128


class Numbers:
    """The numbers of one surface."""

    def __init__(self, numpy: Any, owners: Owners) -> None:
        self._numpy, self.owners = numpy, owners

    def of(self, rule: Rule, begins: Sequence[tuple[int, int]]) -> tuple[list[Column], Sequence[tuple[int, int]]]:
        """What a rule finds, and where else it is to be looked for as in any text."""
        numpy = self._numpy
        check = _check(rule.detect.validate) if _alone(rule.detect.pattern, rule.detect.boundary) else None
        if not check or len(begins) < FEW or not isinstance(begins, Begins):
            return [], begins
        points, starts, lengths = self.owners.points, begins.final, begins.length
        owners = self.owners.of(starts)
        before, after = _beside(rule)
        easy = ~(_among(numpy, before, points[starts - 1]) | _among(numpy, after, points[starts + lengths]))
        easy &= ~self.owners.pieced[owners]
        columns: list[Column] = []
        for length in numpy.flatnonzero(numpy.bincount(lengths[easy])).tolist():
            mine = numpy.flatnonzero(easy & (lengths == length))
            ways, others = (_ways(rule.detect.pattern, length, alone) for alone in (True, False))
            if ways is None or others is None or len(mine) < FEW:
                easy[mine] = False
                continue
            signs = (
                points[numpy.arange(length)[:, None] + starts[mine]].astype(numpy.uint8).T
            )  # in memory place by place
            easy[mine[_fit(numpy, signs, others)]] = False
            fit = _fit(numpy, signs, ways) & easy[mine]
            mine, told = mine[fit], check(numpy, numpy.compress(fit, signs.T, axis=1).T)
            easy[mine[told == ASK]] = False
            kept = told > NO if rule.detect.on_rejected == "drop" else told >= NO
            mine, verdicts = mine[kept], [VERDICTS[one] for one in told[kept].tolist()]
            columns.append(self.owners.column(rule, starts[mine], starts[mine] + length, verdicts))
        left = numpy.flatnonzero(~easy)
        return columns, list(zip(begins.first[left].tolist(), begins.final[left].tolist(), strict=True))


def _check(name: str) -> Many | None:
    """What a validator says of many numbers; no name, no check: plausible."""
    return many(name) if name else lambda numpy, signs: numpy.full(len(signs), MAYBE, numpy.int8)


@cache
def _alone(pattern: str, boundary: str) -> bool:
    """Whether a match stands between what is neither digit nor letter."""
    return boundary == "alnum" and whole(0, pattern) is not None


@cache
def _beside(rule: Rule) -> tuple[str, str]:
    """What before a number, and behind it, takes a second look."""
    before = "".join(word[-1] for word in rule.detect.not_before)
    after = "".join(word[0] for word in rule.detect.not_after)
    return f".+{before}{' ' * bool(before)}", f".{after}{' ' * bool(after)}"


def _among(numpy: Any, signs: str, points: Any) -> Any:
    """Which code points are one of the signs."""
    return _plane(numpy, signs).take(points, mode="clip")


@cache
def _plane(numpy: Any, signs: str) -> Any:
    """The same of the basic plane, the last of which stands for those beyond."""
    plane = numpy.zeros(0x10000, bool)
    plane[[min(ord(sign), 0xFFFF) for sign in signs]] = True
    return plane


@cache
def _ways(pattern: str, length: int, alone: bool) -> Sequence[Sequence[CharSet]] | None:
    """The classes of the characters of so long a match, in each of the ways to write one; None if there are many.

    Of one that is ``alone``, all is its value.
    """
    each = [
        sequences(part.items, length) for part in parts(pattern) if (part.whole[0] <= length <= part.whole[1]) is alone
    ]
    return None if None in each else [way for ways in each for way in ways or ()]


def _fit(numpy: Any, signs: Any, ways: Sequence[Sequence[CharSet]]) -> Any:
    """Which rows of characters are one of the ways."""
    if not ways:
        return numpy.zeros(len(signs), bool)
    fit, columns = numpy.ones(len(signs), bool), [set(column) for column in zip(*ways, strict=True)]
    for chars in set().union(*(column for column in columns if len(column) == 1)):
        alike = [at for at, column in enumerate(columns) if column == {chars}]
        fit &= _table(numpy, chars)[signs.T[alike]].all(axis=0)
    differ = [at for at, column in enumerate(columns) if len(column) > 1]
    member = {(at, chars): _table(numpy, chars)[signs[:, at]] for at in differ for chars in columns[at]}
    each = {tuple((at, way[at]) for at in differ) for way in ways}
    return fit & numpy.logical_or.reduce(
        [numpy.logical_and.reduce([member[one] for one in way]) for way in each if way] or [fit]
    )


@cache
def _table(numpy: Any, chars: CharSet) -> Any:
    table = numpy.zeros(_ASCII, bool)
    for low, high in chars:
        table[low : high + 1] = True
    return table
