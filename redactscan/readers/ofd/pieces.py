"""The texts of a page in pieces: what stands together, and what of it nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactscan.model import Veil
from redactscan.readers.ofd.drawing import Drawn
from redactscan.readers.paged.boxes import Box, turned
from redactscan.values import dataclass, field, replace

GAP = 0.5
"""Heights of a character between two that are no longer one word."""

OVERLAP = 0.3
"""Heights of a character by which two texts on a line may overlap; beyond, one of them is drawn over the other."""

_SHADOW = 0.2
"""Heights of a character between two of the same text; closer ones are one. Digits stand 0.3 apart and more."""

_STACKED = 1.6
"""Heights of a character to the next below it, in a column of single ones."""

_FEW = 3
"""Characters of a text in one place; a text that has fewer on average is scattered."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one text that stand beside each other, hidden ``by`` one thing or seen. ``box`` is as one reads it.

    ``boxes`` are those of its characters on the page.
    """

    text: str = field(repr=False)
    boxes: Sequence[Box] = field(repr=False)
    box: Box
    turn: int
    by: Veil | None
    slanted: bool

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def joined(texts: Iterable[Iterable[Piece]]) -> list[Piece]:
    """The pieces of all texts of a page.

    What is drawn more than once in a place is there once: bold letters are faked so, and pages drawn anew over
    themselves.
    """
    found = [piece for pieces in texts for piece in pieces]
    drawn: set[tuple[str, float, int, int]] = set()
    copies: set[int] = set()
    for piece in sorted(found, key=_is_hidden):
        places = list(_places(piece))
        if not drawn.isdisjoint(places):
            copies.add(id(piece))
        drawn.update(places)
    return _columns([piece for piece in found if id(piece) not in copies])


def are_scattered(pieces: Sequence[Piece]) -> bool:
    """Whether the characters of a text stand so far apart that only their order in the file tells what it says."""
    return len(pieces) > 2 and _FEW * len(pieces) > sum(len(piece.text) for piece in pieces)


def _places(piece: Piece) -> Iterator[tuple[str, float, int, int]]:
    """Two raster cells for a piece; another with the same text that is a little apart shares one of them."""
    step = max(_SHADOW * piece.height, 0.1)
    for shift in (0.0, 0.5):
        yield piece.text, shift, int(piece.box[0] / step + shift), int(piece.box[1] / step + shift)


def _is_hidden(piece: Piece) -> bool:
    return piece.by is not None


def pieces_of(text: Drawn, veils: Sequence[Veil | None]) -> Iterator[Piece]:
    """The pieces of a text, with what hides each of its characters."""
    glyphs = text.glyphs
    boxes = [turned(box, glyphs.turn) for box in glyphs.boxes]
    start = 0
    for at in range(1, len(boxes) + 1):
        if at < len(boxes) and veils[at] == veils[at - 1] and (glyphs.slanted or _is_beside(boxes[at - 1], boxes[at])):
            continue
        first = start + len(glyphs.text[start:at]) - len(glyphs.text[start:at].lstrip())
        last = start + len(glyphs.text[start:at].rstrip())
        if first < last:
            lefts, bottoms, rights, tops = zip(*boxes[first:last], strict=True)
            box = (min(lefts), min(bottoms), max(rights), max(tops))
            own = glyphs.boxes[first:last]
            yield Piece(glyphs.text[first:last], own, box, glyphs.turn, veils[first], glyphs.slanted)
        start = at


def _is_beside(box: Box, following: Box) -> bool:
    height = box[3] - box[1]
    return abs(following[1] - box[1]) < GAP * height and following[0] > box[0] - OVERLAP * height


def _columns(pieces: list[Piece]) -> list[Piece]:
    """Single characters drawn one below the other are text that runs down."""
    found: list[Piece] = []
    chain: list[Piece] = []
    for piece in pieces:
        if chain and not _is_below(chain[-1], piece):
            found += _stood(chain)
            chain = []
        chain.append(piece)
    return found + _stood(chain)


def _is_below(piece: Piece, following: Piece) -> bool:
    if any(len(one.text) != 1 or one.turn or one.slanted for one in (piece, following)):
        return False
    left, bottom, right, _ = piece.box
    aside = abs((left + right) / 2 - (following.box[0] + following.box[2]) / 2)
    step = bottom - following.box[1]
    return aside < OVERLAP * piece.height and 0 < step < _STACKED * piece.height


def _stood(chain: list[Piece]) -> list[Piece]:
    if len(chain) < 3:
        return chain
    return [replace(piece, turn=270, box=turned(piece.box, 270)) for piece in chain]
