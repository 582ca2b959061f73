"""What every match of a pattern holds: a few pairs of characters, or a run of digits. Where none is, no rule need look.

Every place in a pattern that no match can go around is tried, and of those the one that is rarest in public documents
is kept: 村 and a digit for an address, 罪 behind its name, ``@`` for a mailbox. Alternatives without such a place in
common bring their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from redactscan.hints import Any
from redactscan.text.answers import answer
from redactscan.text.charset import CharSet, union
from redactscan.text.rarest import Found, derived
from redactscan.text.shapes import ahead
from redactscan.text.trigger import Pair, Run, Shape, Trigger

BACK, AHEAD = 4, 8  # characters before a trigger and from it on that a shape tells of


@cache
def triggers(pattern: str, apart: bool = False) -> tuple[float, tuple[Trigger, ...]]:
    """The triggers, of which every match holds one, and how many to expect in a character of text.

    None if the pattern has no place that tells anything. ``apart``: no digit touches a match.

    >>> triggers("[一-龥]{2,6}村[0-9]{1,2}组")[1]
    (Pair(first=((26449, 26449),), second=((48, 57),), least=2, most=6),)
    >>> triggers("[1-9][0-9]{16}[0-9X]")[1]
    (Run(of=((48, 57),), length=17, least=0, most=0, longest=18, begins='[1-9][0-9]'),)
    """
    cost, found = answer(*_question("triggers", pattern, apart), lambda: _plain(derived(pattern, apart)))
    return cost, tuple(
        Pair(_charset(what[0]), _charset(what[1]), *more) if kind == "pair" else Run(_charset(what), *more)
        for kind, what, *more in found
    )


@cache
def shapes(pattern: str, apart: bool = False) -> Sequence[Shape]:
    """What stands around each of the triggers, a few characters far: a filter for where they are found.

    >>> shapes("[一-龥]{2,6}村[0-9]{1,2}组")[0].back
    (((19968, 40869),), ((19968, 40869),))
    """
    found = answer(*_question("shapes", pattern, apart), lambda: _shapes(derived(pattern, apart)))
    return tuple(Shape(tuple(map(_charset, back)), tuple(map(_charset, ahead))) for back, ahead in found)


def _question(about: str, pattern: str, apart: bool) -> tuple[str, str]:
    return f"{about} apart" if apart else about, pattern


def _shapes(found: Found) -> list[tuple[Any, ...]]:
    """What JSON can say."""
    shapes: dict[Trigger, Shape] = {}
    for trigger, before, ways, known in found[1]:
        shape = Shape(ahead((before,), BACK), (*known, *ahead(ways, AHEAD - len(known))))
        shapes[trigger] = _either(shapes[trigger], shape) if trigger in shapes else shape
    return list(map(tuple, shapes.values()))


def _either(one: Shape, other: Shape) -> Shape:
    both = (zip(*parts, strict=False) for parts in zip(one, other, strict=True))
    return Shape(*(tuple(union(*classes) for classes in each) for each in both))


def _plain(found: Found) -> tuple[float, list[Any]]:
    """What JSON can say."""
    return found[0], [
        ("pair", (each.first, each.second), each.least, each.most) if isinstance(each, Pair)
        else ("run", each.of, each.length, each.least, each.most, each.longest, each.begins)
        for each in dict.fromkeys(placed.trigger for placed in found[1])
    ]  # fmt: skip


def _charset(spans: Iterable[Sequence[int]]) -> CharSet:
    return tuple((low, high) for low, high in spans)
