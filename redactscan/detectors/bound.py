"""Persons in running text, by what a text says of them: the fact is the rule, and the name is what it finds.

Names are dear to find, so only the sentences that tell a fact, and have what could be a name, are read for them.
"""

from __future__ import annotations  # noqa: I001

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from redactscan.detectors import prose
from redactscan.detectors.binding import WEAK, Fact, bind, continues
from redactscan.detectors.offices import titled
from redactscan.detectors.heads import finder
from redactscan.detectors.prose import Person
from redactscan.detectors.reading import Reading, read
from redactscan.detectors.regex import compiled
from redactscan.detectors.surface import Surface
from redactscan.detectors.vocabulary import possible_names
from redactscan.model import Match, Rule, Severity, Verdict
from redactscan.text.sensitive import Sensitive

MAX_UNIT = 400  # raw characters that are read as one: a sentence, and those before it that it goes on
WRAPPED = 24  # characters of a line that may have been broken in the middle of a sentence
SHORT = 2  # characters of a name that may be part of a longer one or of a word
APART = "\x1e\x1f"  # what no sentence goes on over
_END = regex.compile(rf"[。!?;{APART}\n]")
_CLAUSE = regex.compile(rf"[,。!?;{APART}\n]")
_GOES_ON = regex.compile(r"[\p{Han}0-9A-Z]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """The stretch ``start:end`` of a surface, as it is read."""

    surface: Surface
    start: int
    end: int
    reading: Reading

    @classmethod
    def of(cls, surface: Surface, start: int, end: int) -> _Unit:
        return cls(surface, start, end, read(surface.view.raw[start:end]))

    def name(self, person: Person) -> str:
        return self.reading.text[person.start : person.end]

    def match(self, rule: Rule, person: Person, how: str) -> Iterator[Match]:
        first, last = self.reading.raw(person.start, person.end)
        if place := self.surface.place(self.start + first, self.start + last):
            source, cell, span, _ = place
            value = Sensitive(self.surface.view.raw[self.start + first : self.start + last])
            name = Sensitive(self.name(person))
            yield Match(rule, source, cell, span, value, name, Verdict.PLAUSIBLE, evidence=how)


def detect(laid: Sequence[Surface], rules: Sequence[Rule]) -> Iterator[Match]:
    """The persons about whom some surfaces tell what one of the rules is about.

    A rule without a pattern is for the persons of whom nothing is told.
    """
    telling = {rule.id: rule for rule in rules if rule.detect.pattern}
    others = next((rule for rule in rules if not rule.detect.pattern), None)
    units = [unit for surface in laid for unit in _units(surface, list(telling.values()))] if telling else []
    facts = [list(_facts(unit.reading.text, telling.values())) for unit in units]
    spans = [[(fact.start, fact.end) for fact in told] for told in facts]
    people = prose.persons([unit.reading.text for unit in units], spans)
    known, officials = _known(laid, units, people, facts)
    more = _elsewhere(laid, units, known)
    everybody = [*zip(units, people, facts, strict=True), *((unit, named, None) for unit, named in more)]
    for unit, named, told in everybody:
        for one in bind(unit.reading.text, named, told or [], known):
            name = unit.name(one.person)
            if not one.person.full:
                continue
            why = {} if name in officials and WEAK.issuperset(one.facts.values()) else one.facts
            for rule, how in why.items():
                yield from unit.match(telling[rule], one.person, how)
            if others and not why and told is not None:
                yield from unit.match(others, one.person, "office" if one.office or one.facts else "unbound")


def _known(
    laid: Sequence[Surface],
    units: Sequence[_Unit],
    people: Sequence[Sequence[Person]],
    facts: Sequence[list[Fact[str]]],
) -> tuple[dict[str, set[str]], set[str]]:
    """What is told of whom, by name; and the names of those who are in office somewhere and of whom little is told."""
    known: dict[str, set[str]] = {}
    weak: dict[str, bool] = {}
    for unit, named, told in zip(units, people, facts, strict=True):
        for one in bind(unit.reading.text, named, told) if named else ():
            if one.facts and one.person.full:
                name = unit.name(one.person)
                known.setdefault(name, set()).update(one.facts)
                weak[name] = weak.get(name, True) and WEAK.issuperset(one.facts.values())
    officials = {
        unit.name(person)
        for unit, person in _mentions(laid, {name for name, is_weak in weak.items() if is_weak})
        if titled(unit.reading.text, person)
    }
    return {name: told for name, told in known.items() if name not in officials}, officials


def _mentions(laid: Sequence[Surface], names: Collection[str]) -> Iterator[tuple[_Unit, Person]]:
    """Where the names stand, each in its sentence."""
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for surface in laid:
        places = [surface.view.raw_span(*found.span())[0] for found in pattern.finditer(surface.view.squeezed)]
        sentences = _sentences(surface.view.plain) if places else []
        for number in sorted({bisect_right(sentences, (at, len(surface.view.plain))) - 1 for at in places}):
            unit = _Unit.of(surface, *sentences[number])
            yield from ((unit, Person(*found.span())) for found in pattern.finditer(unit.reading.text))


def _elsewhere(
    laid: Sequence[Surface], units: Sequence[_Unit], known: Collection[str]
) -> list[tuple[_Unit, list[Person]]]:
    """The sentences besides that name somebody of whom something is told, and whom they name."""
    done = {(id(unit.surface), at) for unit in units for at in range(unit.start, unit.end)}
    found: dict[tuple[int, int], tuple[_Unit, list[Person]]] = {}
    for unit, person in _mentions(laid, known):
        if (id(unit.surface), unit.start) not in done:
            found.setdefault((id(unit.surface), unit.start), (unit, []))[1].append(person)
    read_too = prose.persons([unit.reading.text for unit, _ in found.values()])
    return [
        (unit, prose.together([person for person in sure if len(unit.name(person)) > SHORT], others))
        for (unit, sure), others in zip(found.values(), read_too, strict=True)
    ]


def _units(surface: Surface, rules: Sequence[Rule]) -> Iterator[_Unit]:
    """The sentences that may name somebody and tell a fact, each with those that it goes on and that go on about it."""
    view = surface.view
    places = sorted(view.raw_span(at, at + 1)[0] for at in possible_names(view.squeezed))
    sentences = _sentences(view.plain) if places else []
    begins = [start for start, _ in sentences]
    tells = _gate(tuple(rule.detect.pattern for rule in rules)).search
    done = 0
    for at in places:
        first = last = bisect_right(begins, at) - 1
        if at < done or first < 0:
            continue
        while last + 1 < len(sentences) and _goes_on(view.plain, sentences, last + 1, begins[first]):
            last += 1
        while first > 0 and begins[first] > done and _goes_on(view.plain, sentences, first, begins[first - 1]):
            first -= 1
        start, done = begins[first], sentences[last][1]
        for place in range(first, last + 1):
            if tells(_GAPS.sub("", view.plain[slice(*sentences[place])])):
                yield _Unit.of(surface, start, done)
                break


_GAPS = re.compile(r"\s+")


def _goes_on(plain: str, sentences: Sequence[tuple[int, int]], number: int, start: int) -> bool:
    """Whether a sentence is about whom the one before it names, and what began at ``start`` is not too long with it."""
    (begin, stop), (at, end) = sentences[number - 1 : number + 1]
    apart = any(mark in plain[stop - 1 : at] for mark in APART) and plain[begin:stop].rstrip(APART)[-1:] != ":"
    return not apart and end - start <= MAX_UNIT and continues(plain[at : at + 16])  # 王秀兰：/ 您反映的…


@cache
def _gate(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Where any fact may be told."""
    return finder(patterns)


def _sentences(plain: str) -> list[tuple[int, int]]:
    """The sentences of a text that are not blank, without the spaces before them."""
    found = []
    start = 0
    for end in [*(end.end() for end in _END.finditer(plain) if not _wraps(plain, end.start())), len(plain)]:
        stretch = plain[start:end]
        if stretch.strip(APART + " \n\t\r"):
            found.append((start + len(stretch) - len(stretch.lstrip()), end))
        start = end
    return found


def _wraps(plain: str, at: int) -> bool:
    """Whether a line only breaks here and its sentence goes on: it is long, and words stand on both sides."""
    if plain[at] != "\n" or not at or not _GOES_ON.match(plain, at + 1):
        return False
    line = at - plain.rfind("\n", 0, at)
    return line > WRAPPED and (plain[at - 1] in ",、" or _GOES_ON.match(plain, at - 1) is not None)


def _facts(text: str, rules: Iterable[Rule]) -> Iterator[Fact[str]]:
    for rule in rules:
        wanted, context = rule.detect, rule.context
        for found in compiled(wanted.pattern, wanted.boundary).finditer(text):
            start, end = found.span()
            if text.startswith(wanted.not_after, end) or text[:start].endswith(wanted.not_before):
                continue
            clause = _clause(text, start, end)
            if not any(word in clause for word in context.exempt):
                doubtful = any(word in clause for word in context.lower)
                yield Fact(rule.id, start, end, rule.severity >= Severity.HIGH, doubtful)


def _clause(text: str, start: int, end: int) -> str:
    before = max((found.end() for found in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    return text[before : after.start() if after else len(text)]
