"""Illnesses in running text, in a sentence that says whose: it names somebody private, or has a number of theirs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.detectors.cells import PERSONAL
from redactscan.detectors.units import wraps
from redactscan.model import Match, Message, Rule, Severity, Span, Verdict, text_at
from redactscan.text.fold import fold
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View
from redactscan.validators import illness

RULES = ("told-illness",)
TELLING = PERSONAL | {"person-name", "victim", "address"}
FAR = frozenset({"company", "tenor", "unlike", "unbound", "office"})
"""How a name is bound in a sentence that tells nothing of it."""
CONFIDENCE = 0.7
REACH = 200  # characters
_STOP = re.compile(r"[。;](?!其|[他她]|[父母妻夫][亲子]?)|[!?\n]")  # 裘子涵代领；其母抑郁症住院


def find(case: Case) -> Iterator[Judged]:
    """One finding an illness, as far as no other finding has its words."""
    rule = case.rules.get("told-illness")
    if rule is None:
        return
    by_text: defaultdict[tuple[int, tuple[int, int] | None], list[Judged]] = defaultdict(list)
    for found in case.judged:
        by_text[id(found.match.source), found.match.cell].append(found)
    for rivals in by_text.values():
        match = rivals[0].match
        text = text_at(match.source, match.cell)
        taken = sorted(found.match.span for found in rivals)  # apart, as no two findings share characters
        if taken[0] == (0, len(text)):  # a cell of a list
            continue
        told = sorted({_sentence(text, found.match.span) for found in rivals if _tells_whose(found)})
        done = 0
        for start, end in told:
            for span in _free(taken, max(start, done), end):
                yield from _illnesses(rule, match, text, span)
            done = max(done, end)


def _tells_whose(found: Judged) -> bool:
    match = found.match
    told = match.rule.type in TELLING and match.evidence not in FAR and match.rule.detect.kind != "column"
    return told and found.state == "new" and found.severity >= Severity.MEDIUM


def _sentence(text: str, span: Span) -> Span:
    """The sentence in which a span lies, as far as it is near; it may go on over lines that only wrap."""
    first = max(0, span.start - REACH)
    near = fold(text[first : span.end + REACH])
    stops = [first + at for at in map(re.Match.start, _STOP.finditer(near)) if near[at] != "\n" or not wraps(near, at)]
    start = max((at + 1 for at in stops if at < span.start), default=first)
    return Span(start, min((at for at in stops if at >= span.end), default=first + len(near)))


def _free(taken: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """What no finding has of a stretch."""
    for span in taken[max(0, bisect_left(taken, (start, start)) - 1) : bisect_left(taken, (end, end))]:
        if span.end > start:
            yield Span(start, max(start, span.start))
            start = span.end
    if start < end:
        yield Span(start, end)


def _illnesses(rule: Rule, match: Match, text: str, span: Span) -> Iterator[Judged]:
    view = View(text[slice(*span)])
    for start, end in illness.told_in(view.squeezed):
        first, last = view.raw_span(start, end)
        where = Span(span.start + first, span.start + last)
        value, name = Sensitive(text[slice(*where)]), view.squeezed[start:end]
        severity = Severity.CRITICAL if illness.names_one(name, secret=True) else rule.severity
        again = Match(rule, match.source, match.cell, where, value, Sensitive(name), Verdict.PLAUSIBLE)
        yield Judged(again, severity, rule.kind, "new", CONFIDENCE, (Message.of("reason.told-beside"),))
