"""Illnesses in running text, in a sentence that says whose: it names somebody private, or has a number of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from redactscan.assess.case import Case
from redactscan.assess.judged import Judged
from redactscan.detectors.cells import PERSONAL
from redactscan.model import Match, Message, Rule, Severity, Span, Verdict, text_at
from redactscan.text import regex
from redactscan.text.sensitive import Sensitive
from redactscan.text.view import View
from redactscan.validators import illness

RULES = ("told-illness",)
TELLING = PERSONAL | {"person-name", "victim", "address"}
FAR = frozenset({"company", "tenor", "unlike", "unbound", "office"})
"""How a name is bound in a sentence that tells nothing of it."""
CONFIDENCE = 0.7
_STOP = regex.compile(r"[。！？!?；;\n]")


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
        taken = [found.match.span for found in rivals]
        told = sorted({_sentence(text, found.match.span) for found in rivals if _tells_whose(found)})
        for start, end in told:
            for span in _free(taken, start, end):
                yield from _illnesses(rule, match, text, span)


def _tells_whose(found: Judged) -> bool:
    match = found.match
    told = match.rule.type in TELLING and match.evidence not in FAR and match.rule.detect.kind != "column"
    return told and found.state == "new" and found.severity >= Severity.MEDIUM


def _sentence(text: str, span: Span) -> Span:
    """The sentence in which a span lies."""
    start = max((stop.end() for stop in _STOP.finditer(text, 0, span.start)), default=0)
    stop = _STOP.search(text, span.end)
    return Span(start, stop.start() if stop else len(text))


def _free(taken: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """What no finding has of a stretch."""
    for span in sorted(taken):
        if start < span.end and span.start < end:
            yield Span(start, max(start, span.start))
            start = max(start, span.end)
    yield Span(start, max(start, end))


def _illnesses(rule: Rule, match: Match, text: str, span: Span) -> Iterator[Judged]:
    view = View(text[slice(*span)])
    for start, end in illness.told_in(view.squeezed):
        first, last = view.raw_span(start, end)
        where = Span(span.start + first, span.start + last)
        value, name = Sensitive(text[slice(*where)]), view.squeezed[start:end]
        severity = Severity.CRITICAL if illness.names_one(name, secret=True) else rule.severity
        again = Match(rule, match.source, match.cell, where, value, Sensitive(name), Verdict.PLAUSIBLE)
        yield Judged(again, severity, rule.kind, "new", CONFIDENCE, (Message.of("reason.told-beside"),))
