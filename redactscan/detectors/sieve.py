"""Pairs of characters found in a long text at once, with arrays; ``places`` has the way without."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

LEAST = 8192  # characters that are worth it
LARGE = 1 << 20  # characters of a document for which numpy is loaded, which takes as long as searching so many
_BUCKETS = 31
_ALONE = 1 << _BUCKETS
_PLANE = 0x10000


def arrays() -> Any:
    """Numpy if something has loaded it, else None: no small text is worth that."""
    return sys.modules.get("numpy")


class Sieve:
    """Pairs of characters and single ones, all of the basic plane.

    For every character two masks of 32 bits: to which buckets the pairs belong that it begins, and to which those that
    it ends. What passes shares a bucket, and may be a pair.
    """

    def __init__(self, numpy: Any, pairs: Iterable[str]) -> None:
        self._numpy = numpy
        self._firsts = numpy.zeros(_PLANE, numpy.uint32)
        self._seconds = numpy.full(_PLANE, _ALONE, numpy.uint32)
        self._firsts[-1] = self._seconds[-1] = 0  # for all that is beyond the plane
        for pair in pairs:
            if len(pair) == 1:
                self._firsts[ord(pair)] |= numpy.uint32(_ALONE)
            else:
                bucket = numpy.uint32(1 << (ord(pair[1]) * 40503 >> 4) % _BUCKETS)
                self._firsts[ord(pair[0])] |= bucket
                self._seconds[ord(pair[1])] |= bucket

    def places(self, text: str) -> list[int]:
        """Where a pair may begin: everywhere that one does, and at some other places."""
        codes = self._numpy.frombuffer((text + "\0").encode("utf-32-le", "surrogatepass"), self._numpy.uint32)
        firsts = self._firsts.take(codes[:-1], mode="clip")
        seconds = self._seconds.take(codes[1:], mode="clip")
        found: list[int] = self._numpy.flatnonzero(firsts & seconds).tolist()
        return found
