"""What the masks of one person give away together: the head in one attachment, the tail in another.

Persons are joined by name and place under a key that lives as long as the run, so that nothing here can be turned back
into a name. Digits stay in memory and out of every repr.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from redactscan.assess.candidates import MASK, Known, count, modern
from redactscan.assess.masking import Kind
from redactscan.assess.strength import BROKEN, accounts
from redactscan.model import Location
from redactscan.model.wire import travels
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field, replace

MAX_VARIANTS = 64  # more different values under one name and place are no person's


@travels
@dataclass(frozen=True, slots=True)
class Fragment:
    """A value of a person as one document shows it, masked or in full. ``mask`` is canonical, without ``*`` if in full.

    A row that gives no number but a birth date is a fragment too: its mask hides everything.
    """

    person: bytes = field(repr=False)
    kind: Kind
    mask: str = field(repr=False)
    known: Known
    document: str = field(repr=False)
    location: Location

    def within(self, document: str) -> Fragment:
        """The same, told of a document by another name."""
        return Fragment(self.person, self.kind, self.mask, self.known, document, self.location)


@dataclass(frozen=True, slots=True)
class Splice:
    """Fragments that fit together and the number of values they leave, less than each of them; 1 if one is in full."""

    fragments: tuple[Fragment, ...]
    left: int

    @property
    def full(self) -> bool:
        """Whether one of the fragments is the full value that others mask."""
        return any(MASK not in fragment.mask for fragment in self.fragments)


@dataclass(frozen=True, slots=True)
class _Variant:
    """What one or several fragments show."""

    mask: str = field(repr=False)
    known: Known

    @property
    def hidden(self) -> int:
        return self.mask.count(MASK)

    def left(self, kind: Kind) -> int:
        """How many values fit; 0 if what is shown and what is known contradict each other."""
        return _identities(self.mask, self.known) if kind == "resident-id" else accounts(self.mask)


def person(key: bytes, name: str, place: str) -> bytes:
    """The keyed hash of a full name in a place (village, unit, school): equal for the same person throughout a run.

    Without a place, and for a masked name, people of one name are one: do not ask then.

    >>> person(b"key", "张　三", "王庄村") == person(b"key", "张三", "王庄村") != person(b"other", "张三", "王庄村")
    True
    """
    fields = "\x1f".join(("person", squeeze(name), squeeze(place)))
    import hmac  # loads OpenSSL

    return hmac.digest(key, fields.encode("utf-8", "surrogatepass"), "sha256")


def trace(key: bytes, fragment: Fragment) -> tuple[str, str]:
    """Keyed digests of whose value of which kind a fragment is, and of what it shows of it.

    Only where one whose has two of what can ``splice`` find something.
    """
    kind, variant = _comparable(fragment)
    born = (day.isoformat() for day in variant.known.born)
    shown = "\x1f".join((variant.mask, *born, variant.known.sex or "", *sorted(variant.known.regions)))
    whose = fragment.person + kind.encode()
    return _digest(key, whose), _digest(key, whose + shown.encode())


def _digest(key: bytes, data: bytes) -> str:
    import hmac

    return hmac.new(key, data, "sha256").hexdigest()[:16]


def splice(fragments: Iterable[Fragment]) -> list[Splice]:
    """The fragments of each person that together leave fewer than 20 values, and less than each alone.

    Told too are masks that stand in one place beside the value in full in another. Fragments with different digits in
    one place, or of different birth or sex, are different people's. Where a mask fits two people of one name, both are
    told. Certificates of disability count as the identity number in them.
    """
    people: dict[tuple[bytes, Kind], dict[_Variant, list[Fragment]]] = {}
    for fragment in fragments:
        kind, variant = _comparable(fragment)
        if kind != "person-name" and _shows(variant):
            people.setdefault((fragment.person, kind), {}).setdefault(variant, []).append(fragment)
    return [
        Splice(tuple(fragment for variant in joined for fragment in variants[variant]), left)
        for (_, kind), variants in people.items()
        if 1 < len(variants) <= MAX_VARIANTS
        for joined, left in _joined(kind, variants)
    ]


def _comparable(fragment: Fragment) -> tuple[Kind, _Variant]:
    if fragment.kind == "disability-certificate":
        return "resident-id", _Variant(fragment.mask[:18], fragment.known)
    if fragment.kind == "resident-id":
        return "resident-id", _Variant(modern(fragment.mask), fragment.known)
    return fragment.kind, _Variant(fragment.mask, fragment.known)


def _shows(variant: _Variant) -> bool:
    """Whether a variant tells anything: a digit, or the year of birth."""
    first, last = variant.known.born
    return bool(variant.mask.strip(MASK)) or (last - first).days < 366


def _joined(kind: Kind, variants: Iterable[_Variant]) -> Iterator[tuple[tuple[_Variant, ...], int]]:
    """Sets of variants that tell something together. Each variant in turn gathers what fits, the most telling first."""
    ordered = sorted(variants, key=lambda v: (v.hidden, v.mask))
    seen: set[frozenset[_Variant]] = set()
    for seed in ordered:
        union, members = seed, [seed]
        for other in ordered:
            if other != seed and (wider := _united(kind, union, other)):
                union = wider
                members.append(other)
        if frozenset(members) not in seen:
            seen.add(frozenset(members))
            if (left := _left(kind, union, members)) is not None:
                yield tuple(members), left


@lru_cache(maxsize=4096)  # a union is counted once for each variant that it begins with
def _identities(mask: str, known: Known) -> int:
    return count(mask, known) or count(mask, replace(known, regions=frozenset()))


def _left(kind: Kind, union: _Variant, members: list[_Variant]) -> int | None:
    """What the members leave together; None if that is nothing to tell of."""
    if any(member.hidden == 0 for member in members):
        return 1 if any(member.hidden for member in members) else None
    left = union.left(kind)
    return left if left < BROKEN and all(left < member.left(kind) for member in members) else None


def _united(kind: Kind, one: _Variant, other: _Variant) -> _Variant | None:
    """Both at once, if they can be one person's."""
    if len(one.mask) != len(other.mask):
        return None
    if any(a != b for a, b in zip(one.mask, other.mask, strict=True) if MASK not in (a, b)):
        return None
    known = _both(one.known, other.known)
    if known is None:
        return None
    union = _Variant("".join(b if a == MASK else a for a, b in zip(one.mask, other.mask, strict=True)), known)
    # a number with a typing error leaves nothing by itself, and still is what the mask hides
    possible = union.left(kind) or not (one.left(kind) and other.left(kind))
    return union if possible else None


def _both(one: Known, other: Known) -> Known | None:
    born = max(one.born[0], other.born[0]), min(one.born[1], other.born[1])
    if born[0] > born[1] or (one.sex and other.sex and one.sex != other.sex):
        return None
    regions = one.regions | other.regions
    for beginnings in filter(None, (one.regions, other.regions)):
        regions = frozenset(code for code in regions if code.startswith(tuple(beginnings)))
    return Known(born, one.sex or other.sex, regions)
