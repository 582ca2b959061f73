"""The first characters that a pattern can begin with: what a text must have somewhere for the pattern to be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]  # packs/lint.py has seen to it that it can read the patterns

from redactscan.detectors.sieve import Sieve
from redactscan.hints import Any, TypeAlias
from redactscan.text.answers import answer
from redactscan.text.arrays import arrays

LENGTH = 3
MAX_CLASS = 40  # members of a class of characters that are told apart; a head ends before a wider one
Items: TypeAlias = Sequence[tuple[Any, Any]]
Heads: TypeAlias = set[tuple[str, bool]]  # whether the head can go on


def finder(patterns: Sequence[str]) -> re.Pattern[str]:
    """Finds every place where one of the patterns can begin, and some more.

    Such words, as a tree, are found ten times as quickly as the patterns themselves.

    >>> [found.group() for found in finder(["低保|(?:重|大)病", "患有?[一-龥]{0,4}癌"]).finditer("低保户患有肺癌")]
    ['低保', '患']
    """
    return re.compile(answer("heads", "\n".join(patterns), lambda: _written(patterns)))


class Beginnings:
    """Where one of some patterns can begin, and some places more: by the first two characters."""

    def __init__(self, patterns: Sequence[str]) -> None:
        pairs = answer("pairs", "\n".join(patterns), lambda: sorted(_pairs(patterns)))
        self._pairs = frozenset(pairs)
        self._first = re.compile(f"[{re.escape(''.join(sorted({pair[0] for pair in pairs})))}]")
        self._sieve: Sieve | None = None

    def places(self, text: str) -> Iterable[int]:
        """The places, from left to right."""
        if numpy := arrays(text):
            self._sieve = self._sieve or Sieve(numpy, self._pairs)
            return self._sieve.places(text)
        pairs = self._pairs
        starts = (sign.start() for sign in self._first.finditer(text))
        return (at for at in starts if text[at : at + 2] in pairs or text[at] in pairs)

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """What ``finditer`` of a pattern that begins like one of them says."""
        done = 0
        for at in self.places(text):
            if at >= done and (found := pattern.match(text, at)):
                done = found.end()
                yield found


def _pairs(patterns: Sequence[str]) -> set[str]:
    """The first two characters of what the patterns match; one where it may be all, or anything may follow."""
    return {head[:2] for pattern in patterns for head, _ in _heads(_parser.parse(pattern))}


def _written(patterns: Sequence[str]) -> str:
    words = {head for pattern in patterns for head, _ in _heads(_parser.parse(pattern))}
    return _tree({word for word in words if not any(word[:end] in words for end in range(1, len(word)))})


def _tree(words: set[str]) -> str:
    """The words as alternatives that begin differently: ``re`` then tries few of them at a place."""
    rest: dict[str, set[str]] = {}
    for word in words - {""}:
        rest.setdefault(word[0], set()).add(word[1:])
    parts = [re.escape(first) + (_tree(more) if more != {""} else "") for first, more in sorted(rest.items())]
    return f"(?:{'|'.join(parts)})"


def _heads(items: Items) -> Heads:
    """The heads of a sequence."""
    heads: Heads = {("", True)}
    for code, argument in items:
        more = _of(code, argument)
        heads = {joined for head, goes_on in heads for joined in (_joined(head, more) if goes_on else [(head, False)])}
        if not any(goes_on for _, goes_on in heads):
            break
    return heads


def _joined(head: str, more: Heads) -> Heads:
    return {((head + next_)[:LENGTH], goes_on and len(head + next_) < LENGTH) for next_, goes_on in more}


def _of(code: Any, argument: Any) -> Heads:
    """The heads of one item; a head ends before what cannot be listed."""
    if code is op.LITERAL:
        return {(chr(argument), True)}
    if code is op.IN:
        members = [(v, v) if kind is op.LITERAL else v for kind, v in argument if kind in (op.LITERAL, op.RANGE)]
        listed = len(members) == len(argument) and sum(last - first + 1 for first, last in members) <= MAX_CLASS
        return (
            {(chr(code), True) for first, last in members for code in range(first, last + 1)}
            if listed
            else {("", False)}
        )
    if code is op.BRANCH:
        return {head for branch in argument[1] for head in _heads(branch)}
    if code is op.SUBPATTERN:
        return _heads(argument[3])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        low, high, body = argument
        once = _heads(body)
        once = once if high == 1 else {(head, False) for head, _ in once}
        return once if low else once | {("", True)}
    return {("", False)}
