"""Whether rules do what their own examples say, and do not look for what is everywhere.

The caller brings the search, because packs know nothing of detectors. In the text of an example, lines with tabs are
the rows of a table: that is how a ``column`` rule and a header word are shown at work. A watch list is tried with the
names that its own examples are to find. Every document is meant for a website, on the first day of 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from redactscan.errors import RedactscanError
from redactscan.model import Example, Rule
from redactscan.packs import lint

Find: TypeAlias = Callable[[Rule, Example], list[str]]


def check(rules: Iterable[Rule], find: Find) -> list[RedactscanError]:
    """The examples that ``find(rule, example)``, the values that a rule finds as written, does not confirm."""
    return [problem for rule in rules for problem in _check(rule, find)]


def _check(rule: Rule, find: Find) -> Iterator[RedactscanError]:
    where = f"{rule.pack}/{rule.slug}.toml"
    for message in lint.common(rule.detect.pattern) if rule.detect.kind == "regex" else ():
        yield RedactscanError(message.key, where, at="[detect].pattern", **dict(message.params))
    for number, example in enumerate(rule.examples, 1):
        if example.find not in find(rule, example):
            yield RedactscanError("pack.example-missed", where, at=f"[[example]] {number}", find=example.find)
    for number, example in enumerate(rule.counterexamples, 1):
        if found := find(rule, example):
            at = f"[[counterexample]] {number}"
            yield RedactscanError("pack.counterexample-found", where, at=at, found=found[0])
