"""Second readings: the same page read another way, of which only what the first reading did not show counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from redactscan.model import Anchor, Location, Marked, Passage, Role
from redactscan.readers.paged.boxes import Box

Locate: TypeAlias = Callable[[int, int], Anchor]
"""``Passage.locate``: a half-open span of a text to its place."""

LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What stands for a character that nobody knows: a replacement, one of private use, a control character."""

DENSE = 20_000
"""Characters; a page with more is not sorted by place."""

_SHATTERED = 3
"""Characters per line; content order that changes line more often than this was not written in reading order."""


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def lines_of(texts: Iterable[str]) -> set[str]:
    """The lines of ``texts`` without white space: what a reader of them has already seen."""
    lines = "\n".join(texts).replace(" ", "").split("\n")
    whole = "".join(lines)
    return set(lines) if squeezed(whole) == whole else set(map(squeezed, lines))


def second(text: str, seen: set[str], location: Location, role: Role, locate: Locate | None = None) -> Passage | None:
    """``text`` as a passage that counts only where a line is not ``seen``; None if every line is."""
    marked = []
    start = 0
    for line in text.split("\n"):
        if squeezed(line) and squeezed(line) not in seen:
            marked.append(Marked(start, start + len(line), role))
        start += len(line) + 1
    if not marked:
        return None
    return Passage(text, location._replace(role=role), tuple(marked), focus=role, locate=locate)


def shattered(text: str) -> bool:
    """Whether the glyphs of a page seem to be drawn out of reading order."""
    if len(text) - text.count(" ") > 2 * _SHATTERED * (text.count("\n") + 1):  # most pages, by far
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 5 and len(squeezed(text)) < _SHATTERED * len(lines) and len(text) < DENSE


def by_place(text: str, boxes: Sequence[Box | None]) -> tuple[str, tuple[int, ...]]:
    """The drawn characters line by line from the top and from the left, with their places in ``text`` (-1: none)."""
    drawn = [(box, index) for index, box in enumerate(boxes) if box is not None and not text[index].isspace()]
    drawn.sort(key=lambda item: -item[0][1])
    lines: list[list[tuple[Box, int]]] = []
    for box, index in drawn:
        # A glyph is on the line above while its middle is higher than that line's feet.
        if lines and (box[1] + box[3]) / 2 > lines[-1][0][0][1]:
            lines[-1].append((box, index))
        else:
            lines.append([(box, index)])
    chars: list[str] = []
    indices: list[int] = []
    for line in lines:
        line.sort(key=lambda item: item[0][0])
        end = line[0][0][2]
        for box, index in line:
            if box[0] - end > (box[3] - box[1]) / 2:
                chars.append(" ")
                indices.append(-1)
            chars.append(text[index])
            indices.append(index)
            end = box[2]
        chars.append("\n")
        indices.append(-1)
    return "".join(chars), tuple(indices)
