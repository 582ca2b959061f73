"""Persons in running text, by what a text says of them: the fact is the rule, and the name is what it finds.

Names are dear to find, so only the sentences that tell a fact, and have what could be a name, are read for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from redactscan.detectors import prose
from redactscan.detectors.binding import Bound, Fact, bind, continues
from redactscan.detectors.cast import DOUBTFUL, REACH, Anchors, Cast
from redactscan.detectors.ending import GOES_ON, ends_at, follows_at, is_word
from redactscan.detectors.heads import finder
from redactscan.detectors.offices import is_party
from redactscan.detectors.prose import Person
from redactscan.detectors.occasion import dated, in_service, of_places
from redactscan.detectors.reading import Reading, read
from redactscan.detectors.regex import compiled
from redactscan.detectors.surface import Surface
from redactscan.detectors.vocabulary import possible_names
from redactscan.model import Match, Rule, Severity, Verdict
from redactscan.text.sensitive import Sensitive

MAX_UNIT = 400  # raw characters that are read as one: a sentence, and those before it that it goes on
WRAPPED = 24  # characters of a line that may have been broken in the middle of a sentence
SLACK = 2  # characters by which broken lines differ
SHORT = 2  # characters of a name that may be part of a longer one or of a word
APART = "\x1e\x1f"  # what no sentence goes on over
_STOPS = "。!?;,、"
_END = re.compile(f"[。!?;{APART}\n]")
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

    def closes(self, person: Person) -> bool:
        """Whether behind the name stands what may follow one."""
        text = self.reading.text
        return bool(ends_at(text, person.end) or follows_at(text, person.end) or text[person.end] in GOES_ON)

    def match(self, rule: Rule, person: Person, how: str) -> Iterator[Match]:
        first, last = self.reading.raw(person.start, person.end)
        if place := self.surface.place(self.start + first, self.start + last):
            source, cell, span, _ = place
            value = Sensitive(self.surface.view.raw[self.start + first : self.start + last])
            name = Sensitive(self.name(person))
            yield Match(rule, source, cell, span, value, name, Verdict.PLAUSIBLE, evidence=how)


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit, who is named in it, and the facts that it tells. ``telling``: it may tell some, even if it does not."""

    unit: _Unit
    people: Sequence[Person]
    facts: Sequence[Fact[str]] = ()
    telling: bool = False

    def bonds(self, known: Mapping[str, Collection[str]] | None = None) -> Iterator[tuple[str, Bound[str]]]:
        """Everybody who is named in full, with the name."""
        for one in bind(self.unit.reading.text, self.people, self.facts, known):
            if one.person.full:
                yield self.unit.name(one.person), one


def detect(laid: Sequence[Surface], rules: Sequence[Rule]) -> Iterator[Match]:
    """The persons about whom some surfaces tell what one of the rules is about.

    A rule without a pattern is for the persons of whom nothing is told.
    """
    telling = {rule.id: rule for rule in rules if rule.detect.pattern}
    others = next((rule for rule in rules if not rule.detect.pattern), None)
    units = [unit for surface in laid for unit in _units(surface, list(telling.values()))] if telling else []
    read = _read(units, [list(_facts(unit.reading.text, telling.values())) for unit in units])
    read, cast = _whole(laid, read)
    read = [each for each in read if not dated(each.unit.surface, each.unit.start)]
    places = of_places(laid, {name for each in read for name, _ in each.bonds() if len(name) == SHORT})
    anchors, told, served = _anchors(laid, read, cast), _told(laid, read), in_service(laid)
    for each in read:
        for name, one in each.bonds(cast.known):
            if name in places:
                continue
            why = {} if served and not one.private else cast.told(name, one)
            if not why and not served and cast.private(name, one, each.unit.closes(one.person)):
                near = _near_by(laid, each.unit, one, anchors) or (one.private and _near_by(laid, each.unit, one, told))
                why = {near: "company"} if near else {}
            for rule, how in why.items():
                yield from each.unit.match(telling[rule], one.person, how)
            if others and not why and each.telling:
                yield from each.unit.match(others, one.person, "office" if one.office or one.facts else "unbound")


def _read(units: Sequence[_Unit], facts: Sequence[Sequence[Fact[str]]], whole: bool = False) -> list[_Read]:
    spans = [[(fact.start, fact.end) for fact in told] for told in facts]
    people = prose.persons([unit.reading.text for unit in units], spans, whole)
    return [_Read(*each, telling=True) for each in zip(units, people, facts, strict=True)]


def _whole(laid: Sequence[Surface], read: list[_Read]) -> tuple[list[_Read], Cast]:
    """What was read and what else must be: where those are named of whom something is told, and who is near them.

    A document that tells something of somebody is about private persons: every word of it may name one.
    """
    first = Cast.of(bond for each in read for bond in each.bonds())
    if not first.known:
        return read, first
    read = _read([each.unit for each in read], [each.facts for each in read], whole=True)
    cast = Cast.of(bond for each in read for bond in each.bonds())
    pattern = _any_of({*first.known, *cast.known})
    read = [replace(each, people=_with_known(each.unit, each.people, pattern)) for each in read]
    read += _elsewhere(laid, read, pattern, _anchors(laid, read, cast))
    mentions = [bond for each in read for bond in each.bonds()]
    unclear = {name for name, _ in mentions} - cast.titled
    if unclear:
        mentions += (bond for each in _mentions(laid, _any_of(unclear)) for bond in each.bonds())
    return read, Cast.of(mentions)


