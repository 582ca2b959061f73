"""Persons in running text, by what a text says of them: the fact is the rule, and the name is what it finds.

Names are dear to find, so only the sentences that tell a fact, and have what could be a name, are read for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from redactscan.detectors.binding import PLAIN, Bound
from redactscan.detectors.cast import Anchors, Cast
from redactscan.detectors.company import Part, anchors_of, cast_of
from redactscan.detectors.occasion import dated, in_service, of_places, of_work
from redactscan.detectors.offices import Office
from redactscan.detectors.private import Stand, judged
from redactscan.detectors.reads import SHORT, Read
from redactscan.detectors.sections import sections
from redactscan.detectors.surface import Surface
from redactscan.detectors.units import Unit
from redactscan.model import Match, Rule
from redactscan.text.spans import touched

LOUD = 2.0
"""The odds of a tone above which a paper is about private life of our time, whatever its title says."""

_ELSE = "name-in-private-life"  # the rule for whom only the text around tells of
_WHOSE = "name-beside-identity"  # a number or an account tells whose it is, and nothing of who is near


def detect(laid: Sequence[Surface], rules: Sequence[Rule], units: Sequence[Unit]) -> Iterator[Match]:
    """The persons about whom some surfaces tell, in their ``units``, what one of the rules is about.

    A rule without a pattern is for the persons of whom nothing is told.
    """
    telling = {rule.id: rule for rule in rules if rule.detect.pattern}
    others = next((rule for rule in rules if not rule.detect.pattern), None)
    parts, cast = cast_of(sections(laid, units), list(telling.values()))
    for part in parts:
        for stand in judged(list(_stands(part, cast, telling)), part.section.texts, part.tone):
            unit, person = stand.read.unit, stand.bound.person
            for rule, how in stand.why.items():
                yield from unit.match(telling[rule], person, how)
            if others and not stand.why and (stand.read.telling or stand.unlike):
                said = "office" if stand.bound.office or stand.bound.facts else "unbound"
                yield from unit.match(others, person, "unlike" if stand.unlike else said)


def _stands(part: Part, cast: Cast, telling: Mapping[str, Rule]) -> Iterator[Stand]:
    """Where somebody is named in a part of a document, and what the rules say of that."""
    laid, named = part.section.laid, {name for each in part.read for name, _ in each.bonds()}
    if not named:
        return
    loud = part.tone > LOUD
    read = part.read if loud else list(_of_our_time(part.read))
    life = next((rule.id for rule in telling.values() if rule.slug == _ELSE), None)
    places = of_places(laid, {name for each in read for name, _ in each.bonds() if len(name) == SHORT})
    facts = {rule.id for rule in telling.values() if rule.slug != _WHOSE}
    grave = {rule.id for rule in telling.values() if rule.id in facts and rule.detect.zone != "beside"}
    anchors, told, head = anchors_of(read, cast), _told(read, facts), part.section.head
    serve = not loud and in_service(head)
    served = serve or not (loud or _is_told(read, cast.titled & named, grave, plainly=of_work(head)))
    known = not named.isdisjoint(cast.known)
    tells = not serve and (part.tone > 0 or known)
    for each, (name, one) in [(some, bond) for some in read for bond in some.bonds(cast.known)]:
        if name in places or not one.person.full:
            continue
        why = {} if served and not (one.private or name in part.far) else cast.told(name, one)
        near = _near_by(each.unit, one, anchors)
        if not why and not served and cast.private(name, one, each.unit.closes(one.person)):
            beside = near or (one.private and _near_by(each.unit, one, told))
            why = {beside: "company"} if beside else {}
        free = tells and one.office < Office.TASKED and name not in cast.titled and not served
        asked = tells and (known or each.unit.kind == "prose")
        yield Stand(each, name, one, why, near is not None, free, (near or life) if asked else None)


def _is_told(read: Iterable[Read], titled: Set[str], rules: Collection[str], plainly: bool) -> bool:
    """Whether one of the rules has anything told of somebody, or nobody has a title; ``plainly``: of somebody without,
    of whom something is told right beside the name, too, or whom a word calls private.
    """
    told: set[str] = set()
    meant: set[str] = set()
    for name, one in (bond for each in read for bond in each.bonds()):
        if not one.facts.keys().isdisjoint(rules):
            told.add(name)
        if (one.private and set(one.facts.values()) != {"sentence"}) or not PLAIN.isdisjoint(one.facts.values()):
            meant.add(name)
    return not (told & meant) <= titled if plainly else bool(told) or not titled


def _of_our_time(read: Iterable[Read]) -> Iterator[Read]:
    """What no paragraph holds that tells of an age before ours."""
    past: dict[int, list[tuple[int, int]]] = {}
    for each in read:
        surface, start = each.unit.surface, each.unit.start
        if id(surface) not in past:
            past[id(surface)] = dated(surface)
        if not touched(past[id(surface)], start, start + 1):
            yield each


def _told(read: Iterable[Read], rules: Collection[str]) -> Anchors:
    """Where one of the rules has anything told, of whomever."""
    return Anchors(
        (id(each.unit.surface), each.unit.start + each.unit.reading.places[fact.start], fact.what)
        for each in read
        for fact in each.facts
        if not fact.doubtful and fact.what in rules
    )


def _near_by(unit: Unit, one: Bound[str], anchors: Anchors) -> str | None:
    return anchors.near(id(unit.surface), unit.start + unit.reading.places[one.person.start])
