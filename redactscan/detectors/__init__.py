"""A few techniques apply all rules. What they return are candidates; ``assess`` decides what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from redactscan.detectors import columns, layout, names, regex, terms, watchlist
from redactscan.detectors.surface import Surface, surfaces
from redactscan.detectors.watchlist import WatchList
from redactscan.model import Document, Match, Passage, Rule, Technique

__all__ = ["WatchList", "detect"]


def detect(document: Document, rules: Sequence[Rule], listed: WatchList | None = None) -> tuple[list[Match], list[str]]:
    """Every candidate in reading order, and the ids of rules that ran out of time somewhere."""
    by_kind: dict[Technique, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.detect.kind, []).append(rule)
    matches: list[Match] = []
    late: list[str] = []
    laid = list(surfaces(document))
    searched = [rule for rule in by_kind.get("regex", ()) if _labelled_somewhere(rule, laid)]
    for surface in laid:
        for rule in searched:
            try:
                matches += regex.detect(surface, rule)
            except TimeoutError:
                late.append(rule.id)
        matches += terms.detect(surface, by_kind.get("terms", ()))
        for rule in by_kind.get("names", ()):
            matches += names.detect(surface, rule)
        if listed:
            for rule in by_kind.get("watchlist", ()):
                matches += watchlist.detect(surface, rule, listed)
    matches += layout.detect(document, by_kind.get("layout", ()))
    matches += columns.detect(document, by_kind.get("column", ()), matches)
    order = {id(item): place for place, item in enumerate(document.content)}
    counted = [match for match in matches if _in_focus(match)]
    return sorted(counted, key=lambda m: (order[id(m.source)], m.cell or (0, 0), m.span)), late


def _labelled_somewhere(rule: Rule, laid: Sequence[Surface]) -> bool:
    """Whether a rule that finds nothing without a label can find anything: half of them need not run on most files."""
    if not rule.context.required:
        return True
    words = rule.context.raise_ + rule.context.columns
    return any(word in surface.view.squeezed for surface in laid for word in words)


def _in_focus(match: Match) -> bool:
    """A second reading of a paragraph counts only where it differs from the first."""
    source, span = match.source, match.span
    if not isinstance(source, Passage) or source.focus is None:
        return True
    return any(m.role == source.focus and m.start < span.end and span.start < m.end for m in source.marked)
