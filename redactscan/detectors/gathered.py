"""The stretches of a text whose characters are all of one class, put together by length and first two characters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from redactscan.text.arrays import arrays, codes
from redactscan.text.charset import CharSet, written

Gathered: TypeAlias = Mapping[tuple[int, str], Sequence[int]]
MANY = 1 << 12  # characters in which there are more stretches than kinds of them
_BITS = 21  # of a code point
_END = (1 << _BITS) - 1  # behind a text, and in none
_ASCII = 128


def gathered(text: str, of: CharSet, least: int) -> Gathered:
    """Where the stretches begin that are at least so long; with arrays or without, they are the same."""
    numpy = arrays(text) if len(text) >= MANY and of[-1][1] < _ASCII else None
    return _at_once(numpy, text, of, least) if numpy else _one_by_one(text, of, least)


def _one_by_one(text: str, of: CharSet, least: int) -> Gathered:
    found: dict[tuple[int, str], list[int]] = {}
    for stretch in _stretch(of, least).finditer(text):
        start, end = stretch.span()
        found.setdefault((end - start, text[start : start + 2]), []).append(start)
    return found


def _at_once(numpy: Any, text: str, of: CharSet, least: int) -> Gathered:
    points = numpy.append(codes(numpy, text), numpy.uint32(_END))
    inside = _members(numpy, of).take(points, mode="clip")
    edges = numpy.flatnonzero(inside[1:] != inside[:-1]) + 1
    edges = numpy.concatenate(([0], edges)) if inside[0] else edges
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    starts, lengths = starts[long], (ends - starts)[long]
    kinds = (lengths << 2 * _BITS) + (points[starts].astype(numpy.int64) << _BITS) + points[starts + 1]
    order = numpy.argsort(kinds, kind="stable")
    starts, kinds = starts[order], kinds[order]
    cuts = [0, *(numpy.flatnonzero(kinds[1:] != kinds[:-1]) + 1).tolist(), len(starts)]
    every = starts.tolist()
    groups = [(int(kinds[low]) >> 2 * _BITS, every[low:high]) for low, high in pairwise(cuts) if high]
    return {(length, text[group[0] : group[0] + 2]): group for length, group in groups}


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
