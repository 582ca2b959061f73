"""What a paper sounds like as a whole: like one that tells of private persons, or like one of offices and their work.

A logistic regression over the runs of up to three characters that a text has. ``tone.bin`` holds its weights,
``patterns/update/tone_weights.py`` fits them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redactscan.detectors.hashing import hashed, once, salted, table, without_breaks

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = Path(__file__).with_name("tone.bin")

LEAST = 60
"""Characters of a paper that sounds like anything."""

_RUNS = 3  # characters of the longest that count
_PAD = "\n" * (_RUNS - 1)
_SALT = 40  # apart from what the tenor asks


def tone(texts: Sequence[str]) -> float:
    """The log odds that some texts of one document tell of private persons; 0 if they are less than ``LEAST``
    characters, or without the file of weights.
    """
    weighed = table(FILE) if sum(map(len, texts)) >= LEAST else None
    return weighed.odds(signs(texts)) if weighed else 0.0


def signs(texts: Sequence[str]) -> Iterator[tuple[NDArray[Any], float]]:
    """The places of the weights that count, by the length of the runs, and what each counts."""
    text = without_breaks(texts)
    for n, runs in enumerate(hashed(text + _PAD, _RUNS) if text else ()):
        found = once(salted(runs[: len(text)], _SALT + n))
        yield found, float(len(found) ** -0.5)
