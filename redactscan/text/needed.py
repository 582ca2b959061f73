"""What every match of a pattern holds somewhere on: one character of a class, that which is the least likely there."""

from __future__ import annotations

from collections.abc import Iterable

from redactscan.text.charset import CharSet, overlap, union
from redactscan.text.frequency import mass
from redactscan.text.pattern_tree import Choice, Class, Item, Items, Repeat, width
from redactscan.tuples import NamedTuple

_CLOSING: CharSet = ((0x29, 0x29), (0x5D, 0x5D), (0x3009, 0x3015))  # what has been opened is mostly closed


class Needed(NamedTuple):
    """How likely it is that one of ``chars`` stands ``least`` to ``most`` characters on, in any text."""

    chance: float
    chars: CharSet
    least: int
    most: int


ANY = Needed(1.0, (), 0, 0)


def needed(items: Items, least: int = 0, most: int = 0) -> Needed:
    """What every match of ``items`` holds, which begin ``least`` to ``most`` characters on.

    >>> from redactscan.text.pattern_tree import parse
    >>> needed(parse("[一-龥]{1,6}[组队][0-9]{1,4}号?"), 1, 1)[1:]
    (((32452, 32452), (38431, 38431)), 2, 7)
    """
    best = ANY
    for item in items:
        best = min(best, _in(item, least, most))
        few, many = width((item,))
        least, most = least + few, most + many
    return best


def _in(item: Item, least: int, most: int) -> Needed:
    match item:
        case Class(chars):
            return _one_of(chars, least, most)
        case Choice(branches):
            return either(needed(branch, least, most) for branch in branches)
        case Repeat(low, _, body):
            return needed(body, least, most) if low else ANY


def either(ways: Iterable[Needed]) -> Needed:
    """What any of some ways holds."""
    chances, chars, least, most = zip(*ways, strict=True)
    return ANY if max(chances) >= 1 else _one_of(union(*chars), min(least), max(most))


def _one_of(chars: CharSet, least: int, most: int) -> Needed:
    chance = 1.0 if overlap(chars, _CLOSING) else 1 - (1 - mass(chars)) ** (most - least + 1)
    return Needed(chance, chars, least, most)
