"""Where patterns can match in a long text, with arrays: what ``places`` finds one by one, and less of what is nothing.

Around each trigger the characters have to be such as the pattern has them there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, overload

from redactscan.detectors.gathered import bounds
from redactscan.detectors.sieve import BEYOND, Sieve
from redactscan.detectors.stretches import Row, Stretches, Whole
from redactscan.text.arrays import codes, look_up, members
from redactscan.text.charset import ANYTHING, CharSet
from redactscan.text.trigger import NO_SHAPE, Pair, Shape
from redactscan.text.triggers import AHEAD, BACK
from redactscan.tuples import NamedTuple

Found: TypeAlias = tuple[Any, Any, Any]
"""Arrays: where something was found, which spot it is, how long the stretch is (0 of a pair)."""
_PLANE = 0x10000
_SYMBOLS = 38  # digits, letters, -, and one for all others
_BACK = 1 << 10  # before a trigger no match begins so far
_LONGEST = 256  # stretches are told apart by length up to here; no pattern is wider


class Spot(NamedTuple):
    """What tells of a pattern: how far before it and behind it a match may begin, if not up to its end."""

    number: int
    most: int
    last: int
    to_end: bool
    shape: Shape


def of_pair(number: int, pair: Pair, shape: Shape) -> Spot:
    """The spot of a pair that tells of a pattern; the pair itself is not looked at once more."""
    known = 2 if pair.second else 1
    behind = shape._replace(ahead=(*(ANYTHING,) * known, *shape.ahead[known:]))
    return Spot(number, pair.most, -pair.least, False, behind)


def of_row(row: Row | Whole, shape: Shape) -> Spot:
    """``shape`` is that of the pattern where the row begins it."""
    number, most, last = row.spot(0)
    if isinstance(row, Whole) or not row.sure:
        return Spot(number, most, last, isinstance(row, Row) and not row.bounded, NO_SHAPE)
    known = [ANYTHING if at < row.run.length and chars == row.run.of else chars for at, chars in enumerate(shape.ahead)]
    return Spot(number, most, last, False, Shape((), known))


class Begins(Sequence[tuple[int, int]]):
    """From where to where matches can begin, the last place included; where stretches tell of them, their lengths."""

    def __init__(self, first: Any, final: Any, length: Any) -> None:
        self.first, self.final, self.length = first, final, length

    def __len__(self) -> int:
        return len(self.first)

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(at, slice):
            return list(self)[at]
        return int(self.first[at]), int(self.final[at])

    def of(self, some: Any) -> Begins:
        """Some of them, by an array that says which."""
        return Begins(self.first[some], self.final[some], self.length[some])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.first.tolist(), self.final.tolist(), strict=True)


class Spots:
    """The spots of some patterns: ``pairs`` by the characters that tell of them, the ``rows`` of some stretches."""

    def __init__(
        self, numpy: Any, pairs: Iterable[tuple[str, Spot]], stretches: Iterable[tuple[Stretches, Sequence[Spot]]]
    ) -> None:
        self._numpy = numpy
        spots: list[Spot] = []
        by_pair: dict[str, list[int]] = {}
        places: dict[int, int] = {}
        for pair, spot in pairs:
            if id(spot) not in places:
                places[id(spot)] = len(spots)
                spots.append(spot)
            by_pair.setdefault("".join(chr(min(ord(char), BEYOND)) for char in pair), []).append(places[id(spot)])
        self._sieve = Sieve(numpy, by_pair)
        self._listed = _Listed(numpy, by_pair)
        self._kinds: list[_Kinds] = []
        for each, mine in stretches:
            self._kinds.append(_Kinds(numpy, each, len(spots)))
            spots += mine
        self._number = numpy.array([spot.number for spot in spots], numpy.int32)
        self._most = numpy.array([spot.most for spot in spots], numpy.int32)
        self._last = numpy.array([spot.last for spot in spots], numpy.int32)
        self._to_end = numpy.array([spot.to_end for spot in spots], numpy.int32)
        self._known_busy: dict[frozenset[int], Any] = {}
        self._shapes = _Shapes(numpy, [spot.shape for spot in spots])

    def windows(self, text: str, idle: Collection[int]) -> dict[int, Begins]:
        """Where matches of the patterns can begin, by pattern, but for the ``idle`` ones; sorted."""
        numpy = self._numpy
        points = codes(numpy, text + "\0")
        where = self._sieve.possible(points)
        found = [self._listed.at(where, *(numpy.minimum(points[where + at], BEYOND) for at in (0, 1)))]
        found += [kinds.at(points[:-1]) for kinds in self._kinds]
        where, spot, length = map(numpy.concatenate, zip(*found, strict=True))
        if idle:
            busy = self._busy(frozenset(idle))[spot]
            where, spot, length = where[busy], spot[busy], length[busy]
        fit = self._shapes.fit(points, where, spot)
        where, spot, length = where[fit], spot[fit], length[fit]
        numbers = self._number[spot]
        first = where - self._most[spot]
        final = where + self._last[spot] + length * self._to_end[spot]
        order = numpy.argsort(_rank(numpy, numbers, first, final))
        numbers, begins = numbers[order], [each[order] for each in (first, final, length)]
        cuts = (numpy.flatnonzero(numbers[1:] != numbers[:-1]) + 1).tolist()
        edges = zip([0, *cuts], [*cuts, len(order)], strict=True)
        return {int(numbers[low]): Begins(*(each[low:high] for each in begins)) for low, high in edges if low < high}

    def _busy(self, idle: frozenset[int]) -> Any:
        """By spot, whether its pattern is none of those."""
        if idle not in self._known_busy:
            self._known_busy[idle] = ~self._numpy.isin(self._number, list(idle))
        return self._known_busy[idle]


def _rank(numpy: Any, numbers: Any, first: Any, final: Any) -> Any:
    """One number to sort by all three: that takes a tenth of the time."""
    return numbers.astype(numpy.int64) << 48 | first + _BACK << 16 | numpy.minimum(final - first, 0xFFFF)


class _Listed:
    """Spots by the two characters that tell of them, or by one: a table with a row for the first of them."""

    def __init__(self, numpy: Any, spots: dict[str, list[int]]) -> None:
        self._numpy = numpy
        rows = {first: row for row, first in enumerate(sorted({pair[0] for pair in spots}), 1)}
        columns = {second: column for column, second in enumerate(sorted({pair[1] for pair in spots if pair[1:]}), 1)}
        width = len(columns) + 1
        self._rows, self._columns = (numpy.zeros(_PLANE, numpy.int32) for _ in range(2))
        self._rows[list(map(ord, rows))] = numpy.arange(1, len(rows) + 1) * width
        self._columns[list(map(ord, columns))] = numpy.arange(1, width)
        lists: list[list[int]] = [[]]
        self._table = numpy.zeros((len(rows) + 1) * width, numpy.int32)
        for first, row in rows.items():
            alone = spots.get(first, [])
            for second, column in (("", 0), *columns.items()):
                if mine := alone + (spots.get(first + second, []) if second else []):
                    self._table[row * width + column] = len(lists)
                    lists.append(mine)
        self._lists = _Lists(numpy, lists)

    def at(self, where: Any, one: Any, other: Any) -> Found:
        """What is known of ``one`` character that stands ``where``, with the ``other`` behind it."""
        lists = self._table.take(self._rows.take(one) + self._columns.take(other))
        known = self._numpy.flatnonzero(lists)
        which, spot = self._lists.of(lists[known])
        return where[known][which], spot, self._numpy.zeros(len(which), self._numpy.int64)


class _Lists:
    """Lists of numbers, one behind the other."""

    def __init__(self, numpy: Any, lists: Sequence[Sequence[int]]) -> None:
        self._numpy = numpy
        self._sizes = numpy.array(list(map(len, lists)), numpy.int64)
        self._starts = numpy.concatenate(([0], numpy.cumsum(self._sizes)))
        self._all = numpy.array([one for each in lists for one in each], numpy.int64)

    def of(self, which: Any) -> tuple[Any, Any]:
        """All that is in some of the lists: for each the place in ``which`` that asked for it, and itself."""
        numpy, sizes = self._numpy, self._sizes[which]
        asked = numpy.repeat(numpy.arange(len(which)), sizes)
        nth = numpy.arange(len(asked)) - numpy.repeat(numpy.cumsum(sizes) - sizes, sizes)
        return asked, self._all[self._starts[which][asked] + nth]


class _Kinds:
    """The rows of stretches, by length and first two characters; of each kind they are found out once."""

    def __init__(self, numpy: Any, stretches: Stretches, base: int) -> None:
        self._numpy, self._stretches, self._base = numpy, stretches, base
        self._symbols = numpy.zeros(128, numpy.int32)
        for at, char in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-", 1):
            self._symbols[ord(char)] = at
        self._list_of = numpy.full((_LONGEST + 1) * _SYMBOLS * _SYMBOLS, -1, numpy.int32)
        self._known: list[list[int]] = []
        self._lists = _Lists(numpy, [])

    def at(self, points: Any) -> Found:
        """What the stretches among ``points`` tell of."""
        numpy = self._numpy
        starts, lengths = bounds(numpy, points, self._stretches.of, self._stretches.least)
        one, other = (self._symbols.take(points[starts + at], mode="clip") for at in (0, 1))
        kinds = (numpy.minimum(lengths, _LONGEST) * _SYMBOLS + one) * _SYMBOLS + other
        lists = self._list_of[kinds]
        if (new := lists < 0).any():
            self._learn(points, starts[new], lengths[new], kinds[new])
            lists = self._list_of[kinds]
        asked, spot = self._lists.of(lists)
        return starts[asked], spot, lengths[asked]

    def _learn(self, points: Any, starts: Any, lengths: Any, kinds: Any) -> None:
        _, which = self._numpy.unique(kinds, return_index=True)
        for at in which.tolist():
            two = "".join(map(chr, points[starts[at] : starts[at] + 2].tolist()))
            self._list_of[kinds[at]] = len(self._known)
            self._known.append([self._base + row for row in self._stretches[min(int(lengths[at]), _LONGEST), two]])
        self._lists = _Lists(self._numpy, self._known)


class _Shapes:
    """Which characters may stand around each of some spots: those of a set, at each place."""

    def __init__(self, numpy: Any, shapes: Sequence[Shape]) -> None:
        self._numpy = numpy
        sets: dict[CharSet, int] = {ANYTHING: 0}
        places = [*((-1 - at, [shape.back[at : at + 1] for shape in shapes]) for at in range(BACK)),
                  *((at, [shape.ahead[at : at + 1] for shape in shapes]) for at in range(AHEAD))]  # fmt: skip
        wanted = [
            (place, numpy.array([sets.setdefault(one[0], len(sets)) if one else 0 for one in each], numpy.int32))
            for place, each in places
        ]
        cuts = sorted({0, *(edge for chars in sets for low, high in chars for edge in (low, high + 1))})
        atoms = numpy.searchsorted(cuts, numpy.arange(_PLANE), "right")
        atoms[-1] = len(cuts) + 1  # whatever is beyond the plane may be of any set
        self._atoms = atoms.astype(numpy.uint16)
        of = numpy.zeros((len(sets), len(cuts) + 2), bool)
        for chars, at in sets.items():
            for low, high in chars:
                of[at, numpy.searchsorted(cuts, low, "right") : numpy.searchsorted(cuts, high, "right") + 1] = True
        of[:, -1] = True
        self._of = of.ravel()
        most_first = sorted(wanted, key=lambda one: -numpy.count_nonzero(one[1]))
        self._wanted = [(place, each * of.shape[1]) for place, each in most_first if each.any()]
        self._free = ~numpy.logical_or.reduce([each > 0 for _, each in wanted])
        beyond = list(dict.fromkeys(shape.beyond for shape in shapes if shape.beyond))
        self._beyond = [
            (members(numpy, chars), numpy.arange(least, most + 1)[:, None]) for chars, least, most in beyond
        ]
        self._need = numpy.array([beyond.index(one.beyond) + 1 if one.beyond else 0 for one in shapes], numpy.int32)

    def fit(self, points: Any, where: Any, spot: Any) -> Any:
        """Those, by their place in ``where``, around which the characters of a text may be such a match.

        Outside of the text stands what begins it, or ends it: the pattern knows better.
        """
        free = self._free.take(spot)
        left = self._numpy.flatnonzero(~free)
        for place, sets in self._wanted:
            mine = sets.take(spot.take(left))
            if mine.any():
                atoms = self._atoms.take(points.take(where.take(left) + place, mode="clip"), mode="clip")
                left = left[self._of.take(mine + atoms)]
        left = self._with_what_is_beyond(points, where, spot, left)
        return self._numpy.concatenate((self._numpy.flatnonzero(free), left))

    def _with_what_is_beyond(self, points: Any, where: Any, spot: Any, left: Any) -> Any:
        """Those of ``left`` that have beyond what their shapes have there."""
        need = self._need[spot[left]]
        kept = need == 0
        for number in self._numpy.flatnonzero(self._numpy.bincount(need)[1:]).tolist():
            chars, places = self._beyond[number]
            mine = self._numpy.flatnonzero(need == number + 1)
            near = points.take(places + where[left[mine]], mode="wrap")  # behind the text is what begins it
            kept[mine] = look_up(chars, near).any(axis=0)
        return left[kept]
