"""Rebuild redactscan/detectors/private.txt: who of those that a text names is a private person.

python patterns/update/private_weights.py private,officials=head-0.npz private_second,officials_second=head-1.npz …

The arguments are those of ``name_weights.py``. Every third author's texts are read with the weights of tenor and tone
as they are fitted to the others, and ``private.txt`` is fitted to what these and the rules say there. With ``--check``
nothing is written: the persons of each author are judged by what is fitted to the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from authors import by_name, marked
from fitting import by_sign
from tenor_weights import Vector, fitted, people_in
from tone_weights import papers_in

from redactscan.detectors import bound, private, tagger
from redactscan.detectors.hashing import SIZE, Weights
from redactscan.detectors.private import LIKELY, Stand, with_signs
from redactscan.detectors.tagger import head
from redactscan.detectors.tenor import tenor
from redactscan.detectors.tone import tone
from redactscan.engine import for_examples
from redactscan.examine import Policy, examine_document
from redactscan.model import Block, Document, Location, Passage
from redactscan.packs import load_packs

FOLDS = 3
SHIPPED = head.FILE


class Author(NamedTuple):
    """What one author wrote, or a folder of texts in which nobody is named; and the head of the tagger that has not
    been fitted to it.
    """

    files: list[str]
    head: Path

    def names(self) -> bool:
        """Whether it is somebody who names people."""
        return not Path(self.files[0]).is_dir()


class Mention(NamedTuple):
    """Somebody named in a text: what speaks for a private person and against it, if that is asked, and whether it is
    one.
    """

    author: int
    signs: Mapping[str, float] | None
    private: bool


def main(arguments: Sequence[str]) -> None:
    split = (argument.partition("=")[::2] for argument in arguments if argument != "--check")
    authors = [Author(files.split(","), Path(path) if path else SHIPPED) for files, path in split]
    people = [[one for name in author.files for one in people_in(n, name)] for n, author in enumerate(authors)]
    papers = [[one for name in author.files for one in papers_in(n, name)] for n, author in enumerate(authors)]
    mentions: list[Mention] = []
    for fold in range(FOLDS):
        others = [n for n, author in enumerate(authors) if n % FOLDS != fold or not author.names()]
        _reads_by(tenor, fitted([one for n in others for one in people[n]]))
        _reads_by(tone, fitted([one for n in others for one in papers[n]]))
        mentions += [one for n in range(fold, len(authors), FOLDS) for one in _mentions(n, authors[n])]
    if "--check" in arguments:
        for n, author in enumerate(authors):
            weights = _fitted([one for one in mentions if one.author != n])
            sys.stdout.write(f"{','.join(author.files)}: {_tally([o for o in mentions if o.author == n], weights)}\n")
        return
    begin = "# What speaks for a private person, by sign; in the first line what speaks for any.\n"
    begin += "# Rebuilt by patterns/update/private_weights.py, which tells whence.\n"
    lines = [f"{sign}\t{weight:.4f}\n" for sign, weight in _fitted(mentions).items()]
    private.FILE.write_text(begin + "".join(lines), encoding="utf-8")


def _fitted(mentions: Sequence[Mention]) -> dict[str, float]:
    asked = [(one.signs, one.private) for one in mentions if one.signs]
    return by_sign([signs for signs, _ in asked], [private for _, private in asked])


def _tally(mentions: Sequence[Mention], weights: Mapping[str, float]) -> str:
    taken = [one for one in mentions if one.signs and _odds(one.signs, weights) > LIKELY]
    right, all_of_them = sum(one.private for one in taken), sum(one.private for one in mentions)
    return f"{right} of {all_of_them} private, {len(taken) - right} others"


def _odds(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return weights[""] + sum(weights[sign] * value for sign, value in signs.items())


def _reads_by(what: Callable[..., object], weights: Vector) -> None:
    what.__globals__["table"] = lambda _: Weights(weights[SIZE], weights[:SIZE])


def _mentions(n: int, author: Author) -> Iterator[Mention]:
    """Everybody who is named in the texts of an author."""
    if not author.names():
        return
    head.FILE = author.head
    tagger._weights.cache_clear()
    policy = Policy(load_packs().rules, b"key", None, for_examples())
    seen: list[tuple[Stand, Mapping[str, float] | None]] = []

    def judged(stands: Sequence[Stand], texts: Sequence[str], sounds: float) -> Iterable[Stand]:
        seen.extend(with_signs(stands, texts, sounds))
        return stands

    bound.judged = judged
    for name in author.files:
        for text, marks in marked(name):
            seen.clear()
            lines = [line for line in text.split("\n") if line]
            passages = [Passage(line, Location("", "body", Block(at))) for at, line in enumerate(lines, 1)]
            examine_document(Document(name, "", "text/plain", 0, tuple(passages)), policy)
            kinds = by_name(marks)
            for one, signs in seen:
                kind = kinds.get(one.name, set())
                if "‹" not in kind:
                    yield Mention(n, signs, "«" in kind)


if __name__ == "__main__":
    main(sys.argv[1:])
