"""Person F1 of our tagger and of jieba.posseg on public annotated texts: ``python corpora/ner.py FILE:LABEL …``.

Nothing is downloaded and none of these texts is kept here: most state no licence. It reads the
CLUENER development set (``*.json``, label ``name``); ResumeNER (``NAME``), Weibo NER (``PER.NAM``), MSRA (``PER``) as
files of a character and a tag a line; Boson (``person_name``) as ``{{person_name:…}}`` in lines. Exact spans count.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from redactscan.detectors import tagger
from redactscan.detectors.reading import read

Spans: TypeAlias = set[tuple[int, int]]
_MARKED = re.compile(r"\{\{(\w+):(.*?)\}\}")


def texts(path: Path, label: str) -> Iterator[tuple[str, Spans]]:
    """Each text of a file with the spans of its persons."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        for line in content.splitlines():
            item = json.loads(line)
            places = item.get("label", {}).get(label, {}).values()
            yield item["text"], {(start, end + 1) for each in places for start, end in each}
    elif "{{" in content:
        for line in content.splitlines():
            yield _marked(line.strip(), label)
    else:
        for block in re.split(r"\n\s*\n", content):
            rows = [row.split() for row in block.splitlines() if len(row.split()) > 1]
            yield "".join(row[0][0] for row in rows), _tagged([row[-1] for row in rows], label)


def _marked(line: str, label: str) -> tuple[str, Spans]:
    text, at = "", 0
    spans: Spans = set()
    for found in _MARKED.finditer(line):
        text += line[at : found.start()]
        if found[1] == label:
            spans.add((len(text), len(text) + len(found[2])))
        text, at = text + found[2], found.end()
    return text + line[at:], spans


def _tagged(tags: Sequence[str], label: str) -> Spans:
    spans: Spans = set()
    start: int | None = None
    for at, tag in enumerate([*tags, "O"]):
        place, _, kind = tag.partition("-")
        inside = kind == label and place in "IME"
        if start is not None and not inside:
            spans.add((start, at))
            start = None
        if kind == label and start is None:
            start = at
    return spans


def by_tagger(text: str) -> Spans:
    reading = read(text)
    pieces = list(tagger.pieces(reading.text))
    found = tagger.persons([reading.text[start:end] for start, end in pieces]) if pieces else []
    return {
        reading.raw(at + start, at + end) for (at, _), spans in zip(pieces, found, strict=True) for start, end in spans
    }


def by_posseg(text: str) -> Spans:
    from jieba import posseg

    spans: Spans = set()
    at = 0
    for word, flag in posseg.cut(text):
        if flag == "nr":
            spans.add((at, at + len(word)))
        at += len(word)
    return spans


def main(arguments: Sequence[str]) -> None:
    for argument in arguments:
        path, _, label = argument.rpartition(":")
        known = [(text, spans) for text, spans in texts(Path(path), label) if text]
        for name, finder in (("tagger", by_tagger), ("jieba.posseg", by_posseg)):
            found = [(finder(text), spans) for text, spans in known]
            right = sum(len(got & spans) for got, spans in found)
            all_found, all_known = (sum(len(each[side]) for each in found) for side in (0, 1))
            f1 = 200 * right / max(1, all_found + all_known)
            figures = f"P {right / max(1, all_found):.3f} R {right / max(1, all_known):.3f} F1 {f1:.1f}"
            sys.stdout.write(f"{Path(path).name} {name}: {figures}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
