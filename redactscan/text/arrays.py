"""Numpy where it pays: something has loaded it, and the text is long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache

from redactscan.hints import Any
from redactscan.text.charset import CharSet

LEAST = 1 << 11  # characters that are worth it: dozens of calls take as long as to go through fewer one by one
CHUNK = 1 << 15  # characters whose arrays stay in the processor's caches


def arrays(text: str) -> Any:
    """Numpy, or None."""
    return sys.modules.get("numpy") if len(text) >= LEAST else None


def chunks(text: str, beyond: int = 0) -> Iterator[tuple[int, str]]:
    """A text in pieces for arrays, each with where it begins and with so many characters ``beyond`` it."""
    return ((at, text[at : at + CHUNK + beyond]) for at in range(0, len(text), CHUNK))


def codes(numpy: Any, text: str) -> Any:
    """The code points of a text."""
    points = numpy.empty(len(text), numpy.uint32)
    if text:
        points.view(f"U{len(text)}")[0] = text  # a tenth of what to encode it takes
    return points


def text_of(points: Any) -> str:
    """What ``codes`` was given."""
    text: str = points.view(f"U{len(points)}").item() if len(points) else ""
    return text.ljust(len(points), "\0")  # which numpy cuts off


def look_up(table: Any, points: Any) -> Any:
    """What a table of the basic plane has for each of some code points; its last entry stands for all beyond."""
    return table.take(points, mode=way(table, points))


def way(table: Any, points: Any) -> str:
    """How to look them up: where nothing is beyond, to wrap around is the same as to clip, and a third quicker."""
    return "wrap" if points.max(initial=0) < len(table) else "clip"


@cache
def members(numpy: Any, chars: CharSet) -> Any:
    """Which characters of the basic plane are of a class; the last stands for all beyond, and is taken for one."""
    plane = numpy.zeros(0x10000, bool)
    for low, high in chars:
        plane[low : high + 1] = True
    plane[-1] = True
    return plane
