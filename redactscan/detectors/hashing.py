"""The runs of characters of a text as numbers, each of which has a weight in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redactscan.text.arrays import codes
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 16
SIZE = 1 << BITS
"""The number of weights of a table."""

_BREAKS, _SPACES, _DIGITS = "\x1e\x1f", " \t\u3000", "123456789"


class Weights(NamedTuple):
    """What speaks for anything without a sign, and by how much each sign does."""

    bias: float
    signs: NDArray[np.float32]

    def odds(self, blocks: Iterable[tuple[NDArray[Any], float]]) -> float:
        """The log odds of some blocks of signs, each with what its signs count."""
        return self.bias + sum(float(self.signs.take(found).sum()) * share for found, share in blocks)


def without_breaks(texts: Sequence[str]) -> str:
    """The texts in one, without their spaces and empty lines; every digit is 0."""
    text = "\n".join(texts)
    for chars, becomes in ((_DIGITS, "0"), (_BREAKS, "\n"), (_SPACES, "")):
        for char in chars:
            text = text.replace(char, becomes)
    return "\n".join(filter(None, map(str.lstrip, text.split("\n")))).strip()


def hashed(text: str, longest: int) -> list[NDArray[np.uint32]]:
    """A number for the run of each length that begins at each place of a text."""
    import numpy as np

    points = codes(np, text)
    runs = [points * np.uint32(0x9E3779B1)]
    for n in range(1, longest):
        last = runs[-1]
        longer = (last ^ (last >> np.uint32(15))) * np.uint32(0x85EBCA6B)
        longer[:-n] += points[n:]
        runs.append(longer * np.uint32(0x9E3779B1))
    return runs


def salted(runs: NDArray[np.uint32], salt: int) -> NDArray[np.uint16]:
    """Where the weights of some runs are; ``salt`` tells one kind from another."""
    import numpy as np

    mixed = (runs ^ np.uint32(salt * 0x27D4EB2F & 0xFFFFFFFF)) * np.uint32(0xC2B2AE35)
    places = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0x9E3779B1) >> np.uint32(32 - BITS)
    return places.astype(np.uint16)


def once(places: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Each of some places once, in order: a stable sort of so few bits goes through them twice."""
    import numpy as np

    places = np.sort(places, kind="stable")
    first = np.ones(len(places), np.bool_)
    np.not_equal(places[1:], places[:-1], out=first[1:])
    return places.compress(first)  # a quarter of the time of an index: which of them are new follows no order


@cache
def table(file: Path) -> Weights | None:
    """The weights of a file: a line of the bias and a unit, and a byte for each sign; None without the file."""
    import numpy as np

    if not file.is_file():
        return None
    head, _, weights = file.read_bytes().partition(b"\n")
    bias, unit = map(float, head.split())
    return Weights(bias, np.frombuffer(weights, np.int8).astype(np.float32) * unit)
