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
from redactscan.text.frequency import share
from redactscan.text.needed import either, needed
from redactscan.text.rarest import Found, derived
from redactscan.text.shapes import ahead
from redactscan.text.trigger import Beyond, Pair, Run, Shape, Trigger

BACK, AHEAD = 4, 8  # characters before a trigger and from it on that a shape tells of
FAR = 32  # and those beyond
WORTH = 5e-5  # what has to be beyond is looked for if it spares so many places in a character of text


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
    return tuple(
        Shape(tuple(map(_charset, back)), tuple(map(_charset, on)), beyond and Beyond(_charset(beyond[0]), *beyond[1:]))
        for back, on, beyond in found
    )


def _question(about: str, pattern: str, apart: bool) -> tuple[str, str]:
    return f"{about} apart" if apart else about, pattern


def _shapes(found: Found) -> list[tuple[Any, ...]]:
    """What JSON can say."""
    shapes: dict[Trigger, Shape] = {}
    for trigger, before, ways, known in found[1]:
        shape = Shape(ahead((before,), BACK), (*known, *ahead(ways, AHEAD - len(known))))
        shapes[trigger] = _either(shapes[trigger], shape) if trigger in shapes else shape
    return [(*shape[:2], _beyond(trigger, found)) for trigger, shape in shapes.items()]


def _either(one: Shape, other: Shape) -> Shape:
    both = (zip(*parts, strict=False) for parts in ((one.back, other.back), (one.ahead, other.ahead)))
    back, on = (tuple(union(*classes) for classes in each) for each in both)
    return Shape(back, on)


def _beyond(trigger: Trigger, found: Found) -> tuple[CharSet, int, int] | None:
    """What all ways on from a trigger need, if it is met often and that is not; what JSON can say."""
    if isinstance(trigger, Run) or (often := share(trigger.first, trigger.second)) <= WORTH:
        return None
    placed = [each for each in found[1] if each.trigger == trigger]
    need = either(needed(way, len(each.known), len(each.known)) for each in placed for way in each.ways)
    telling = often * (1 - need.chance) > WORTH
    return (need.chars, need.least, need.most) if telling and AHEAD <= need.most < FAR else None


def _plain(found: Found) -> tuple[float, list[Any]]:
    """What JSON can say."""
    return found[0], [
        ("pair", (each.first, each.second), each.least, each.most) if isinstance(each, Pair)
        else ("run", each.of, each.length, each.least, each.most, each.longest, each.begins)
        for each in dict.fromkeys(placed.trigger for placed in found[1])
    ]  # fmt: skip


def _charset(spans: Iterable[Sequence[int]]) -> CharSet:
    return tuple((low, high) for low, high in spans)
