"""Rebuild redactscan/detectors/weights.txt: what speaks for a name, and what against it.

python patterns/update/name_weights.py private,officials=head-0.npz private_second,officials_second=head-1.npz … FOLDER

Each argument is what one author wrote: texts of ``corpora/prose``, which are ours, with the persons marked in them;
or a folder of texts in which nobody is named, such as statutes, which have all the words that are no names. Each may
say which head of the tagger reads it: one that was not fitted to it, see ``name_head.py``. The weights are those of
logistic regressions, by a first and a second look. What the second sees of the first is what that says of an author
whose texts it has not been fitted to, as it will be with every other text. With ``--check`` nothing is written: the
names of each author are told by weights that are fitted to the others.

The weights that are shipped are fitted to twenty-seven authors and to 65 statutes, 350,000 characters, taken at random
from LawRefBook/Laws; laws are free of copyright (著作权法 5). The statutes took a fifth of the words for names away.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from authors import ROOT, Mark, marked
from fitting import by_sign

from redactscan.detectors import tagger
from redactscan.detectors.ending import LONG, SHORT
from redactscan.detectors.naming import around_of, by_rule
from redactscan.detectors.prose import _tagged
from redactscan.detectors.reading import Reading, read
from redactscan.detectors.tagger import head
from redactscan.detectors.units import facts_of, sentences_of
from redactscan.detectors.weighed import Rated, Stretch, _kept, _odds, rated, second_look
from redactscan.model import Rule
from redactscan.packs import load_packs
from redactscan.text.view import View

SHIPPED = head.FILE

Weights = dict[str, float]
Signs = Mapping[str, float]
Gold = set[tuple[int, int]]  # where names are marked in a sentence


class Text(NamedTuple):
    """The sentences of a text, the names that are marked in each, and what might be one."""

    author: int
    sentences: list[str]
    marked: list[Gold]
    rows: list[list[Rated]]


def main(arguments: Sequence[str]) -> None:
    authors = [argument.partition("=")[::2] for argument in arguments if argument != "--check"]
    rules = [rule for rule in load_packs().rules if rule.detect.kind == "bound" and rule.detect.pattern]
    texts = []
    for n, (names, path) in enumerate(authors):
        head.FILE = Path(path) if path else SHIPPED
        tagger._weights.cache_clear()
        texts += [_text(n, *text, rules) for name in names.split(",") for text in marked(name)]
    first, seen = fitted(texts), [_looked_at(text, weights) for text, weights in _by_others(texts)]
    if "--check" in arguments:
        told = [(text, weights) for text, weights in _by_others(seen)]
        for n, (names, _) in enumerate(authors):
            sys.stdout.write(f"{names}: {_tally([each for each in told if each[0].author == n])}\n")
        return
    second = fitted(seen)
    begin = (
        "# What speaks for a name, by sign, at a first and at a second look; in the first line what speaks for any.\n"
        "# Rebuilt by patterns/update/name_weights.py, which tells whence.\n"
    )
    lines = [f"{sign}\t{first.get(sign, 0.0):.4f}\t{weight:.4f}\n" for sign, weight in second.items()]
    (ROOT / "redactscan" / "detectors" / "weights.txt").write_text(begin + "".join(lines), encoding="utf-8")


def _text(author: int, text: str, marks: Sequence[Mark], rules: Sequence[Rule]) -> Text:
    view = View(text)
    spans = sentences_of(view.plain)
    readings = [read(view.raw[start:end]) for start, end in spans]
    stretches = []
    for reading, tagged in zip(readings, _tagged([reading.text for reading in readings], whole=True), strict=True):
        around = around_of(reading.text, [(fact.start, fact.end) for fact in facts_of(reading.text, rules)])
        found = by_rule(reading.text, tagged.persons, around)
        stretches.append(Stretch(reading.text, tagged, around, found, view.squeezed))
    golds = [_marked_in(reading, start, marks) for reading, (start, _) in zip(readings, spans, strict=True)]
    return Text(author, [each.text for each in stretches], golds, [list(rated(each)) for each in stretches])


def _marked_in(reading: Reading, begin: int, marks: Sequence[Mark]) -> Gold:
    """Where names are marked in the reading of a sentence that begins there, those that are parts of others too."""
    rows = ([n for n, place in enumerate(reading.places) if one.start <= begin + place < one.end] for one in marks)
    return {(places[0], places[-1] + 1) for places in rows if places}


def _by_others(texts: Sequence[Text]) -> Iterator[tuple[Text, Weights]]:
    """Each text with weights that are fitted to those of all other authors."""
    for author in sorted({text.author for text in texts}):
        weights = fitted([text for text in texts if text.author != author])
        yield from ((text, weights) for text in texts if text.author == author)


def _looked_at(text: Text, weights: Weights) -> Text:
    odds = [[_odds(one.signs, weights) for one in row] for row in text.rows]
    again = second_look(text.sentences, text.rows, odds)
    rows = [
        [one._replace(signs=signs) for one, signs in zip(*each, strict=True)]
        for each in zip(text.rows, again, strict=True)
    ]
    return text._replace(rows=rows)


def _tally(told: Sequence[tuple[Text, Weights]]) -> str:
    names = found = false = 0
    for text, weights in told:
        for row, gold in zip(text.rows, text.marked, strict=True):
            kept = {(one.start, one.end) for one in _kept(row, [_odds(one.signs, weights) for one in row], [])}
            whole = {span for span in gold if SHORT <= span[1] - span[0] <= LONG}
            names, found = names + len(whole), found + len(whole & kept)
            false += sum(not any(a < end and start < b for start, end in gold) for a, b in kept)
    return f"{found} of {names} names to the character, {false} words"


def fitted(texts: Sequence[Text]) -> Weights:
    """The weights of a logistic regression."""
    rows = [each for text in texts for each in _rows(text)]
    return by_sign([signs for _, signs in rows], [row[0] for row in rows])


def _rows(text: Text) -> Iterator[tuple[bool, Signs]]:
    """What might be a name: whether it is one, and its signs."""
    for row, gold in zip(text.rows, text.marked, strict=True):
        yield from (((one.start, one.end) in gold, one.signs) for one in row)


if __name__ == "__main__":
    main(sys.argv[1:])
