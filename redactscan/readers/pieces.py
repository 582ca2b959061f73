"""A paragraph in pieces: what it says, what it said before its revisions, what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from redactscan.model import Location, Marked, Passage, Role
from redactscan.tuples import NamedTuple

Flags: TypeAlias = frozenset[Role]
PLAIN: Flags = frozenset()
INSERTED: Flags = frozenset({"inserted"})
DELETED: Flags = frozenset({"deleted"})
HIDDEN: Flags = frozenset({"hidden"})


class Piece(NamedTuple):
    """A stretch of text with what revisions and formatting say of it."""

    text: str
    flags: Flags = PLAIN


class Reading(NamedTuple):
    """A text with its marked stretches: a passage without a place."""

    text: str
    marked: tuple[Marked, ...]


def accepted(pieces: Sequence[Piece]) -> Reading:
    """The text as it stands with all revisions accepted; hidden and inserted stretches are marked."""
    return _reading([piece for piece in pieces if "deleted" not in piece.flags], ("hidden", "inserted"))


def original(pieces: Sequence[Piece]) -> Reading | None:
    """The text with what was deleted and without what was inserted; None if nothing was deleted."""
    if not any("deleted" in piece.flags and piece.text.strip() for piece in pieces):
        return None
    kept = [piece for piece in pieces if "deleted" in piece.flags or "inserted" not in piece.flags]
    return _reading(kept, ("deleted", "hidden"))


def passages(pieces: Sequence[Piece], location: Location) -> Iterator[Passage]:
    """A paragraph as it stands, if it says anything, and as it was before its revisions."""
    text, marked = accepted(pieces)
    if text.strip():
        yield Passage(text, location, marked)
    if before := original(pieces):
        yield Passage(before.text, location, before.marked, focus="deleted")


def cell_passages(pieces: Sequence[Piece], location: Location, covered: bool = False) -> Iterator[Passage]:
    """What a grid cannot say of its cell: what was deleted there, what is hidden in it.

    ``covered``: another cell lies over it, and the grid does not show its text.
    """
    text, marked = accepted(pieces)
    if covered and text.strip():
        yield Passage(text, location, (Marked(0, len(text), "hidden"),), focus="hidden")
    elif any(mark.role == "hidden" for mark in marked):
        yield Passage(text, location, marked, focus="hidden")
    if before := original(pieces):
        yield Passage(before.text, location, before.marked, focus="deleted")


def _reading(pieces: Iterable[Piece], roles: tuple[Role, ...]) -> Reading:
    marked: list[Marked] = []
    text: list[str] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        role = next((role for role in roles if role in piece.flags), None)
        if role and end > at:
            if marked and marked[-1].role == role and marked[-1].end == at:
                marked[-1] = Marked(marked[-1].start, end, role)
            else:
                marked.append(Marked(at, end, role))
        text.append(piece.text)
        at = end
    return Reading("".join(text), tuple(marked))
