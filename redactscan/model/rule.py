"""A rule: what to look for, what it means, why, and the examples that prove it. Built only by ``packs``."""

from __future__ import annotations

from enum import IntEnum

from redactscan.hints import Literal, TypeAlias
from redactscan.model.location import Role, Veil
from redactscan.values import dataclass

Kind: TypeAlias = Literal["fail", "review"]
Technique: TypeAlias = Literal["regex", "terms", "layout", "column", "names", "bound", "watchlist", "assess"]
ViewName: TypeAlias = Literal["number", "plain", "squeezed"]
Boundary: TypeAlias = Literal["alnum", "digit", "none"]
Join: TypeAlias = Literal["none", "grouped", "free"]
Zone: TypeAlias = Literal["any", "header", "title", "note", "beside"]


class Severity(IntEnum):
    """Harm if published."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Basis:
    """A law and its article; ``effect`` says what it demands."""

    law: str
    article: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Detect:
    """How candidates are found. See ``packs/schema.py`` for the meaning of every key."""

    kind: Technique
    view: ViewName = "plain"
    pattern: str = ""
    terms: tuple[str, ...] = ()
    boundary: Boundary = "alnum"
    join: Join = "none"
    groups: tuple[tuple[int, ...], ...] = ()
    zone: Zone = "any"
    validate: str = ""
    on_rejected: Literal["drop", "review"] = "drop"
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Words beside a candidate: in its clause, its row or its column header.

    ``raise_`` labels a candidate, ``lower`` speaks against it, ``exempt`` makes the finding ``info``. ``required``:
    no finding without a label. ``person``: none without a person in the same row or sentence; ``labelled``: or one of
    the labels. ``columns`` are header words that type a whole column; ``anywhere``: in a list with identity numbers
    any other column may tell it, too.
    """

    raise_: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    required: bool = False
    person: bool = False
    labelled: bool = False
    anywhere: bool = False

    def __hash__(self) -> int:
        """Of little, because it is asked for beside every candidate."""
        return hash((self.raise_[:1], self.columns[:1], len(self.raise_), len(self.lower)))


@dataclass(frozen=True, slots=True)
class Redact:
    """``keep_prefix`` and ``keep_suffix`` characters stay readable in a report's excerpt."""

    replacement: str
    keep_prefix: int = 0
    keep_suffix: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the rule must find in it, as written there; ``find`` is '' in a counter-example.

    ``role`` is where the text stands (in a comment, say); a text with a ``field`` is the value of that property. With
    an ``aside`` the text is in the body, and ``role`` is where the aside stands. ``veil`` is what hides the text.
    """

    text: str
    find: str = ""
    note: str = ""
    role: Role = "body"
    field: str = ""
    aside: str = ""
    veil: Veil | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file."""

    id: str
    slug: str
    type: str
    pack: str
    status: Literal["preview", "stable", "deprecated"]
    severity: Severity
    kind: Kind
    category: str
    since: str
    title: dict[str, str]
    why: dict[str, str]
    detect: Detect
    context: Context
    basis: tuple[Basis, ...]
    redact: Redact
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()

    def __hash__(self) -> int:
        """Of little, because what follows from some rules is kept by them and asked for beside every document."""
        return hash(self.id)
