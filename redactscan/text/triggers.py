"""What every match of a pattern holds: a few pairs of characters, or a run of digits. Where none is, no rule need look.

Every place in a pattern that no match can go around is tried, and of those the one that is rarest in public documents
is kept: 村 and a digit for an address, 罪 behind its name, ``@`` for a mailbox. Alternatives without such a place in
common bring their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeAlias

from redactscan.text.answers import answer
from redactscan.text.charset import CharSet, inside, size
from redactscan.text.frequency import share
from redactscan.text.pattern_tree import Choice, Class, Items, Repeat, parse, width
from redactscan.values import dataclass

Heads: TypeAlias = set[tuple[CharSet, ...]]

DIGITS: CharSet = ((48, 57),)
TOKEN: CharSet = ((45, 45), (48, 57), (65, 90))  # what the numbers of certificates are made of: -, digits, letters
RUN = 18  # longer runs are not told apart
MANY = 96  # a class of more characters tells nothing
_RUNS = {1: 0.012, 2: 0.01, 3: 0.005, 4: 0.004, 5: 0.0006, 6: 0.0005, 7: 0.0004}  # of so many digits, per character
_LONG_RUN = 0.0002
COMMON = 0.0012  # where only pairs and digits as common as this are left, a run of digits, letters and - is looked for


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
    """``length`` characters of ``of`` in a row, which begin ``least`` to ``most`` characters after the match does."""

    of: CharSet
    length: int
    least: int
    most: int


Trigger: TypeAlias = Pair | Run
Found: TypeAlias = tuple[float, tuple[Trigger, ...]]
_NONE: Found = (1.0, ())


@cache
def triggers(pattern: str) -> tuple[float, tuple[Trigger, ...]]:
    """The triggers, of which every match holds one, and how many to expect in a character of text.

    None if the pattern has no place that tells anything.

    >>> triggers("[一-龥]{2,6}村[0-9]{1,2}组")[1]
    (Pair(first=((26449, 26449),), second=((48, 57),), least=2, most=6),)
    >>> triggers("[1-9][0-9]{16}[0-9X]")[1]
    (Run(of=((48, 57),), length=17, least=0, most=0),)
    """
    cost, found = answer("triggers", pattern, lambda: _plain(_derived(pattern)))
    return cost, tuple(
        Pair(_charset(what[0]), _charset(what[1]), *reach) if kind == "pair" else Run(_charset(what), *reach)
        for kind, what, *reach in found
    )


def _derived(pattern: str) -> Found:
    items = parse(pattern)
    found = _best(items, (), (0, 0), DIGITS)
    return found if found[0] < COMMON else min(found, _best(items, (), (0, 0), TOKEN), key=_cost)


def _plain(found: Found) -> tuple[float, list[Any]]:
    """What JSON can say."""
    return found[0], [
        ("pair", (each.first, each.second), each.least, each.most) if isinstance(each, Pair)
        else ("run", each.of, each.length, each.least, each.most)
        for each in found[1]
    ]  # fmt: skip


def _charset(spans: Iterable[Sequence[int]]) -> CharSet:
    return tuple((low, high) for low, high in spans)


def _best(items: Items, after: Items, at: tuple[int, int], of: CharSet) -> Found:
    """The rarest triggers of ``items``, which ``after`` follows, and which begins ``at`` within the match."""
    best = _NONE
    least, most = at
    for place, item in enumerate(items):
        rest = items[place + 1 :] + after
        found = [_pairs((item, *rest), least, most), _run((item, *rest), of, least, most)]
        match item:
            case Choice(branches):
                found.append(_all([_best(branch, rest, (least, most), of) for branch in branches]))
            case Repeat(low, _, body) if low:
                found.append(_best(body, _less(item) + rest, (least, most), of))
        best = min(best, *found, key=_cost)
        few, many = width((item,))
        least, most = least + few, most + many
    return best


def _cost(found: Found) -> float:
    return found[0]


def _all(choices: list[Found]) -> Found:
    """What alternatives have in the place of one."""
    if not all(found for _, found in choices):
        return _NONE
    return sum(cost for cost, _ in choices), tuple(trigger for _, found in choices for trigger in found)


def _pairs(items: Items, least: int, most: int) -> Found:
    """The pairs with which ``items`` can begin."""
    first = heads(items, 2)
    if any(not head or size(head[0]) > MANY for head in first):
        return _NONE
    pairs = {(head[0], head[1] if len(head) > 1 and size(head[1]) <= MANY else ()) for head in first}
    found = tuple(Pair(first, second, least, most) for first, second in sorted(pairs))
    return sum(share(pair.first, pair.second) for pair in found), found


def heads(items: Items, count: int) -> Heads:
    """The first ``count`` (1 or 2) characters of what ``items`` match, as classes; fewer where the match may end."""
    if not count or not items:
        return {()}
    item, rest = items[0], items[1:]
    match item:
        case Class(chars):
            if count > 1 and size(chars) > MANY:
                return {(chars,)}
            return {(chars, *head) for head in heads(rest, count - 1)}
        case Choice(branches):
            return set().union(*(heads(branch + rest, count) for branch in branches))
        case Repeat(low, _, body):
            taken = heads(body + _less(item) + rest, count)
            return taken if low else taken | heads(rest, count)


def _run(items: Items, of: CharSet, least: int, most: int) -> Found:
    length = min(RUN, _length(items, of))
    if length < 2:
        return _NONE
    return _RUNS.get(length, _LONG_RUN) * (1 if of == DIGITS else 3), (Run(of, length, least, most),)


def _length(items: Items, of: CharSet) -> int:
    """How many characters of ``of`` any match of ``items`` begins with."""
    if not items:
        return 0
    item, rest = items[0], items[1:]
    match item:
        case Class(chars):
            return 1 + _length(rest, of) if inside(chars, of) else 0
        case Choice(branches):
            return min(_length(branch + rest, of) for branch in branches)
        case Repeat(low, _, (Class(chars),)):
            return low + _length(rest, of) if inside(chars, of) else 0
        case Repeat(low, _, body):
            taken = _length(body + _less(item) + rest, of)
            return taken if low else min(taken, _length(rest, of))


def _less(again: Repeat) -> Items:
    """What is left of a repeat after the first time."""
    return (Repeat(max(0, again.low - 1), again.high - 1, again.body),) if again.high > 1 else ()
