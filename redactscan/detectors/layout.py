"""Marks that stand on a line of their own, and where that line stands: GB/T 9704-2012 fixes their places.

Copy number, classification and urgency are the first lines of page 1, the disclosure attribute stands in brackets
below the date. A mark word inside a sentence is prose about secrecy, not a mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product

from redactscan.detectors.boxes import TICKED, TICKS
from redactscan.detectors.lines import MARKUP, MAX_LINE, TITLE_LINES, Line, Stretches, lines
from redactscan.detectors.places import Windows, places
from redactscan.detectors.regex import local, validator, value_of
from redactscan.detectors.sieve import Sieve
from redactscan.detectors.surface import Surface
from redactscan.detectors.use import use
from redactscan.hints import Any
from redactscan.model import Document, Match, Rule, Span, Verdict
from redactscan.text.answers import answer
from redactscan.text.arrays import arrays
from redactscan.text.charset import ANYTHING, CharSet, size, union, written
from redactscan.text.fold import fold
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import BLANK, View


def detect(
    document: Document, laid: Sequence[Surface], rules: Sequence[Rule], marks: Mapping[int, Windows] | None = None
) -> Iterator[Match]:
    """Every line that a layout rule matches as a whole, in the zone that the rule names.

    ``laid`` are the document's surfaces; ``marks`` tells by the ``id`` of one where what is ``unled`` can match, if
    that is known.
    """
    if not rules:
        return
    anywhere = _anywhere(rules)
    pays = use(anywhere).pays(sum(len(one.view.raw) for one in laid))
    begun = _begun(laid, anywhere, marks or {}) if pays else None

    by_first = _by_first(tuple(rule.detect.pattern for rule in rules))
    for line in lines(document, begun):
        squeezed = line.view.squeezed
        if not squeezed or len(squeezed) > MAX_LINE:
            continue
        for number in by_first[squeezed[0]]:
            if _in_zone(line, rules[number]):
                yield from _match(line, rules[number])


def unled(rules: Sequence[Rule]) -> Sequence[str]:
    """The patterns for any line of which how they begin tells nothing."""
    return _beginnings(_anywhere(rules))[1]


def _anywhere(rules: Sequence[Rule]) -> Sequence[str]:
    return tuple(rule.detect.pattern for rule in rules if rule.detect.zone not in ("header", "title"))


def _begun(laid: Sequence[Surface], patterns: Sequence[str], marks: Mapping[int, Windows]) -> Mapping[int, Stretches]:
    """The stretches of each passage, by ``id``, in which a line begins as a pattern wants it or has a ticked box.

    Only of those for any line: the lines of the other zones are few.
    """
    begins, rest = _beginnings(patterns)
    unknown = places(rest, ("none",) * len(rest))
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for surface in laid:
        view = surface.view
        stretches = list(_signs(view, begins))
        last = len(view.squeezed)
        windows = marks[id(surface)] if id(surface) in marks else unknown.windows(view.squeezed)
        for first, final in chain.from_iterable(windows.values()):
            if max(0, first) < min(final + 1, last):
                stretches.append(view.raw_span(max(0, first), min(final + 1, last)))
        for start, end in stretches:
            for source, *stretch in surface.stretch(start, end):
                found[id(source)].append((stretch[0], stretch[1]))
    return {source: _apart(stretches) for source, stretches in found.items()}


def _signs(view: View, begins: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The first character of each line that ``begins`` as a pattern wants it, and the ticked boxes."""
    led = "\n" + view.plain
    if numpy := arrays(led):
        for at in _sieve(numpy, begins.pattern).places(led):
            if sign := begins.match(led, at):
                yield sign.end() - 2, sign.end() - 1
            elif at and (box := TICKS.match(view.raw, at - 1)):
                yield box.span()
        return
    yield from ((sign.end() - 2, sign.end() - 1) for sign in begins.finditer(led))
    yield from (box.span() for box in TICKS.finditer(view.raw))


