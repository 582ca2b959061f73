"""Windows of a long text that read alike, searched once: a household has one address, a village one group.

What a pattern finds in a window follows from its text, and from few characters before it that a boundary looks at. A
window begins and ends with its passage or cell, if the pattern matches nothing that ends those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from time import monotonic
from typing import TypeAlias

from redactscan.detectors import regex
from redactscan.detectors.column import Column, Owners
from redactscan.detectors.plan import lengths
from redactscan.detectors.spots import Begins
from redactscan.detectors.surface import CELL, PASSAGE
from redactscan.model import Rule, Verdict
from redactscan.text.answers import answer
from redactscan.text.charset import ANYTHING, overlap, union, written

FEW = 16  # windows are as quickly searched one by one
MOST = 1 << 13  # windows that are kept in mind

Hit: TypeAlias = tuple[int, int, str, Verdict]


class Alike:
    """What a rule finds in the windows of a document, by what stands there."""

    def __init__(self, rule: Rule) -> None:
        detect = rule.detect
        self._rule, self._check = rule, regex.validator(detect.validate)
        self._reach = lengths(detect.pattern).stop + regex.AHEAD + regex.BESIDE
        first, apart = _characters(detect.pattern)
        self._first, self._apart = re.compile(f"[{first}]"), apart
        self._before, self._telling = (regex.BESIDE, "") if detect.not_before else regex.BEFORE[detect.boundary]
        self._known: dict[tuple[str, int, int], tuple[int, Sequence[Hit]]] = {}

    def of(self, owners: Owners, begins: Begins) -> tuple[Column, bool]:
        """What the rule finds on a surface, and whether that took too long."""
        numpy = owners.numpy
        firsts, stops = begins.first, begins.final + self._reach
        if self._apart:
            whose = owners.of(begins.final)
            firsts, stops = numpy.maximum(firsts, owners.starts[whose]), numpy.minimum(stops, owners.ends[whose] + 1)
        windows = sorted(zip(firsts.tolist(), begins.final.tolist(), stops.tolist(), strict=True))
        read: list[tuple[int, Sequence[Hit]]] = []
        late = False
        try:
            read += self._read(owners.surface.view.plain, windows)
        except TimeoutError:
            late = True
        hits = [hit for _, each in read for hit in each]
        shift = numpy.array([at for at, each in read for _ in each], numpy.int64)
        starts, ends = (numpy.array([hit[side] for hit in hits], numpy.int64) + shift for side in (0, 1))
        canonical, verdicts = [hit[2] for hit in hits], [hit[3] for hit in hits]
        return owners.column(self._rule, starts, ends, verdicts, canonical), late

    def _read(self, text: str, windows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, Sequence[Hit]]]:
        """Where a window begins that tells of something, and what it tells, seen from there."""
        first_of, looked, telling, known = self._first.search, self._before, self._telling, self._known
        until = monotonic() + regex.TIMEOUT
        at = 0
        for first, final, stop in windows:
            if final < at or not (begun := first_of(text, max(at, first), final + 1)):
                continue
            at = begun.start()
            before = min(at, looked) if at and (not telling or text[at - 1] in telling) else 0
            window = text[at - before : stop], before, final - at
            if window not in known:
                if monotonic() > until:
                    raise TimeoutError
                if len(known) >= MOST:
                    known.clear()
                known[window] = self._search(text, at, final)
            past, hits = known[window]
            if hits:
                yield at, hits
            at += past

    def _search(self, text: str, at: int, final: int) -> tuple[int, Sequence[Hit]]:
        """How far matches go that begin in ``at`` to ``final``, and what counts of them, seen from ``at``."""
        rule, past, hits = self._rule, final + 1, []
        for match in regex.search(text, rule, ((at, final),)):
            start, end, canonical = regex.read(text, match, rule)
            past = max(past, match.end())
            verdict = self._check(canonical)
            dropped = verdict is Verdict.REJECTED and rule.detect.on_rejected == "drop"
            if not dropped and not regex.refused(text, start, end, rule):
                hits.append((start - at, end - at, canonical, verdict))
        return past - at, hits


def found(
    owners: Owners, rule: Rule, begins: Sequence[tuple[int, int]], known: dict[str, Alike]
) -> tuple[Column, bool] | None:
    """What a rule finds on a surface, and whether that took too long; None where windows hardly read alike.

    Those are few windows, and those of numbers. ``known`` is what rules, by their ids, have found in the document.
    """
    if rule.detect.view == "squeezed" or len(begins) < FEW or not isinstance(begins, Begins) or begins.length.any():
        return None
    if rule.id not in known:
        known[rule.id] = Alike(rule)
    return known[rule.id].of(owners, begins)


@cache
def _characters(pattern: str) -> tuple[str, bool]:
    """What its matches can begin with, as a class, and whether they hold nothing that ends a passage or a cell."""
    first, apart = answer("characters", pattern, lambda: _read(pattern))
    return first, apart


def _read(pattern: str) -> tuple[str, bool]:
    from redactscan.text.pattern_tree import parse, signs  # not for what an earlier run has kept
    from redactscan.text.rarest import heads

    tree = parse(pattern)
    first = union(*(head[0] if head else ANYTHING for head in heads(tree, 1)))
    return written(first), not overlap(signs(tree), tuple((ord(end), ord(end)) for end in PASSAGE + CELL))
