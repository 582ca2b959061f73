"""What follows from the rules for patterns alone, and where in a text each can match."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from redactscan.detectors.places import Windows, known, places
from redactscan.detectors.use import use
from redactscan.model import Rule
from redactscan.text.answers import answer
from redactscan.text.view import View
from redactscan.tuples import NamedTuple


class _Part(NamedTuple):
    """The rules for one view, by their places among all, with what they look for."""

    squeezed: bool
    numbers: Sequence[int]
    patterns: tuple[str, ...]
    boundaries: tuple[str, ...]


class Plan(NamedTuple):
    """What follows from some rules alone.

    ``parts`` are those for the plain text and those for the squeezed one, ``joining`` the lengths of what may be joined
    to a match, by the place of the rule, ``labelled`` the rules that need a label, with a pattern for it.
    """

    parts: Sequence[_Part]
    joining: Sequence[tuple[int, range]]
    labelled: Sequence[tuple[int, str]]


@lru_cache(maxsize=8)
def plan(rules: Sequence[Rule]) -> Plan:
    """The plan for some rules, kept for the next text."""
    parts = []
    for squeezed in (False, True):
        mine = [(at, one.detect) for at, one in enumerate(rules) if (one.detect.view == "squeezed") is squeezed]
        patterns, boundaries = tuple(one.pattern for _, one in mine), tuple(one.boundary for _, one in mine)
        parts.append(_Part(squeezed, [at for at, _ in mine], patterns, boundaries))
    joining = [(at, lengths(one.detect.pattern)) for at, one in enumerate(rules) if one.detect.join != "none"]
    labelled = [(at, "|".join(map(re.escape, labels(one)))) for at, one in enumerate(rules) if one.context.required]
    return Plan(parts, joining, labelled)


def labels(rule: Rule) -> tuple[str, ...]:
    """What the values of a rule may stand behind, or below."""
    return rule.context.raise_ + rule.context.columns


def windows(view: View, rules: Sequence[Rule], idle: Collection[int] = (), words: Windows | None = None) -> Windows:
    """Where matches of the rules can begin in the text that each searches, by the place of the rule.

    Nothing is said of ``idle`` ones. ``words`` are the windows in the squeezed text, if they are known.
    """
    found = dict(words or {})
    for part in plan(tuple(rules)).parts:
        if not part.patterns or (part.squeezed and words is not None):
            continue
        text = view.squeezed if part.squeezed else view.plain
        if use(part.patterns).pays(len(view.raw)) or known(part.patterns, part.boundaries):
            skip = frozenset(place for place, at in enumerate(part.numbers) if at in idle)
            here = places(part.patterns, part.boundaries).windows(text, skip)
        else:
            here = {place: [(0, len(text))] for place in range(len(part.patterns))}
        found |= {part.numbers[place]: stretches for place, stretches in here.items()}
    return found


@cache
def lengths(pattern: str) -> range:
    """How long a match of ``pattern`` can be, as the standard library's parser sees it."""
    shortest, longest = answer("lengths", pattern, lambda: _width(pattern))
    return range(max(1, shortest), min(longest, 256) + 1)


def _width(pattern: str) -> tuple[int, int]:
    from re import _parser  # type: ignore[attr-defined]  # the only width analysis there is; packs/lint.py uses it too

    shortest, longest = _parser.parse(pattern).getwidth()
    return int(shortest), int(longest)