@lru_cache(maxsize=8)
def _sieve(numpy: Any, begins: str) -> Sieve:
    """By the first two characters of what begins a line, or is a ticked box, as it is folded."""
    pairs = {"".join(pair) for head in _read(begins, 2) for pair in product(*map(_characters, head))}
    boxes = {"".join(map(fold, pair)) for head in _read(TICKED, 2) for pair in product(*map(_characters, head))}
    return Sieve(numpy, pairs | boxes)


def _characters(chars: CharSet) -> list[str]:
    return [chr(one) for low, high in chars for one in range(low, high + 1)]


@lru_cache(maxsize=8)
def _beginnings(patterns: Sequence[str]) -> tuple[re.Pattern[str], Sequence[str]]:
    """What finds, in folded text, the first character of each line that may match one of ``patterns``.

    And those among them that it does not find, because they may begin with too much.
    """
    from redactscan.text.rarest import MANY

    begun = {pattern: _heads(pattern) for pattern in patterns}
    rest = tuple(pattern for pattern, found in begun.items() if any(not head or size(head[0]) > MANY for head in found))
    found = [head for pattern in patterns if pattern not in rest for head in begun[pattern]]
    if not found:
        return re.compile("\n(?!)"), rest
    gap = f"{BLANK}{ZERO_WIDTH}"
    seconds = written(union(*(head[1] for head in found if len(head) > 1)))
    behind = f"(?=[{gap}(\x1e\x1f{seconds}]|\\Z)" if all(len(head) > 1 for head in found) else ""
    firsts = written(union(*(head[0] for head in found)))
    return re.compile(f"[\n\x1e\x1f][{gap}{MARKUP}]*[{firsts}]{behind}"), rest


class _ByFirst(dict[str, Sequence[int]]):
    """Which of some patterns, by their place, can match what a character begins."""

    def __init__(self, patterns: Sequence[str]) -> None:
        super().__init__()
        self._first = answer("begin with", "\n".join(patterns), lambda: _firsts(patterns))

    def __missing__(self, char: str) -> Sequence[int]:
        code = ord(char)
        return self.setdefault(char, sorted({number for low, high, number in self._first if low <= code <= high}))


def _firsts(patterns: Sequence[str]) -> list[tuple[int, int, int]]:
    """The ranges of characters that patterns can begin with, each with the place of the pattern."""
    heads = ((number, head) for number, pattern in enumerate(patterns) for head in _heads(pattern))
    return [(low, high, number) for number, head in heads for low, high in (head[0] if head else ANYTHING)]


@lru_cache(maxsize=8)
def _by_first(patterns: Sequence[str]) -> _ByFirst:
    return _ByFirst(patterns)


def _heads(pattern: str) -> Sequence[Sequence[CharSet]]:
    """The first two characters of what a pattern matches, as classes; fewer where it may end."""
    found = answer("heads of", pattern, lambda: _read(pattern, 2))
    return [[tuple((low, high) for low, high in chars) for chars in head] for head in found]


def _read(pattern: str, count: int) -> list[tuple[CharSet, ...]]:
    from redactscan.text.pattern_tree import parse  # what an earlier run has kept is not read off the patterns again
    from redactscan.text.rarest import heads

    return sorted(heads(parse(pattern), count))


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, those that touch as one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(apart[-1][1], end)
        else:
            apart.append((start, end))
    return apart


def _in_zone(line: Line, rule: Rule) -> bool:
    match rule.detect.zone:
        case "header":
            return line.header
        case "title":
            return line.number <= TITLE_LINES
        case "note":
            return line.note
        case _:
            return True


def _match(line: Line, rule: Rule) -> Iterator[Match]:
    squeezed = line.view.squeezed
    found = local(rule.detect.pattern, "none").fullmatch(squeezed)
    if not found:
        return
    start, end = value_of(found)
    first, last = line.view.raw_span(start, end)
    verdict = validator(rule.detect.validate)(squeezed[start:end])
    if verdict is not Verdict.REJECTED:
        span = Span(line.start + first, line.start + last)
        value = Sensitive(line.view.raw[first:last])
        yield Match(rule, line.source, line.cell, span, value, Sensitive(squeezed[start:end]), verdict)
