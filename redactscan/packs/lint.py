"""Which patterns a rule may use: bounded, free of look-around, and with few ways to match one text.

The measure is ``ways``: an upper bound on the number of ways in which a pattern can be tried from one start. A repeat
that can stop at several places (what it repeats overlaps with what may follow) multiplies them, a repeat of such a
repeat raises them to a power. ``(?:[0-9]{1,10} ?){1,10}`` has ten thousand million; a good rule has some hundred.
A pattern that is searched for also needs a place that is rare in documents, or its rule would be tried everywhere.
Patterns are read by the parser of ``re``, which is stricter than ``regex``: what it does not know is not allowed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

from redactscan.model import Message
from redactscan.text.charset import NOTHING, CharSet, overlap, union
from redactscan.text.pattern_tree import characters
from redactscan.text.triggers import triggers
from redactscan.tuples import NamedTuple

MAX_WIDTH = 256
MAX_WAYS = 4096
MAX_SHARE = 0.012  # triggers in a character of text, by ``text.frequency``; a run of two digits is as common
GROUPS = frozenset({"value", "value_alone", "value_beside", "core"})  # several, where the value stands in branches
_FULL_WIDTH = range(0xFF01, 0xFF5F)

Items: TypeAlias = Sequence[tuple[Any, Any]]


class _Shape(NamedTuple):
    """What a stretch of pattern can begin with, whether it can be empty, and in how many ways it can be tried."""

    first: CharSet
    empty: bool
    ways: int


def problems(pattern: str) -> Iterator[Message]:
    """What is wrong with a pattern; nothing for a good one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        yield Message.of("pack.pattern-syntax", reason=str(error))
        return
    forbidden = sorted(set(_forbidden(tree)))
    yield from (Message.of(key) for key in forbidden)
    shortest, longest = tree.getwidth()
    if shortest == 0:
        yield Message.of("pack.pattern-empty")
    if not forbidden and longest > MAX_WIDTH:
        yield Message.of("pack.pattern-wide", width=int(longest), limit=MAX_WIDTH)
    if not forbidden and (ways := _shape(tree, NOTHING).ways) > MAX_WAYS:
        yield Message.of("pack.pattern-ways", ways=min(ways, 10**9), limit=MAX_WAYS)
    if unknown := sorted(set(tree.state.groupdict) - GROUPS):
        yield Message.of("pack.pattern-group", name=unknown[0])


def common(pattern: str) -> Iterator[Message]:
    """Whether a pattern that is searched for could begin nearly anywhere; nothing for a good one."""
    share, found = triggers(pattern)
    if not found or share > MAX_SHARE:
        yield Message.of("pack.pattern-common", limit=round(1000 * MAX_SHARE))


def _forbidden(items: Items) -> Iterator[str]:
    """The message keys of the constructs in ``items`` that no rule may use."""
    for code, argument in items:
        if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
            yield "pack.pattern-around"
        elif code in (op.GROUPREF, op.GROUPREF_EXISTS):
            yield "pack.pattern-backreference"
        elif code in (op.ATOMIC_GROUP, op.POSSESSIVE_REPEAT):
            yield "pack.pattern-atomic"
        elif code is op.IN and any(member is op.CATEGORY for member, _ in argument):
            yield "pack.pattern-category"
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[1] is op.MAXREPEAT:
            yield "pack.pattern-unbounded"
        if _unfolded(code, argument):
            yield "pack.pattern-unfolded"
        for inner in _inner(code, argument):
            yield from _forbidden(inner)


def _unfolded(code: Any, argument: Any) -> bool:
    """Whether a literal can never match, because the text is folded to half-width upper case."""
    return code is op.LITERAL and (ord("a") <= argument <= ord("z") or argument in _FULL_WIDTH)


def _inner(code: Any, argument: Any) -> Iterator[Items]:
    if code is op.BRANCH:
        yield from argument[1]
    elif code is op.SUBPATTERN:
        yield argument[3]
    elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        yield argument[2]
    elif code in (op.ASSERT, op.ASSERT_NOT):
        yield argument[1]
    elif code is op.ATOMIC_GROUP:
        yield argument


def _shape(items: Items, after: CharSet) -> _Shape:
    """The shape of a sequence that is followed by ``after``; worked out from its end."""
    shape = _Shape(NOTHING, True, 1)
    for code, argument in reversed(list(items)):
        item = _item(code, argument, union(shape.first, after if shape.empty else NOTHING))
        first = union(item.first, shape.first) if item.empty else item.first
        shape = _Shape(first, item.empty and shape.empty, item.ways * shape.ways)
    return shape


def _item(code: Any, argument: Any, after: CharSet) -> _Shape:
    if code is op.BRANCH:
        return _branch([_shape(branch, after) for branch in argument[1]], after)
    if code is op.SUBPATTERN:
        return _shape(argument[3], after)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        low, high, body = argument
        return _repeat(low, high, body, after)
    return _Shape(characters(code, argument) or NOTHING, False, 1)


def _branch(shapes: list[_Shape], after: CharSet) -> _Shape:
    """Alternatives that can go on alike are all tried, others exclude each other."""
    starts = [union(shape.first, after) if shape.empty else shape.first for shape in shapes]
    alike = any(overlap(one, other) for at, one in enumerate(starts) for other in starts[:at])
    alike = alike or sum(shape.empty for shape in shapes) > 1
    ways = [shape.ways for shape in shapes]
    first, empty = union(*(shape.first for shape in shapes)), any(shape.empty for shape in shapes)
    return _Shape(first, empty, sum(ways) if alike else max(ways))


def _repeat(low: int, high: int, body: Items, after: CharSet) -> _Shape:
    first = _shape(body, after).first
    inner = _shape(body, union(first, after) if high > 1 else after)
    stops = high - low + 1 if overlap(first, after) or inner.empty else 1
    power = min(high, 64)  # beyond that any number above 1 is far over the limit
    return _Shape(first, low == 0 or inner.empty, min(stops * inner.ways**power, 10**12))
