"""A candidate that became a finding, and what of its document judging rests on."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property, lru_cache

from redactscan.hints import TYPE_CHECKING, Literal, TypeAlias
from redactscan.model import Kind, Match, Message, Severity, Verdict
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.assess.context import Contexts
    from redactscan.assess.grid import Grid
    from redactscan.assess.roster import ListType

State: TypeAlias = Literal["new", "exempt"]
BOUND = 80  # characters between a name and a number that make them one person's
Meaning: TypeAlias = tuple[Severity, Kind, State, float, tuple[Message, ...]]


class Judged(NamedTuple):
    """A candidate that became a finding: all of it but the masking."""

    match: Match
    severity: Severity
    kind: Kind
    state: State
    confidence: float
    reasons: tuple[Message, ...]

    @property
    def rank(self) -> tuple[bool, bool, bool, float, int, int]:
        """Which of two findings about the same characters stays: the surer one, then the longer, then the graver."""
        match = self.match
        sure = match.verdict is Verdict.CONFIRMED and not match.loose
        unclear = match.rule.detect.kind in ("names", "bound") or any(
            r.key == "reason.unknown-list" for r in self.reasons
        )
        idle = self.severity is Severity.INFO and match.rule.type == "person-name" and unclear  # a name of nobody's lot
        return not idle, self.kind == "fail", sure, self.confidence, len(match.canonical), self.severity


@dataclass(frozen=True)
class Surroundings:
    """What judging needs of the document.

    By ``id(table)``: its grid, its list type, the rows that carry a person's numbers. By ``id(passage)``: where a
    person's numbers begin, and where private people are named. ``kind`` is the list type that the document's own title
    names. ``private``: an identity number stands somewhere in it. ``court``: a court speaks of a case whose
    parties stay named. ``notice`` is ``kind`` as far as the title says it. ``pays``: it says that sums are paid to
    accounts. ``meanings`` remembers what was judged, ``told`` what types of findings tell in a row of a table,
    by its ``id``, of somebody's health, home or record.
    """

    grids: Mapping[int, Grid]
    types: Mapping[int, ListType | None]
    personal: Mapping[int, frozenset[int]]
    people: Mapping[int, Sequence[int]]
    numbers: Mapping[int, Sequence[int]]
    kind: ListType | None
    private: bool
    court: bool
    notice: ListType | None
    pays: bool = False
    meanings: dict[Hashable, Meaning] = field(default_factory=dict)
    told: dict[tuple[int, int], set[str]] = field(default_factory=dict)

    @cached_property
    def contexts(self) -> Contexts:
        """What stands beside each candidate."""
        from redactscan.assess.context import Contexts

        return Contexts(self.grids)


@lru_cache(maxsize=1024)  # a list says the same of very many cells
def said(key: str, **params: str) -> Message:
    """A reason."""
    return Message.of(key, **params)
