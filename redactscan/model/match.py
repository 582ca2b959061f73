"""Candidates: they hold the raw value and live between detectors and assess only.

A long list has millions: named tuples are made three times as quickly as frozen dataclasses.
"""

from __future__ import annotations

from enum import Enum

from redactscan.model.document import Passage, Table
from redactscan.model.location import Location, Role
from redactscan.model.message import Message
from redactscan.model.rule import Rule
from redactscan.text.sensitive import Sensitive
from redactscan.tuples import NamedTuple


class Verdict(Enum):
    """What a validator says of a value. It never raises on bad input."""

    CONFIRMED = "confirmed"
    PLAUSIBLE = "plausible"
    REJECTED = "rejected"


class Span(NamedTuple):
    """Code points of the raw text, half-open."""

    start: int
    end: int


class Match(NamedTuple):
    """``span`` counts in the passage's text, or in the text of the cell at 0-based ``cell`` of a table.

    ``canonical`` is the value after normalisation: what a checksum was computed on. A ``loose`` match was put together
    from pieces whose grouping proves nothing: it needs a label. ``evidence`` tells how a detector that weighs what
    stands around a value came to it: the last part of a reason's key. ``reasons`` are what else it has to say, without
    the value.
    """

    rule: Rule
    source: Passage | Table
    cell: tuple[int, int] | None
    span: Span
    value: Sensitive
    canonical: Sensitive
    verdict: Verdict
    loose: bool = False
    evidence: str = ""
    reasons: tuple[Message, ...] = ()

    @property
    def role(self) -> Role:
        """The role of its location, without the work of saying where that is."""
        if isinstance(self.source, Table):
            return self.source.role_at(*(self.cell or (0, 0)))
        return self.source.role_at(self.span.start, self.span.end)

    @property
    def location(self) -> Location:
        if isinstance(self.source, Table):
            return self.source.where(*(self.cell or (0, 0)))
        return self.source.where(self.span.start, self.span.end)
