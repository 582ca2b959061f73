"""Which candidate wins where several claim the same characters."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from redactscan.model import Match

T = TypeVar("T")


def resolve(items: Iterable[T], match_of: Callable[[T], Match], rank: Callable[[T], Any]) -> list[T]:
    """The items that stay, in their order: at every place the one with the highest ``rank``, and all that touch none of
    those kept.
    """
    everything = list(items)
    by_text: defaultdict[tuple[int, tuple[int, int] | None], list[T]] = defaultdict(list)
    for item in everything:
        match = match_of(item)
        by_text[id(match.source), match.cell].append(item)
    dropped: set[int] = set()
    for rivals in by_text.values():
        if len(rivals) == 1:
            continue
        starts: list[int] = []  # of what is kept here, and its ends: a list of a thousand persons is one passage
        ends: list[int] = []
        for item in sorted(rivals, key=rank, reverse=True):
            span = match_of(item).span
            place = bisect_left(starts, span.end)
            if place == 0 or ends[place - 1] <= span.start:
                starts.insert(place, span.start)
                ends.insert(place, span.end)
            else:
                dropped.add(id(item))
    return [item for item in everything if id(item) not in dropped]
