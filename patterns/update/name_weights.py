"""Rebuild redactscan/detectors/weights.txt: what speaks for a name that the tagger all but reads.

python patterns/update/name_weights.py private private_second …

The weights are those of a logistic regression, fitted to the persons that are marked in the texts of ``corpora/prose``
of these names, which are ours. What the other rules take for a name and nobody has marked counts neither way.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "corpora")]

from craft.people import People  # noqa: E402
from craft.pools import MANY  # noqa: E402
from prose import _PERSON, _person, templates  # noqa: E402

from redactscan.detectors import prose as finder  # noqa: E402
from redactscan.detectors import tagger  # noqa: E402
from redactscan.detectors.naming import around_of  # noqa: E402
from redactscan.detectors.prose import named  # noqa: E402
from redactscan.detectors.reading import read  # noqa: E402
from redactscan.detectors.units import facts_of, sentences_of  # noqa: E402
from redactscan.detectors.weighed import Cuts, candidates, features  # noqa: E402
from redactscan.packs import load_packs  # noqa: E402
from redactscan.text.spans import touched  # noqa: E402

MISSED = 3.0
"""What a name counts that the rules miss, and one that they find: the weights are for the former."""
FOUND = 0.5
PENALTY = 1.0  # on the square of a weight
STEPS = 30

Row = tuple[bool, float, Mapping[str, float]]


def main(names: list[str]) -> None:
    rules = [rule for rule in load_packs().rules if rule.detect.kind == "bound" and rule.detect.pattern]
    rows = [row for name in names for text, people in marked(name) for row in rated(text, people, rules)]
    weights = fitted(rows)
    head = (
        "# What speaks for a name, by sign; the first is what speaks for any.\n"
        "# Rebuilt by patterns/update/name_weights.py, which tells whence.\n"
    )
    lines = [f"{sign}\t{weight:.4f}\n" for sign, weight in weights.items()]
    (ROOT / "redactscan" / "detectors" / "weights.txt").write_text(head + "".join(lines), encoding="utf-8")


def marked(name: str) -> Iterator[tuple[str, set[str]]]:
    """The texts of a file of templates, each with the names that are marked in it."""
    for path, template in templates(name):
        people = People(f"weights/{path}", set(), MANY)
        named: dict[str, str] = {}
        for found in _PERSON.finditer(template):
            if found["key"] not in named:
                named[found["key"]] = _person(people, found["key"], found["kind"] or "").plain_name
        yield _PERSON.sub(lambda found: named[found["key"]], template), {read(one).text for one in named.values()}  # noqa: B023


def rated(text: str, people: set[str], rules: list) -> Iterator[Row]:
    """Every stretch that might be a name: whether it is one, what it counts, what speaks for it."""
    for start, end in sentences_of(text):
        sentence = read(text[start:end]).text
        told = [(fact.start, fact.end) for fact in facts_of(sentence, rules)]
        around = around_of(sentence, told)
        whole = tagger.joined([(a, tagger.read([sentence[a:b]])[0]) for a, b in tagger.pieces(sentence)], len(sentence))
        if whole.leaning is None:
            continue
        by_rule = named(sentence, whole.persons, around)
        found = [(one.start, one.end) for one in finder._together(sentence, by_rule, whole.persons)]
        cuts = Cuts(sentence)
        for span in candidates(sentence, whole.leaning):
            is_name = sentence[slice(*span)] in people
            near = touched(found, *span)
            if is_name or not near or _overlaps(sentence, span, people):
                weight = (FOUND if span in found else MISSED) if is_name else 1.0
                yield is_name, weight, features(sentence, *span, whole.leaning, around, cuts)


def _overlaps(text: str, span: tuple[int, int], people: set[str]) -> bool:
    places = ((at, at + len(one)) for one in people for at in range(len(text)) if text.startswith(one, at))
    return any(span[0] < end and start < span[1] for start, end in places)


def fitted(rows: list[Row]) -> dict[str, float]:
    """The weights, by Newton's method on standardised signs, as they are for the signs themselves."""
    signs = list(rows[0][2])
    table = np.array([[row[2][sign] for sign in signs] for row in rows])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    table = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    wanted, counts = np.array([float(row[0]) for row in rows]), np.array([row[1] for row in rows])
    weights: NDArray[np.float64] = np.zeros(table.shape[1])
    penalty = np.append(np.full(len(signs), PENALTY), 0.0)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (wanted - share)) - penalty * weights
        bend = (table * (counts * share * (1 - share))[:, None]).T @ table + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return {"": float(weights[-1] - plain @ mean)} | dict(zip(signs, plain.tolist(), strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
