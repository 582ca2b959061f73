"""What leaves the assess room: a masked excerpt, a place, reasons, a basis. There is no raw value in it, by type."""

from __future__ import annotations

from redactscan.hints import Literal
from redactscan.model.location import Location
from redactscan.model.match import Span
from redactscan.model.message import Message
from redactscan.model.rule import Basis, Kind, Severity
from redactscan.tuples import NamedTuple


class Finding(NamedTuple):
    """``confidence`` (0..1) is the probability that it is real, ``severity`` the harm if it is: two axes.

    ``label`` is the word before it that says what it is, one of the rule's own. ``state`` is ``new``,
    ``baselined``, ``suppressed`` or ``exempt``.
    """

    rule_id: str
    type: str
    kind: Kind
    severity: Severity
    confidence: float
    path: str
    sha256: str
    location: Location
    span: Span
    excerpt: str
    reasons: tuple[Message, ...]
    basis: tuple[Basis, ...]
    replacement: str
    fingerprint: str
    state: Literal["new", "baselined", "suppressed", "exempt"] = "new"
    details: tuple[Finding, ...] = ()
    label: str = ""

    def __hash__(self) -> int:
        """Of what tells findings apart, not of all that they say."""
        return hash((self.rule_id, self.fingerprint, self.location, self.span))

    @property
    def is_open(self) -> bool:
        """Whether it asks for something: neither mere information nor exempt nor accepted."""
        return self.severity > Severity.INFO and self.state in ("new", "baselined")
