"""What the text around a name sounds like: as of somebody of whom private things are told, or of whom may be named.

A logistic regression over pairs and runs of characters that stand near the mentions of a name; it knows no rule and no
name. ``tenor.bin`` holds its weights, ``patterns/update/tenor_weights.py`` fits them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redactscan.detectors.hashing import hashed, once, salted, table, without_breaks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = Path(__file__).with_name("tenor.bin")
REACH = 500
"""Characters on each side of a name that are about the same matter."""

LEAST = 120
"""Characters of a text that sounds like anything: what is shorter is told by rules alone."""

_BESIDE = 12  # characters beside a name of which every pair counts
_RUNS = range(1, 6)  # characters of the runs that touch a name
_TITLE = 60  # characters of a first line that are a title
_SHARES = (1.0, 0.7, 1.0, 1.0)  # of the surroundings, the title, what is beside, the sentences
_NAME = "\ue000"  # stands for everybody who is named
_PAD = "\n" * max(_RUNS)
_ENDS = re.compile("[。!?;！？；\n]")


def tenor(texts: Sequence[str], names: Collection[str]) -> dict[str, float]:
    """The log odds by which each of the names is of a private person, in some texts of one document.

    Names that do not occur have none, and none has in ``LEAST`` characters or without the file of weights.
    """
    weighed = table(FILE) if sum(map(len, texts)) >= LEAST else None
    return {name: weighed.odds(blocks) for name, blocks in signs(texts, names)} if weighed else {}


def signs(texts: Sequence[str], names: Collection[str]) -> Iterator[tuple[str, list[tuple[NDArray[Any], float]]]]:
    """What stands near each name: by kind, the places of the weights that count and what each counts."""
    import numpy as np

    text, places = _masked(texts, names)
    if not places:
        return
    runs = hashed(text, max(_RUNS))
    ends = np.array([*(end.start() for end in _ENDS.finditer(text)), len(text)])
    first = len(_PAD)
    title = salted(runs[1][first : min(text.index("\n", first), first + _TITLE) - 1], 1)
    for name, found in places.items():
        at = np.array(found)
        after = np.searchsorted(ends, at)
        around = _between(at - REACH, at + REACH, runs[1], 0)
        beside = [salted(runs[n - 1][at - n], 2 * n) for n in _RUNS]
        beside += [salted(runs[n - 1][at + 1], 2 * n + 1) for n in _RUNS]
        beside += [_between(at - _BESIDE, at, runs[1], 20), _between(at + 1, at + 1 + _BESIDE, runs[1], 21)]
        sentences = [_between(ends[after - 1] + 1, ends[after], runs[n], 30) for n in (1, 2)]
        blocks = [once(one) for one in (around, title, np.concatenate(beside), np.concatenate(sentences))]
        yield (
            name,
            [(one, share / len(one) ** 0.5) for one, share in zip(blocks, _SHARES, strict=True) if len(one)],
        )


def _masked(texts: Sequence[str], names: Collection[str]) -> tuple[str, dict[str, list[int]]]:
    """The text with a sign for every name, and where it stands for which."""
    lines = without_breaks(texts)
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")
    places: dict[str, list[int]] = {}
    shift = len(_PAD)
    for found in pattern.finditer(lines):
        places.setdefault(found.group(), []).append(found.start() + shift)
        shift -= len(found.group()) - len(_NAME)
    return _PAD + pattern.sub(_NAME, lines) + _PAD, places


def _between(first: Any, last: Any, runs: NDArray[np.uint32], salt: int) -> NDArray[np.uint16]:
    """What begins in any of some stretches and does not go beyond it."""
    import numpy as np

    stretches = [runs[max(0, start) : max(0, end - 1)] for start, end in zip(first, last, strict=True)]
    return salted(np.concatenate(stretches), salt)
