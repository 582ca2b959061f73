"""Who stays where several findings claim the same characters; and what a fingerprint depends on."""

from __future__ import annotations

from collections.abc import Callable

from redactscan.fingerprint import fingerprint
from redactscan.model import Document, Match, Rule, Span, Verdict
from redactscan.overlap import resolve
from redactscan.text.sensitive import Sensitive


def test_the_highest_rank_stays_and_neighbours_are_left_alone(
    make_rule: Callable[..., Rule], make_document: Callable[..., Document]
) -> None:
    (passage,) = make_document("0123456789").passages

    def match(start: int, end: int) -> Match:
        empty = Sensitive("")
        return Match(make_rule(), passage, None, Span(start, end), empty, empty, Verdict.PLAUSIBLE)

    matches = [match(0, 4), match(2, 9), match(4, 6), match(9, 10)]
    kept = resolve(matches, lambda m: m, lambda m: m.span.end - m.span.start)
    assert [(m.span.start, m.span.end) for m in kept] == [(2, 9), (9, 10)]


def test_a_fingerprint_depends_on_key_rule_path_and_value() -> None:
    one = (b"k", "CN-PI-001", "a.txt", Sensitive("1"))
    others = [
        (b"j", "CN-PI-001", "a.txt", Sensitive("1")),
        (b"k", "CN-PI-002", "a.txt", Sensitive("1")),
        (b"k", "CN-PI-001", "b.txt", Sensitive("1")),
        (b"k", "CN-PI-001", "a.txt", Sensitive("2")),
    ]
    assert len({fingerprint(*one), *(fingerprint(*other) for other in others)}) == 5
    assert fingerprint(*one) == fingerprint(*one)
