"""The rarest places of a pattern that no match can go around, with what stands around them: ``triggers`` keeps them."""

from __future__ import annotations

from functools import cache

from redactscan.hints import TypeAlias
from redactscan.text.charset import CharSet, inside, size, union, written
from redactscan.text.frequency import mass, share
from redactscan.text.pattern_tree import Choice, Class, Items, Repeat, parse, width
from redactscan.text.shapes import alternatives, backward, less, steps
from redactscan.text.trigger import DIGITS, TOKEN, Pair, Run, Trigger
from redactscan.tuples import NamedTuple
from redactscan.values import replace

Heads: TypeAlias = set[tuple[CharSet, ...]]

RUN = 18  # longer runs are not told apart
MANY = 96  # a class of more characters tells nothing
_RUNS = {1: 0.012, 2: 0.01, 3: 0.005, 4: 0.004, 5: 0.0006, 6: 0.0005, 7: 0.0004}  # of so many digits, per character
_LONG_RUN = 0.0002
COMMON = 0.0012  # where only pairs and digits as common as this are left, a run of digits, letters and - is looked for


class Placed(NamedTuple):
    """A trigger, what is before it, from its end, and ways in which a match goes on from it, as ``Items``.

    Those begin ``known`` characters behind where it begins.
    """

    trigger: Trigger
    before: Items
    ways: frozenset[Items]
    known: tuple[CharSet, ...] = ()


Found: TypeAlias = tuple[float, tuple[Placed, ...]]
_NONE: Found = (1.0, ())


@cache
def derived(pattern: str, bounded: bool) -> Found:
    """The rarest triggers of a pattern; ``bounded``: no digit touches a match."""
    items = parse(pattern)
    if not bounded:
        return _rarest(items)
    ways = [min(_rarest(way), _beginning(way), key=_cost) for way in alternatives(items)]
    return min(_rarest(items), _all(ways), key=_cost)


def _rarest(items: Items) -> Found:
    found = _best(items, (), (), (0, 0), DIGITS)
    found = found if found[0] < COMMON else min(found, _best(items, (), (), (0, 0), TOKEN), key=_cost)
    longest = width(items)[1]
    return found[0], tuple(
        each._replace(trigger=replace(each.trigger, longest=longest)) if isinstance(each.trigger, Run) else each
        for each in found[1]
    )


def _beginning(items: Items) -> Found:
    """The digits with which ``items`` begin, where no other digit stands before them."""
    if not all(step and inside(step[0], DIGITS) for step in steps(items)):
        return _NONE
    length = max(2, min(RUN, _length(items, DIGITS)))
    firsts = union(*(step[0] for step in steps(items) if step))
    cost = _RUNS.get(length, _LONG_RUN) * mass(firsts) / mass(DIGITS)
    run = Run(DIGITS, length, 0, 0, width(items)[1], _begins(items))
    return cost, (Placed(run, (), frozenset((items,))),)


def _best(items: Items, after: Items, before: Items, at: tuple[int, int], of: CharSet) -> Found:
    """The rarest triggers of ``items``, which ``after`` follows, and which begins ``at`` within the match.

    ``before`` is what stands before them, from its end.
    """
    best = _NONE
    least, most = at
    for place, item in enumerate(items):
        rest = items[place + 1 :] + after
        here = (item, *rest)
        found = [_pairs(here, before, least, most), _run(here, before, of, least, most)]
        match item:
            case Choice(branches):
                found.append(_all([_best(branch, rest, before, (least, most), of) for branch in branches]))
            case Repeat(low, high, body) if low:
                found.append(_best(body, less(item) + rest, before, (least, most), of))
                few, many = width(body)
                last = least + few * (low - 1), most + many * (high - 1)
                found.append(_best(body, rest, backward(less(item)) + before, last, of))
        best = min(best, *found, key=_cost)
        few, many = width((item,))
        least, most, before = least + few, most + many, backward((item,)) + before
    return best


def _cost(found: Found) -> tuple[float, int]:
    """Of two that are as frequent the one that tells better where a match begins."""
    return found[0], sum(each.trigger.most - each.trigger.least for each in found[1])


def _all(choices: list[Found]) -> Found:
    """What alternatives have in the place of one."""
    if not all(found for _, found in choices):
        return _NONE
    return sum(cost for cost, _ in choices), tuple(placed for _, found in choices for placed in found)


def _pairs(items: Items, before: Items, least: int, most: int) -> Found:
    """The pairs with which ``items`` can begin."""
    left: dict[CharSet, set[Items]] = {}
    for step in steps(items):
        if not step or size(step[0]) > MANY:
            return _NONE
        left.setdefault(step[0], set()).add(step[1])
    placed: list[Placed] = []
    for first, ways in sorted(left.items(), key=_class):
        seconds: dict[CharSet, set[Items]] = {}
        for beyond in (each for way in ways for each in steps(way)):
            seconds.setdefault(beyond[0] if beyond else (), set()).add(beyond[1] if beyond else ())
        if any(not second or size(second) > MANY for second in seconds):
            placed.append(Placed(Pair(first, (), least, most), before, frozenset(ways), (first,)))
            continue
        for second, rest in sorted(seconds.items(), key=_class):
            placed.append(Placed(Pair(first, second, least, most), before, frozenset(rest), (first, second)))
    return sum(share(each.known[0], each.known[1] if each.known[1:] else ()) for each in placed), tuple(placed)


def _class(item: tuple[CharSet, set[Items]]) -> CharSet:
    return item[0]


def heads(items: Items, count: int) -> Heads:
    """The first ``count`` (1 or 2) characters of what ``items`` match, as classes; fewer where the match may end."""
    found: Heads = set()
    for step in steps(items) if count else ():
        if step and (count == 1 or size(step[0]) > MANY):
            found.add((step[0],))
        elif step:
            found |= {(step[0], *head) for head in heads(step[1], count - 1)}
        else:
            found.add(())
    return found or {()}


def _run(items: Items, before: Items, of: CharSet, least: int, most: int) -> Found:
    length = min(RUN, _length(items, of))
    if length < 2:
        return _NONE
    begins = "" if most else _begins(items)
    cost = _RUNS.get(length, _LONG_RUN) * (1 if of == DIGITS else 3)
    return cost, (Placed(Run(of, length, least, most, 0, begins), before, frozenset((items,))),)


def _begins(items: Items) -> str:
    """The first two characters of a match, as a pattern."""
    return "|".join("".join(f"[{written(chars)}]" for chars in head) for head in sorted(heads(items, 2)))


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
            taken = _length(body + less(item) + rest, of)
            return taken if low else min(taken, _length(rest, of))
