"""Persons in running text, by what a text says of them: the fact is the rule, and the name is what it finds.

Names are dear to find, so only the sentences that tell a fact, and have what could be a name, are read for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from redactscan.detectors import prose
from redactscan.detectors.binding import PLAIN, Bound, Fact, bind
from redactscan.detectors.cast import DOUBTFUL, REACH, Anchors, Cast
from redactscan.detectors.ending import ends_at, is_word
from redactscan.detectors.occasion import dated, in_service, of_places, of_work
from redactscan.detectors.offices import Office
from redactscan.detectors.prose import Person
from redactscan.detectors.short_forms import ShortForms, any_of
from redactscan.detectors.surface import Surface
from redactscan.detectors.tenor import tenor
from redactscan.detectors.units import Unit, facts_of, of_life, sentences_of
from redactscan.model import Match, Rule
from redactscan.text.spans import touched
from redactscan.values import dataclass, replace

SHORT = 2  # characters of a name that may be part of a longer one or of a word
DOUBTED = -1.5
"""Log odds of a private person below which no rule is believed that does not stand right beside the name."""
HEARD = 0.5
"""Log odds above which somebody of whom no rule says anything is a private person."""

_ELSE = "name-in-private-life"  # the rule for whom only the text around tells of
_WHOSE = "name-beside-identity"  # a number or an account tells whose it is, and nothing of who is near

_OF_SOMEBODY = re.compile("[0-9]{8}|月(?:[0-9]{1,2}日)?出?生|[0-9]岁")
"""A number that may be somebody's, a birth, an age."""


@dataclass(frozen=True)
class _Read:
    """A unit, who is named in it, and the facts that it tells. ``telling``: it may tell some, even if it does not.
    ``private`` are the names of those whom a word calls so anywhere.
    """

    unit: Unit
    people: Sequence[Person]
    facts: Sequence[Fact[str]] = ()
    telling: bool = False
    private: Set[str] = frozenset()

    def bonds(self, known: Mapping[str, Collection[str]] | None = None) -> Sequence[tuple[str, Bound[str]]]:
        """Everybody who is named in full, here or elsewhere, with that name."""
        if not known or known.keys().isdisjoint(name for name, _ in self._bonds):
            return self._bonds
        return self._bound(known)

    @cached_property
    def _bonds(self) -> Sequence[tuple[str, Bound[str]]]:
        return self._bound({})

    def _bound(self, known: Mapping[str, Collection[str]]) -> Sequence[tuple[str, Bound[str]]]:
        bound = bind(self.unit.reading.text, self.people, self.facts, known, self.private)
        return [(self.unit.name(one.person), one) for one in bound if one.person.full or one.person.who]


@dataclass(frozen=True)
class _Stand:
    """Where somebody is named, and what is told there by which rule, and how.

    ``nearest``: the rule for somebody without an office of whom only the text around tells, where something is told at
    all; ``unlike``: the text around speaks against what was told.
    """

    read: _Read
    name: str
    bound: Bound[str]
    why: Mapping[str, str]
    nearest: str | None
    unlike: bool = False


def detect(laid: Sequence[Surface], rules: Sequence[Rule], units: Sequence[Unit]) -> Iterator[Match]:
    """The persons about whom some surfaces tell, in their ``units``, what one of the rules is about.

    A rule without a pattern is for the persons of whom nothing is told.
    """
    telling = {rule.id: rule for rule in rules if rule.detect.pattern}
    others = next((rule for rule in rules if not rule.detect.pattern), None)
    life = next((rule.id for rule in telling.values() if rule.slug == _ELSE), None)
    read = _read(units, [list(facts_of(unit.reading.text, telling.values())) for unit in units])
    read, cast = _whole(laid, read, telling.values())
    read = list(_of_our_time(read))
    places = of_places(laid, {name for each in read for name, _ in each.bonds() if len(name) == SHORT})
    facts = {rule.id for rule in telling.values() if rule.slug != _WHOSE}
    grave = {rule.id for rule in telling.values() if rule.id in facts and rule.detect.zone != "beside"}
    anchors, told, served = _anchors(read, cast), _told(read, facts), in_service(laid)
    served = served or not _is_told(read, cast, grave, plainly=of_work(laid))
    stands = []
    for each, (name, one) in [(some, bond) for some in read for bond in some.bonds(cast.known)]:
        if name in places or not one.person.full:
            continue
        why = {} if served and not one.private else cast.told(name, one)
        near = None if why else _near_by(each.unit, one, anchors)
        if not why and not served and cast.private(name, one, each.unit.closes(one.person)):
            beside = near or (one.private and _near_by(each.unit, one, told))
            why = {beside: "company"} if beside else {}
        free = cast.known and one.office < Office.TASKED and name not in cast.titled and not served
        stands.append(_Stand(each, name, one, why, (near or life) if free else None))
    for stand in _weighed(laid, stands):
        unit, person = stand.read.unit, stand.bound.person
        for rule, how in stand.why.items():
            yield from unit.match(telling[rule], person, how)
        if others and not stand.why and (stand.read.telling or stand.unlike):
            said = "office" if stand.bound.office or stand.bound.facts else "unbound"
            yield from unit.match(others, person, "unlike" if stand.unlike else said)


