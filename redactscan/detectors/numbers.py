"""Numbers that stand alone in a long text, and those that only joining shows, with arrays.

Whatever takes a second look, such as a number behind a point, is left to the pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from redactscan.detectors.column import Column, Owners
from redactscan.detectors.equal import NOTHING, Equal
from redactscan.detectors.gathered import bounds
from redactscan.detectors.joined import span
from redactscan.detectors.plan import lengths as lengths_of
from redactscan.detectors.spots import Begins
from redactscan.detectors.stretches import whole
from redactscan.model import Rule
from redactscan.text.arrays import codes
from redactscan.text.numerals import Run
from redactscan.text.trigger import ALNUM
from redactscan.validators import ASK

FEW = 32  # are checked as quickly one by one
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
        detect = rule.detect
        if len(begins) < FEW or not isinstance(begins, Begins) or not _stands_alone(detect.pattern, detect.boundary):
            return [], begins
        numpy, starts, lengths = self._numpy, begins.final, begins.length
        columns: list[Column] = []
        left = numpy.ones(len(begins), bool)
        for length in numpy.flatnonzero(numpy.bincount(lengths)).tolist():
            mine = numpy.flatnonzero(lengths == length)
            numbers = self._of(length) if len(mine) >= FEW else None
            if numbers and (told := numbers.told(rule)) is not None:
                rows = numpy.searchsorted(numbers.starts, starts[mine])
                left[mine] = told[rows] == ASK
                if len(rows) < len(told):
                    told[numpy.delete(numpy.arange(len(told)), rows)] = NOTHING
                columns.append(numbers.column(rule, told))
        return columns, list(zip(begins.first[left].tolist(), begins.final[left].tolist(), strict=True))

    def joined(self, rule: Rule) -> tuple[list[Column], Sequence[Run]]:
        """The same of the numbers that only joining shows."""
        columns: list[Column] = []
        left: list[Run] = []
        for length in lengths_of(rule.detect.pattern):
            runs = self.owners.surface.view.joined.get(length, ())
            numbers = self._runs(length, runs) if len(runs) >= FEW else None
            if numbers and (told := numbers.told(rule)) is not None:
                columns.append(numbers.column(rule, told))
                runs = [runs[row] for row in self._numpy.flatnonzero(told == ASK).tolist()]
            left += runs
        return columns, left

    @cached_property
    def _stretches(self) -> tuple[Any, Any]:
        """Where the stretches of digits and letters begin, and how long they are."""
        return bounds(self._numpy, self.owners.points, ALNUM, _LEAST)

    @cached_property
    def _ascii(self) -> Any:
        """The ASCII codes of the text, anything for other characters."""
        return self.owners.points.astype(self._numpy.uint8)

    def _of(self, length: int) -> Equal:
        """All of them that are so long."""
        if length not in self._alone:
            starts, lengths = self._stretches
            mine = starts[lengths == length]
            numbers = self._numpy.lib.stride_tricks.sliding_window_view(self._ascii, length)[mine]
            self._alone[length] = Equal(self.owners, mine, mine + length, self._numpy.ascontiguousarray(numbers.T))
        return self._alone[length]

    def _runs(self, length: int, runs: Sequence[Run]) -> Equal:
        """All runs that are so long."""
        if length not in self._joined:
            numpy = self._numpy
            starts, ends = numpy.array([span(self.owners.surface.view.plain, run) for run in runs]).T
            signs = codes(numpy, "".join(run.text for run in runs)).reshape(-1, length).T
            signs = numpy.where(signs < _ASCII, signs, 0).astype(numpy.uint8)
            self._joined[length] = Equal(self.owners, starts, ends, signs, runs)
        return self._joined[length]


@cache
def _stands_alone(pattern: str, boundary: str) -> bool:
    """Whether a match stands between what is neither digit nor letter."""
    return boundary == "alnum" and whole(0, pattern) is not None
