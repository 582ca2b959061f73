"""Matches of one rule on one surface, as lists of what they are made of; all are made at once when they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import sub

from redactscan.detectors.surface import Surface, span_of
from redactscan.hints import Any
from redactscan.model import Match, Passage, Rule, Span, Table, Verdict
from redactscan.text.arrays import codes
from redactscan.text.sensitive import Sensitive
from redactscan.tuples import NamedTuple


class Column(NamedTuple):
    """Where each begins and ends on the surface, its owner's place, its verdict.

    ``canonical`` is empty where that is what stands there in the folded text.
    """

    rule: Rule
    surface: Surface
    starts: Sequence[int]
    ends: Sequence[int]
    owners: Sequence[int]
    verdicts: Sequence[Verdict]
    canonical: Sequence[str] = ()

    def matches(self) -> Iterator[Match]:
        """The matches one by one."""
        raw, plain = self.surface.view.raw, self.surface.view.plain
        written = [raw[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        canonical = self.canonical or [plain[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        values = list(map(Sensitive, written))
        three = zip(values, written, canonical, strict=True)
        normal = [value if as_is == folded else Sensitive(folded) for value, as_is, folded in three]
        rest = repeat(False), repeat(""), repeat(())
        each = zip(repeat(self.rule), *self._places(), values, normal, self.verdicts, *rest)
        return map(tuple.__new__, repeat(Match), each)  # as its constructor does, without a call of ours for each

    def _places(self) -> tuple[Iterable[Passage | Table], Iterable[tuple[int, int] | None], Iterable[Span]]:
        """The sources, the cells and the spans."""
        owners = [self.surface.owners[at] for at in self.owners]
        begun = [self.surface.starts[at] for at in self.owners]
        at, end = map(sub, self.starts, begun), map(sub, self.ends, begun)
        passages = [owner for owner in owners if isinstance(owner, Passage)]
        if len(passages) == len(owners):
            return passages, repeat(None), map(tuple.__new__, repeat(Span), zip(at, end, strict=True))
        whose = [(owner, None, 0) if isinstance(owner, Passage) else owner[:3] for owner in owners]
        each = zip(whose, at, end, strict=True)
        spans = [span_of(first + base, last + base, cell) for (_, cell, base), first, last in each]
        return [source for source, _, _ in whose], [cell for _, cell, _ in whose], spans


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

    def column(
        self, rule: Rule, starts: Any, ends: Any, verdicts: Sequence[Verdict], canonical: Sequence[str] = ()
    ) -> Column:
        """What a rule found, but for what is the overlap's, goes across owners, or is pieced and not proven."""
        owners, core = self.of(starts), self.surface.core
        kept = (starts >= core.start) & (starts < core.stop) & (ends <= self.ends[owners])
        if self.pieced.any():
            proven = [rule.detect.join == "free" and verdict is Verdict.CONFIRMED for verdict in verdicts]
            kept &= ~self.pieced[owners] | self.numpy.array(proven, bool)
        if not kept.all():
            starts, ends, owners = starts[kept], ends[kept], owners[kept]
            verdicts, canonical = list(compress(verdicts, kept)), list(compress(canonical, kept))
        return Column(rule, self.surface, starts.tolist(), ends.tolist(), owners.tolist(), verdicts, canonical)
