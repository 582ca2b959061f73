"""A few techniques apply all rules. What they return are candidates; ``assess`` decides what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from redactscan.detectors import layout, names, regex, sieve, worded
from redactscan.detectors.labels import Labels
from redactscan.detectors.surface import Surface, surfaces
from redactscan.detectors.units import is_of_life, names_in, units_of
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Document, Match, Passage, Rule, Table, Technique
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.detectors.headers import Header
    from redactscan.detectors.listed import WatchList

__all__ = ["Detected", "detect"]


@dataclass(frozen=True, slots=True)
class Detected:
    """Every candidate in reading order; ``late`` are the ids of rules that ran out of time somewhere.

    ``document`` has its lists in words as tables besides, in whose cells the candidates of their passages lie.
    ``headers`` are those of all tables, by ``id``.
    """

    document: Document
    headers: Mapping[int, Header]
    matches: Sequence[Match]
    late: Sequence[str]


def detect(document: Document, rules: Sequence[Rule], listed: WatchList | None = None) -> Detected:
    """What the rules find in a document that was read."""
    document = worded.recast(document)
    headers = {id(table): _header(table) for table in document.tables}
    by_kind: dict[Technique, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.detect.kind, []).append(rule)
    matches: list[Match] = []
    late: list[str] = []
    laid = list(surfaces(document))
    sieve.load(sum(len(surface.view.raw) for surface in laid))
    in_words = bool(headers) and any(table.origin for table in document.tables)
    bare = any(not head.rows and not head.form for head in headers.values())
    labels = Labels(laid, by_kind.get("regex", ()), by_kind.get("layout", ()), told=not in_words, bare=bare)
    for surface in laid:
        found, slow = regex.detect(surface, by_kind.get("regex", ()), labels)
        matches += found
        late += slow
        if "terms" in by_kind:
            from redactscan.detectors import terms

            matches += terms.detect(surface, by_kind["terms"])
        for rule in by_kind.get("names", ()):
            matches += names.detect(surface, rule)
        if listed:
            from redactscan.detectors import watchlist

            for rule in by_kind.get("watchlist", ()):
                matches += watchlist.detect(surface, rule, listed, headers)
    if bare:
        matches = [match for match in matches if match.cell or not labels.allow_in_cells(match.rule)]
    matches += _bound(laid, by_kind.get("bound", ()))
    matches += layout.detect(document, laid, by_kind.get("layout", ()), labels.marks)
    if in_words:
        matches = list(map(worded.settled(document), matches))
    if headers:
        from redactscan.detectors import columns

        matches += columns.detect(document, headers, by_kind.get("column", ()), matches)
    order = {id(item): place for place, item in enumerate(document.content)}
    counted = [match for match in matches if _in_focus(match)]
    counted.sort(key=lambda m: (order[id(m.source)], m.cell or (0, 0), m.span))
    return Detected(document, headers, counted, late)


def _header(table: Table) -> Header:
    from redactscan.detectors.headers import header

    return worded.header(table) if table.origin else header(table)


def _bound(laid: Sequence[Surface], rules: Sequence[Rule]) -> Iterator[Match]:
    """The persons of whom something is told, where somebody may be named."""
    telling = [rule for rule in rules if rule.detect.pattern]
    if not telling:
        return
    named = [(surface, names_in(surface.view.squeezed)) for surface in laid]
    if any(names for _, names in named) or is_of_life(laid):
        from redactscan.detectors import bound

        units = [unit for surface, names in named for unit in units_of(surface, names, telling)]
        yield from bound.detect(laid, rules, units)


def _in_focus(match: Match) -> bool:
    """A second reading of a paragraph counts only where it differs from the first."""
    source, span = match.source, match.span
    if not isinstance(source, Passage) or source.focus is None:
        return True
    return any(m.role == source.focus and m.start < span.end and span.start < m.end for m in source.marked)
