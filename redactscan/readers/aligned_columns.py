"""What the columns of a list hold, where they stand, and so which cells a line lacks that has too few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from redactscan.hints import TypeAlias
from redactscan.readers.aligned_cells import Kind, Row, kind
from redactscan.values import dataclass

Extent: TypeAlias = tuple[float, float]
"""Where a cell begins and ends in its line, in any unit."""

_OFF = 2  # cells that a row may lack, or have beyond the columns
_MOST = 0.6  # share of the cells that it must have


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column: the kinds of its cells and the room that they take; None if that is not known."""

    kinds: frozenset[Kind]
    extent: Extent | None

    @classmethod
    def of(cls, kinds: Sequence[Kind], extents: Sequence[Extent | None]) -> Column:
        known = [extent for extent in extents if extent is not None]
        room = (min(left for left, _ in known), max(right for _, right in known)) if known else None
        return cls(frozenset(kinds), room)

    def holds(self, extent: Extent | None) -> bool:
        """Whether a cell stands in this column."""
        if self.extent is None or extent is None:
            return False
        return self.extent[0] <= sum(extent) / 2 <= self.extent[1]


def fitted(row: Row, extents: Sequence[Extent | None], columns: Sequence[Column]) -> Row:
    """The row with '' for each cell that it lacks before its last; () unless it fits in one way only.

    >>> columns = [Column.of(["short"], [(0, 6)]), Column.of(["long"], [(8, 26)]), Column.of(["long"], [(28, 47)])]
    >>> fitted(("张三", "3401********9976"), [(0, 4), (8, 24)], columns)
    ('张三', '3401********9976')
    >>> fitted(("张三", "3401********9976"), [(0, 4), (28, 44)], columns)
    ('张三', '', '3401********9976')
    >>> fitted(("张三", "3401********9976"), [None, None], columns)
    ()
    """
    kinds = [kind(cell) for cell in row]
    width = len(columns)
    if len(row) >= width:
        fits = len(row) <= width + _OFF and all(k in column.kinds for k, column in zip(kinds, columns, strict=False))
        return row if fits else ()
    if len(row) < max(_MOST * width, width - _OFF):
        return ()
    ways = list(_ways(kinds, columns))
    if len(ways) > 1:
        ways = [way for way in ways if all(columns[place].holds(e) for place, e in zip(way, extents, strict=True))]
    if len(ways) != 1:
        return ()
    filled = dict(zip(ways[0], row, strict=True))
    return tuple(filled.get(place, "") for place in range(ways[0][-1] + 1))


def _ways(kinds: Sequence[Kind], columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    """The places that cells of these kinds can have in the columns, in their order."""
    for places in combinations(range(len(columns)), len(kinds)):
        if all(kind in columns[place].kinds for kind, place in zip(kinds, places, strict=True)):
            yield places
