"""Stretches of a long text that read alike, searched once: a household has one address, a village one group.

A stretch is what windows that meet make up. What a pattern finds in it follows from its text, and from few characters
before it that a boundary looks at: a match begins in some window. A stretch begins and ends with its passage or cell,
if the pattern matches nothing that ends those.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from time import monotonic
from typing import Any, TypeAlias

from redactscan.detectors import regex
from redactscan.detectors.column import Column, Owners
from redactscan.detectors.plan import lengths
from redactscan.detectors.spots import Begins
from redactscan.detectors.surface import CELL, PASSAGE
from redactscan.model import Rule, Verdict
from redactscan.text.answers import answer
from redactscan.text.arrays import members
from redactscan.text.charset import ANYTHING, CharSet, overlap, union

FEW = 16  # windows are as quickly searched one by one
MOST = 1 << 13  # stretches that are kept in mind

Hit: TypeAlias = tuple[int, int, str, Verdict]


class Alike:
    """What a rule finds in the stretches of a document, by what stands there."""

    def __init__(self, numpy: Any, rule: Rule) -> None:
        detect = rule.detect
        self._numpy, self._rule, self._check = numpy, rule, regex.validator(detect.validate)
        self._reach = lengths(detect.pattern).stop + regex.AHEAD + regex.BESIDE
        first, self._apart = _characters(detect.pattern)
        self._first = members(numpy, first)
        self._before, telling = (regex.BESIDE, "") if detect.not_before else regex.BEFORE[detect.boundary]
        self._telling = members(numpy, union([(ord(sign), ord(sign)) for sign in telling]) or ANYTHING)
        self._known: dict[tuple[str, int], Sequence[Hit]] = {}

    def of(self, owners: Owners, begins: Begins) -> tuple[Column, bool]:
        """What the rule finds on a surface, and whether that took too long."""
        numpy = self._numpy
        firsts, finals, stops = self._stretches(owners, begins)
        told = self._telling.take(owners.points[firsts - 1], mode="clip")
        before = numpy.where(told, numpy.minimum(firsts, self._before), 0)
        stretches = list(zip(*(each.tolist() for each in (firsts, finals, stops, before)), strict=True))
        read, late = self._read(owners.surface.view.plain, stretches)
        shift = numpy.repeat(firsts[: len(read)], list(map(len, read)))
        hits = list(chain.from_iterable(read))
        starts, ends = (numpy.array([hit[side] for hit in hits], numpy.int64) + shift for side in (0, 1))
        canonical = () if regex.is_as_it_stands(self._rule) else [hit[2] for hit in hits]
        verdicts = [hit[3] for hit in hits]
        return owners.column(self._rule, starts, ends, verdicts, canonical), late

    def _stretches(self, owners: Owners, begins: Begins) -> tuple[Any, Any, Any]:
        """From where to where matches can begin, and up to where they can look: windows that meet are one stretch."""
        numpy, points = self._numpy, owners.points
        firsts, finals, stops = begins.first, begins.final, begins.final + self._reach
        if self._apart:
            whose = owners.of(finals)
            firsts, stops = numpy.maximum(firsts, owners.starts[whose]), numpy.minimum(stops, owners.ends[whose] + 1)
        firsts = numpy.maximum(firsts, 0)
        left = numpy.arange(len(firsts))
        while len(left := left[~self._first.take(points[firsts[left]], mode="clip")]):
            firsts[left] += 1
            left = left[firsts[left] <= finals[left]]
        some = numpy.flatnonzero(firsts <= finals)
        some = some[numpy.argsort(firsts[some], kind="stable")]
        firsts, finals, stops = firsts[some], *(numpy.maximum.accumulate(each[some]) for each in (finals, stops))
        apart = firsts >= numpy.append(0, stops)[:-1]
        ends = numpy.append(apart, True)[1:]
        return firsts[apart], finals[ends], stops[ends]

    def _read(self, text: str, stretches: Sequence[tuple[int, int, int, int]]) -> tuple[list[Sequence[Hit]], bool]:
        """What each of the stretches tells, seen from where it begins, and whether that took too long."""
        known = self._known
        if len(known) >= MOST:
            known.clear()
        until = monotonic() + regex.TIMEOUT
        told = [(text[first - before : stop], before) for first, _, stop, before in stretches]
        read: list[Sequence[Hit]] = []
        for place, hits in enumerate(map(known.get, told)):  # which are looked up one by one, as more of them are known
            if hits is None:
                try:
                    hits = known[told[place]] = self._search(text, *stretches[place][:2], until)
                except TimeoutError:
                    return read, True
            read.append(hits)
        return read, False

    def _search(self, text: str, first: int, final: int, until: float) -> Sequence[Hit]:
        """What counts of the matches that begin in ``first`` to ``final``, seen from ``first``. Raises TimeoutError."""
        if monotonic() > until:
            raise TimeoutError
        rule, hits = self._rule, []
        for match in regex.search(text, rule, ((first, final),)):
            start, end, canonical = regex.read(text, match, rule)
            verdict = self._check(canonical)
            dropped = verdict is Verdict.REJECTED and rule.detect.on_rejected == "drop"
            if not dropped and not regex.refused(text, start, end, rule):
                hits.append((start - first, end - first, canonical, verdict))
        return hits


def found(
    owners: Owners, rule: Rule, begins: Sequence[tuple[int, int]], known: dict[str, Alike]
) -> tuple[Column, bool] | None:
    """What a rule finds on a surface, and whether that took too long; None where windows hardly read alike.

    Those are few windows, and those of numbers. ``known`` is what rules, by their ids, have found in the document.
    """
    if rule.detect.view == "squeezed" or len(begins) < FEW or not isinstance(begins, Begins) or begins.length.any():
        return None
    if rule.id not in known:
        known[rule.id] = Alike(owners.numpy, rule)
    return known[rule.id].of(owners, begins)


@cache
def _characters(pattern: str) -> tuple[CharSet, bool]:
    """What its matches can begin with, and whether they hold nothing that ends a passage or a cell."""
    first, apart = answer("characters", pattern, lambda: _read(pattern))
    return first, apart


def _read(pattern: str) -> tuple[CharSet, bool]:
    from redactscan.text.pattern_tree import parse, signs  # not for what an earlier run has kept
    from redactscan.text.rarest import heads

    tree = parse(pattern)
    first = union(*(head[0] if head else ANYTHING for head in heads(tree, 1)))
    return first, not overlap(signs(tree), tuple((ord(end), ord(end)) for end in PASSAGE + CELL))
