"""Names of a project's watch lists, in any text: whole, by their first part, with a character masked.

What a report says of a match is on which list it is and why it is a name there; never another thing that the list has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from redactscan.detectors.headers import Header
from redactscan.detectors.listed import BESIDE, MAX_HOME, Book, Form, WatchList, forms, homes
from redactscan.detectors.standing import Readings, Spot, ground, is_word
from redactscan.detectors.surface import CELL, PASSAGE, Surface
from redactscan.model import Match, Message, Rule, Table, Verdict
from redactscan.text import regex
from redactscan.text.mask import scrub
from redactscan.text.name_form import MASK, form, normal
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field

_REACH = 80  # characters of its clause on each side of a name
_ROW = 400  # and of its row
_STOP = regex.compile(rf"[。;!?{PASSAGE}]")
_STOPS = ("。", ";", "!", "?", PASSAGE)
_NUMBERS = regex.compile(r"[0-9*]{0,17}[0-9]{3}[0-9X](?![0-9X*])")
_SURE = frozenset({"alone", "column"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """A surface with its ``text`` in normal form, and what is asked about it."""

    surface: Surface
    text: str = field(repr=False)
    headers: Mapping[int, Header]
    listed: WatchList
    readings: Readings
    settled: dict[tuple[int, int], _Hit | None] = field(default_factory=dict, repr=False)
    """What is known of a form ``start:end`` for good, whatever the tagger still has to say of other sentences."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A listed form in a text: where it ends, on which lists, how it stands there."""

    end: int
    verdict: Verdict
    reasons: tuple[Message, ...]


_Find: TypeAlias = Callable[[_Scene, int, Form], _Hit | None]


def detect(surface: Surface, rule: Rule, listed: WatchList, headers: Mapping[int, Header]) -> list[Match]:
    """Every listed name on one surface that stands there as a name; for a rule about masks, every masked one."""
    text = form(surface.view.squeezed)
    if rule.type == "weak-mask" and MASK not in text:
        return []
    scene = _Scene(surface, text, headers, listed, Readings())
    spots = listed.spots(text)
    matches = list(_matches(scene, rule, spots))
    while scene.readings.settle():
        matches = list(_matches(scene, rule, spots))
    return matches


def _matches(scene: _Scene, rule: Rule, spots: Sequence[tuple[int, int]]) -> Iterator[Match]:
    find = _masked if rule.type == "weak-mask" else _named
    done = 0
    for at, longest in spots:
        if at < done:
            continue
        for candidate in forms(scene.text, at, longest):
            hit = _settled(scene, find, at, candidate)
            match = hit and _match(scene.surface, rule, at, hit)
            if hit and match:
                yield match
                done = hit.end
                break


def _settled(scene: _Scene, find: _Find, at: int, candidate: Form) -> _Hit | None:
    place = at, candidate.end
    if place in scene.settled:
        return scene.settled[place]
    open_before = scene.readings.unanswered
    hit = find(scene, at, candidate)
    if scene.readings.unanswered == open_before:
        scene.settled[place] = hit
    return hit


def _named(scene: _Scene, at: int, candidate: Form) -> _Hit | None:
    listed = scene.listed
    books = listed.having("name", candidate.text)
    part = not books
    if part:
        books = listed.having("part", candidate.text)
    if not books or _within(scene.text, at, candidate.end):
        return None
    spot = _spot(scene, at, candidate)
    known = _telling(listed, spot, books)
    why = ground(spot)
    if not known and (why is None or (part and why in ("words", "alone"))):
        return None
    reasons = [Message.of("reason.watch-list", list=scrub(book.title)) for book in books if book.title]
    if part:
        reasons.append(Message.of("reason.watch-part"))
    if is_word(spot.name):
        reasons.append(Message.of("reason.watch-word"))
    reasons += [Message.of(f"reason.watch-{why}")] if why else []
    reasons += [Message.of("reason.watch-known")] if known else []
    sure = known or why in _SURE
    return _Hit(candidate.end, Verdict.CONFIRMED if sure else Verdict.PLAUSIBLE, tuple(reasons))


