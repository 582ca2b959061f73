"""Who is who in a document: what all its sentences together say of a name, and in whose company it stands.

Of whom a title tells somewhere, only what is told beyond doubt counts. A paper that tells of one villager's illness
names her husband, her neighbour, the man who lent her money a sentence further on: nobody in office, and not to be
published with her. So what stands near somebody of whom something is told, and is in nobody's service, counts too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Set

from redactscan.detectors import tokenizer
from redactscan.detectors.binding import WEAK, Bound
from redactscan.detectors.ending import is_known_name, likeness_of
from redactscan.detectors.offices import Office
from redactscan.values import dataclass

REACH = 500
"""Characters on each side of somebody of whom something is told that are about the same matter."""

SHORT = 2  # characters of a name that may be a word

DOUBTFUL = frozenset({"series", "again", "office-but"})
"""Bonds that are no reason to look for more."""


@dataclass(frozen=True, slots=True)
class Cast:
    """``known``: what is told of whom, by name; ``officials``: those with a title somewhere of whom little is told;
    ``serving``: those who do what officials do, and of whom nothing is told; ``titled``: all with a title;
    ``called``: those without whom a word calls private.
    """

    known: Mapping[str, Collection[str]]
    officials: Set[str]
    serving: Set[str]
    titled: Set[str]
    called: Set[str]

    @classmethod
    def of(cls, mentions: Iterable[tuple[str, Bound[str]]]) -> Cast:
        """The cast of a document from each mention of a full name and what is told there."""
        told: dict[str, dict[str, str]] = {}
        sure: set[str] = set()
        private: set[str] = set()
        held: dict[str, Office] = {}
        for name, one in mentions:
            held[name] = max(held.get(name, Office.NONE), one.office)
            if one.private:
                private.add(name)
            if one.facts:
                told.setdefault(name, {}).update(one.facts)
            if not WEAK.issuperset(one.facts.values()):
                sure.add(name)
        certain = {name for name, office in held.items() if office is Office.TITLED}
        titled = certain | {name for name, office in held.items() if office is Office.TASKED} - private
        acting = {name for name, office in held.items() if office is Office.ACTS} - private
        officials = (titled | acting) - sure
        serving = acting - told.keys()
        known = {name: facts for name, facts in told.items() if name not in officials}
        return cls(known, officials, serving, titled, private - certain)

    def told(self, name: str, one: Bound[str]) -> dict[str, str]:
        """What is told of somebody where the name stands, and how, by rule."""
        return {} if name in self.officials and WEAK.issuperset(one.facts.values()) else one.facts

    def private(self, name: str, one: Bound[str], closed: bool) -> bool:
        """Whether somebody of whom nothing is told is nobody who may be named all the same.

        ``closed``: behind the name stands what may follow one.
        """
        free = one.office < Office.TASKED and name not in self.titled and name not in self.serving
        whole = len(name) > SHORT or is_known_name(name) or (closed and _is_unheard(name))
        return free and (one.private or one.listed or whole)


def _is_unheard(name: str) -> bool:
    """Whether two characters look like a name and are no word that jieba knows: 崔勇, 程程."""
    return name[0] == name[-1] or (tokenizer.entry(name) is None and likeness_of(name, 0, len(name)) > 1)


class Anchors:
    """The places of a document's surfaces where something is told of somebody beyond doubt, and by which rule."""

    def __init__(self, places: Iterable[tuple[int, int, str]]) -> None:
        """``places``: the ``id`` of a surface, a raw place on it, a rule."""
        self._by_surface: dict[int, list[tuple[int, str]]] = {}
        for surface, at, rule in sorted(set(places)):
            self._by_surface.setdefault(surface, []).append((at, rule))

    def near(self, surface: int, at: int) -> str | None:
        """The rule of the nearest place within reach."""
        places = self._by_surface.get(surface, [])
        n = bisect_left(places, (at, ""))
        close = [(abs(place - at), rule) for place, rule in places[max(0, n - 1) : n + 1] if abs(place - at) <= REACH]
        return min(close)[1] if close else None

    def stretches(self, surface: int) -> list[tuple[int, int]]:
        """The stretches of a surface that are within reach, in order; none touch."""
        found: list[tuple[int, int]] = []
        for at, _ in self._by_surface.get(surface, []):
            start = max(0, at - REACH)
            if found and start <= found[-1][1]:
                start = found.pop()[0]
            found.append((start, at + REACH))
        return found
