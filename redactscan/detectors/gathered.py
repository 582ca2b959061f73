"""The stretches of a text whose characters are all of one class."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from redactscan.hints import Any, TypeAlias
from redactscan.text.charset import CharSet, written

Gathered: TypeAlias = Mapping[tuple[int, str], Sequence[int]]
"""By length and first two characters."""


def gathered(text: str, of: CharSet, least: int) -> Gathered:
    """Where the stretches begin that are at least so long."""
    found: dict[tuple[int, str], list[int]] = {}
    for stretch in _stretch(of, least).finditer(text):
        start, end = stretch.span()
        found.setdefault((end - start, text[start : start + 2]), []).append(start)
    return found


def bounds(numpy: Any, points: Any, of: CharSet, least: int) -> tuple[Any, Any]:
    """Where they begin among code points, which are unsigned, and how long they are."""
    inside = numpy.zeros(len(points) + 2, bool)
    for low, high in of:
        inside[1:-1] |= points - low <= high - low  # what is below becomes large
    edges = numpy.flatnonzero(inside[1:] != inside[:-1])
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    long = lengths >= least
    return starts[long], lengths[long]


@cache
def _stretch(of: CharSet, least: int) -> re.Pattern[str]:
    return re.compile(f"[{written(of)}]{{{least},}}")
