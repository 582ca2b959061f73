"""What a match means where it stands. What leaves this room is a ``Finding``, and a finding has no raw value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from redactscan.assess.case import Case, Setting
from redactscan.assess.grid import grids
from redactscan.assess.judge import Judged, Surroundings, judge
from redactscan.assess.rooms import rooms
from redactscan.assess.roster import ListType, classify, personal_rows, table_type
from redactscan.detectors.columns import PERSONAL
from redactscan.model import Anchor, Cell, Document, Field, Finding, Location, Match, Rule
from redactscan.overlap import resolve
from redactscan.text.mask import mask

__all__ = ["Judged", "Setting", "assess", "to_finding"]

REREAD = ("hidden", "deleted", "inserted")  # roles of the second reading that a reader gives of a cell


def assess(
    document: Document, matches: Sequence[Match], title: str, rules: Sequence[Rule], setting: Setting
) -> tuple[list[Judged], ListType | None]:
    """What is to be said of the document, in reading order, and its list type, if it is a list.

    First what each candidate means, then what the rooms see in them together.
    """
    known = grids(document, matches)
    types = {id(t): table_type(document, t, known[id(t)].header, title) for t in document.tables}
    personal = {id(t): personal_rows(t, matches, known[id(t)].header.form) for t in document.tables}
    numbers: dict[int, tuple[int, ...]] = {}
    for match in matches:
        if match.cell is None and match.rule.type in PERSONAL:
            numbers[id(match.source)] = (*numbers.get(id(match.source), ()), match.span.start)
    around = Surroundings(known, types, personal, numbers, classify((title, document.path)))
    judged = [found for match in matches if (found := judge(match, around))]
    order = {id(found.match): place for place, found in enumerate(judged)}
    kept = resolve(judged, lambda found: found.match, lambda found: found.rank)
    kept.sort(key=lambda found: order[id(found.match)])
    kept = _once(kept)
    case = Case(document, title, tuple(kept), around, {r.slug: r for r in rules if r.detect.kind == "assess"}, setting)
    for room in rooms():
        kept += room(case)
    place = {id(item): number for number, item in enumerate(document.content)}
    kept.sort(key=lambda found: (place.get(id(found.match.source), -1), found.match.cell or (0, 0), found.match.span))
    return kept, next((kind for kind in types.values() if kind), around.kind)


def _once(judged: list[Judged]) -> list[Judged]:
    """Without values that a reader showed twice at one place: the reading that knows a hidden or deleted role stays."""
    places = [(found.match.location, found) for found in judged]
    special = {_place(location, found) for location, found in places if location.role in REREAD} - {None}
    return [f for location, f in places if location.role != "body" or _place(location, f) not in special]


def _place(location: Location, found: Judged) -> tuple[str, Anchor, str, str] | None:
    if not isinstance(location.anchor, Cell):
        return None
    return location.part, location.anchor, found.match.rule.id, found.match.canonical.reveal()


def to_finding(found: Judged, path: str, sha256: str, fingerprint: str, safe: Callable[[str], str]) -> Finding:
    """The finding of a judged match. ``safe`` masks names that a location would show: of a sheet, of a property."""
    match, rule = found.match, found.match.rule
    return Finding(
        rule_id=rule.id,
        type=rule.type,
        kind=found.kind,
        severity=found.severity,
        confidence=found.confidence,
        path=path,
        sha256=sha256,
        location=_safe_location(match.location, safe),
        span=match.span,
        excerpt=mask(match.value.reveal(), rule.redact.keep_prefix, rule.redact.keep_suffix),
        reasons=found.reasons,
        basis=rule.basis,
        replacement=rule.redact.replacement,
        fingerprint=fingerprint,
        state=found.state,
    )


def _safe_location(location: Location, safe: Callable[[str], str]) -> Location:
    anchor = location.anchor
    if isinstance(anchor, Cell) and anchor.sheet is not None:
        anchor = replace(anchor, sheet=safe(anchor.sheet))
    elif isinstance(anchor, Field):
        anchor = Field(safe(anchor.name))
    return Location(safe(location.part), location.role, anchor)