def _weighed(laid: Sequence[Surface], stands: Sequence[_Stand]) -> Iterator[_Stand]:
    """What the rules say of each mention, together with what the text around all mentions of the name sounds like."""
    odds = tenor([surface.view.plain for surface in laid], {stand.name for stand in stands}) if stands else {}
    plain = {stand.name for stand in stands if not PLAIN.isdisjoint(stand.why.values())}
    for stand in stands:
        heard = odds.get(stand.name, 0.0)
        if stand.why and heard < DOUBTED and stand.name not in plain:
            yield replace(stand, why={}, unlike=True)
        elif not stand.why and stand.nearest and heard > HEARD:
            yield replace(stand, why={stand.nearest: "tenor"})
        else:
            yield stand


def _is_told(read: Iterable[_Read], cast: Cast, rules: Collection[str], plainly: bool) -> bool:
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
    return not (told & meant) <= cast.titled if plainly else bool(told) or not cast.titled


def _of_our_time(read: Iterable[_Read]) -> Iterator[_Read]:
    """What no paragraph holds that tells of an age before ours."""
    past: dict[int, list[tuple[int, int]]] = {}
    for each in read:
        surface, start = each.unit.surface, each.unit.start
        if id(surface) not in past:
            past[id(surface)] = dated(surface)
        if not touched(past[id(surface)], start, start + 1):
            yield each


def _read(units: Sequence[Unit], facts: Sequence[Sequence[Fact[str]]], whole: bool = False) -> list[_Read]:
    """Who is named in some units; unless ``whole``, in those near which a fact is told: of others nothing would be."""
    spans = [[(fact.start, fact.end) for fact in told] for told in facts]
    asked = range(len(units)) if whole else _near_facts(units, facts)
    wholes = [units[n].surface.view.squeezed for n in asked] if whole else ()
    found = prose.persons([units[n].reading.text for n in asked], [spans[n] for n in asked], wholes)
    people = dict(zip(asked, found, strict=True))
    return [_Read(unit, people.get(n, ()), told, True) for n, (unit, told) in enumerate(zip(units, facts, strict=True))]


def _near_facts(units: Sequence[Unit], facts: Sequence[Sequence[Fact[str]]]) -> list[int]:
    """The units within reach of one that tells a fact, and those that tell a number or an age of somebody."""
    near: dict[int, list[tuple[int, int]]] = {}
    for unit in sorted((unit for unit, told in zip(units, facts, strict=True) if told), key=lambda unit: unit.start):
        spans = near.setdefault(id(unit.surface), [])
        start, end = unit.start - REACH, unit.end + REACH
        before = spans.pop() if spans and spans[-1][1] >= start else (start, end)
        spans.append((before[0], max(before[1], end)))
    return [
        n
        for n, unit in enumerate(units)
        if _OF_SOMEBODY.search(unit.reading.text) or touched(near.get(id(unit.surface), []), unit.start, unit.end)
    ]


def _whole(laid: Sequence[Surface], read: list[_Read], rules: Collection[Rule]) -> tuple[list[_Read], Cast]:
    """What was read and what else must be: where those are named of whom something is told, and who is near them.

    A document that tells something of somebody is about private persons: every word of it may name one.
    """
    first = Cast.of(bond for each in read for bond in each.bonds())
    if not first.known:
        units = list(of_life(laid, rules))
        if not units:
            return read, first
        read = [_Read(unit, (), list(facts_of(unit.reading.text, rules))) for unit in units]
    read = _agreed(_read([each.unit for each in read], [each.facts for each in read], whole=True))
    cast = Cast.of(bond for each in read for bond in each.bonds())
    known = {*first.known, *cast.known} & {name for each in read for name, _ in each.bonds()}
    if not known:  # what a first look took for names was none
        return read, cast
    pattern = any_of(known)
    read = [replace(each, people=_with_known(each.unit, each.people, pattern)) for each in read]
    read = _agreed([*read, *_elsewhere(laid, read, pattern, _anchors(read, cast), rules)])
    names = {each.unit.name(one) for each in read for one in each.people if one.full}
    pattern = any_of({name for name in names if len(name) > SHORT or not is_word(name)})
    read = [replace(each, people=_with_known(each.unit, each.people, pattern)) for each in read]
    forms = ShortForms(names)
    read = [replace(each, people=forms.meant(each.unit.reading.text, each.people)) for each in read]
    unclear = {name for each in read for name, _ in each.bonds()} - cast.titled
    others = list(_mentions(laid, any_of(unclear))) if unclear else []
    called = Cast.of(bond for each in [*read, *others] for bond in each.bonds()).called
    read, others = ([replace(each, private=called) for each in some] for some in (read, others))
    return read, Cast.of(bond for each in [*read, *others] for bond in each.bonds())


