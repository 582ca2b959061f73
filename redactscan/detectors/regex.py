"""Patterns on the plain, number or squeezed view. Boundaries and joins are ours, so that a rule stays simple."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from time import monotonic
from typing import NamedTuple, TypeAlias

import regex

from redactscan import validators
from redactscan.detectors.places import Windows, places, use
from redactscan.detectors.surface import Surface
from redactscan.model import Match, Rule, Verdict
from redactscan.text.answers import answer
from redactscan.text.arrays import arrays
from redactscan.text.numerals import Run
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View

TIMEOUT = 5.0  # seconds for one rule on one surface; bounded patterns need milliseconds
_BOUNDARIES = {
    "alnum": (r"(?<![0-9A-Z])(?<![0-9]\.)", r"(?![0-9A-Z])(?!\.[0-9])"),
    "digit": (r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9])(?!\.[0-9])"),
    "none": ("", ""),
}
_GAPS = regex.compile(r"[^0-9A-Z\p{Han}]")


_FEW = 4  # places at which a match can begin
_AHEAD = 2  # characters behind a match that its boundary looks at

Found: TypeAlias = regex.Match[str] | re.Match[str]


class _Hit(NamedTuple):
    start: int
    end: int
    canonical: str
    loose: bool = False


@cache
def validator(name: str) -> validators.Validator:
    """The ``check`` of ``redactscan/validators/<name>.py``; no name, no check: plausible."""
    return validators.named(name) if name else lambda value: Verdict.PLAUSIBLE


@cache
def compiled(pattern: str, boundary: str) -> regex.Pattern[str]:
    """The pattern between its boundaries."""
    return regex.compile(_bounded(pattern, boundary))


@cache
def _local(pattern: str, boundary: str) -> re.Pattern[str]:
    """The same for short stretches of text, where ``re`` is faster."""
    return re.compile(_bounded(pattern, boundary))


def _bounded(pattern: str, boundary: str) -> str:
    before, after = _BOUNDARIES[boundary]
    return f"{before}(?:{pattern}){after}"


class Labels:
    """Whether the labels that some of the rules need are anywhere in a document.

    Where arrays find pairs of characters, all labels are looked for at once.
    """

    def __init__(self, laid: Sequence[Surface], rules: Sequence[Rule]) -> None:
        self._laid = laid
        self._known: dict[str, bool] = {}
        if any(arrays(one.view.raw) for one in laid):
            labelled = [rule for rule in rules if rule.context.required]
            patterns = tuple("|".join(map(re.escape, _labels(rule))) for rule in labelled)
            present = _present([one.view.squeezed for one in laid], patterns)
            self._known = {rule.id: number in present for number, rule in enumerate(labelled)}

    def absent(self, rule: Rule) -> bool:
        """Whether it is known that a rule can find nothing, because none of its labels is there."""
        return self._known.get(rule.id) is False

    def allow(self, rule: Rule) -> bool:
        """Whether a rule can find anything."""
        if not rule.context.required:
            return True
        if rule.id not in self._known:
            self._known[rule.id] = any(word in one.view.squeezed for one in self._laid for word in _labels(rule))
        return self._known[rule.id]


def _labels(rule: Rule) -> tuple[str, ...]:
    return rule.context.raise_ + rule.context.columns


def _present(texts: Sequence[str], patterns: Sequence[str]) -> frozenset[int]:
    """Which patterns, by their place, match anywhere."""
    known = places(patterns, ("none",) * len(patterns))
    found: set[int] = set()
    for text in texts:
        for number, begins in known.windows(text, frozenset(found)).items():
            match = _local(patterns[number], "none").match
            spots = (at for first, final in begins for at in range(max(0, first), final + 1))
            if number not in found and any(match(text, at) for at in spots):
                found.add(number)
    return frozenset(found)


def detect(surface: Surface, rules: Sequence[Rule], labels: Labels) -> tuple[list[Match], list[str]]:
    """Every match of the rules on one surface, validated, and the ids of the rules that took too long."""
    matches: list[Match] = []
    late: list[str] = []
    idle = frozenset(at for at, rule in enumerate(rules) if labels.absent(rule))
    begins = windows(surface.view, rules, idle)
    for number, rule in enumerate(rules):
        here = begins.get(number, ())
        joined = rule.detect.join != "none" and any(n in surface.view.joined for n in lengths(rule.detect.pattern))
        nothing = not (here or joined) or (rule.detect.view == "number" and not surface.view.numeric)
        if nothing or not labels.allow(rule):
            continue
        try:
            matches += _matches(surface, rule, here)
        except TimeoutError:
            late.append(rule.id)
    return matches, late


def _matches(surface: Surface, rule: Rule, begins: Sequence[tuple[int, int]]) -> Iterator[Match]:
    view, detect = surface.view, rule.detect
    careful = bool(detect.not_before or detect.not_after)
    for start, end, canonical, loose in _hits(view, rule, begins):
        verdict = validator(detect.validate)(canonical)  # imported when there is something to check
        if verdict is Verdict.REJECTED and detect.on_rejected == "drop":
            continue
        place = surface.place(start, end)
        if place is None or (careful and _refused(view.plain, start, end, rule)):
            continue
        source, cell, span, pieced = place
        proven = detect.join == "free" and verdict is Verdict.CONFIRMED
        if pieced and not proven:
            continue
        raw = view.raw[start:end]
        value = Sensitive(raw)
        normal = value if raw == canonical else Sensitive(canonical)
        yield Match(rule, source, cell, span, value, normal, verdict, loose and not proven)


def windows(view: View, rules: Sequence[Rule], idle: Collection[int] = ()) -> Windows:
    """Where matches of the rules can begin in the text that each searches, by the place of the rule.

    Nothing is said of ``idle`` ones.
    """
    found: dict[int, Sequence[tuple[int, int]]] = {}
    for squeezed in (False, True):
        mine = [(at, rule.detect) for at, rule in enumerate(rules) if (rule.detect.view == "squeezed") is squeezed]
        if mine:
            text = view.squeezed if squeezed else view.plain
            patterns = tuple(detect.pattern for _, detect in mine)
            if use(patterns).pays(len(view.raw)):
                skip = frozenset(place for place, (at, _) in enumerate(mine) if at in idle)
                here = places(patterns, tuple(detect.boundary for _, detect in mine)).windows(text, skip)
            else:
                here = {place: [(0, len(text))] for place in range(len(mine))}
            found |= {mine[place][0]: stretches for place, stretches in here.items()}
    return found


def _hits(view: View, rule: Rule, begins: Sequence[tuple[int, int]]) -> Iterator[_Hit]:
    if rule.detect.view == "squeezed":
        for found in search(view.squeezed, rule, begins):
            start, end = value_of(found)
            if start < end:
                yield _Hit(*view.raw_span(start, end), view.squeezed[start:end])
        return
    number, plain = rule.detect.view == "number", view.plain
    named = bool(_values(rule.detect.pattern))
    for found in search(plain, rule, begins):
        start, end = value_of(found) if named else found.span()
        yield _Hit(start, end, _canonical(found, plain[start:end], number))
    if rule.detect.join != "none" and view.joined:
        pattern = _local(rule.detect.pattern, rule.detect.boundary)
        for length in lengths(rule.detect.pattern):
            for run in view.joined.get(length, ()):
                if whole := pattern.fullmatch(run.text):
                    plus = run.start > 0 and view.plain[run.start - 1] == "+"  # +86 138 …
                    yield _Hit(run.start - plus, run.end, _canonical(whole, run.text, number), not _grouped(run, rule))


def search(text: str, rule: Rule, begins: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """What ``finditer`` would find in the whole text, given where matches can begin. Raises TimeoutError."""
    if len(begins) == 1 and begins[0] == (0, len(text)):
        yield from compiled(rule.detect.pattern, rule.detect.boundary).finditer(text, timeout=TIMEOUT)
        return
    pattern = _local(rule.detect.pattern, rule.detect.boundary)
    reach = lengths(rule.detect.pattern).stop + _AHEAD
    until = monotonic() + TIMEOUT
    at = 0
    for first, final in sorted(begins):
        if at <= first == final:  # as a number that stands alone has it
            if found := pattern.match(text, first, first + reach):
                yield found
                at = found.end()
            continue
        at = max(at, first)
        few = final - at < _FEW  # to search means to look beyond the last of them too
        while at <= final:
            found = pattern.match(text, at, at + reach) if few else pattern.search(text, at, final + reach)
            if found and found.start() <= final:
                yield found
                at = found.end()
            else:
                at = at + 1 if few else final + 1
        if monotonic() > until:
            raise TimeoutError


def value_of(found: Found) -> tuple[int, int]:
    """The span of the value: of the group that is named ``value…`` and took part, else of the whole match."""
    for name in _values(found.re.pattern):
        if found[name] is not None:
            start, end = found.span(name)
            return start, end
    return found.start(), found.end()


@cache
def _values(pattern: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\(\?P<(value\w*)>", pattern))


def _canonical(found: Found, text: str, number: bool) -> str:
    """The group ``core`` if the pattern has one (a mobile number without +86), else the value without gaps."""
    if "(?P<core>" in found.re.pattern and found["core"]:
        text = found["core"]
    return _GAPS.sub("", text) if number and not (text.isascii() and text.isalnum()) else text


def _grouped(run: Run, rule: Rule) -> bool:
    return not run.wide and (len(run.groups) == 1 or run.spaced_out or run.groups in rule.detect.groups)


def _refused(plain: str, start: int, end: int, rule: Rule) -> bool:
    before = plain[max(0, start - 12) : start].rstrip(" ")
    after = plain[end : end + 12].lstrip(" ")
    return before.endswith(rule.detect.not_before) or after.startswith(rule.detect.not_after)


@cache
def lengths(pattern: str) -> range:
    """How long a match of ``pattern`` can be, as the standard library's parser sees it."""
    shortest, longest = answer("lengths", pattern, lambda: _width(pattern))
    return range(max(1, shortest), min(longest, 256) + 1)


def _width(pattern: str) -> tuple[int, int]:
    from re import _parser  # type: ignore[attr-defined]  # the only width analysis there is; packs/lint.py uses it too

    shortest, longest = _parser.parse(pattern).getwidth()
    return int(shortest), int(longest)