def _masked(scene: _Scene, at: int, candidate: Form) -> _Hit | None:
    """A masked name that one listed person has alone, or whose row tells something else that the list knows."""
    if MASK not in candidate.text or _within(scene.text, at, candidate.end):
        return None
    spot = _spot(scene, at, candidate)
    alone = scene.listed.having("mask", candidate.text)
    known = _telling(scene.listed, spot, scene.listed.books)
    books = dict.fromkeys((*known, *alone))
    if not books:
        return None
    reasons = [Message.of("reason.watch-list", list=scrub(book.title)) for book in books if book.title]
    reasons.append(Message.of("reason.watch-known" if known else "reason.watch-only"))
    return _Hit(candidate.end, Verdict.CONFIRMED if known else Verdict.PLAUSIBLE, tuple(reasons))


def _within(text: str, start: int, end: int) -> bool:
    """Whether it is a piece of a longer Latin word, or of a name with more masked or dotted parts."""
    before, after = text[start - 1 : start], text[end : end + 1]
    latin = (before.isascii() and before.isalpha() and text[start].isascii()) or (
        after.isascii() and after.isalpha() and text[end - 1].isascii()
    )
    return latin or after in tuple("·*") or before in tuple("·*")


def _spot(scene: _Scene, at: int, candidate: Form) -> Spot:
    surface, text = scene.surface, scene.text
    raw = surface.view.raw
    first, last = surface.view.raw_span(at, candidate.end)
    spaced = any(char.isspace() for char in raw[first:last])  # then a space beside it parts nothing
    before, after = raw[max(0, first - 1) : first], raw[last : last + 1]
    opens = before == "\n" or (before.isspace() and not spaced)
    closes = after in ("\n", "\r") or (after.isspace() and not spaced)
    line, heading = _line(text, at, candidate.end), _heading(surface, scene.headers, first, last)
    return Spot(text, at, candidate.end, candidate.text, line, scene.readings, heading, opens, closes)


def _line(text: str, start: int, end: int) -> str:
    """The row of a table, else the clause, that ``start:end`` stands in."""
    first, last = text.rfind(PASSAGE, max(0, start - _ROW), start) + 1, text.find(PASSAGE, end, end + _ROW)
    row = text[first or max(0, start - _ROW) : last if last >= 0 else end + _ROW]
    if CELL in row:
        return row
    before = text[max(0, start - _REACH) : start]
    stop = _STOP.search(text, end, end + _REACH)
    stops = max(before.rfind(sign) for sign in _STOPS)
    return before[stops + 1 :] + text[start : stop.start() if stop else end + _REACH]


def _heading(surface: Surface, headers: Mapping[int, Header], first: int, last: int) -> str:
    place = surface.place(first, last)
    if place is None or not isinstance(place[0], Table) or place[1] is None or id(place[0]) not in headers:
        return ""
    table, (row, column) = place[0], place[1]
    header = headers[id(table)]
    return header.label(table.rows[row], column) if header.form else header.text(column)


def _telling(listed: WatchList, spot: Spot, books: tuple[Book, ...]) -> list[Book]:
    """The lists that know of that person something else that the row or clause tells."""
    more = listed.having("beside", "")
    return [book for book in books if book in more and _tells(book, spot)]


def _tells(book: Book, spot: Spot) -> bool:
    asked = {number for found in _NUMBERS.findall(spot.line) for number in (found, found[-4:])}
    for place in homes(spot.line):
        asked |= {place[begin:] for begin in range(len(place) - 1)}
    asked |= {cell for cell in spot.line.split(CELL) if 1 < len(cell) <= MAX_HOME}
    return any(("beside", spot.name + BESIDE + fact) in book for fact in asked)


def _match(surface: Surface, rule: Rule, start: int, hit: _Hit) -> Match | None:
    first, last = surface.view.raw_span(start, hit.end)
    place = surface.place(first, last)
    if place is None:
        return None
    source, cell, span, _ = place
    value = surface.view.raw[first:last]
    return Match(rule, source, cell, span, Sensitive(value), Sensitive(normal(value)), hit.verdict, reasons=hit.reasons)
