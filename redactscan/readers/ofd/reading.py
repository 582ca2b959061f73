"""The pieces of a page as lines of text: as they were drawn, and as they lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from redactscan.model import Veil
from redactscan.readers.ofd.pieces import GAP, OVERLAP, Piece
from redactscan.readers.paged.boxes import Box
from redactscan.values import dataclass, field

_SIZES = 2.2
"""A text so many times higher than another is not on its line."""

_LAYERS = 8
"""Texts drawn over each other that are told apart as lines; of more, each is a line."""

_RETURNS = 0.1
"""Share of the lines, as they were drawn, that may begin above the line before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text; ``boxes`` has one for each character, None for a space or a break that nobody drew.

    ``joints`` are the bounds of what lies between two pieces: a space, a break, nothing.
    """

    text: str = field(repr=False)
    boxes: list[Box | None] = field(repr=False)
    hidden: dict[int, Veil] = field(default_factory=dict, repr=False)
    joints: list[tuple[int, int]] = field(default_factory=list, repr=False)


def as_drawn(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines in content order."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and _follows(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def as_it_lies(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The lines from the top and from the left; text that runs another way, or slants, is there after the rest."""
    groups: dict[tuple[bool, int], list[Piece]] = {}
    for piece in pieces:
        groups.setdefault((piece.slanted, piece.turn), []).append(piece)
    found: list[list[Piece]] = []
    for (slanted, _), group in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]))):
        found += ([piece] for piece in group) if slanted else _level(group)
    return found


def in_order(drawn: Sequence[Sequence[Piece]], lying: Sequence[Sequence[Piece]]) -> bool:
    """Whether the lines as they were drawn are those of somebody who wrote from the top to the bottom."""
    back = sum(1 for above, below in pairwise(drawn) if below[0].middle > above[0].middle + below[0].height)
    return back <= 1 + _RETURNS * len(drawn) and len(drawn) <= len(lying) + 1


def read_lines(lines: Iterable[Sequence[Piece]]) -> Reading:
    """The lines as one text, with a space in every gap."""
    texts: list[str] = []
    boxes: list[Box | None] = []
    hidden: dict[int, Veil] = {}
    joints: list[tuple[int, int]] = []
    for line in lines:
        last: Piece | None = None
        for piece in line:
            gap = "\n" if boxes and last is None else " " if last is not None and _is_apart(last, piece) else ""
            if boxes:
                joints.append((len(boxes), len(boxes) + len(gap)))
            texts += (gap, piece.text)
            boxes += [*([None] * len(gap)), *piece.boxes]
            if piece.by:
                hidden |= dict.fromkeys(range(len(boxes) - len(piece.boxes), len(boxes)), piece.by)
            last = piece
    return Reading("".join(texts), boxes, hidden, joints)


def _follows(piece: Piece, following: Piece) -> bool:
    """Whether a piece goes on where the one before it ends."""
    if piece.turn != following.turn or piece.slanted or following.slanted:
        return False
    return _is_level(piece, following) and following.box[0] > piece.box[2] - OVERLAP * piece.height


def _is_apart(piece: Piece, following: Piece) -> bool:
    return following.box[0] - piece.box[2] > GAP * min(piece.height, following.height)


def _is_level(piece: Piece, other: Piece) -> bool:
    low, high = sorted((piece.height, other.height))
    return abs(piece.middle - other.middle) < GAP * low and high <= _SIZES * low


def _level(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.middle, one.box[0])):
        home = next((line for line in lines[:-4:-1] if _is_level(line[0], piece)), None)
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    return [row for line in lines for row in _side_by_side(line)]


def _side_by_side(line: list[Piece]) -> list[list[Piece]]:
    """The pieces of a line from the left; those that lie on others make lines of their own.

    What is hidden under something that one sees lies on it: a number under the asterisks in its place.
    """
    line = sorted(line, key=lambda one: one.box[0])
    seen = [piece for piece in line if piece.by is None]
    lefts = [piece.box[0] for piece in seen]
    reach = list(accumulate((piece.box[2] for piece in seen), max))

    def lies_on(piece: Piece) -> bool:
        room = OVERLAP * piece.height
        before = bisect_left(lefts, piece.box[2] - room)
        return piece.by is not None and before > 0 and reach[before - 1] > piece.box[0] + room

    below = [piece for piece in line if lies_on(piece)]
    hidden = {id(piece) for piece in below}
    return _rows([piece for piece in line if id(piece) not in hidden]) + _rows(below)


def _rows(line: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in line:
        start = piece.box[0] + OVERLAP * piece.height
        home = next((row for row in rows[:_LAYERS] if start > row[-1].box[2]), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    return rows
