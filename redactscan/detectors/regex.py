"""Patterns on the plain, number or squeezed view. Boundaries and joins are ours, so that a rule stays simple."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from redactscan import validators
from redactscan.detectors.surface import Surface
from redactscan.model import Match, Rule, Verdict
from redactscan.text.numerals import Run
from redactscan.text.sensitive import Sensitive

TIMEOUT = 5.0  # seconds for one rule on one surface; bounded patterns need milliseconds
_BOUNDARIES = {
    "alnum": (r"(?<![0-9A-Z])(?<![0-9]\.)", r"(?![0-9A-Z])(?!\.[0-9])"),
    "digit": (r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9])(?!\.[0-9])"),
    "none": ("", ""),
}
_GAPS = regex.compile(r"[^0-9A-Z\p{Han}]")


@dataclass(frozen=True, slots=True)
class _Hit:
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
    before, after = _BOUNDARIES[boundary]
    return regex.compile(f"{before}(?:{pattern}){after}")


def detect(surface: Surface, rule: Rule) -> Iterator[Match]:
    """Every match of a rule on one surface, validated. Raises TimeoutError if the rule takes too long."""
    for hit in _hits(surface, rule):
        place = surface.place(hit.start, hit.end)
        if place is None or _refused(surface.view.plain, hit, rule):
            continue
        verdict = validator(rule.detect.validate)(hit.canonical)  # imported when there is something to check
        if verdict is Verdict.REJECTED and rule.detect.on_rejected == "drop":
            continue
        source, cell, span, pieced = place
        if pieced and not (rule.detect.join == "free" and verdict is Verdict.CONFIRMED):
            continue
        value = Sensitive(surface.view.raw[hit.start : hit.end])
        loose = hit.loose and not (rule.detect.join == "free" and verdict is Verdict.CONFIRMED)
        yield Match(rule, source, cell, span, value, Sensitive(hit.canonical), verdict, loose)


def _hits(surface: Surface, rule: Rule) -> Iterator[_Hit]:
    view, pattern = surface.view, compiled(rule.detect.pattern, rule.detect.boundary)
    if rule.detect.view == "squeezed":
        for found in pattern.finditer(view.squeezed, timeout=TIMEOUT):
            start, end = value_of(found)
            if start < end:
                yield _Hit(*view.raw_span(start, end), view.squeezed[start:end])
        return
    number = rule.detect.view == "number"
    if number and not view.numeric:
        return
    for found in pattern.finditer(view.plain, timeout=TIMEOUT):
        start, end = value_of(found)
        yield _Hit(start, end, _canonical(found, view.plain[start:end], number))
    if rule.detect.join != "none":
        for length in lengths(rule.detect.pattern):
            for run in view.joined.get(length, ()):
                if found := pattern.fullmatch(run.text, timeout=TIMEOUT):
                    plus = run.start > 0 and view.plain[run.start - 1] == "+"  # +86 138 …
                    yield _Hit(run.start - plus, run.end, _canonical(found, run.text, number), not _grouped(run, rule))


def value_of(found: regex.Match[str]) -> tuple[int, int]:
    """The span of the value: of the group that is named ``value…`` and took part, else of the whole match."""
    for name in found.re.groupindex:
        if name.startswith("value") and found[name] is not None:
            start, end = found.span(name)
            return start, end
    return found.start(), found.end()


def _canonical(found: regex.Match[str], text: str, number: bool) -> str:
    """The group ``core`` if the pattern has one (a mobile number without +86), else the value without gaps."""
    if "core" in found.re.groupindex and found["core"]:
        text = found["core"]
    return _GAPS.sub("", text) if number else text


def _grouped(run: Run, rule: Rule) -> bool:
    return not run.wide and (len(run.groups) == 1 or run.spaced_out or run.groups in rule.detect.groups)


def _refused(plain: str, hit: _Hit, rule: Rule) -> bool:
    before = plain[max(0, hit.start - 12) : hit.start].rstrip(" ")
    after = plain[hit.end : hit.end + 12].lstrip(" ")
    return before.endswith(rule.detect.not_before) or after.startswith(rule.detect.not_after)


@cache
def lengths(pattern: str) -> range:
    """How long a match of ``pattern`` can be, as the standard library's parser sees it."""
    from re import _parser  # type: ignore[attr-defined]  # the only width analysis there is; packs/lint.py uses it too

    shortest, longest = _parser.parse(pattern).getwidth()
    return range(max(1, shortest), min(longest, 256) + 1)
