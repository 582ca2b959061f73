"""Numbers that stand alone in a long text, and those that only joining shows, with arrays.

Whatever takes a second look, such as a number behind a point, is left to the pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from redactscan.detectors import regex
from redactscan.detectors.column import Column, Owners
from redactscan.detectors.equal import NOTHING, Equal
from redactscan.detectors.gathered import bounds
from redactscan.detectors.plan import lengths as lengths_of
from redactscan.detectors.spots import Begins
from redactscan.detectors.stretches import whole
from redactscan.model import Rule
from redactscan.text.arrays import codes, members
from redactscan.text.charset import CharSet, union
from redactscan.text.numerals import Run
from redactscan.text.trigger import ALNUM
from redactscan.validators import ASK, NO

FEW = 8  # are checked as quickly one by one
_LEAST = 2  # characters of a number
_ASCII = 128


class Numbers:
    """The numbers of one surface."""

    def __init__(self, numpy: Any, owners: Owners) -> None:
        self._numpy, self.owners = numpy, owners
        self._alone: dict[int, Equal] = {}
        self._joined: dict[int, Equal] = {}

    def alone(self, rule: Rule, begins: Sequence[tuple[int, int]]) -> tuple[list[Column], Sequence[tuple[int, int]]]:
        """What a rule finds, and where else it is to be looked for as in any text."""
        if len(begins) < FEW or not isinstance(begins, Begins) or not _alone(rule.detect.pattern, rule.detect.boundary):
            return [], begins
        numpy, points, starts, lengths = self._numpy, self.owners.points, begins.final, begins.length
        before, after = (members(numpy, signs) for signs in _beside(rule))
        asked = before.take(points[starts - 1], mode="clip") | after.take(points[starts + lengths], mode="clip")
        columns: list[Column] = []
        for length in numpy.flatnonzero(numpy.bincount(lengths[~asked])).tolist():
            mine = numpy.flatnonzero(lengths == length)
            numbers = self._of(length) if len(mine) >= FEW else None
            said = numbers.told(rule) if numbers else None
            if numbers is None or said is None:
                asked[mine] = True
                continue
            rows = numpy.searchsorted(numbers.starts, starts[mine])
            told = numpy.full(len(said), NOTHING, numpy.int8)
            told[rows] = numpy.where(asked[mine], ASK, said[rows])
            asked[mine] = told[rows] == ASK
            columns.append(numbers.column(rule, told))
        left = numpy.flatnonzero(asked)
        return columns, list(zip(begins.first[left].tolist(), begins.final[left].tolist(), strict=True))

    def joined(self, rule: Rule) -> tuple[list[Column], Sequence[Run]]:
        """The same of the numbers that only joining shows."""
        view = self.owners.surface.view
        columns: list[Column] = []
        left: list[Run] = []
        for length in lengths_of(rule.detect.pattern):
            runs = view.joined.get(length, ())
            numbers = self._runs(length, runs) if len(runs) >= FEW else None
            told = numbers.told(rule) if numbers else None
            if numbers is None or told is None:
                left += runs
                continue
            if rule.detect.not_before or rule.detect.not_after:
                for row in self._numpy.flatnonzero(told >= NO).tolist():
                    if regex.refused(view.plain, *regex.span(view.plain, runs[row]), rule):
                        told[row] = NOTHING
            columns.append(numbers.column(rule, told))
            left += [runs[row] for row in self._numpy.flatnonzero(told == ASK).tolist()]
        return columns, left

    @cached_property
    def _stretches(self) -> tuple[Any, Any]:
        """Where the stretches of digits and letters begin, and how long they are."""
        return bounds(self._numpy, self.owners.points, ALNUM, _LEAST)

    def _of(self, length: int) -> Equal:
        """All of them that are so long."""
        if length not in self._alone:
            starts, lengths = self._stretches
            mine = starts[lengths == length]
            signs = self.owners.points[self._numpy.arange(length)[:, None] + mine].astype(self._numpy.uint8)
            self._alone[length] = Equal(self.owners, mine, mine + length, signs)
        return self._alone[length]

    def _runs(self, length: int, runs: Sequence[Run]) -> Equal:
        """All runs that are so long."""
        if length not in self._joined:
            numpy = self._numpy
            starts, ends = numpy.array([regex.span(self.owners.surface.view.plain, run) for run in runs]).T
            signs = codes(numpy, "".join(run.text for run in runs)).reshape(-1, length).T
            signs = numpy.where(signs < _ASCII, signs, 0).astype(numpy.uint8)
            self._joined[length] = Equal(self.owners, starts, ends, signs, runs)
        return self._joined[length]


@cache
def _alone(pattern: str, boundary: str) -> bool:
    """Whether a match stands between what is neither digit nor letter."""
    return boundary == "alnum" and whole(0, pattern) is not None


@cache
def _beside(rule: Rule) -> tuple[CharSet, CharSet]:
    """What before a number, and behind it, takes a second look."""
    before = "".join(word[-1] for word in rule.detect.not_before)
    after = "".join(word[0] for word in rule.detect.not_after)
    return _class(f".+{before}{' ' * bool(before)}"), _class(f".{after}{' ' * bool(after)}")


def _class(signs: str) -> CharSet:
    return union([(ord(sign), ord(sign)) for sign in signs])
