"""The parameters of ``lac_small``, the BiGRU-CRF tagger that comes with jieba 0.42.1, read from jieba's own files.

A file is u32 version, u64 count of LoD levels (0), u32 version, i32 length of a protobuf descriptor (data type and
dimensions), the descriptor, then float32 in little-endian order: what Paddle's ``save_vars`` writes. jieba's way to
run them needs a Paddle that no longer exists. The code that trained them is Apache-2.0, the package that has them MIT.
"""

from __future__ import annotations

import os
import struct
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from redactscan.detectors.tagger import head
from redactscan.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from redactscan.detectors.tagger.head import Head

    Array: TypeAlias = NDArray[np.float32]
    Numbers: TypeAlias = NDArray[np.intp]

# sha256 over the files in the order of their names: other parameters would give other names.
DIGEST = "502db4dfe391c411b003453c0e924b79"
HIDDEN = 128
_NAMES = (
    "crfw", *(f"fc_{n}.{kind}_0" for n in range(5) for kind in "bw"), *(f"gru_{n}.{kind}_0" for n in range(4) for kind in "bw"),  # noqa: E501
    "word_emb",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: input to gates (update, reset, candidate), then state to gates and to candidate.

    Each has an axis of two, forward and backward: the first, in ``gates`` the second, behind update and reset. What
    leads to these is halved, because a sigmoid of x is (1 + tanh(x / 2)) / 2, and what leads on from the reset gate,
    which is left doubled. That is exact.
    """

    inward: Array
    bias: Array
    gates: Array
    candidate: Array


class Intake:
    """What the first layer takes in of each character; multiplied once one is met, because of 20,000 few ever are.

    Each is multiplied by itself, so that it does not matter for the last bits beside which.
    """

    def __init__(self, embedding: Array, layer: Layer) -> None:
        import numpy as np

        self._embedding, self._layer = embedding, layer
        self._taken = np.zeros((len(embedding), 2, 3 * HIDDEN), np.float32)  # takes memory where something is written
        self._met = np.zeros(len(embedding), bool)

    def of(self, numbers: Numbers) -> Array:
        """By character and direction, for which the two columns of ``numbers`` are."""
        new = list({*numbers[~self._met[numbers]].tolist()})
        self._taken[new] = (self._embedding[new, None, None] @ self._layer.inward)[:, :, 0] + self._layer.bias
        self._met[new] = True
        taken: Array = self._taken[numbers, (0, 1)]
        return taken


@dataclass(frozen=True, slots=True)
class Weights:
    """``start`` and ``stop`` are by tag, ``transition`` by the tag before and the tag.

    ``known`` are the entries of ``vocabulary``: characters, and a few words for what it has not. ``head`` is ours.
    """

    vocabulary: dict[str, int]
    known: frozenset[str]
    tags: tuple[str, ...]
    embedding: Array
    intake: Intake
    layers: tuple[Layer, Layer]
    emission: Array
    emission_bias: Array
    start: Array
    stop: Array
    transition: Array
    head: Head


def load() -> Weights | None:
    """The parameters of the installed jieba; None where they are missing or are not the ones we know."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "lac_small"
    try:
        raw = {name: (folder / "model_baseline" / name).read_bytes() for name in _NAMES}
        words, tags = (folder / "word.dic").read_bytes(), (folder / "tag.dic").read_bytes()
    except OSError:
        return None
    digest = sha256()
    for part in (words, tags, *(raw[name] for name in _NAMES)):
        digest.update(part)
    if not digest.hexdigest().startswith(DIGEST):
        return None
    # as in the workers: threads that wait for each other take longer than one
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return _assembled(raw, _numbered(words), tuple(_numbered(tags)))


def _assembled(raw: dict[str, bytes], vocabulary: dict[str, int], tags: tuple[str, ...]) -> Weights:
    import numpy as np

    count = len(tags)

    def layer(numbers: tuple[int, int], width: int) -> Layer:
        edge = HIDDEN * 2 * HIDDEN
        recurrent = [_normal(_floats(raw[f"gru_{n}.w_0"])) for n in numbers]
        gates = [weight[:edge].reshape(HIDDEN, 2, HIDDEN).swapaxes(0, 1) for weight in recurrent]
        halved = np.repeat(np.array([0.5, 1], np.float32), [2 * HIDDEN, HIDDEN])
        return Layer(
            inward=_normal(np.stack([_floats(raw[f"fc_{n}.w_0"]).reshape(width, -1) * halved for n in numbers])),
            bias=np.stack([(_floats(raw[f"fc_{n}.b_0"]) + _floats(raw[f"gru_{n}.b_0"])) * halved for n in numbers]),
            gates=np.stack(gates, axis=1) / np.float32(2),
            candidate=np.stack([weight[edge:].reshape(HIDDEN, HIDDEN) / 2 for weight in recurrent]),
        )

    embedding, first = _floats(raw["word_emb"]).reshape(-1, HIDDEN), layer((0, 1), HIDDEN)
    crf = _floats(raw["crfw"]).reshape(count + 2, count)
    return Weights(
        vocabulary=vocabulary,
        known=frozenset(vocabulary),
        tags=tags,
        embedding=embedding,
        intake=Intake(embedding, first),
        layers=(first, layer((2, 3), 2 * HIDDEN)),
        emission=_floats(raw["fc_4.w_0"]).reshape(2 * HIDDEN, count),
        emission_bias=_floats(raw["fc_4.b_0"]),
        start=crf[0],
        stop=crf[1],
        transition=crf[2:],
        head=head.load(),
    )


def _floats(raw: bytes) -> Array:
    import numpy as np

    (length,) = struct.unpack_from("<i", raw, 16)
    return np.frombuffer(raw[20 + length :], "<f4")  # of its own: with numbers that are not aligned all is slower


def _normal(weights: Array) -> Array:
    """Without subnormal numbers, which dead units have: processors multiply them many times as slowly as 0."""
    import numpy as np

    return np.where(np.abs(weights) < np.finfo(np.float32).tiny, np.float32(0), weights)


def _numbered(dictionary: bytes) -> dict[str, int]:
    lines = (line.split("\t") for line in dictionary.decode().splitlines() if "\t" in line)
    return {word: int(number) for number, word in lines}
