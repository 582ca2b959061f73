"""Rebuild redactscan/detectors/tagger/head.npz: who is named in the language of offices.

python patterns/update/name_head.py FOLDER private,officials private_second,officials_second …

Each argument is what one author wrote: texts of ``corpora/prose``, which are ours, with the persons marked in them.
They are read ``FILLS`` times, ever with other names. ``FOLDER`` has texts in which nobody is named: 65 statutes taken
at random from LawRefBook/Laws; laws are free of copyright (著作权法 5). No label is anybody else's; the states that are
read are those of the tagger that comes with jieba. The shipped head has read twenty-three authors.

With ``--leave 0`` every third author is left out, the first and so on, and ``head-0.npz`` is written where one stands:
such heads are what ``name_weights.py`` fits its weights with. Needs jax and optax, and 40 minutes on two cores.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from authors import Mark, marked
from numpy.typing import NDArray
from other_names import renamed

from redactscan.detectors import tagger
from redactscan.detectors.reading import read
from redactscan.detectors.tagger.head import FILE, REACH, TAGS
from redactscan.detectors.tagger.network import BATCH, run
from redactscan.detectors.units import sentences_of
from redactscan.text.view import View

FILLS = 8
FOLDS = 3
NAMELESS = 2
"""Times that a sentence in which nobody is named is read at most."""
STATUTE = 8000  # characters of each that are read

WIDTH = 128  # of the hidden rows
EPOCHS = 2
SENTENCES = 128
"""Sentences of a step."""
RATE, DECAY, DROPPED = 2e-3, 1e-2, 0.25
EMITTED = 0.1
"""What speaks for the tagger's own tags is in the tens; the rest is about 1."""
_CALLED = re.compile(
    "[老小阿大].{1,2}|.{1,2}(?:嫂|婶|姨|叔|伯|哥|姐|爷|奶|老|总|师|家|氏|某|大[爷妈叔姐嫂]|奶奶|爷爷|婆婆|阿姨|师傅|老师|医生|主任|书记|女士|先生|老[汉人])"
)
"""What is short for a name."""

EMISSIONS = 57  # what speaks for the tagger's own tags, the last of the states

Weights = dict[str, Any]


class Example(NamedTuple):
    """A sentence: what the tagger makes of each character, and the number of its tag."""

    states: NDArray[np.float16]
    tags: NDArray[np.int8]


class Batch(NamedTuple):
    """Sentences side by side, filled up; ``there`` is 1 where a character is."""

    states: Any
    tags: Any
    there: Any


def main(arguments: Sequence[str]) -> None:
    left = int(arguments[1]) if arguments[0] == "--leave" else None
    folder, *authors = arguments[2:] if left is not None else arguments
    names = [name for n, files in enumerate(authors) if n % FOLDS != left for name in files.split(",")]
    head = fitted([*examples(names, FILLS), *examples([folder], 1)])
    path = FILE if left is None else Path(f"head-{left}.npz")
    np.savez(path, **{name: np.asarray(weight, np.float16) for name, weight in head.items()})


def examples(names: Sequence[str], fills: int) -> Iterator[Example]:
    """The sentences of some texts, each as often as it is filled with other names."""
    often: dict[str, int] = {}
    asked: list[tuple[str, NDArray[np.int8]]] = []
    for name in names:
        for n in range(fills):
            rng = Random(f"{name} {n}")  # noqa: S311
            for text, marks in marked(name, lambda template, rng=rng: renamed(template, rng)):
                for sentence, tags in _sentences(text if marks else text[:STATUTE], marks):
                    often[sentence] = often.get(sentence, 0) + 1
                    if tags.any() or often[sentence] <= NAMELESS:
                        asked.append((sentence, tags))
    weights = tagger._weights()
    if weights is None:
        raise SystemExit("jieba has no tagger that we know")
    asked.sort(key=lambda one: -len(one[0]))
    for at in range(0, len(asked), BATCH):
        batch = asked[at : at + BATCH]
        packing, states = run([tagger._as_trained(text, weights.known) for text, _ in batch], weights)
        rows = np.concatenate([*states[:-1], states[-1] * EMITTED], axis=1).astype(np.float16)
        yield from (Example(rows[one], tags) for one, (_, tags) in zip(packing.sentences, batch, strict=True))


def _sentences(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, NDArray[np.int8]]]:
    view, names = View(text), {mark.name for mark in marks}
    for begin, stop in sentences_of(view.plain):
        reading = read(view.raw[begin:stop])
        tags = np.zeros(len(reading.text), np.int8)
        for mark in marks:
            within = [n for n, place in enumerate(reading.places) if mark.start <= begin + place < mark.end]
            if within:
                tags[within[0] : within[-1] + 1] = _tags(len(within), mark, names)
        yield from ((reading.text[start:end], tags[start:end]) for start, end in tagger.pieces(reading.text))