def _agreed(read: Sequence[_Read]) -> list[_Read]:
    people = prose.agreed([each.unit.reading.text for each in read], [each.people for each in read])
    return [replace(each, people=who) for each, who in zip(read, people, strict=True)]


def _anchors(read: Iterable[_Read], cast: Cast) -> Anchors:
    return Anchors(
        (id(each.unit.surface), each.unit.start + each.unit.reading.places[one.person.start], rule)
        for each in read
        for name, one in each.bonds()
        for rule, how in cast.told(name, one).items()
        if how not in DOUBTFUL
    )


def _told(read: Iterable[_Read], rules: Collection[str]) -> Anchors:
    """Where one of the rules has anything told, of whomever."""
    return Anchors(
        (id(each.unit.surface), each.unit.start + each.unit.reading.places[fact.start], fact.what)
        for each in read
        for fact in each.facts
        if not fact.doubtful and fact.what in rules
    )


def _near_by(unit: Unit, one: Bound[str], anchors: Anchors) -> str | None:
    return anchors.near(id(unit.surface), unit.start + unit.reading.places[one.person.start])


def _mentions(laid: Sequence[Surface], names: re.Pattern[str]) -> Iterator[_Read]:
    """The sentences in which the names stand, with them alone."""
    for surface in laid:
        places = [surface.view.raw_span(*found.span())[0] for found in names.finditer(surface.view.squeezed)]
        sentences = sentences_of(surface.view.plain) if places else []
        for number in sorted({bisect_right(sentences, (at, len(surface.view.plain))) - 1 for at in places}):
            unit = Unit.of(surface, *sentences[number])
            yield _Read(unit, [Person(*found.span()) for found in names.finditer(unit.reading.text)])


def _with_known(unit: Unit, people: Sequence[Person], names: re.Pattern[str]) -> list[Person]:
    """Who is named in a unit, with those of whom something is told wherever they stand: a long name is what it is, a
    short one may be a part of what was found or, unless a clause begins there, a word.
    """
    text = unit.reading.text
    known = [Person(*found.span()) for found in names.finditer(text)]
    people = prose.together([one for one in known if one.end - one.start > SHORT], people)
    return prose.together(people, [one for one in known if _stands(text, one)])


def _stands(text: str, short: Person) -> bool:
    """Whether two characters that are a name elsewhere are one here."""
    word = is_word(text[short.start : short.end])
    return not word or short.start == 0 or bool(ends_at(text, short.start - 1))


def _elsewhere(
    laid: Sequence[Surface], read: Sequence[_Read], known: re.Pattern[str], anchors: Anchors, rules: Collection[Rule]
) -> list[_Read]:
    """The sentences besides that name somebody of whom something is told, or stand near where it is told."""
    done = {(id(each.unit.surface), at) for each in read for at in range(each.unit.start, each.unit.end)}
    found: dict[tuple[int, int], Unit] = {}
    for each in [*_mentions(laid, known), *_near(laid, anchors)]:
        unit = each.unit
        if (id(unit.surface), unit.start) not in done:
            found.setdefault((id(unit.surface), unit.start), unit)
    units = list(found.values())
    facts = [list(facts_of(unit.reading.text, rules)) for unit in units]
    read = _read(units, facts, whole=True)
    return [replace(each, people=_with_known(each.unit, each.people, known), telling=False) for each in read]


def _near(laid: Sequence[Surface], anchors: Anchors) -> Iterator[_Read]:
    """The sentences near where something is told."""
    for surface in laid:
        stretches = anchors.stretches(id(surface))
        sentences = sentences_of(surface.view.plain) if stretches else []
        for first, last in stretches:
            yield from (_Read(Unit.of(surface, *each), ()) for each in sentences if first <= each[0] <= last)
