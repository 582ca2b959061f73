"""Numbers that only joining shows: which of them a rule may find, where they stand, whether their groups prove them."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.detectors.plan import lengths
from redactscan.model import Rule
from redactscan.text.numerals import Run
from redactscan.text.view import View


def runs_for(view: View, rule: Rule) -> Sequence[Run]:
    """Those that are as long as a match of the rule can be."""
    return [run for length in lengths(rule.detect.pattern) for run in view.joined.get(length, ())]


def span(plain: str, run: Run) -> tuple[int, int]:
    """Where one begins and ends, with the plus of +86 138 …"""
    return run.start - plain.startswith("+", max(0, run.start - 1), run.start), run.end


def grouped(run: Run, rule: Rule) -> bool:
    """Whether its groups are such as the rule knows, so that it needs no label."""
    return not run.wide and (len(run.groups) == 1 or run.spaced_out or run.groups in rule.detect.groups)
