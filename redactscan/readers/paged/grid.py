"""Ruled lines to grids of cells; cells that no line divides are one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import count, pairwise, repeat
from operator import add, ne

from redactscan.readers.paged.rules import JOIN, Rule, grouped
from redactscan.values import dataclass

MOST_RULES = 600
"""More lines than this are a drawing, not a table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """``xs`` are the column borders from the left; ``downs`` the row borders from the top, the negative of their y.

    ``owner`` has one entry for each square, row by row: the square at the top left of the cell that it belongs to.
    """

    xs: tuple[float, ...]
    downs: tuple[float, ...]
    owner: tuple[int, ...]

    @property
    def width(self) -> int:
        return len(self.xs) - 1

    @property
    def height(self) -> int:
        return len(self.downs) - 1

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.downs[-1] - self.downs[0])

    def cell(self, x: float, y: float) -> int | None:
        """The cell at a point, by its top left square; None outside the grid."""
        xs, downs = self.xs, self.downs
        if xs[0] <= x < xs[-1] and downs[0] <= -y < downs[-1]:
            return self.owner[(bisect_right(downs, -y) - 1) * (len(xs) - 1) + bisect_right(xs, x) - 1]
        return None

    def cells(self, xs: Sequence[float], ys: Sequence[float]) -> list[int | None]:
        """The cells at many points, whose coordinates are given doubled; None outside the grid, and for ``nan``."""
        width = self.width + 2
        around: list[int | None] = [None] * width
        for start in range(0, len(self.owner), self.width):
            around += (None, *self.owner[start : start + self.width], None)
        around += [None] * width
        borders, downs = [2 * x for x in self.xs], [2 * down for down in self.downs]
        rows = {y: width * bisect_right(downs, -y) for y in set(ys)}  # few: those of the lines
        columns = map(bisect_right, repeat(borders), xs)
        return list(map(around.__getitem__, map(add, columns, map(rows.__getitem__, ys))))


def grids_of(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """Every set of crossing lines that makes at least two rows and two columns, the smallest first.

    The smallest first, because a table inside a cell of another one owns its characters.
    """
    if not level or not upright or len(level) + len(upright) > MOST_RULES:
        return []
    grids = []
    for across, down in _lattices(level, upright):
        xs = _borders([rule.at for rule in down], [end for rule in across for end in (rule.low, rule.high)])
        ys = _borders([rule.at for rule in across], [end for rule in down for end in (rule.low, rule.high)])[::-1]
        if len(xs) > 2 and len(ys) > 2:
            grids.append(Grid(tuple(xs), tuple(-y for y in ys), _owners(xs, ys, across, down)))
    return sorted(grids, key=lambda grid: grid.area)


def _lattices(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that hang together."""
    free = (list(level), list(upright))
    while free[0]:
        found: tuple[list[Rule], list[Rule]] = ([], [])
        reached = [(free[0].pop(), 0)]
        while reached:
            rule, way = reached.pop()
            found[way].append(rule)
            apart: list[Rule] = []
            for other in free[1 - way]:
                if rule.meets(other):
                    reached.append((other, 1 - way))
                else:
                    apart.append(other)
            free[1 - way][:] = apart
        yield found


def _borders(lines: list[float], ends: list[float]) -> list[float]:
    """Places of borders in ascending order; a table without outer lines still ends where its other lines end."""
    places = [*lines, min(ends), max(ends)] if ends else lines
    return [sum(group) / len(group) for group in grouped(sorted(places))]


def _owners(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> tuple[int, ...]:
    width, height = len(xs) - 1, len(ys) - 1
    owner = list(range(width * height))

    def root(square: int) -> int:
        while owner[square] != square:
            owner[square] = owner[owner[square]]
            square = owner[square]
        return square

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        owner[second] = first

    for border, open_rows in _gaps(down, xs[1:-1], [(low + high) / 2 for low, high in pairwise(ys[::-1])]):
        for row in open_rows:
            square = (height - 1 - row) * width + border
            join(square, square + 1)
    for border, open_columns in _gaps(across, ys[1:-1], [(low + high) / 2 for low, high in pairwise(xs)]):
        for column in open_columns:
            square = border * width + column
            join(square, square + width)
    return tuple(map(root, owner)) if any(map(ne, owner, count())) else tuple(owner)


def _gaps(rules: list[Rule], borders: list[float], places: list[float]) -> Iterator[tuple[int, set[int]]]:
    """The index of each border with gaps, with those of the ascending places along it beside which no line stands."""
    rules = sorted(rules)
    ats = [rule.at for rule in rules]
    first, last = places[0], places[-1]
    for border, at in enumerate(borders):
        near = rules[bisect_left(ats, at - JOIN) : bisect_right(ats, at + JOIN)]
        if len(near) == 1 and near[0].low <= first and last <= near[0].high:  # most borders
            continue
        gaps = set(range(len(places)))
        for rule in near:
            gaps.difference_update(range(bisect_left(places, rule.low), bisect_right(places, rule.high)))
        if gaps:
            yield border, gaps
