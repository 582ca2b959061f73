"""Forms whose every line or cell has its own label: a masked number stands beside what the lines around it tell.

「出生日期：1985-03-12」 above 「身份证号：340121********9976」 tells what a column beside it would. Lines that name the
person of each record are a list in words and have been read as a table; this is for the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from redactscan.assess.entries import IDENTITY, Entry
from redactscan.assess.grid import Grid
from redactscan.assess.kinds import kind_of
from redactscan.assess.revealed import cells, known_from
from redactscan.detectors.headers import is_header
from redactscan.detectors.labelled import Pair, pairs
from redactscan.model import Document, Passage, Table
from redactscan.text.view import squeeze
from redactscan.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class _Told:
    """A label, squeezed, and the value behind it at ``start:end`` of a passage or cell."""

    label: str = field(repr=False)
    text: str = field(repr=False)
    source: Passage | Table
    cell: tuple[int, int] | None
    start: int
    end: int

    def holds(self, entry: Entry) -> bool:
        return self.start <= entry.span.start and entry.span.end <= self.end


def completed(entries: Sequence[Entry], document: Document, grids: Mapping[int, Grid]) -> tuple[Entry, ...]:
    """The entries, the masked identity numbers among them with what their forms tell besides.

    ``grids`` are by ``id(table)``.
    """
    if not any(map(_may_be_in_a_form, entries)):
        return tuple(entries)
    places: defaultdict[tuple[int, tuple[int, int] | None], list[tuple[_Told, list[_Told]]]] = defaultdict(list)
    for form in _forms(document, grids):
        for told in form:
            places[id(told.source), told.cell].append((told, form))

    def complete(entry: Entry) -> Entry:
        here = places.get((id(entry.source), entry.cell), ()) if _may_be_in_a_form(entry) else ()
        found = next(((told.label, form) for told, form in here if told.holds(entry)), None)
        return _with(entry, *found) if found else entry

    return tuple(map(complete, entries))


def _may_be_in_a_form(entry: Entry) -> bool:
    return entry.kind in IDENTITY and entry.masked and (entry.record is None or entry.record.form)


def _with(entry: Entry, label: str, form: Sequence[_Told]) -> Entry:
    beside = entry.beside
    told = {**cells([it.label for it in form], [it.text for it in form], label), **beside.told}
    known = known_from(told, beside.title, beside.year, beside.known.regions)
    return replace(entry, beside=replace(beside, told=told, known=known))


def _forms(document: Document, grids: Mapping[int, Grid]) -> Iterator[list[_Told]]:
    """Values that belong together: of lines that no other line parts, of a table without a header."""
    run: list[_Told] = []
    for item in document.content:
        if isinstance(item, Table):
            yield from _persons(run)
            run = []
            if not any(text and ":" not in text for text in grids[id(item)].header.texts):
                yield from _persons(_in_cells(item))
        elif item.focus is None:
            for found in _in_lines(item):
                if not found:
                    yield from _persons(run)
                    run = []
                run += found
    yield from _persons(run)


def _persons(told: Iterable[_Told]) -> Iterator[list[_Told]]:
    """One after the other, if the values are about several: each has a name and a number once."""
    form: list[_Told] = []
    labels: set[str] = set()
    for it in told:
        if it.label in labels and kind_of(it.label) in (*IDENTITY, "person-name"):
            yield form
            form, labels = [], set()
        form.append(it)
        labels.add(it.label)
    yield form


def _in_lines(passage: Passage) -> Iterator[list[_Told]]:
    """The labelled values of every line that is not blank."""
    start = 0
    for line in passage.text.split("\n"):
        if line.strip():
            found = pairs(passage, start, start + len(line))
            yield [_Told(it.name, it.value.text, passage, None, *_ends(it)) for it in found]
        start += len(line) + 1


def _in_cells(table: Table) -> Iterator[_Told]:
    """The labelled values in the cells, and the cells with a label to their left."""
    for number, row in enumerate(table.rows):
        for column, text in enumerate(row):
            label = squeeze(row[column - 1]) if column else ""
            if found := pairs(Passage(text, table.location), 0, len(text)):
                for it in found:
                    yield _Told(it.name, it.value.text, table, (number, column), *_ends(it))
            elif text.strip() and is_header(label) and not is_header(squeeze(text)):
                yield _Told(label, text, table, (number, column), 0, len(text))


def _ends(pair: Pair) -> tuple[int, int]:
    return pair.value.span.start, pair.value.span.end
