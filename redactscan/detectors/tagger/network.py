"""Two bidirectional GRU layers and a linear-chain CRF, in NumPy: from characters to tags.

Sentences are run side by side, the longest first. Their characters lie *packed*: the first of every sentence, then the
second of every sentence that has one, and so on; so nothing is padded, and a step is one stretch of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from redactscan.detectors.tagger.head import margins
from redactscan.detectors.tagger.weights import HIDDEN, Layer, Weights
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from redactscan.detectors.tagger.weights import Array

    Numbers: TypeAlias = NDArray[np.intp]

BATCH = 256
"""Sentences that are run side by side; more is no faster and takes memory."""

FEW = 7
"""Sentences of which each is multiplied by itself: OpenBLAS takes two to five times as long for so few rows at once."""


class Packing(NamedTuple):
    """Where the characters of a batch lie: those of step ``t`` in the rows ``steps[t]``, a sentence in each.

    ``turned`` are the rows of the sentences read backwards, ``sentences`` the rows of each.
    """

    steps: list[slice]
    turned: Numbers
    sentences: list[Numbers]

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Packing:
        """The packing of sentences of these lengths, the longest first."""
        import numpy as np

        going = (np.array(lengths)[:, None] > np.arange(lengths[0])).sum(0)
        ends = going.cumsum()
        begins = ends - going
        sentences = [begins[:length] + n for n, length in enumerate(lengths)]
        turned = np.empty(int(ends[-1]), np.intp)
        for rows in sentences:
            turned[rows] = rows[::-1]
        return cls([slice(*step) for step in zip(begins.tolist(), ends.tolist(), strict=True)], turned, sentences)


class Tagged(NamedTuple):
    """The tag numbers of the characters of a sentence.

    If it was asked for: ``lost`` is by character and tag what the best path with that tag there falls behind the best
    path of all, 0 or less; ``margins`` is what the second head makes of the same.
    """

    path: list[int]
    lost: Array | None = None
    margins: Array | None = None


def tag(sentences: Sequence[str], weights: Weights, weigh: bool = False) -> list[Tagged]:
    """The tags of every sentence; ``weigh``: with what other tags would cost."""
    found = [Tagged([]) for _ in sentences]
    order = sorted((at for at, text in enumerate(sentences) if text), key=lambda at: -len(sentences[at]))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        for index, tagged in zip(batch, _decoded([sentences[at] for at in batch], weights, weigh), strict=True):
            found[index] = tagged
    return found


def _decoded(texts: Sequence[str], weights: Weights, weigh: bool) -> list[Tagged]:
    """The tags of sentences, the longest first."""
    packing, states = run(texts, weights)
    emitted = states[-1]
    path, scores = _best_path(emitted, packing, weights)
    if not weigh:
        return [Tagged(path[rows].tolist()) for rows in packing.sentences]
    scores += _onward(emitted, packing, weights)
    scores -= scores.max(1, keepdims=True)  # on each row the best path has the best tag
    again = margins(states, packing.sentences, weights.head)
    return [
        Tagged(path[rows].tolist(), scores[rows], ahead) for rows, ahead in zip(packing.sentences, again, strict=True)
    ]


def run(texts: Sequence[str], weights: Weights) -> tuple[Packing, list[Array]]:
    """What sentences, the longest first, become on the way to their tags, a row for each character: its embedding,
    what each layer makes of it, what speaks for each tag.
    """
    import numpy as np

    packing = Packing.of([len(text) for text in texts])
    unknown = weights.vocabulary["OOV"]
    numbers = np.empty(len(packing.turned), np.intp)
    for rows, text in zip(packing.sentences, texts, strict=True):
        numbers[rows] = [weights.vocabulary.get(char, unknown) for char in text]
    states = [weights.embedding[numbers]]
    for layer in weights.layers:
        states.append(_run(states[-1], layer, packing))
    return packing, [*states, states[-1] @ weights.emission + weights.emission_bias]


def _run(entering: Array, layer: Layer, packing: Packing) -> Array:
    """Both directions of a GRU as Paddle computes it: the new state is old + update * (candidate - old).

    The gates are (1 + tanh(x)) / 2 of what ``layer`` gives for x: a sigmoid, whose halves are in the weights, those of
    the reset gate in what it leads to.
    """
    import numpy as np

    inward = np.empty((2, len(entering), 3 * HIDDEN), np.float32)
    for way, rows in enumerate((entering, entering[packing.turned])):
        np.matmul(rows, layer.inward[way], out=inward[way])
    inward += layer.bias[:, None]
    states = np.empty((2, len(entering), HIDDEN), np.float32)
    state = np.zeros((2, packing.steps[0].stop, HIDDEN), np.float32)
    one, half = np.float32(1), np.float32(0.5)
    for step in packing.steps:
        state = state[:, : step.stop - step.start]
        here = inward[:, step]
        gates = _times(state, layer.gates)
        gates += here[..., : 2 * HIDDEN]
        np.tanh(gates, gates)
        gates += one
        update, reset = gates[..., :HIDDEN], gates[..., HIDDEN:]
        reset *= state
        candidate = _times(reset, layer.candidate)
        candidate += here[..., 2 * HIDDEN :]
        np.tanh(candidate, candidate)
        candidate -= state
        candidate *= update
        candidate *= half
        candidate += state
        states[:, step] = state = candidate
    return np.concatenate([states[0], states[1][packing.turned]], axis=1)


def _times(states: Array, weights: Array) -> Array:
    """The states of each direction, a row for each sentence, times the weights of that direction."""
    import numpy as np

    alone = 1 < states.shape[1] <= FEW
    rows: Array = np.matmul(states[:, :, None], weights[:, None])[:, :, 0] if alone else np.matmul(states, weights)
    return rows


def _best_path(emitted: Array, packing: Packing, weights: Weights) -> tuple[Numbers, Array]:
    """Viterbi over a batch, packed; the stop weight counts where each sentence ends. With the best score up to each
    character, by its tag.
    """
    import numpy as np

    scores = np.empty_like(emitted)
    score = scores[packing.steps[0]] = weights.start + emitted[packing.steps[0]]
    best = _step(weights.transition, len(score))
    for step in packing.steps[1:]:
        score = best(score[: step.stop - step.start])
        score += emitted[step]
        scores[step] = score
    ends = [int(rows[-1]) for rows in packing.sentences]
    into = np.ascontiguousarray(weights.transition.T)
    tags: Numbers = (scores[ends] + weights.stop).argmax(1)
    path = np.empty(len(packing.turned), np.intp)
    later = 0
    for step in reversed(packing.steps):
        tags[:later] = (scores[step][:later] + into[tags[:later]]).argmax(1)
        later = step.stop - step.start
        path[step] = tags[:later]
    return path, scores


def _onward(emitted: Array, packing: Packing, weights: Weights) -> Array:
    """The best score behind each character, by its tag."""
    import numpy as np

    scores = np.empty_like(emitted)
    scores[:] = weights.stop
    best = _step(np.ascontiguousarray(weights.transition.T), packing.steps[0].stop)
    for step, after in zip(reversed(packing.steps[:-1]), reversed(packing.steps), strict=False):
        score = best(emitted[after] + scores[after])
        scores[step.start : step.start + len(score)] = score
    return scores


def _step(transition: Array, most: int) -> Callable[[Array], Array]:
    """From the scores of at most so many sentences by tag to the best with which each reaches the next tag.

    All ways lie by tag, sentence and next tag, in one place for all steps: quicker than other orders.
    """
    import numpy as np

    room = np.empty((len(transition), most, len(transition)), np.float32)
    steps = transition[:, None]

    def best(score: Array) -> Array:
        ways: Array = room[:, : len(score)]
        np.add(score.T[:, :, None], steps, out=ways)
        found: Array = np.maximum.reduce(ways)
        return found

    return best