def _anchors(laid: Sequence[Surface], read: Iterable[_Read], cast: Cast) -> Anchors:
    number = {id(surface): n for n, surface in enumerate(laid)}
    return Anchors(
        (number[id(each.unit.surface)], each.unit.start + each.unit.reading.places[one.person.start], rule)
        for each in read
        for name, one in each.bonds()
        for rule, how in cast.told(name, one).items()
        if how not in DOUBTFUL
    )


def _told(laid: Sequence[Surface], read: Iterable[_Read]) -> Anchors:
    """Where anything is told, of whomever."""
    number = {id(surface): n for n, surface in enumerate(laid)}
    return Anchors(
        (number[id(each.unit.surface)], each.unit.start + each.unit.reading.places[fact.start], fact.what)
        for each in read
        for fact in each.facts
        if not fact.doubtful
    )


def _near_by(laid: Sequence[Surface], unit: _Unit, one: Bound[str], anchors: Anchors) -> str | None:
    number = next(n for n, surface in enumerate(laid) if surface is unit.surface)
    return anchors.near(number, unit.start + unit.reading.places[one.person.start])


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))


def _mentions(laid: Sequence[Surface], names: re.Pattern[str]) -> Iterator[_Read]:
    """The sentences in which the names stand, with them alone."""
    for surface in laid:
        places = [surface.view.raw_span(*found.span())[0] for found in names.finditer(surface.view.squeezed)]
        sentences = _sentences(surface.view.plain) if places else []
        for number in sorted({bisect_right(sentences, (at, len(surface.view.plain))) - 1 for at in places}):
            unit = _Unit.of(surface, *sentences[number])
            yield _Read(unit, [Person(*found.span()) for found in names.finditer(unit.reading.text)])


def _with_known(unit: _Unit, people: Sequence[Person], names: re.Pattern[str]) -> list[Person]:
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


def _elsewhere(laid: Sequence[Surface], read: Sequence[_Read], known: re.Pattern[str], anchors: Anchors) -> list[_Read]:
    """The sentences besides that name somebody of whom something is told, or stand near where it is told."""
    done = {(id(each.unit.surface), at) for each in read for at in range(each.unit.start, each.unit.end)}
    found: dict[tuple[int, int], _Unit] = {}
    for each in [*_mentions(laid, known), *_near(laid, anchors)]:
        unit = each.unit
        if (id(unit.surface), unit.start) not in done:
            found.setdefault((id(unit.surface), unit.start), unit)
    people = prose.persons([unit.reading.text for unit in found.values()], whole=True)
    return [_Read(unit, _with_known(unit, who, known)) for unit, who in zip(found.values(), people, strict=True)]


def _near(laid: Sequence[Surface], anchors: Anchors) -> Iterator[_Read]:
    """The sentences near where something is told."""
    for number, surface in enumerate(laid):
        stretches = anchors.stretches(number)
        sentences = _sentences(surface.view.plain) if stretches else []
        for first, last in stretches:
            yield from (_Read(_Unit.of(surface, *each), ()) for each in sentences if first <= each[0] <= last)


def _units(surface: Surface, rules: Sequence[Rule]) -> Iterator[_Unit]:
    """The sentences that may name somebody and tell a fact, each with those that it goes on and that go on about it."""
    view = surface.view
    names = list(possible_names(view.squeezed))
    places = sorted(view.raw_span(at, at + 1)[0] for at in names)
    sentences = _sentences(view.plain) if places else []
    begins = [start for start, _ in sentences]
    tells = _gate(tuple(rule.detect.pattern for rule in rules)).search
    taken: list[tuple[int, int]] = []
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
                taken.append((start, done))
                break
    parties = [view.raw_span(at, at + 1)[0] for at in names if is_party(view.squeezed, at)]
    yield from _parties(surface, parties, sentences, taken, tells)


def _parties(
    surface: Surface,
    parties: Sequence[int],
    sentences: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int]],
    tells: Callable[[str], object],
) -> Iterator[_Unit]:
    """申请人：王秀兰, and further on 八级伤残: the sentences that name a party, and those near that tell a fact."""
    for begin, stop in sentences:
        near = min((abs(begin - place) for place in parties), default=REACH + 1)
        named = any(begin <= place < stop for place in parties)
        covered = any(start <= begin < end for start, end in taken)
        if near > REACH or covered:
            continue
        if named or tells(_GAPS.sub("", surface.view.plain[begin:stop])):
            yield _Unit.of(surface, begin, stop)


_GAPS = re.compile(r"\s+")


def _goes_on(plain: str, sentences: Sequence[tuple[int, int]], number: int, start: int) -> bool:
    """Whether a sentence is about whom the one before it names, and what began at ``start`` is not too long with it."""
    (begin, stop), (at, end) = sentences[number - 1 : number + 1]
    last = plain[begin:stop].rstrip(f"{APART} \n\t\r")[-1:]
    apart = last != ":" and (last not in _STOPS or any(mark in plain[stop - 1 : at] for mark in APART))
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
    """Whether a line only breaks here and its sentence goes on: it is long, the next no longer, words on both sides."""
    if plain[at] != "\n" or not at or not _GOES_ON.match(plain, at + 1):
        return False
    line = at - plain.rfind("\n", 0, at)
    below = plain.find("\n", at + 1)
    if (len(plain) if below < 0 else below) - at > line + SLACK:
        return False
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
                doubtful = wanted.zone == "beside" or any(word in clause for word in context.lower)
                yield Fact(rule.id, start, end, rule.severity >= Severity.HIGH, doubtful)


def _clause(text: str, start: int, end: int) -> str:
    before = max((found.end() for found in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    return text[before : after.start() if after else len(text)]
