"""Numbers of a surface that are as long as one another, with arrays: several rules ask the same of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from redactscan.detectors.column import Column, Owners, Written
from redactscan.detectors.joined import grouped
from redactscan.model import Rule
from redactscan.text.arrays import members
from redactscan.text.charset import CharSet, union
from redactscan.text.numerals import Run
from redactscan.text.pattern_tree import parts
from redactscan.text.shapes import sequences
from redactscan.validators import ASK, MAYBE, NO, VERDICTS, YES, Many, Signs, many

_ASCII = 128
_BITS = 64
NOTHING = ASK - 1
"""What is said of a number that a rule does not find."""


class Equal:
    """``signs`` are their ASCII codes, place by place, 0 for any other; ``runs`` are they if they had to be joined."""

    def __init__(self, owners: Owners, starts: Any, ends: Any, signs: Any, runs: Sequence[Run] = ()) -> None:
        numpy = self._numpy = owners.numpy
        self.starts, self._ends, self._runs = starts, ends, runs
        self._owners, self._whose, self._signs = owners, owners.of(starts), Signs(numpy, signs.T)
        self._whole, self._pieced = owners.hold(self._whose, starts, ends), owners.pieced[self._whose]
        self._before, self._behind = owners.points[starts - 1], owners.points[ends]
        self._odd = ~signs.all(axis=0)
        self._fits: dict[str, tuple[Any, Any] | None] = {}
        self._beside: dict[tuple[CharSet, CharSet], Any] = {}

    def told(self, rule: Rule) -> Any:
        """What a rule says of each, ``ASK`` where its pattern is to be asked; None if it is to be asked of all."""
        numpy, pattern = self._numpy, rule.detect.pattern
        if pattern not in self._fits:
            self._fits[pattern] = self._fit(pattern)
        if (fit := self._fits[pattern]) is None:
            return None
        told = numpy.full(len(self.starts), NOTHING, numpy.int8)
        alone, others = fit
        if alone.any():
            said = self._signs.told(_check(rule.detect.validate))
            counts = said > NO if rule.detect.on_rejected == "drop" else said >= NO
            numpy.copyto(told, said, where=alone & (counts | (said == ASK)))
        told[others | self._odd | self._hard(*_beside(rule))] = ASK
        return told

    def _hard(self, before: CharSet, behind: CharSet) -> Any:
        """Where what stands before it, or behind it, takes a second look."""
        if (before, behind) not in self._beside:
            one = members(self._numpy, before).take(self._before, mode="clip")
            self._beside[before, behind] = one | members(self._numpy, behind).take(self._behind, mode="clip")
        return self._beside[before, behind]

    def column(self, rule: Rule, told: Any) -> Column:
        """What a rule finds, but for what is the overlap's, goes across owners, or is pieced and not proven."""
        proven = (told == YES) & (rule.detect.join == "free")
        rows = self._numpy.flatnonzero((told >= NO) & self._whole & (proven | ~self._pieced))
        verdicts = [VERDICTS[code] for code in told[rows].tolist()]
        each = zip(rows.tolist(), proven[rows].tolist(), strict=True) if self._runs else ()
        loose = [not sure and not grouped(self._runs[row], rule) for row, sure in each]
        if len(rows) * 2 < len(told):
            return Column(rule, self._some(rows), verdicts, None, loose)
        return Column(rule, self._all, verdicts, rows.tolist() if len(rows) < len(told) else None, loose)

    @cached_property
    def _all(self) -> Written:
        """For the rules that find most."""
        return self._some(self._numpy.arange(len(self.starts)))

    def _some(self, rows: Any) -> Written:
        canonical = [self._runs[row].text for row in rows.tolist()] if self._runs else ()
        return Written(self._owners, self.starts[rows], self._ends[rows], self._whose[rows], canonical)

    @cached_property
    def _placed(self) -> Any:
        """The characters, told apart by their places."""
        return self._signs.rows.T + _ASCII * self._numpy.arange(self._signs.length)[:, None]

    def _fit(self, pattern: str) -> tuple[Any, Any] | None:
        """Which are matches all of which is the value, and which are others; None if there are many ways to be one."""
        numpy, length = self._numpy, self._signs.length
        if (known := _ways(numpy, pattern, length)) is None:
            return None
        ways, alone = known
        fit = numpy.bitwise_and.reduce(ways.take(self._placed, mode="clip"), axis=0)
        return (fit > 0) & (fit <= alone), fit > alone


@cache
def _beside(rule: Rule) -> tuple[CharSet, CharSet]:
    """What before a number, and behind it, takes a second look."""
    before = "".join(word[-1] for word in rule.detect.not_before)
    behind = "".join(word[0] for word in rule.detect.not_after)
    return _class(f".+{before}{' ' * bool(before)}"), _class(f".{behind}{' ' * bool(behind)}")


def _class(signs: str) -> CharSet:
    return union([(ord(sign), ord(sign)) for sign in signs])


def _check(name: str) -> Many:
    """What a validator says of many numbers; no name, no check: plausible."""
    return (many(name) or _asked) if name else _plausible


def _plausible(signs: Signs) -> Any:
    return signs.numpy.full(len(signs), MAYBE, signs.numpy.int8)


def _asked(signs: Signs) -> Any:
    return signs.numpy.full(len(signs), ASK, signs.numpy.int8)


@cache
def _ways(numpy: Any, pattern: str, length: int) -> tuple[Any, int] | None:
    """By place and character, as bits, the ways to write so long a match; None if there are many.

    Those of which all is the value are the lowest bits: the number that has them all.
    """
    found: tuple[list[Sequence[CharSet]], list[Sequence[CharSet]]] = [], []
    for part in parts(pattern):
        if (ways := sequences(part.items, length)) is None:
            return None
        found[not part.whole[0] <= length <= part.whole[1]].extend(ways)
    alone, others = found
    if len(alone) + len(others) > _BITS:
        return None
    bits = numpy.zeros((length, _ASCII), numpy.uint64)
    for number, way in enumerate((*alone, *others)):
        for place, chars in enumerate(way):
            bits[place, members(numpy, chars)[:_ASCII]] |= numpy.uint64(1 << number)
    return bits.astype(numpy.min_scalar_type(bits.max())), (1 << len(alone)) - 1