def _tags(size: int, mark: Mark, names: set[str]) -> list[int]:
    given = any(other != mark.name and other.endswith(mark.name) for other in names)
    if size < 2 or (mark.sign == "‹" and not given and _CALLED.fullmatch(mark.name)):
        return [TAGS.index("short")] * size
    return [TAGS.index("begins"), *[TAGS.index("inside")] * (size - 2), TAGS.index("ends")]


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights, by AdamW on the tags of the characters."""
    rng = np.random.default_rng(0)
    batches = [batch for _ in range(EPOCHS) for batch in _batches(examples, rng)]
    optimizer = optax.adamw(optax.cosine_onecycle_schedule(len(batches), RATE, 0.1), weight_decay=DECAY)
    head = _begun(examples[0].states.shape[1], jax.random.PRNGKey(0))
    moments = optimizer.init(head)

    @jax.jit
    def step(head: Weights, moments: Any, batch: Batch, key: Any) -> tuple[Weights, Any]:
        changes, moments = optimizer.update(jax.grad(_cost)(head, batch, key), moments, head)
        return optax.apply_updates(head, changes), moments

    for n, batch in enumerate(batches):
        head, moments = step(head, moments, _padded([examples[at] for at in batch]), jax.random.PRNGKey(n))
    return {**head, "dense": head["dense"].at[-EMISSIONS:].multiply(EMITTED)}


def _batches(examples: Sequence[Example], rng: np.random.Generator) -> list[NDArray[np.intp]]:
    """Sentences by chance, of about one length in each batch."""
    lengths = np.array([len(one.tags) for one in examples])
    parts = np.array_split(rng.permutation(len(examples)), max(1, len(examples) // (50 * SENTENCES)))
    order = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in parts])
    batches = [order[at : at + SENTENCES] for at in range(0, len(order) - SENTENCES + 1, SENTENCES)]
    rng.shuffle(batches)  # type: ignore[arg-type]
    return batches


def _padded(examples: Sequence[Example]) -> Batch:
    size = -(-max(len(one.tags) for one in examples) // 16) * 16  # few sizes, few compilations
    states = np.zeros((len(examples), size, examples[0].states.shape[1]), np.float32)
    tags, there = np.zeros((len(examples), size), np.int32), np.zeros((len(examples), size, 1), np.float32)
    for n, (rows, row) in enumerate(examples):
        states[n, : len(row)], tags[n, : len(row)], there[n, : len(row)] = rows, row, 1
    return Batch(states, tags, there)


def _begun(states: int, key: Any) -> Weights:
    """Weights by chance, under the names that ``head`` reads."""
    seen = (2 * REACH + 1) * WIDTH
    shapes = {"dense": (states, WIDTH), "first": (seen, WIDTH), "second": (seen, WIDTH), "last": (WIDTH, len(TAGS))}
    head: Weights = {}
    for n, (name, shape) in enumerate(shapes.items()):
        head[name] = jax.random.normal(jax.random.fold_in(key, n), shape) * (1.5 / shape[0]) ** 0.5
        head[f"{name}_bias"] = jnp.zeros(shape[1])
    return {**head, "last": head["last"] / 10}


def _cost(head: Weights, batch: Batch, key: Any) -> Any:
    """The cross entropy of the tags, with some of each layer dropped; ``head.margins`` computes the same without."""
    keys = jax.random.split(key, 3)
    hidden = _dropped(batch.states, keys[0]) @ head["dense"] + head["dense_bias"]
    hidden = _dropped(jax.nn.relu(hidden) * batch.there, keys[1])
    for name in ("first", "second"):
        seen = jax.lax.conv_general_dilated(
            hidden,
            head[name].reshape(2 * REACH + 1, WIDTH, WIDTH),
            (1,),
            "SAME",
            dimension_numbers=("NWC", "WIO", "NWC"),
        )
        hidden += jax.nn.relu(seen + head[f"{name}_bias"]) * batch.there
    scores = _dropped(hidden, keys[2]) @ head["last"] + head["last_bias"]
    costs = optax.softmax_cross_entropy_with_integer_labels(scores, batch.tags)
    return (costs * batch.there[..., 0]).sum() / batch.there.sum()


def _dropped(rows: Any, key: Any) -> Any:
    return rows * jax.random.bernoulli(key, 1 - DROPPED, rows.shape) / (1 - DROPPED)


if __name__ == "__main__":
    main(sys.argv[1:])
