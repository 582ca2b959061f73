"""In whose company somebody stands: who is named in a document that tells of somebody, wherever that is.

Names are dear to find. Only a section that tells something of somebody is about private persons, and every word of it
may name one; elsewhere those are looked for who are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from redactscan.detectors.binding import Bound
from redactscan.detectors.cast import DOUBTFUL, Anchors, Cast
from redactscan.detectors.ending import is_word
from redactscan.detectors.reads import (
    SHORT,
    Place,
    Read,
    agreed,
    everywhere,
    mentions,
    near,
    near_facts,
    read,
    where,
    with_known,
)
from redactscan.detectors.sections import Section
from redactscan.detectors.short_forms import ShortForms, any_of
from redactscan.detectors.surface import Surface
from redactscan.detectors.tone import tone
from redactscan.detectors.units import Unit, facts_of, is_of_life, of_life, tellers_of
from redactscan.model import Rule
from redactscan.text.spans import touched
from redactscan.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """A section, and what was read in it: ``whole``, or what may tell of somebody. ``tone`` is that of its texts;
    it is ``lively`` if it is about somebody's life. ``far`` are the names in it of whom only other sections tell
    something.
    """

    section: Section
    read: Sequence[Read]
    tone: float
    lively: bool
    whole: bool = False
    far: Set[str] = frozenset()


def cast_of(sections: Iterable[Section], rules: Collection[Rule]) -> tuple[list[Part], Cast]:
    """What was read in a document and what else must be: where those are named of whom something is told, and who is
    near them. With the cast of all of it.
    """
    parts = _first(list(sections), rules)
    first = Cast.of(_bonds(parts))
    parts = [_whole(part, first, rules) for part in parts]
    cast = Cast.of(_bonds(parts))
    known = {*first.known, *cast.known} & {name for name, _ in _bonds(parts)}
    if not known and all(part.tone <= 0 for part in parts):  # what a first look took for names was none
        return parts, cast
    pattern = any_of(known)
    parts = [_further(part, pattern, cast, rules) for part in parts]
    unclear = {name for name, _ in _bonds(parts)} - cast.titled
    pattern = any_of(unclear)
    others = [replace(each, read=list(mentions(each.section.laid, pattern))) for each in parts] if unclear else []
    called = Cast.of(_bonds([*parts, *others])).called
    parts, others = (
        [replace(part, read=[each.calling(called) for each in part.read]) for part in some] for some in (parts, others)
    )
    cast = Cast.of(_bonds([*parts, *others]))
    return [replace(part, far=_named(part) & cast.known.keys() - _told(part)) for part in parts], cast


def _bonds(parts: Iterable[Part]) -> Iterator[tuple[str, Bound[str]]]:
    return (bond for part in parts for each in part.read for bond in each.bonds())


def _named(part: Part) -> Set[str]:
    return {name for name, _ in _bonds([part])}


def _told(part: Part) -> Set[str]:
    return {name for name, one in _bonds([part]) if one.facts}


def _first(sections: Sequence[Section], rules: Collection[Rule]) -> list[Part]:
    """What may tell something of somebody, read as far as it can name anybody; but for what will be read whole.

    What may tell of somebody is read first, and the rest of a section only if that does: most of an office's papers
    tell of nobody.
    """
    alone = len(sections) == 1
    lively = [is_of_life(each.laid) for each in sections]
    parts = [
        Part(each, _telling(each.units, rules), _tone_of(each) if alone or each.units or life else 0.0, life)
        for each, life in zip(sections, lively, strict=True)
    ]
    now = ([each for each in part.read if part.tone <= 0 or each.unit.kind == "label"] for part in parts)
    asked = [near_facts(some) for some in now]
    done = _by_id([each for some in asked for each in some if each.may_be_of_somebody()])
    about = (part.lively or _is_of_somebody(part, done) for part in parts)
    rest = (each for some, here in zip(asked, about, strict=True) if here for each in some)
    done |= _by_id([each for each in rest if id(each) not in done])
    return [replace(part, read=[done.get(id(each), each) for each in part.read]) for part in parts]


def _by_id(some: Sequence[Read]) -> dict[int, Read]:
    return dict(zip(map(id, some), read(some), strict=True))


def _is_of_somebody(part: Part, done: Mapping[int, Read]) -> bool:
    """Whether what is read of a section tells a fact of somebody, or calls somebody private."""
    found = (bond for each in part.read if id(each) in done for bond in done[id(each)].bonds())
    return any(one.facts or one.private for _, one in found)


def _tone_of(section: Section) -> float:
    """What a section sounds like; one of tables like nothing."""
    return 0.0 if all(surface.is_table() for surface in section.laid) else tone(section.texts)


def _whole(part: Part, first: Cast, rules: Collection[Rule]) -> Part:
    """What may tell something, read whole, if the section tells it of somebody or is about a life; all of it if it
    sounds like that.
    """
    found = part.read
    if part.tone > 0:
        found = [*found, *_besides(found, everywhere(part.section.laid), rules)]
    elif not any(one.facts and name in first.known for name, one in _bonds([part])):
        found = _telling(of_life(part.section.laid, rules), rules) if part.lively else []
    written = [each for each in found if each.unit.kind != "label"]
    if not written:
        return part
    labels = [each for each in found if each.unit.kind == "label"]
    return replace(part, read=agreed([*labels, *_with_all(written)]), whole=True)


def _further(part: Part, known: re.Pattern[str], cast: Cast, rules: Collection[Rule]) -> Part:
    """With those who are ``known`` wherever they stand, and who is near what is told of them."""
    laid = part.section.laid
    if not (part.whole or any(known.search(surface.view.squeezed) for surface in laid)):
        return part
    found = [each.naming(with_known(each.unit, each.people, known)) for each in part.read]
    found = agreed([*found, *_elsewhere(laid, found, known, anchors_of(found, cast), rules)])
    names = {each.unit.name(one) for each in found for one in each.people if one.full}
    pattern = any_of({name for name in names if len(name) > SHORT or not is_word(name)})
    found = [each.naming(with_known(each.unit, each.people, pattern)) for each in found]
    forms = ShortForms(names)
    found = [each.naming(forms.meant(each.unit.reading.text, each.people)) for each in found]
    return replace(part, read=found)


def _elsewhere(
    laid: Sequence[Surface], done: Iterable[Read], known: re.Pattern[str], anchors: Anchors, rules: Collection[Rule]
) -> list[Read]:
    """The sentences besides that name somebody of whom something is told, or stand near where it is told."""
    more = _with_all(_besides(done, [*where(laid, known), *near(laid, anchors)], rules))
    return [replace(each, people=with_known(each.unit, each.people, known), telling=False) for each in more]


def _besides(done: Iterable[Read], sentences: Iterable[Place], rules: Collection[Rule]) -> list[Read]:
    """Those of some sentences that are not read yet, with what they tell."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for unit in sorted((each.unit for each in done), key=lambda unit: unit.start):
        spans.setdefault(id(unit.surface), []).append((unit.start, unit.end))
    found: dict[tuple[int, int], Place] = {}
    for surface, start, end in sentences:
        if not touched(spans.get(id(surface), []), start, start + 1):
            found.setdefault((id(surface), start), (surface, start, end))
    return _telling((Unit.of(*place) for place in found.values()), rules)


def _telling(units: Iterable[Unit], rules: Collection[Rule]) -> list[Read]:
    """Some units with what they tell, and with nobody."""
    tellers = tellers_of(tuple(rules))
    return [Read(unit, (), list(facts_of(unit.reading.text, tellers)), telling=True) for unit in units]


def _with_all(found: Sequence[Read]) -> list[Read]:
    """The same with everybody who is named in them."""
    return read(found, whole=True)


def anchors_of(read: Iterable[Read], cast: Cast) -> Anchors:
    """Where something is told of somebody beyond doubt."""
    return Anchors(
        (id(each.unit.surface), each.unit.start + each.unit.reading.places[one.person.start], rule)
        for each in read
        for name, one in each.bonds()
        for rule, how in cast.told(name, one).items()
        if how not in DOUBTFUL
    )
