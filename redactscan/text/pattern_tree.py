"""A pattern as a tree of choices, repeats and classes of characters, as the standard library's parser sees it."""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]  # the only analysis of patterns there is

from redactscan.hints import Any, TypeAlias
from redactscan.text.charset import ANYTHING, CharSet, complement, union
from redactscan.tuples import NamedTuple


class Choice(NamedTuple):
    """One of several sequences; a group is a choice of one."""

    branches: tuple[Items, ...]


class Repeat(NamedTuple):
    """A sequence ``low`` to ``high`` times."""

    low: int
    high: int
    body: Items


class Class(NamedTuple):
    """One character."""

    chars: CharSet


Item: TypeAlias = Choice | Repeat | Class
Items: TypeAlias = tuple[Item, ...]


def parse(pattern: str) -> Items:
    """The tree of a pattern. What has no width, such as ``^`` or a look-around, is left out."""
    return _items(_parser.parse(pattern))


class Part(NamedTuple):
    """An alternative of a pattern, and how long its matches are, at least and at most, of which all is the value."""

    items: Items
    whole: tuple[int, int]


def parts(pattern: str) -> list[Part]:
    """The alternatives of a pattern with groups that are named ``value…``, or ``core``.

    >>> pattern = "(?P<value>[0-9]{8,9})|[A-Z](?P<value_alone>[0-9]{1,8})|(?:86)?(?P<core>1[0-9]{7})"
    >>> [part.whole for part in parts(pattern)]
    [(8, 9), (0, 0), (8, 8)]
    """
    tree = _parser.parse(pattern)
    one = len(tree) == 1 and tree[0][0] is op.BRANCH
    return [_part(branch, set(tree.state.groupdict.values())) for branch in (tree[0][1][1] if one else [tree])]


def _part(branch: Any, named: set[int]) -> Part:
    items, width = _items(branch), branch.getwidth()
    groups = [said for code, said in branch if code is op.SUBPATTERN and said[0] in named]
    if not any(map(named.__contains__, _groups(branch))):
        return Part(items, width)
    if len(groups) != 1 or any(map(named.__contains__, _groups(groups[0][3]))):
        return Part(items, (0, 0))
    low, high = groups[0][3].getwidth()
    return Part(items, (low, high) if len(branch) == 1 or low == high else (0, 0))


def _groups(parsed: Any) -> Iterator[int]:
    """The groups within."""
    for code, said in parsed:
        if code is op.SUBPATTERN:
            yield from () if said[0] is None else (said[0],)
            yield from _groups(said[3])
        elif code is op.BRANCH:
            for branch in said[1]:
                yield from _groups(branch)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _groups(said[2])
        elif code is op.ATOMIC_GROUP:
            yield from _groups(said)


def _items(parsed: Any) -> Items:
    return tuple(item for code, argument in parsed if (item := _item(code, argument)) is not None)


def _item(code: Any, argument: Any) -> Item | None:
    if code is op.BRANCH:
        return Choice(tuple(map(_items, argument[1])))
    if code is op.SUBPATTERN:
        return Choice((_items(argument[3]),))
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return Repeat(argument[0], int(argument[1]), _items(argument[2]))
    if code is op.ATOMIC_GROUP:
        return Choice((_items(argument),))
    chars = characters(code, argument)
    return None if chars is None else Class(chars)


def characters(code: Any, argument: Any) -> CharSet | None:
    """The class that an item of the parser stands for, if it is one."""
    if code is op.LITERAL:
        return ((argument, argument),)
    if code is op.NOT_LITERAL:
        return complement(((argument, argument),))
    if code is op.IN:
        members = union(*([value] if kind is op.RANGE else [(value, value)]
                          for kind, value in argument if kind is not op.NEGATE))  # fmt: skip
        return complement(members) if argument[0][0] is op.NEGATE else members
    return ANYTHING if code is op.ANY else None


def signs(items: Items) -> CharSet:
    """All characters that may be in what ``items`` match."""
    found: list[CharSet] = []
    for item in items:
        match item:
            case Class(chars):
                found.append(chars)
            case Choice(branches):
                found += map(signs, branches)
            case Repeat(_, _, body):
                found.append(signs(body))
    return union(*found)


def width(items: Items) -> tuple[int, int]:
    """How many characters ``items`` match, at least and at most."""
    least = most = 0
    for item in items:
        match item:
            case Class():
                few = many = 1
            case Choice(branches):
                widths = [width(branch) for branch in branches]
                few, many = min(low for low, _ in widths), max(high for _, high in widths)
            case Repeat(low, high, body):
                few, many = width(body)
                few, many = low * few, high * many
        least, most = least + few, most + many
    return least, most


def nearly(items: Items) -> str:
    """A text that goes along with ``items`` as far as a repeat lets it: what is hard to refuse for a pattern."""
    parts: list[str] = []
    for item in items:
        match item:
            case Class(chars):
                parts.append(chr(chars[0][0]))
            case Choice(branches):
                parts.append(max(map(nearly, branches), key=len))
            case Repeat(_, high, body):
                parts.append(nearly(body) * min(high, 64))
    return "".join(parts)
