"""Units with who is named in them: read alone or whole, again for names that are known, and wherever a name stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property

from redactscan.detectors import prose
from redactscan.detectors.binding import Bound, Fact, bind
from redactscan.detectors.cast import REACH, Anchors
from redactscan.detectors.ending import ends_at, is_word
from redactscan.detectors.offices import may_call_private
from redactscan.detectors.prose import Person
from redactscan.detectors.surface import Surface
from redactscan.detectors.units import Unit, names_in, sentences_of
from redactscan.hints import TypeAlias
from redactscan.text.spans import touched
from redactscan.values import dataclass, replace

Place: TypeAlias = tuple[Surface, int, int]
"""A sentence that is not read: what becomes a unit."""

SHORT = 2  # characters of a name that may be part of a longer one or of a word

_OF_SOMEBODY = re.compile("[0-9]{8}|月(?:[0-9]{1,2}日)?出?生|[0-9]岁")


@dataclass(frozen=True)
class Read:
    """A unit, who is named in it, and the facts that it tells. ``telling``: it may tell some, even if it does not.
    ``private`` are the names of those whom a word calls so anywhere.
    """

    unit: Unit
    people: Sequence[Person]
    facts: Sequence[Fact[str]] = ()
    telling: bool = False
    private: Set[str] = frozenset()

    def naming(self, people: Sequence[Person]) -> Read:
        """The same with these people. It is itself if they are those that it has: to bind facts again is dear."""
        return self if people == self.people else replace(self, people=people)

    def calling(self, private: Set[str]) -> Read:
        """The same where those of such names are called private anywhere; itself if it names none of them."""
        text = self.unit.reading.text
        return self if private.isdisjoint(one.name(text) for one in self.people) else replace(self, private=private)

    def gives_number(self) -> bool:
        """Whether it tells a number that may be somebody's, a birth, an age."""
        return _OF_SOMEBODY.search(self.unit.reading.text) is not None

    def may_be_of_somebody(self) -> bool:
        """Whether it tells a fact or a number, or a word that calls somebody private stands in it."""
        return bool(self.facts) or self.gives_number() or may_call_private(self.unit.reading.text, names_in)

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


def read(some: Sequence[Read], whole: bool = False) -> list[Read]:
    """The same with who is named in them; ``whole``: all that might be a name is weighed."""
    asked = [(each.unit.reading.text, tuple((fact.start, fact.end) for fact in each.facts)) for each in some]
    if whole:
        texts, facts = [text for text, _ in asked], [told for _, told in asked]
        people = prose.persons(texts, facts, [each.unit.surface.view.squeezed for each in some])
    else:  # the same sentence again and again is read once
        once = list(dict.fromkeys(asked))
        found = dict(zip(once, prose.persons([text for text, _ in once], [told for _, told in once]), strict=True))
        people = [found[one] for one in asked]
    return [each.naming(named) for each, named in zip(some, people, strict=True)]


def near_facts(some: Sequence[Read]) -> list[Read]:
    """Those within reach of one that tells a fact, and those that tell a number or an age of somebody."""
    near: dict[int, list[tuple[int, int]]] = {}
    for unit in sorted((each.unit for each in some if each.facts), key=lambda unit: unit.start):
        spans = near.setdefault(id(unit.surface), [])
        start, end = unit.start - REACH, unit.end + REACH
        before = spans.pop() if spans and spans[-1][1] >= start else (start, end)
        spans.append((before[0], max(before[1], end)))
    return [
        each
        for each in some
        if each.gives_number() or touched(near.get(id(each.unit.surface), []), each.unit.start, each.unit.end)
    ]


def agreed(read: Sequence[Read]) -> list[Read]:
    """The same with names that end alike throughout."""
    people = prose.agreed([each.unit.reading.text for each in read], [each.people for each in read])
    return [each.naming(who) for each, who in zip(read, people, strict=True)]


def mentions(laid: Sequence[Surface], names: re.Pattern[str]) -> Iterator[Read]:
    """The sentences in which the names stand, with them alone."""
    for unit in (Unit.of(*place) for place in where(laid, names)):
        yield Read(unit, [Person(*found.span()) for found in names.finditer(unit.reading.text)])


def where(laid: Sequence[Surface], names: re.Pattern[str]) -> Iterator[Place]:
    """The sentences in which the names stand."""
    for surface in laid:
        places = [surface.view.raw_span(*found.span())[0] for found in names.finditer(surface.view.squeezed)]
        sentences = sentences_of(surface.view.plain) if places else []
        numbers = {bisect_right(sentences, (at, len(surface.view.plain))) - 1 for at in places}
        yield from ((surface, *sentences[number]) for number in sorted(numbers))


def with_known(unit: Unit, people: Sequence[Person], names: re.Pattern[str]) -> list[Person]:
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


def near(laid: Sequence[Surface], anchors: Anchors) -> Iterator[Place]:
    """The sentences near where something is told."""
    for surface in laid:
        stretches = anchors.stretches(id(surface))
        sentences = sentences_of(surface.view.plain) if stretches else []
        for first, last in stretches:
            close = (each for each in sentences if first <= each[0] <= last and surface.kind(each[0]) != "label")
            yield from ((surface, *each) for each in close)


def everywhere(laid: Sequence[Surface]) -> Iterator[Place]:
    """All sentences of running text."""
    for surface in laid:
        spans = sentences_of(surface.view.plain)
        yield from ((surface, *each) for each in spans if surface.kind(each[0]) == "prose")
