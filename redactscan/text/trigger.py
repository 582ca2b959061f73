"""What a trigger is, apart from how one is read off a pattern: an earlier run may have done that."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.hints import TypeAlias
from redactscan.text.charset import CharSet
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

DIGITS: CharSet = ((48, 57),)
ALNUM: CharSet = ((48, 57), (65, 90))
TOKEN: CharSet = ((45, 45), (48, 57), (65, 90))  # what the numbers of certificates are made of: -, digits, letters


@dataclass(frozen=True, slots=True)
class Pair:
    """One of ``first`` and behind it one of ``second``, or anything if that is empty.

    It begins at least ``least`` and at most ``most`` characters after the match does.
    """

    first: CharSet
    second: CharSet
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters of ``of`` in a row, which begin ``least`` to ``most`` characters after the match does.

    A match has at most ``longest`` characters. Where the run begins it, its first two match ``begins``, a pattern.
    """

    of: CharSet
    length: int
    least: int
    most: int
    longest: int = 0
    begins: str = ""


Trigger: TypeAlias = Pair | Run


class Beyond(NamedTuple):
    """One of ``chars``, at least ``least`` and at most ``most`` characters behind where a trigger begins."""

    chars: CharSet
    least: int
    most: int


class Shape(NamedTuple):
    """The classes of the characters before a trigger, the nearest first, and of those from its first character on.

    And what has to be ``beyond``, if that tells enough to look for it.
    """

    back: Sequence[CharSet]
    ahead: Sequence[CharSet]
    beyond: Beyond | None = None


NO_SHAPE = Shape((), ())
