"""The hidden characters of a page, carried over to the passages and cells that its text becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from redactscan.model import Marked, Veil

Hidden: TypeAlias = Mapping[int, Veil]
"""By its place in the text of the page, what hides a character."""

Marks: TypeAlias = Mapping[tuple[int, int], tuple[Marked, ...]]
"""By row and column of a table, counted from 0, what is hidden in a cell."""

NOTHING: Hidden = {}


def marks(places: Sequence[int], hidden: Hidden) -> tuple[Marked, ...]:
    """The hidden stretches of a text whose characters have these places in the text of their page; -1 has none.

    >>> marks((4, 5, -1, 6, 9), {5: "cover", 6: "cover", 9: "tiny"})
    (Marked(start=1, end=4, role='hidden', by='cover'), Marked(start=4, end=5, role='hidden', by='tiny'))
    """
    found: list[Marked] = []
    for at, place in enumerate(places):
        by = hidden.get(place)
        if by is None:
            continue
        last = found[-1] if found else None
        if last and last.by == by and all(place < 0 for place in places[last.end : at]):
            found[-1] = Marked(last.start, at + 1, "hidden", by)
        else:
            found.append(Marked(at, at + 1, "hidden", by))
    return tuple(found)


def is_whole(text: str, marked: Sequence[Marked]) -> bool:
    """Whether all that a text says is hidden."""
    said = sum(not char.isspace() for char in text)
    return 0 < said == sum(not char.isspace() for mark in marked for char in text[mark.start : mark.end])
