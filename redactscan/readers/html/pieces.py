"""Stretches of a page's text put together to passages that know their lines and what of them is hidden."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from redactscan.model import Anchor, Line, Location, Marked, Passage, Role
from redactscan.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A text node, with the line of the source where it begins."""

    text: str = field(repr=False)
    hidden: bool
    line: int


def passages_of(pieces: Sequence[Piece]) -> Iterator[Passage]:
    """The passage that ``pieces`` make, and a second one where leaving out the hidden ones joins the others."""
    pieces = stripped(pieces)
    if not pieces:
        return
    shown = [piece for piece in pieces if not piece.hidden]
    if not shown or len(shown) == len(pieces):
        yield _passage(pieces, "body" if shown else "hidden", ())
        return
    starts = _starts(pieces)
    hidden = tuple(
        Marked(start, start + len(piece.text), "hidden")
        for start, piece in zip(starts, pieces, strict=False)
        if piece.hidden and piece.text.strip()
    )
    yield _passage(pieces, "body", hidden)
    # 1101<span hidden>x</span>05 is read as 110105 on the page.
    seams = tuple(
        Marked(end - 1, end + 1, "body")
        for end, before, after in zip(_starts(shown)[1:], shown, shown[1:], strict=False)
        if pieces.index(after) > pieces.index(before) + 1 and before.text[-1:].strip() and after.text[:1].strip()
    )
    if seams:
        yield replace(_passage(shown, "body", seams), focus="body")


def stripped(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` without white space at either end."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept and kept[0].text[0].isspace():
        first = kept[0]
        blank = first.text[: len(first.text) - len(first.text.lstrip())]
        kept[0] = replace(first, text=first.text.lstrip(), line=first.line + blank.count("\n"))
    if kept and kept[-1].text[-1].isspace():
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _passage(pieces: Sequence[Piece], role: Role, marked: tuple[Marked, ...]) -> Passage:
    text = "".join(piece.text for piece in pieces)
    starts = _starts(pieces)
    lines = [piece.line for piece in pieces]

    def locate(start: int, end: int) -> Anchor:
        number = bisect_right(starts, start, hi=len(lines)) - 1
        return Line(lines[number] + text.count("\n", starts[number], start), 1)

    return Passage(text, Location("", role, Line(lines[0], 1)), marked, locate=locate)


def _starts(pieces: Sequence[Piece]) -> list[int]:
    """Where each piece starts in their joined text, then where the last one ends."""
    return [0, *accumulate(len(piece.text) for piece in pieces)]
