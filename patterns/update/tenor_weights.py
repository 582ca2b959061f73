"""Rebuild redactscan/detectors/tenor.bin: what the text around a private person's name sounds like.

python patterns/update/tenor_weights.py private,officials private_second,officials_second …

Each argument is what one author wrote: texts of ``corpora/prose``, which are ours, with the persons marked in them. The
weights are those of a logistic regression; those that are shipped have read thirty-three authors. With ``--check``
nothing is written: the persons of each author are judged by weights that are fitted to the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from authors import by_name, is_of_private, marked
from numpy.typing import NDArray

from redactscan.detectors.hashing import SIZE
from redactscan.detectors.tenor import FILE, signs
from redactscan.text.view import View

COST = 8.0
"""What a person who is judged wrong costs, against half the square of the weights."""
STEPS = 60
KEPT = 8  # steps by which the bend of the cost is told
NEAR = 1e-3  # of the first slope, where no step gains anything more

Vector = NDArray[np.float64]
Near = list[tuple[NDArray[np.uint32], float]]


class Named(NamedTuple):
    """Somebody named in a text of an author: what stands near the name, and whether that person is private."""

    author: int
    near: Near
    private: bool


class Table(NamedTuple):
    """What stands near some persons: for each sign the person, the weight and what it counts."""

    people: NDArray[np.int64]
    signs: NDArray[np.int64]
    counts: Vector
    private: NDArray[np.bool_]

    @classmethod
    def of(cls, people: Sequence[Named]) -> Table:
        """The last weight is that of anybody."""
        always = (np.array([SIZE]), 1.0)
        blocks = [(n, *block) for n, one in enumerate(people) for block in (*one.near, always)]
        sizes = [len(found) for _, found, _ in blocks]
        return cls(
            np.repeat([n for n, *_ in blocks], sizes),
            np.concatenate([found for _, found, _ in blocks]).astype(np.int64),
            np.repeat([counts for *_, counts in blocks], sizes),
            np.array([one.private for one in people]),
        )

    def odds(self, weights: Vector) -> Vector:
        return np.bincount(self.people, self.counts * weights[self.signs], len(self.private)).astype(np.float64)

    def cost(self, weights: Vector) -> tuple[float, Vector]:
        """What the weights cost, and its slope."""
        side = np.where(self.private, 1.0, -1.0)
        margin = side * self.odds(weights)
        wrong = -COST * side / (1 + np.exp(np.clip(margin, -30, 30)))
        slope = weights + np.bincount(self.signs, self.counts * wrong[self.people], SIZE + 1)
        return float(weights @ weights / 2 + COST * np.logaddexp(0, -margin).sum()), slope


def refit(arguments: Sequence[str], gather: Callable[[int, str], Iterable[Named]], file: Path) -> None:
    """Fit the weights of a file to what is gathered of each author; with ``--check`` only tell what that would tell."""
    authors = [argument.split(",") for argument in arguments if argument != "--check"]
    people = [one for n, names in enumerate(authors) for name in names for one in gather(n, name)]
    if "--check" in arguments:
        _check(authors, people)
    else:
        _write(file, fitted(people))


def people_in(author: int, name: str) -> Iterator[Named]:
    """Whoever is named in the texts of a file of templates and is either private or not; in a folder nobody is."""
    for text, marks in marked(name):
        kinds = by_name(marks)
        for who, near in signs([View(text).plain], kinds):
            if kinds[who] != {"‹"} or not is_of_private(marks):
                yield Named(author, near, "«" in kinds[who])


def _check(authors: Sequence[Sequence[str]], people: Sequence[Named]) -> None:
    """Print what is told of each author's by weights that are fitted to the others'."""
    for author, names in enumerate(authors):
        mine = Table.of([one for one in people if one.author == author])
        told = mine.odds(fitted([one for one in people if one.author != author])) > 0
        right = int((told & mine.private).sum())
        sys.stdout.write(f"{', '.join(names)}: {right} of {mine.private.sum()} private, {told.sum() - right} others\n")


def fitted(people: Sequence[Named]) -> Vector:
    """The weights that cost least, by L-BFGS."""
    table = Table.of(people)
    weights = np.zeros(SIZE + 1)
    cost, slope = table.cost(weights)
    steps: list[tuple[Vector, Vector]] = []
    enough = NEAR * np.linalg.norm(slope)
    for _ in range(STEPS):
        way = _way(slope, steps)
        length = 1.0 if steps else 1 / float(np.linalg.norm(slope))
        while (after := table.cost(weights + length * way))[0] > cost + 1e-4 * length * float(slope @ way):
            length /= 2
        steps = [*steps[1 - KEPT :], (length * way, after[1] - slope)]
        weights = weights + length * way
        cost, slope = after
        if np.linalg.norm(slope) < enough:
            break
    return weights


def _way(slope: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Where to go from a slope, by the last steps and how each changed it."""
    way = -slope
    shares = []
    for step, change in reversed(steps):
        shares.append(float(step @ way) / float(step @ change))
        way = way - shares[-1] * change
    if steps:
        step, change = steps[-1]
        way = way * (float(step @ change) / float(change @ change))
    for step, change in steps:
        way = way + (shares.pop() - float(change @ way) / float(step @ change)) * step
    return way


def _write(file: Path, weights: Vector) -> None:
    unit = float(np.abs(weights[:SIZE]).max()) / 127
    head = f"{weights[SIZE]:.4f} {unit:.8f}\n".encode()
    file.write_bytes(head + np.rint(weights[:SIZE] / unit).astype(np.int8).tobytes())


if __name__ == "__main__":
    refit(sys.argv[1:], people_in, FILE)
