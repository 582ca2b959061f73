"""Two bidirectional GRU layers and a linear-chain CRF, in NumPy: from characters to tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from redactscan.detectors.tagger.weights import HIDDEN, Layer, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from redactscan.detectors.tagger.weights import Array

    Numbers: TypeAlias = NDArray[np.intp]

BATCH = 256
"""Sentences that are run side by side; more is no faster and takes memory."""


def tag(sentences: Sequence[str], weights: Weights) -> list[list[int]]:
    """The tag numbers of every character of every sentence."""
    found: list[list[int]] = [[] for _ in sentences]
    order = sorted((at for at, text in enumerate(sentences) if text), key=lambda at: -len(sentences[at]))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        for index, path in zip(batch, _decoded([sentences[at] for at in batch], weights), strict=True):
            found[index] = path
    return found


def _decoded(texts: Sequence[str], weights: Weights) -> Iterator[list[int]]:
    """The paths of sentences, the longest first: at each step those that have not ended are the first rows."""
    import numpy as np

    lengths = np.array([len(text) for text in texts])
    longest = int(lengths[0])
    unknown = weights.vocabulary["OOV"]
    numbers = np.full((len(texts), longest), unknown)
    for row, text in enumerate(texts):
        numbers[row, : len(text)] = [weights.vocabulary.get(char, unknown) for char in text]
    # where each step of the backward pass reads and writes: the sentence turned round, its padding left in place
    steps = np.arange(longest)[None, :]
    turned = np.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)[:, :, None]
    going = [int((lengths > step).sum()) for step in range(longest)]
    state = weights.embedding[numbers]
    for layer in weights.layers:
        ahead, back = _run(np.stack([state, np.take_along_axis(state, turned, 1)]), layer, going)
        state = np.concatenate([ahead, np.take_along_axis(back, turned, 1)], axis=2)
    emitted = state @ weights.emission + weights.emission_bias
    return _best_paths(emitted, lengths, going, weights)


def _run(sequences: Array, layer: Layer, going: Sequence[int]) -> Array:
    """Both directions of a GRU as Paddle computes it: the new state is (1 - update) * old + update * candidate.

    ``sequences`` are those read forward and those turned round; ``going`` is the number of rows, from the first, that
    have not ended at each step.
    """
    import numpy as np

    inward = np.stack([s @ w + b for s, w, b in zip(sequences, layer.inward, layer.bias, strict=True)])
    both, batch, steps, _ = inward.shape
    states = np.zeros((both, batch, steps, HIDDEN), np.float32)
    state: Array = np.zeros((both, batch, HIDDEN), np.float32)
    for step, rows in enumerate(going):
        entering, state = inward[:, :rows, step], state[:, :rows]
        gates = _sigmoid(entering[:, :, : 2 * HIDDEN] + state @ layer.gates)
        update, reset = gates[:, :, :HIDDEN], gates[:, :, HIDDEN:]
        candidate = np.tanh(entering[:, :, 2 * HIDDEN :] + (reset * state) @ layer.candidate)
        state = np.asarray(state + update * (candidate - state), np.float32)
        states[:, :rows, step] = state
    return states


def _sigmoid(values: Array) -> Array:
    import numpy as np

    squeezed: Array = np.float32(0.5) * (np.tanh(np.float32(0.5) * values) + np.float32(1))
    return squeezed


def _best_paths(emitted: Array, lengths: Numbers, going: Sequence[int], weights: Weights) -> Iterator[list[int]]:
    """Viterbi over a batch; the stop weight counts where each sentence ends."""
    import numpy as np

    batch, longest, tags = emitted.shape
    score = weights.start + emitted[:, 0]
    back = np.zeros((longest, batch, tags), np.int16)
    for step in range(1, longest):
        rows = going[step]
        ways = score[:rows, :, None] + weights.transition
        back[step, :rows] = ways.argmax(1)
        score[:rows] = ways.max(1) + emitted[:rows, step]
    last = (score + weights.stop).argmax(1)
    for row in range(batch):
        path = [int(last[row])]
        for step in range(int(lengths[row]) - 1, 0, -1):
            path.append(int(back[step, row, path[-1]]))
        yield path[::-1]
