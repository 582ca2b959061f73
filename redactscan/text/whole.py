"""Which patterns match nothing but whole stretches of digits and letters."""

from __future__ import annotations

from redactscan.text.charset import CharSet, inside, written
from redactscan.text.pattern_tree import Choice, Class, Items, Repeat, parse, width
from redactscan.text.rarest import heads
from redactscan.text.trigger import ALNUM

_PLUS: CharSet = ((43, 43),)


def stretch(pattern: str) -> tuple[int, int, str, bool] | None:
    """The lengths of the shortest and longest stretch, what it begins with, as a pattern, whether a plus may stand
    before it; None if the pattern matches anything else.

    >>> stretch("[1-9][0-9]{16}[0-9X]"), stretch("[0-9]{2}-[0-9]{6}")
    ((18, 18, '[1-9][0-9]', False), None)
    """
    items = parse(pattern)
    if not _alnum(items, first=True):
        return None
    signed = not _alnum(items, first=False)
    least, longest = width(items)
    return max(2, least - signed), longest, _begins(items), signed


def _alnum(items: Items, first: bool) -> bool:
    """Whether all characters are digits and letters; before them, if these are ``first``, a plus may stand."""
    return all(_is_alnum(item, first and not place) for place, item in enumerate(items))


def _is_alnum(item: Choice | Repeat | Class, first: bool) -> bool:
    match item:
        case Class(chars):
            return inside(chars, ALNUM) or (first and chars == _PLUS)
        case Choice(branches):
            return all(_alnum(branch, first) for branch in branches)
        case Repeat(_, high, body):
            return _alnum(body, first and high == 1)


def _begins(items: Items) -> str:
    """The first two characters of a match; of one that a plus begins, what is behind that."""
    known = {head[1:] if head[:1] == (_PLUS,) else head for head in heads(items, 2)}
    return "|".join("".join(f"[{written(chars)}]" for chars in head) for head in sorted(known))
