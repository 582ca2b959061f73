"""Matches of one rule on one surface, as lists of what they are made of; all are made at once when they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress, repeat

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

    def __init__(self, owners: Owners, starts: Any, ends: Any, whose: Any, canonical: Sequence[str] = ()) -> None:
        self._owners, self._starts, self._ends, self._whose = owners, starts, ends, whose
        self._canonical = canonical

    @cached_property
    def parts(self) -> Sequence[Sequence[Any]]:
        """The sources, the cells, the spans, the values and how they are written without gaps."""
        view = self._owners.surface.view
        places = list(zip(self._starts.tolist(), self._ends.tolist(), strict=True))
        written = [view.raw[start:end] for start, end in places]
        values = list(map(Sensitive, written))
        if self._owners.folded and not self._canonical:
            return *self._places(), values, values
        three = zip(values, written, self._canonical or [view.plain[at:end] for at, end in places], strict=True)
        normal = [value if as_is == folded else Sensitive(folded) for value, as_is, folded in three]
        return *self._places(), values, normal

    def _places(self) -> tuple[Sequence[Passage | Table], Sequence[tuple[int, int] | None], Sequence[Span]]:
        owners, begun = self._owners.surface.owners, self._owners.starts[self._whose]
        each = zip((self._starts - begun).tolist(), (self._ends - begun).tolist(), strict=True)
        mine = [owners[at] for at in self._whose.tolist()]
        if self._owners.passages:
            return mine, [None] * len(mine), list(map(tuple.__new__, repeat(Span), each))
        whose = [(owner, None, 0) if isinstance(owner, Passage) else owner[:3] for owner in mine]
        spans = [span_of(at + base, end + base, cell) for (_, cell, base), (at, end) in zip(whose, each, strict=True)]
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
    def folded(self) -> bool:
        """Whether the folded text is the text as it is."""
        return self.surface.view.raw == self.surface.view.plain

    @cached_property
    def passages(self) -> bool:
        """Whether all of them are passages."""
        return set(map(type, self.surface.owners)) == {Passage}

    @cached_property
    def pieced(self) -> Any:
        owners = self.surface.owners
        if self.passages:
            return self.numpy.zeros(len(owners), bool)
        return self.numpy.array([getattr(owner, "pieced", False) for owner in owners], bool)

    @cached_property
    def celled(self) -> Any:
        """Which of them are cells."""
        owners = self.surface.owners
        return self.numpy.array([not isinstance(owner, Passage) and owner.cell is not None for owner in owners], bool)

    def of(self, places: Any) -> Any:
        """The owners of what stands at some places of the surface."""
        return self.numpy.searchsorted(self.starts, places, "right") - 1

    def hold(self, whose: Any, starts: Any, ends: Any) -> Any:
        """Whether they hold all of what begins in each, and it is not the overlap's."""
        core = self.surface.core
        return (starts >= core.start) & (starts < core.stop) & (ends <= self.ends[whose])

    def column(
        self, rule: Rule, starts: Any, ends: Any, verdicts: Sequence[Verdict], canonical: Sequence[str] = ()
    ) -> Column:
        """What a rule found, but for what is the overlap's, goes across owners, or is pieced and not proven."""
        owners = self.of(starts)
        kept = self.hold(owners, starts, ends)
        if self.pieced.any():
            proven = [rule.detect.join == "free" and verdict is Verdict.CONFIRMED for verdict in verdicts]
            kept &= ~self.pieced[owners] | self.numpy.array(proven, bool)
        if not kept.all():
            starts, ends, owners = starts[kept], ends[kept], owners[kept]
            verdicts, canonical = list(compress(verdicts, kept)), list(compress(canonical, kept))
        return Column(rule, Written(self, starts, ends, owners, canonical), verdicts)
