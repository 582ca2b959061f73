"""Masks that are only a look: the file still has the value, formatted away in its place or in full somewhere else.

A number format, a white font, a cell under a merged one hide nothing from a program; nor does a comment, a tracked
change or a hidden column that repeats what the page masks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias, get_args

from redactscan.assess.candidates import MASK
from redactscan.assess.case import Case, at_text
from redactscan.assess.entries import Entry, at_entry
from redactscan.assess.judged import Judged
from redactscan.assess.masking import Kind
from redactscan.model import Cell, Location, Match, Message, Passage, Role, Rule, Span, Table, Verdict
from redactscan.values import dataclass

RULES = ("invertible-mask",)
HEADS = {"resident-id": 6, "disability-certificate": 6, "mobile": 3}  # characters that neighbours share
TELLING = 4  # shown characters besides that make a number known wherever it stands
SHOWN = 6  # shown characters that do so if the document has the mask once
_APART: frozenset[Role] = frozenset({
    "comment", "annotation", "deleted", "hidden", "metadata", "alt-text", "notes", "attachment", "form-field",
    "file-name",
})  # fmt: skip
_KINDS: frozenset[str] = frozenset(get_args(Kind))

_Shape: TypeAlias = tuple[str, int, tuple[int, ...]]  # kind, length, places that are shown


def find(case: Case) -> Iterator[Judged]:
    """One finding for every value that is hidden where it stands, and for every mask whose value stands elsewhere."""
    rule = case.rules.get("invertible-mask")
    if rule is None:
        return
    full = [found.match for found in case.judged if _is_apart(found)]
    if not full:
        return
    yield from _looks(case, rule, full)
    copies, masks = _Copies(full), [entry for entry in case.entries if entry.masked and _is_visible(entry)]
    times = Counter((entry.kind, entry.canonical) for entry in masks)
    for entry in masks:
        if copy := copies.in_row(entry):
            reason = Message.of("reason.invertible-row", place=copy.location)
        elif copy := copies.fitting(entry, times[entry.kind, entry.canonical]):
            reason = Message.of("reason.invertible-fits", place=copy.location)
        if copy:
            yield at_entry(rule, entry, reason)


def _is_apart(found: Judged) -> bool:
    """Whether a value in full stands where the page does not show it; a name counts in whatever list it is."""
    match = found.match
    sure = found.kind == "fail" and match.verdict is not Verdict.REJECTED
    open_ = found.state == "new" or match.rule.type == "person-name"
    return sure and open_ and match.rule.type in _KINDS and match.role in _APART


def _is_visible(entry: Entry) -> bool:
    return bool(entry.canonical.strip(MASK)) and entry.role not in _APART


def _looks(case: Case, rule: Rule, full: Sequence[Match]) -> Iterator[Judged]:
    """The values of which a reader of the page sees the place and not the value."""
    tables = {(table.part, table.number): table for table in case.document.tables if not table.origin}
    reason = Message.of("reason.invertible-look")
    for match in full:
        source = match.source
        if not isinstance(source, Passage) or match.role != "hidden":
            continue
        anchor = match.location.anchor
        if isinstance(anchor, Cell):
            table = tables.get((match.location.part, anchor.table))
            if table and (cell := _cell(table, anchor)) and table.role_at(*cell) not in _APART:
                yield _in_cell(rule, match, table, cell, reason)
        elif source.location.role not in _APART and _shows_more(source):
            yield at_text(rule, source, match.span, reason)


def _cell(table: Table, anchor: Cell) -> tuple[int, int] | None:
    """The indices of the cell that the document calls ``anchor``."""
    row = bisect_left(table.row_numbers, anchor.row) if table.row_numbers else anchor.row - 1
    column = bisect_left(table.column_numbers, anchor.column) if table.column_numbers else anchor.column - 1
    there = row < len(table.rows) and column < len(table.rows[row])
    return (row, column) if there and table.where(row, column).anchor == anchor else None


def _in_cell(rule: Rule, match: Match, table: Table, cell: tuple[int, int], reason: Message) -> Judged:
    start = max(0, table.rows[cell[0]][cell[1]].find(match.value.reveal()))
    span = Span(start, start + len(match.value))
    there = Match(rule, table, cell, span, match.value, match.canonical, match.verdict)
    return Judged(there, rule.severity, rule.kind, "new", 0.9, (reason,))


def _shows_more(passage: Passage) -> bool:
    shown, last = [], 0
    for mark in passage.marked:
        shown.append(passage.text[last : mark.start])
        last = mark.end
    return bool("".join((*shown, passage.text[last:])).strip())


@dataclass(frozen=True)
class _Copies:
    """The full values of a document that stand apart from its text, and what finds the one that a mask hides."""

    full: Sequence[Match]

    def in_row(self, entry: Entry) -> Match | None:
        """The first that fits in the row of the mask."""
        rows = _rows(entry.source, entry.cell, entry.location)
        copies = (match for row in rows for match in self._by_row.get(row, ()) if match.rule.type == entry.kind)
        return next((match for match in copies if _fits(entry, match.canonical.reveal())), None)

    def fitting(self, entry: Entry, times: int) -> Match | None:
        """The one number in the document that fits a mask which tells enough and stands there so many times."""
        mask = entry.canonical
        head = HEADS.get(entry.kind, 0)
        shown = len(mask) - mask.count(MASK)
        telling = len(mask) - head - mask[head:].count(MASK)
        if entry.kind == "person-name" or not (telling >= TELLING or (shown >= SHOWN and times == 1)):
            return None
        places = tuple(at for at, char in enumerate(mask) if char != MASK)
        copies = self._shaped((entry.kind, len(mask), places)).get(mask.replace(MASK, ""), {})
        return next(iter(copies.values())) if len(copies) == 1 else None

    @cached_property
    def _by_row(self) -> dict[Hashable, list[Match]]:
        found: defaultdict[Hashable, list[Match]] = defaultdict(list)
        for match in self.full:
            for row in _rows(match.source, match.cell, match.location):
                found[row].append(match)
        return found

    @cached_property
    def _shapes(self) -> dict[_Shape, dict[str, dict[str, Match]]]:
        return {}

    def _shaped(self, shape: _Shape) -> dict[str, dict[str, Match]]:
        """By the characters that masks of this shape show: the first copy of each number of which they are shown."""
        if shape not in self._shapes:
            kind, length, places = shape
            found: defaultdict[str, dict[str, Match]] = defaultdict(dict)
            for match in self.full:
                if match.rule.type == kind and len(match.canonical) == length:
                    number = match.canonical.reveal()
                    found["".join(number[at] for at in places)].setdefault(number, match)
            self._shapes[shape] = dict(found)
        return self._shapes[shape]


def _rows(source: Passage | Table, cell: tuple[int, int] | None, location: Location) -> Iterator[Hashable]:
    """What names the row that a value stands in, or hangs on: as its reader has it, and as the document calls it."""
    if isinstance(source, Table) and cell:
        yield id(source), cell[0]
    if isinstance(location.anchor, Cell):
        yield location.anchor.table, location.anchor.sheet, location.anchor.row


def _fits(entry: Entry, full: str) -> bool:
    """Whether a mask can hide a value; how long a name is its mask does not tell."""
    mask = entry.canonical
    if entry.kind == "person-name":
        head, tail = mask.partition(MASK)[0], mask.rpartition(MASK)[2]
        return full.startswith(head) and full.endswith(tail) and len(full) > len(head + tail)
    return len(mask) == len(full) and all(a in (b, MASK) for a, b in zip(mask, full, strict=True))
