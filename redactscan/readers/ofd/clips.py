"""What the clips of an object leave of it (GB/T 33190-2016 §8.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from redactscan.readers.ofd.geometry import Matrix, common, numbers, placed
from redactscan.readers.ofd.parts import children
from redactscan.readers.ofd.paths import outlines
from redactscan.readers.paged.boxes import Box

if TYPE_CHECKING:
    from redactscan.readers.package import Element


def clipped(element: Element, outer: Matrix, own: Matrix) -> Box | None:
    """The smallest box around what is left; None if nothing is clipped. ``own`` is the matrix of the object's space.

    Clips lie in the space around the object; with ``TransFlag`` they are moved as it is.
    """
    room: Box | None = None
    for clips in children(element, "Clips"):
        matrix = own if clips.get("TransFlag") == "true" else outer
        for clip in children(clips, "Clip"):
            room = common(room, around_all(_areas(clip, matrix)))
    return room


def around_all(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around others; None if there is none."""
    found = list(boxes)
    if not found:
        return None
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _areas(clip: Element, matrix: Matrix) -> Iterator[Box]:
    for area in children(clip, "Area"):
        moved = placed(matrix, [], numbers(area.get("CTM")))
        for path in children(area, "Path"):
            own = placed(moved, numbers(path.get("Boundary")), numbers(path.get("CTM")))
            for data in children(path, "AbbreviatedData"):
                yield from (outline.box for outline in outlines(data.text or "", own))
