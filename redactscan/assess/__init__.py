"""What a match means where it stands. What leaves this room is a ``Finding``, and a finding has no raw value."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from redactscan.assess.case import Case, Setting
from redactscan.assess.judged import Judged, Surroundings
from redactscan.assess.marks import may_be_masked
from redactscan.assess.rooms import rooms
from redactscan.assess.roster import classify, lines_before, personal_rows, table_type
from redactscan.detectors import Detected
from redactscan.detectors.cells import IDENTITY, PERSONAL, by_table
from redactscan.detectors.worded import home
from redactscan.hints import TYPE_CHECKING, TypeAlias
from redactscan.model import Anchor, Cell, Document, Match, Passage, Rule, Severity, Table, Verdict

if TYPE_CHECKING:
    from redactscan.assess.entries import Entry
    from redactscan.assess.grid import Grid

__all__ = ["Case", "Judged", "Setting", "assess", "reading_order"]

Order: TypeAlias = Callable[[Passage | Table, tuple[int, int] | None], tuple[int, tuple[int, int]]]

TELLING = frozenset({"health", "disability", "criminal-record", "fertility", "religion", "address"})
"""The types that tell something of a person that nobody else must know."""
PAYS = re.compile("打卡|发放|兑[付现]|[账帐][号户]|一[卡折本]通|存折|代发")
REREAD = ("hidden", "deleted", "inserted")  # roles of the second reading that a reader gives of a cell


def assess(detected: Detected, title: str, rules: Sequence[Rule], setting: Setting) -> tuple[list[Judged], Case]:
    """What is to be said of the document, in reading order, and the document as the rooms saw it.

    First what each candidate means, then what the rooms see in them together. What was said of a cell of a list in
    words is then said of its place in the text.
    """
    document, matches = detected.document, detected.matches
    inside = by_table(document, matches)
    known = _grids(detected, inside)
    before = lines_before(document)
    types = {i: table_type(g.table, g.header, before[i], title, document.path) for i, g in known.items()}
    sure = {at: [match for match in inside[at] if not one.is_code(match)] for at, one in known.items()}
    personal = {at: personal_rows(one.table, sure[at], one.header) for at, one in known.items()}
    numbers: dict[int, list[int]] = {}
    own = classify((title, document.path))
    telling = PERSONAL.difference(own.exempt if own else ())
    for match in map(home, matches):
        if match.cell is None and match.rule.type in telling:
            numbers.setdefault(id(match.source), []).append(match.span.start)
    people: dict[int, list[int]] = {}
    for match in matches:
        if match.cell is None and match.rule.detect.kind == "bound" and match.rule.severity >= Severity.MEDIUM:
            insort(people.setdefault(id(match.source), []), match.span.start)
    private = any(match.rule.type in IDENTITY and match.verdict is Verdict.CONFIRMED for match in matches)
    court, notice, pays = bool(matches) and _in_court(document), classify((title,)), bool(PAYS.search(title))
    around = Surroundings(known, types, personal, people, numbers, own, private, court, notice, pays)
    judged = _judged(matches, around)
    worded = bool(known) and any(table.origin for table in document.tables)
    kept = _once(_resolved(judged, worded)) if judged else []
    asked = {rule.slug: rule for rule in rules if rule.detect.kind == "assess"}
    shown = _entries(document, known, title, setting) if asked else ()
    case = Case(document, title, tuple(kept), around, asked, setting, shown)
    for room in rooms(case):
        kept += room(case)
    if worded:
        kept = [found._replace(match=home(found.match)) for found in kept]
    place = reading_order(document)
    return sorted(kept, key=lambda found: (place(found.match.source, found.match.cell), found.match.span)), case


def _grids(detected: Detected, inside: Mapping[int, Sequence[Match]]) -> dict[int, Grid]:
    """The grid of every table, by its ``id``."""
    if not detected.headers:
        return {}
    from redactscan.assess.grid import grid

    return {id(t): grid(t, detected.headers[id(t)], inside[id(t)]) for t in detected.document.tables}


def _judged(matches: Sequence[Match], around: Surroundings) -> list[Judged]:
    if not matches:
        return []
    from redactscan.assess.judge import judge

    names: list[Match] = []
    others: list[Match] = []
    for match in matches:
        (names if _is_listed(match) else others).append(match)
    judged = [found for match in others if (found := judge(match, around))]
    for found in judged:
        cell, telling = found.match.cell, found.match.rule.type in TELLING and found.severity >= Severity.HIGH
        if cell and telling and found.state == "new":
            around.told.setdefault((id(found.match.source), cell[0]), set()).add(found.match.rule.type)
    return judged + [found for match in names if (found := judge(match, around))]


def _is_listed(match: Match) -> bool:
    """Whether it is a name in a column: what it means hangs on what else its row tells."""
    return match.rule.type == "person-name" and match.rule.detect.kind == "column"


def _in_court(document: Document) -> bool:
    from redactscan.assess.cases import is_open

    return is_open(document)


def _resolved(judged: Sequence[Judged], worded: bool) -> list[Judged]:
    from redactscan.overlap import resolve

    return resolve(judged, (lambda found: home(found.match)) if worded else attrgetter("match"), attrgetter("rank"))


def _entries(document: Document, grids: Mapping[int, Grid], title: str, setting: Setting) -> tuple[Entry, ...]:
    """The numbers and names of persons: in tables, in texts only those that are masked."""
    masked = [passage for passage in document.passages if may_be_masked(passage.text)]
    if not grids and not masked:
        return ()
    from redactscan.assess.entries import entries
    from redactscan.assess.forms import completed

    return completed(entries(document, masked, grids, title, setting.today), document, grids)


def reading_order(document: Document) -> Order:
    """What to sort values by that stand in the passages and cells of a document."""
    place = {id(item): number for number, item in enumerate(document.content)}
    return lambda source, cell: (place.get(id(source), -1), cell or (0, 0))


def _once(judged: list[Judged]) -> list[Judged]:
    """Without values that a reader showed twice at one place: the reading that knows a hidden or deleted role stays."""
    sources = {id(found.match.source): found.match.source for found in judged}
    if not any(map(_is_reread, sources.values())):
        return judged
    roles = [found.match.role for found in judged]
    special = {_place(found) for role, found in zip(roles, judged, strict=True) if role in REREAD} - {None}
    return [found for role, found in zip(roles, judged, strict=True) if role != "body" or _place(found) not in special]


def _is_reread(source: Passage | Table) -> bool:
    """Whether anything in a passage or table may have one of those roles."""
    if isinstance(source, Passage):
        return source.location.role in REREAD or any(mark.role in REREAD for mark in source.marked)
    return source.role in REREAD or bool(
        source.origin or source.hidden_rows or source.hidden_columns or source.hidden_cells
    )


def _place(found: Judged) -> tuple[str, Anchor, str, str] | None:
    location = found.match.location
    if not isinstance(location.anchor, Cell):
        return None
    return location.part, location.anchor, found.match.rule.id, found.match.canonical.reveal()
