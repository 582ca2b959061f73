"""Who of those that a text names is a private person: what rules say of it and how it sounds, weighed together.

A rule knows why, and errs where a nurse stands beside her patient; what the text around sounds like tells them apart
and knows nothing of why. ``private.txt`` says what each sign counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from redactscan.detectors import tokenizer
from redactscan.detectors.binding import PLAIN, Bound
from redactscan.detectors.ending import family_name
from redactscan.detectors.offices import Office
from redactscan.detectors.reads import SHORT, Read
from redactscan.detectors.signs import common
from redactscan.detectors.tenor import tenor
from redactscan.values import dataclass, replace

LIKELY = -1.4
"""The odds, as a logarithm, from which somebody is taken for a private person."""

OF_WORK = -2.0
"""The odds of a tone below which a text too short for more is about nobody's private life."""

FILE = Path(__file__).with_name("private.txt")
_MOST = 6.0  # odds beyond that say no more


@dataclass(frozen=True)
class Stand:
    """Where somebody is named, and what is told there by which rule, and how.

    ``near`` if something is told near by, ``free`` if nothing speaks of an office, ``nearest`` the rule for somebody of
    whom only the text around tells, where something is told at all; ``unlike``: the text around speaks against what was
    told.
    """

    read: Read
    name: str
    bound: Bound[str]
    why: Mapping[str, str]
    near: bool
    free: bool
    nearest: str | None
    unlike: bool = False


def judged(stands: Sequence[Stand], texts: Sequence[str], tone: float) -> Iterator[Stand]:
    """The same with what is told of those alone who are private persons; ``texts`` are all that they are named in, and
    sound as a whole like ``tone``.

    In a text too short to sound like anything about one of them the rules are right, unless it sounds like work.
    """
    for stand, seen in with_signs(stands, texts, tone):
        if seen is None:
            yield stand if tone > OF_WORK or not stand.why else replace(stand, why={}, unlike=True)
        elif not is_private(seen):
            yield replace(stand, why={}, unlike=bool(stand.why))
        else:
            yield stand if stand.why or not stand.nearest else replace(stand, why={stand.nearest: "tenor"})


def with_signs(
    stands: Sequence[Stand], texts: Sequence[str], tone: float
) -> Iterator[tuple[Stand, Mapping[str, float] | None]]:
    """Each with its signs; None where nothing is told, or too little is written to sound like anything."""
    asked = any(stand.why or stand.nearest for stand in stands)
    odds = tenor(texts, {stand.name for stand in stands}) if asked else {}
    plain = {stand.name for stand in stands if not PLAIN.isdisjoint(stand.why.values())}
    for stand in stands:
        heard = odds.get(stand.name) if stand.why or stand.nearest else None
        yield stand, None if heard is None else signs(stand, heard, tone, stand.name in plain)


def signs(stand: Stand, tenor: float, tone: float, plain: bool) -> dict[str, float]:
    """What speaks for a private person or against; ``plain`` if something is told right beside the name anywhere."""
    one, how = stand.bound, set(stand.why.values())
    return {
        "tenor": max(-_MOST, min(_MOST, tenor)),
        "tenor for": max(0.0, min(_MOST, tenor)),
        "tone": max(-_MOST, min(_MOST, tone)),
        "tone for": max(0.0, min(_MOST, tone)),
        **{each: float(each in how) for each in _HOW},
        "not told": float(not how),
        **{office.name.lower(): float(one.office is office) for office in Office},
        "private": float(one.private),
        "listed": float(one.listed),
        "plain": float(plain),
        "near": float(stand.near),
        "free": float(stand.free),
        "facts": float(bool(one.facts)),
        "two": float(len(stand.name) == SHORT),
        "word": common(tokenizer.entry(stand.name)),
        "family": float(family_name().match(stand.name) is not None),
        "closed": float(stand.read.unit.closes(one.person)),
    }


_HOW = ("called", "said", "clause", "sentence", "series", "again", "company", "office-but")


def is_private(signs: Mapping[str, float]) -> bool:
    """Whether the signs are rather those of a private person."""
    weights = _weights()
    return weights[""] + sum(weights[sign] * value for sign, value in signs.items()) > LIKELY


@cache
def _weights() -> Mapping[str, float]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {sign: float(weight) for sign, weight in rows}
