"""Matches of one rule on one surface, as lists of what they are made of; all are made at once when they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import sub

from redactscan.detectors.surface import Surface, span_of
from redactscan.hints import Any
from redactscan.model import Match, Passage, Rule, Span, Table, Verdict
from redactscan.text.arrays import codes
from redactscan.text.sensitive import Sensitive
from redactscan.tuples import NamedTuple


class Written:
    """What stands at some places of a surface, and whose it is: of numbers that several rules find, there is one list.

    ``canonical`` is empty where that is what stands there in the folded text.
    """

    def __init__(
        self,
        surface: Surface,
        starts: Sequence[int],
        ends: Sequence[int],
        owners: Sequence[int],
        canonical: Sequence[str] = (),
    ) -> None:
        self._surface, self._starts, self._ends, self._owners = surface, starts, ends, owners
        self._canonical = canonical

    @cached_property
    def parts(self) -> Sequence[Sequence[Any]]:
        """The sources, the cells, the spans, the values and how they are written without gaps."""
        raw, plain = self._surface.view.raw, self._surface.view.plain
        written = [raw[start:end] for start, end in zip(self._starts, self._ends, strict=True)]
        values = list(map(Sensitive, written))
        if raw == plain and not self._canonical:
            return *self._places(), values, values
        canonical = self._canonical or [plain[start:end] for start, end in zip(self._starts, self._ends, strict=True)]
        three = zip(values, written, canonical, strict=True)
        normal = [value if as_is == folded else Sensitive(folded) for value, as_is, folded in three]
        return *self._places(), values, normal

    def _places(self) -> tuple[Sequence[Passage | Table], Sequence[tuple[int, int] | None], Sequence[Span]]:
        owners = [self._surface.owners[at] for at in self._owners]
        begun = [self._surface.starts[at] for at in self._owners]
        at, end = map(sub, self._starts, begun), map(sub, self._ends, begun)
        passages = [owner for owner in owners if isinstance(owner, Passage)]
        if len(passages) == len(owners):
            spans = list(map(tuple.__new__, repeat(Span), zip(at, end, strict=True)))
            return passages, [None] * len(owners), spans
        whose = [(owner, None, 0) if isinstance(owner, Passage) else owner[:3] for owner in owners]
        each = zip(whose, at, end, strict=True)
        spans = [span_of(first + base, last + base, cell) for (_, cell, base), first, last in each]
        return [source for source, _, _ in whose], [cell for _, cell, _ in whose], spans


class Column(NamedTuple):
    """What a rule found: some ``rows`` of what is written, None for all, each with its verdict, and which are loose."""

    rule: Rule
    written: Written
    verdicts: Sequence[Verdict]
    rows: Sequence[int] | None = None
    loose: Sequence[bool] = ()

    def matches(self) -> Iterator[Match]:
        """The matches one by one."""
        parts = self.written.parts
        if self.rows is not None:
            parts = [[part[row] for row in self.rows] for part in parts]
        each = zip(repeat(self.rule), *parts, self.verdicts, self.loose or repeat(False), repeat(""), repeat(()))
        return map(tuple.__new__, repeat(Match), each)  # as its constructor does, without a call of ours for each


class Owners:
    """Whose the stretches of a surface are, with arrays: where each begins and ends, whether it was pieced."""

    def __init__(self, numpy: Any, surface: Surface) -> None:
        self.numpy, self.surface = numpy, surface
        self.starts = numpy.array(surface.starts)
        self.ends = numpy.append(self.starts[1:] - 1, len(surface.view.raw))

    @cached_property
    def points(self) -> Any:
        """The code points of the folded text, and one more."""
        return codes(self.numpy, self.surface.view.plain + "\0")

    @cached_property
    def pieced(self) -> Any:
        return self.numpy.array([getattr(owner, "pieced", False) for owner in self.surface.owners], bool)

    def of(self, places: Any) -> Any:
        """The owners of what stands at some places of the surface."""
        return self.numpy.searchsorted(self.starts, places, "right") - 1

    def hold(self, starts: Any, ends: Any) -> Any:
        """Whether one of them holds all of what stands there, and it is not the overlap's."""
        core = self.surface.core
        return (starts >= core.start) & (starts < core.stop) & (ends <= self.ends[self.of(starts)])

    def column(
        self, rule: Rule, starts: Any, ends: Any, verdicts: Sequence[Verdict], canonical: Sequence[str] = ()
    ) -> Column:
        """What a rule found, but for what is the overlap's, goes across owners, or is pieced and not proven."""
        owners, kept = self.of(starts), self.hold(starts, ends)
        if self.pieced.any():
            proven = [rule.detect.join == "free" and verdict is Verdict.CONFIRMED for verdict in verdicts]
            kept &= ~self.pieced[owners] | self.numpy.array(proven, bool)
        if not kept.all():
            starts, ends, owners = starts[kept], ends[kept], owners[kept]
            verdicts, canonical = list(compress(verdicts, kept)), list(compress(canonical, kept))
        written = Written(self.surface, starts.tolist(), ends.tolist(), owners.tolist(), canonical)
        return Column(rule, written, verdicts)
