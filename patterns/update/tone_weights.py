"""Rebuild redactscan/detectors/tone.bin: what a paper sounds like that tells of private persons.

python patterns/update/tone_weights.py private,officials private_second,officials_second … FOLDER

The arguments are those of ``tenor_weights.py`` and folders of statutes like that of which ``name_head.py`` tells; the
shipped weights have read thirty-three authors and 310 statutes. A paper in which a private person is marked anywhere
is one that tells of such. With ``--check`` nothing is written: the papers of each author are judged by weights that are
fitted to the others'.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from authors import is_of_private, marked
from tenor_weights import Named, refit

from redactscan.detectors.sections import SIZE
from redactscan.detectors.tone import FILE, signs
from redactscan.text.view import View


def papers_in(author: int, name: str) -> Iterator[Named]:
    """The texts of a file of templates, or of a folder; those of more than a section by sections."""
    for text, marks in marked(name):
        plain = View(text).plain
        for start in range(0, len(plain), SIZE):
            yield Named(author, list(signs([plain[start : start + SIZE]])), is_of_private(marks))


if __name__ == "__main__":
    refit(sys.argv[1:], papers_in, FILE)
