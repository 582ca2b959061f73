"""Fixed words, found in the squeezed view: spaced out, broken over a line or glossed, they are the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from redactscan.detectors.surface import Surface
from redactscan.model import Match, Rule, Verdict
from redactscan.text import regex
from redactscan.text.sensitive import Sensitive


@cache
def _pattern(terms: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)))


def detect(surface: Surface, rules: Sequence[Rule]) -> Iterator[Match]:
    """Every term of the rules on one surface; the longest term at a place."""
    owners = {term: rule for rule in rules for term in rule.detect.terms}
    if not owners:
        return
    view = surface.view
    for found in _pattern(tuple(owners)).finditer(view.squeezed):
        start, end = view.raw_span(*found.span())
        if place := surface.place(start, end):
            source, cell, span, _ = place
            value = Sensitive(view.raw[start:end])
            yield Match(owners[found.group()], source, cell, span, value, Sensitive(found.group()), Verdict.PLAUSIBLE)
