"""Two bidirectional GRU layers and a linear-chain CRF, in NumPy: from characters to tags.

Sentences are run side by side, the longest first. Their characters lie *packed*: the first of every sentence, then the
second of every sentence that has one, and so on; so nothing is padded, and a step is one stretch of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from redactscan.detectors.tagger.head import margins
from redactscan.detectors.tagger.weights import HIDDEN, Layer, Weights
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.detectors.tagger.weights import Array, Numbers

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

    If it was asked for: ``lost`` is by group of tags and character what the best path with such a tag there falls
    behind the best path of all, 0 or less; ``margins`` is what the second head makes of it, by its tags and character.
    """

    path: list[int]
    lost: Sequence[list[float]] = ()
    margins: Sequence[list[float]] = ()


def tag(sentences: Sequence[str], weights: Weights, groups: Sequence[Sequence[int]] = ()) -> list[Tagged]:
    """The tags of every sentence; with what tags of some ``groups`` would cost."""
    found = [Tagged([]) for _ in sentences]
    order = sorted((at for at, text in enumerate(sentences) if text), key=lambda at: -len(sentences[at]))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        for index, tagged in zip(batch, _decoded([sentences[at] for at in batch], weights, groups), strict=True):
            found[index] = tagged
    return found


def _decoded(texts: Sequence[str], weights: Weights, groups: Sequence[Sequence[int]]) -> Iterator[Tagged]:
    """The tags of sentences, the longest first."""
    import numpy as np

    packing, states = run(texts, weights)
    scores = _best_paths(states[-1], packing, weights)[np.concatenate(packing.sentences)]
    path, best = scores.argmax(1).tolist(), scores.max(1)
    lost = [(scores[:, group].max(1) - best).tolist() for group in groups]
    ahead = margins(states, packing.sentences, weights.head).T.tolist() if groups else []
    for end, text in zip(accumulate(map(len, texts)), texts, strict=True):
        of = slice(end - len(text), end)
        yield Tagged(path[of], [row[of] for row in lost], [row[of] for row in ahead])


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
    first, second = weights.layers
    once = _run(weights.intake.of(np.stack([numbers, numbers[packing.turned]], axis=1)), first, packing)
    twice = _run(_intake(once, second, packing), second, packing)
    return packing, [weights.embedding[numbers], once, twice, twice @ weights.emission + weights.emission_bias]


def _intake(entering: Array, layer: Layer, packing: Packing) -> Array:
    """What a layer takes in of each character in each direction."""
    import numpy as np

    taken = np.empty((len(entering), *layer.bias.shape), np.float32)
    for way, rows in enumerate((entering, entering[packing.turned])):
        np.matmul(rows, layer.inward[way], out=taken[:, way])
    taken += layer.bias
    return taken


def _run(taken: Array, layer: Layer, packing: Packing) -> Array:
    """Both directions of a GRU, from what it takes in, as Paddle computes it: the new state is old + update *
    (candidate - old).

    The gates are (1 + tanh(x)) / 2 of what ``layer`` gives for x: a sigmoid, whose halves are in the weights, those of
    the reset gate in what it leads to. All lies by row and direction, so that a step is one stretch of memory.
    """
    import numpy as np

    taken = taken.reshape(len(taken), 2, 3, HIDDEN)
    into_gates, into_candidate = taken[:, :, :2].transpose(2, 0, 1, 3), taken[:, :, 2]
    states = np.empty((len(taken), 2, HIDDEN), np.float32)
    state = np.zeros((packing.steps[0].stop, 2, HIDDEN), np.float32)
    one, half = np.float32(1), np.float32(0.5)
    for step in packing.steps:
        state = state[: step.stop - step.start]
        gates = _times(state, layer.gates)
        gates += into_gates[:, step]
        np.tanh(gates, gates)
        gates += one
        update, reset = gates
        reset *= state
        candidate = _times(reset, layer.candidate)
        candidate += into_candidate[step]
        np.tanh(candidate, candidate)
        candidate -= state
        candidate *= update
        candidate *= half
        state = np.add(candidate, state, states[step])
    states[:, 1] = states[packing.turned, 1]
    return states.reshape(len(states), -1)


def _times(states: Array, weights: Array) -> Array:
    """The states of each sentence and direction times the weights of that direction; by gate, if they are for two."""
    import numpy as np

    if len(states) <= FEW:
        found: Array = np.matmul(states[:, :, None], weights[..., None, :, :, :])[..., 0, :]
    else:
        found = np.matmul(states.swapaxes(0, 1), weights).swapaxes(-3, -2)
    return found


def _best_paths(emitted: Array, packing: Packing, weights: Weights) -> Array:
    """The score of the best path with each tag at each character: Viterbi over a batch, packed, from both ends."""
    import numpy as np

    scores = np.stack([emitted, emitted[packing.turned]], axis=1)
    scores[packing.steps[0]] += [weights.start, weights.stop]
    transition = np.stack([weights.transition, weights.transition.T], axis=1)[:, None]
    # all ways lie by tag, sentence, direction and next tag, in one place for all steps: quicker than other orders
    room = np.empty((len(weights.tags), packing.steps[0].stop, *transition.shape[2:]), np.float32)
    score = scores[packing.steps[0]]
    for step in packing.steps[1:]:
        ways = room[:, : step.stop - step.start]
        np.add(score[: len(ways[0])].transpose(2, 0, 1)[..., None], transition, out=ways)
        score = scores[step]
        score += np.maximum.reduce(ways)
    best: Array = scores[:, 0] + scores[packing.turned, 1] - emitted
    return best
