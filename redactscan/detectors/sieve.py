"""Pairs of characters found in a long text at once, with arrays; ``places`` has the way without."""

from __future__ import annotations

from collections.abc import Iterable

from redactscan.detectors.use import use
from redactscan.hints import Any
from redactscan.text.arrays import CHUNK, codes, way

LARGE = 1 << 19  # characters for which numpy is loaded, which takes as long as searching so many
_BUCKETS = 31
_ALONE = 1 << _BUCKETS
_PLANE = 0x10000
BEYOND = _PLANE - 1  # no character, and stands for all that are beyond the plane


def load(characters: int) -> None:
    """Load numpy if so many are to be searched, with those that were."""
    if use("numpy").pays(characters, LARGE):
        import numpy  # noqa: F401


class Sieve:
    """Pairs of characters and single ones. Those beyond the basic plane are not told apart.

    For every character two masks of 32 bits: to which buckets the pairs belong that it begins, and to which those that
    it ends. What passes shares a bucket, and may be a pair. Both masks are looked up as one number.
    """

    def __init__(self, numpy: Any, pairs: Iterable[str]) -> None:
        self._numpy = numpy
        masks = numpy.zeros((_PLANE, 2), numpy.uint32)
        masks[:, 1] = _ALONE
        self._alone = numpy.zeros(_PLANE, bool)
        known: list[int] = []
        for pair in pairs:
            first, *second = (min(ord(char), BEYOND) for char in pair)
            if not second:
                self._alone[first] = True
                masks[first, 0] |= numpy.uint32(_ALONE)
            else:
                known.append(number_of(first, *second))
                bucket = numpy.uint32(1 << (second[0] * 40503 >> 4) % _BUCKETS)
                masks[first, 0] |= bucket
                masks[second[0], 1] |= bucket
        self._masks = masks.view(numpy.uint64).ravel()
        self._known = numpy.array([*sorted(known), 0xFFFFFFFF], numpy.uint32)

    def places(self, text: str) -> list[int]:
        """Where a pair begins, or a single one stands."""
        points = codes(self._numpy, text + "\0")
        found = self.possible(points)
        one, other = (self._numpy.minimum(points[found + at], BEYOND) for at in (0, 1))
        pairs = number_of(one, other)
        exact = self._known[self._numpy.searchsorted(self._known, pairs)] == pairs
        places: list[int] = found[exact | self._alone[one]].tolist()
        return places

    def possible(self, points: Any) -> Any:
        """Where one may begin among code points, the last of which only ends one."""
        numpy = self._numpy
        found, mode = [], way(self._masks, points)
        for at in range(0, len(points) - 1, CHUNK):
            part = points[at : at + CHUNK + 1]
            masks = self._masks.take(part, mode=mode).view(numpy.uint32)
            found.append(numpy.flatnonzero(masks[:-2:2] & masks[3::2] != 0) + at)
        return numpy.concatenate(found) if found else numpy.zeros(0, numpy.int64)


def number_of(first: Any, second: Any) -> Any:
    """Both characters, of the basic plane or ``BEYOND``, as one number: that of a pair, if they are one."""
    return (first << 16) | second
