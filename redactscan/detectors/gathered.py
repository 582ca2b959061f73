"""The stretches of a text whose characters are all of one class."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from redactscan.hints import Any, TypeAlias
from redactscan.text.charset import CharSet, written

Gathered: TypeAlias = Mapping[tuple[int, str], Sequence[int]]
"""By length and first two characters."""
_ASCII = 128


def gathered(text: str, of: CharSet, least: int) -> Gathered:
    """Where the stretches begin that are at least so long."""
    found: dict[tuple[int, str], list[int]] = {}
    for stretch in _stretch(of, least).finditer(text):
        start, end = stretch.span()
        found.setdefault((end - start, text[start : start + 2]), []).append(start)
    return found


def bounds(numpy: Any, points: Any, of: CharSet, least: int) -> tuple[Any, Any]:
    """Where they begin among code points, and how long they are; ``of`` is a class of ASCII characters."""
    inside = numpy.empty(len(points) + 2, bool)
    inside[0] = inside[-1] = False
    _members(numpy, of).take(points, mode="clip", out=inside[1:-1])
    edges = numpy.flatnonzero(inside[1:] != inside[:-1])
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    long = lengths >= least
    return starts[long], lengths[long]


@cache
def _stretch(of: CharSet, least: int) -> re.Pattern[str]:
    return re.compile(f"[{written(of)}]{{{least},}}")


@cache
def _members(numpy: Any, of: CharSet) -> Any:
    """Which characters are of the class, up to one that is not, which stands for all others."""
    members = numpy.zeros(_ASCII + 1, bool)
    for low, high in of:
        members[low : high + 1] = True
    return members
