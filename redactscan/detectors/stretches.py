"""Which patterns a stretch of digits, or of digits and letters, may belong to: by its length and how it begins."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from redactscan.detectors.gathered import gathered
from redactscan.hints import TypeAlias
from redactscan.text.answers import answer
from redactscan.text.charset import CharSet
from redactscan.text.trigger import DIGITS, Run
from redactscan.tuples import NamedTuple

Spot: TypeAlias = tuple[int, int, int]  # a pattern, and from where to where its match begins, before and
# behind the beginning of what was found


class Row(NamedTuple):
    """A run that tells of a pattern. Of a ``bounded`` one every match holds all of it.

    It is then not longer than the longest match, and where it begins the match, it has what ``begins`` it.
    """

    run: Run
    number: int
    bounded: bool
    begins: re.Pattern[str]

    def fits(self, length: int, two: str) -> bool:
        """Whether a run of that length that begins so may be one of these."""
        if not self.bounded:
            return length >= self.run.length
        begun = self.run.most > 0 or self.begins.match(two)
        return self.run.length <= length <= self.run.longest and bool(begun)

    @property
    def sure(self) -> bool:
        """Whether it is where a match begins."""
        return self.bounded and not self.run.most

    def spot(self, length: int) -> Spot:
        """Where its matches begin, seen from a run of that length."""
        return self.number, self.run.most, 0 if self.bounded else length - self.run.length - self.run.least


class Whole(NamedTuple):
    """A pattern every match of which is a whole stretch of digits and letters, with a plus before it if ``signed``."""

    number: int
    least: int
    longest: int
    begins: re.Pattern[str]
    signed: bool

    def fits(self, length: int, two: str) -> bool:
        """Whether a stretch of that length that begins so may be a match."""
        return self.least <= length <= self.longest and bool(self.begins.match(two))

    @property
    def sure(self) -> bool:
        """Whether it is where a match begins."""
        return not self.signed

    def spot(self, length: int) -> Spot:
        """Where the match begins, seen from the stretch."""
        return self.number, int(self.signed), 0


class Stretches(dict[tuple[int, str], Sequence[int]]):
    """The rows that a stretch of characters ``of`` one class may belong to, by its length and first two."""

    def __init__(self, of: CharSet, rows: Sequence[Row | Whole]) -> None:
        super().__init__()
        self.of, self.rows = of, rows
        self.least = min(row.least if isinstance(row, Whole) else row.run.length for row in rows)

    def __missing__(self, key: tuple[int, str]) -> Sequence[int]:
        return self.setdefault(key, tuple(at for at, row in enumerate(self.rows) if row.fits(*key)))

    def windows(self, text: str, idle: Container[int]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The patterns that stretches of a text may belong to, but for ``idle`` ones, and where their matches begin."""
        for kind, starts in gathered(text, self.of, self.least).items():
            for number, most, last in {self.rows[at].spot(kind[0]) for at in self[kind]}:
                if number not in idle:
                    yield number, [(start - most, start + last) for start in starts]


def row(run: Run, number: int, bounded: bool) -> Row:
    """The row of a run; ``bounded``: no digit touches the matches of the pattern."""
    return Row(run, number, bounded and run.of == DIGITS, re.compile(run.begins))


def whole(number: int, pattern: str) -> Whole | None:
    """How a pattern is found by whole stretches, None if it is not.

    ``pattern`` is one whose matches neither digit nor letter touches.

    >>> [bool(whole(0, one)) for one in (r"[1-9][0-9]{16}[0-9X]", r"[+]?1[0-9]{10}", r"[0-9]{2}-[0-9]{6}")]
    [True, True, False]
    """
    if not (found := answer("whole", pattern, lambda: _stretch(pattern))):
        return None
    least, longest, begins, signed = found
    return Whole(number, least, longest, re.compile(begins), signed)


def _stretch(pattern: str) -> tuple[int, int, str, bool] | None:
    from redactscan.text.whole import stretch  # what an earlier run has kept is not read off the patterns again

    return stretch(pattern)
