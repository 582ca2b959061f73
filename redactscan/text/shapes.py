"""What characters a pattern can have at the places before and behind one of its own, as classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactscan.hints import TypeAlias
from redactscan.text.charset import CharSet, union
from redactscan.text.pattern_tree import Choice, Class, Items, Repeat, width

MANY = 48  # ways on are not followed further
_WAYS = 24

Step: TypeAlias = tuple[CharSet, Items]
"""A class for the next character, and what is left behind it."""


def steps(items: Items) -> Iterator[Step | None]:
    """The ways on: None where ``items`` may be at their end."""
    if not items:
        yield None
        return
    item, rest = items[0], items[1:]
    match item:
        case Class(chars):
            yield chars, rest
        case Choice(branches):
            for branch in branches:
                yield from steps(branch + rest)
        case Repeat(low, high, body):
            if high and width(body)[1]:
                yield from steps(body + less(item) + rest)
            if not low:
                yield from steps(rest)


def ahead(ways: Iterable[Items], count: int) -> Sequence[CharSet]:
    """The classes of so many characters with which any of ``ways`` goes on; fewer where one of them may end.

    >>> from redactscan.text.pattern_tree import parse
    >>> ahead([parse("A[0-9]{1,2}B")], 4)
    (((65, 65),), ((48, 57),), ((48, 57), (66, 66)))
    """
    classes: list[CharSet] = []
    left = set(ways)
    for _ in range(count):
        found = {step for items in left for step in steps(items)}
        followed = {step for step in found if step is not None}
        if not 0 < len(followed) == len(found) <= MANY:
            break
        classes.append(union(*(chars for chars, _ in followed)))
        left = {rest for _, rest in followed}
    return tuple(classes)


def sequences(items: Items, length: int) -> Sequence[Sequence[CharSet]] | None:
    """The classes of what ``items`` match in so many characters, one sequence for each way; None if there are many.

    >>> from redactscan.text.pattern_tree import parse
    >>> sequences(parse("AB?|[0-9]{2,3}"), 2)
    [(((65, 65),), ((66, 66),)), (((48, 57),), ((48, 57),))]
    """
    left: dict[tuple[tuple[CharSet, ...], Items], None] = {((), items): None}
    for more in range(length - 1, -1, -1):
        found = ((begun, step) for begun, rest in left for step in steps(rest) if step)
        left = {((*begun, chars), rest): None for begun, (chars, rest) in found if _long(rest, more)}
        if len(left) > MANY:
            return None
    return list(dict.fromkeys(begun for begun, _ in left))


def _long(items: Items, length: int) -> bool:
    least, most = width(items)
    return least <= length <= most


def backward(items: Items) -> Items:
    """What matches the same texts from their ends."""
    turned: list[Class | Choice | Repeat] = []
    for item in reversed(items):
        match item:
            case Class():
                turned.append(item)
            case Choice(branches):
                turned.append(Choice(tuple(map(backward, branches))))
            case Repeat(low, high, body):
                turned.append(Repeat(low, high, backward(body)))
    return tuple(turned)


def less(again: Repeat) -> Items:
    """What is left of a repeat after the first time."""
    return (Repeat(max(0, again.low - 1), again.high - 1, again.body),) if again.high > 1 else ()


def alternatives(items: Items) -> Sequence[Items]:
    """The alternatives of ``items``, also those behind what all of them begin with; only themselves if too many."""
    for place, item in enumerate(items):
        if isinstance(item, Choice):
            ways = [items[:place] + branch + items[place + 1 :] for branch in item.branches]
            found = [each for way in ways for each in alternatives(way)]
            return found if len(found) <= _WAYS else (items,)
    return (items,)
