"""Patterns on the plain, number or squeezed view. Boundaries and joins are ours, so that a rule stays simple."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import chain
from time import monotonic

from redactscan.detectors import joined
from redactscan.detectors.plan import lengths, plan, windows
from redactscan.detectors.surface import Surface
from redactscan.hints import TYPE_CHECKING, Any, TypeAlias
from redactscan.model import Match, Rule, Verdict
from redactscan.text import regex
from redactscan.text.arrays import arrays
from redactscan.text.numerals import Run
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View
from redactscan.validators import Validator, named

if TYPE_CHECKING:
    from redactscan.detectors.column import Column
    from redactscan.detectors.labels import Labels
    from redactscan.detectors.numbers import Numbers

TIMEOUT = 5.0  # seconds for one rule on one surface; bounded patterns need milliseconds
# A number behind a point is a fraction, unless it is an item of a list (1.13800138000) and no fraction can be as long.
_LONG = "(?=[0-9]{17}|1[3-9][0-9]{9}(?![0-9]))"
_ITEM = "".join(rf"|(?<=(?<![0-9.,])[1-9][0-9]{{{more}}}\.){_LONG}" for more in range(3))
_BOUNDARIES = {
    "alnum": (rf"(?<![0-9A-Z])(?:(?<![0-9]\.){_ITEM})", r"(?![0-9A-Z])(?!\.[0-9])"),
    "digit": (r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9])(?!\.[0-9])"),
    "none": ("", ""),
}
BEFORE = {"none": (0, ""), "digit": (2, "0123456789."), "alnum": (5, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.,")}
"""How many characters before a match its boundary looks at, if the last of them is one of these."""

_GAPS = regex.compile(r"[^0-9A-Z\p{Han}]")


_FEW = 4  # places at which a match can begin
_MANY = 16  # windows for which another pattern is worth while
BESIDE = 12  # characters on each side of a match in which words may say that it is something else
AHEAD = 2  # characters behind a match that its boundary looks at

Found: TypeAlias = "regex.Match[str] | re.Match[str]"


_Hit: TypeAlias = tuple[int, int, str, bool]
"""From where to where in the text that was searched, the canonical value, whether it is loose."""


@cache
def validator(name: str) -> Validator:
    """The ``check`` of ``redactscan/validators/<name>.py``; no name, no check: plausible."""
    return named(name) if name else lambda value: Verdict.PLAUSIBLE


@cache
def compiled(pattern: str, boundary: str) -> regex.Pattern[str]:
    """The pattern between its boundaries."""
    return regex.compile(_bounded(pattern, boundary))


@cache
def local(pattern: str, boundary: str) -> re.Pattern[str]:
    """The same for short stretches of text, where ``re`` is faster."""
    return re.compile(_bounded(pattern, boundary))


@cache
def _within(pattern: str, boundary: str, width: int) -> re.Pattern[str]:
    """What ends where the pattern matches first, at most so many characters on."""
    return re.compile(f"(?s:.{{0,{width}}}?)(?={_bounded(pattern, boundary)})")


def _bounded(pattern: str, boundary: str) -> str:
    before, after = _BOUNDARIES[boundary]
    return f"{before}(?:{pattern}){after}"


class Hits:
    """What rules found on a surface. Numbers found with arrays are made matches when somebody asks for them."""

    def __init__(self) -> None:
        self.found: list[list[Match] | Column] = []

    def __len__(self) -> int:
        return sum(len(each if isinstance(each, list) else each.verdicts) for each in self.found)

    def __iter__(self) -> Iterator[Match]:
        return chain.from_iterable(each if isinstance(each, list) else each.matches() for each in self.found)


def detect(surface: Surface, rules: Sequence[Rule], labels: Labels) -> tuple[Hits, list[str]]:
    """Every match of the rules on one surface, validated, and the ids of the rules that took too long."""
    hits = Hits()
    late: list[str] = []
    view = surface.view
    numpy = arrays(view.raw)
    numbers = _numbers(numpy, surface) if numpy else None
    begins = windows(view, rules, labels.idle, labels.words.get(id(surface)))
    joins = {at for at, those in plan(tuple(rules)).joining if not view.joined.keys().isdisjoint(those)}
    for number in sorted(begins.keys() | joins):
        rule = rules[number]
        if (rule.detect.view == "number" and not view.numeric) or not labels.allow(rule):
            continue
        mine: Sequence[tuple[int, int]] = begins.get(number, ())
        if numbers:
            mine = labels.near(numbers.owners, rule, number, mine)
            columns, mine = numbers.alone(rule, mine)
            hits.found += columns
            if told := _alike(numbers, rule, mine, labels):
                column, slow = told
                hits.found.append(column)
                late += [rule.id] * slow
                mine = ()
        runs: Sequence[Run] = ()
        if number in joins:
            columns, runs = numbers.joined(rule) if numbers else ([], joined.runs_for(view, rule))
            hits.found += columns
        if mine or runs:
            found: list[Match] = []
            hits.found.append(found)
            try:
                found += _matches(surface, rule, mine, runs)
            except TimeoutError:
                late.append(rule.id)
    return hits, late


def _numbers(numpy: Any, surface: Surface) -> Numbers:
    from redactscan.detectors.column import Owners  # only with arrays
    from redactscan.detectors.numbers import Numbers

    return Numbers(numpy, Owners(numpy, surface))


def _alike(
    numbers: Numbers, rule: Rule, begins: Sequence[tuple[int, int]], labels: Labels
) -> tuple[Column, bool] | None:
    from redactscan.detectors import alike  # only with arrays

    return alike.found(numbers.owners, rule, begins, labels.alike)


def _matches(surface: Surface, rule: Rule, begins: Sequence[tuple[int, int]], runs: Sequence[Run]) -> Iterator[Match]:
    view, detect = surface.view, rule.detect
    check: Validator | None = None
    squeezed = detect.view == "squeezed"
    careful = bool(detect.not_before or detect.not_after)
    known: dict[str, Verdict] = {}  # a household has one address, a village one group
    dropped: set[str] = set()
    for start, end, canonical, loose in _hits(view, rule, begins, runs, dropped):
        check = check or validator(detect.validate)  # imported when there is something to check
        verdict = known.get(canonical) or known.setdefault(canonical, check(canonical))
        if verdict is Verdict.REJECTED and detect.on_rejected == "drop":
            dropped.add(canonical)
            continue
        if squeezed:
            start, end = view.raw_span(start, end)
        place = surface.place(start, end)
        if place is None or (careful and refused(view.plain, start, end, rule)):
            continue
        source, cell, span, pieced = place
        proven = detect.join == "free" and verdict is Verdict.CONFIRMED
        if pieced and not proven:
            continue
        raw = view.raw[start:end]
        value = Sensitive(raw)
        normal = value if raw == canonical else Sensitive(canonical)
        yield Match(rule, source, cell, span, value, normal, verdict, loose and not proven)


def _hits(
    view: View, rule: Rule, begins: Sequence[tuple[int, int]], runs: Sequence[Run], dropped: Container[str]
) -> Iterator[_Hit]:
    """What the pattern matches; of squeezed text not what is ``dropped``, as most words behind a label are."""
    if rule.detect.view == "squeezed":
        values = _values(rule.detect.pattern)
        for found in search(view.squeezed, rule, begins):
            group = _group(found, values)
            if (value := found[group]) and value not in dropped:
                yield *found.span(group), value, False
        return
    plain = view.plain
    for found in search(plain, rule, begins):
        yield *read(plain, found, rule), False
    for run in runs:
        if whole := local(rule.detect.pattern, rule.detect.boundary).fullmatch(run.text):
            canonical = _canonical(run.text, whole, rule)
            yield *joined.span(plain, run), canonical, not joined.grouped(run, rule)


def read(text: str, found: Found, rule: Rule) -> tuple[int, int, str]:
    """Where the value of a match begins and ends, and how it is written without gaps."""
    start, end = _value(found, _values(rule.detect.pattern))
    return start, end, _canonical(text[start:end], found, rule)


def is_as_it_stands(rule: Rule) -> bool:
    """Whether what counts of a match is the text that it is, with its gaps."""
    return rule.detect.view != "number" and not _has_core(rule.detect.pattern)


def _canonical(value: str, found: Found, rule: Rule) -> str:
    value = (_has_core(rule.detect.pattern) and found["core"]) or value
    return _without_gaps(value) if rule.detect.view == "number" else value


def search(text: str, rule: Rule, begins: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """What ``finditer`` would find in the whole text, given where matches can begin. Raises TimeoutError."""
    if len(begins) == 1 and begins[0] == (0, len(text)):
        yield from compiled(rule.detect.pattern, rule.detect.boundary).finditer(text, timeout=TIMEOUT)
        return
    pattern = local(rule.detect.pattern, rule.detect.boundary)
    reach = lengths(rule.detect.pattern).stop + AHEAD
    until = monotonic() + TIMEOUT
    many = len(begins) >= _MANY
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
            if many and not few:
                near = _within(rule.detect.pattern, rule.detect.boundary, (final - at | 7) + 1)
                begun = near.match(text, at, final + reach)
                found = begun and pattern.match(text, begun.end(), begun.end() + reach)
            else:
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
    return _value(found, _values(found.re.pattern))


def _value(found: Found, names: Sequence[str]) -> tuple[int, int]:
    return found.span(_group(found, names))


def _group(found: Found, names: Sequence[str]) -> str | int:
    """The group that the value is."""
    for name in names:
        if found[name] is not None:
            return name
    return 0


@cache
def _values(pattern: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\(\?P<(value\w*)>", pattern))


def _without_gaps(text: str) -> str:
    return text if text.isascii() and text.isalnum() else _GAPS.sub("", text)


@cache
def _has_core(pattern: str) -> bool:
    """Whether a group of the pattern is what of a match counts: a mobile number without +86."""
    return "(?P<core>" in pattern


def refused(plain: str, start: int, end: int, rule: Rule) -> bool:
    """Whether words beside a match say that it is something else."""
    before, after = rule.detect.not_before, rule.detect.not_after
    return bool(before and plain[max(0, start - BESIDE) : start].rstrip(" ").endswith(before)) or bool(
        after and plain[end : end + BESIDE].lstrip(" ").startswith(after)
    )
