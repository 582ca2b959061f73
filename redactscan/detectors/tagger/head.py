"""A second head on the tagger's states: who is named in the language of offices.

The tagger was trained on news. What it makes of each character on its way to its own tags tells more than these do; two
small convolutions read it again. ``head.npz`` holds their weights, fitted by ``patterns/update/name_head.py`` to texts
of ours in which the persons bear ever other names, words and rare ones among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from redactscan.detectors.tagger.weights import Array, Numbers

    Head: TypeAlias = dict[str, Array]

FILE = Path(__file__).with_name("head.npz")
TAGS = ("none", "begins", "inside", "ends", "short")
"""Of a name its first character, its last and those between; what is short for one (老曲, 曲某) is apart."""

REACH = 2
"""Characters on each side that a convolution sees."""


def load() -> Head:
    """The weights: ``dense`` from states to a hidden row, ``first`` and ``second`` from ``2 * REACH + 1`` rows to one,
    ``last`` to the tags; each with its bias.
    """
    import numpy as np

    with np.load(FILE) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def margins(states: Sequence[Array], sentences: Sequence[Numbers], head: Head) -> Array:
    """By character, sentence behind sentence, and tag: how far the tag is before the best of the others, below 0 where
    it is behind.

    ``states`` have a row for each character: its embedding, what each layer makes of it, what speaks for each of the
    tagger's own tags. ``sentences`` are the rows of each.
    """
    import numpy as np

    lengths = list(map(len, sentences))
    padded = np.repeat(np.arange(REACH, REACH * len(lengths) + 1, REACH), lengths)  # nothing stands between sentences
    inside = np.arange(len(padded)) + padded
    around = inside[:, None] + np.arange(-REACH, REACH + 1)
    hidden = np.zeros((int(inside[-1]) + 1 + REACH, head["dense"].shape[1]), np.float32)
    dense = np.concatenate(states, axis=1) @ head["dense"] + head["dense_bias"]
    hidden[inside] = now = np.maximum(dense, 0)[np.concatenate(sentences)]
    for name in ("first", "second"):
        seen = hidden[around].reshape(len(around), -1)
        now += np.maximum(seen @ head[name] + head[f"{name}_bias"], 0)
        hidden[inside] = now
    scores = now @ head["last"] + head["last_bias"]
    ranked = np.partition(scores, -2, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    ahead: Array = np.where(scores == best, best - second, scores - best)
    return ahead
