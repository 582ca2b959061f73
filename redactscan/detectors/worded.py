"""Lists in words: 「姓名：张三，病种：尿毒症；」 line after line is a table, and is read as one.

What makes it one is that each record names a person behind the same label. The labels are its header and the line
above it its title; ``Table.origin`` tells where each cell stands in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from redactscan.detectors.headers import Header, is_header
from redactscan.detectors.labelled import Pair, Spot, may_have_label, pairs
from redactscan.detectors.persons import in_office, looks_like_name, looks_masked
from redactscan.hints import TypeAlias
from redactscan.model import Document, Match, Passage, Span, Table
from redactscan.text.view import squeeze
from redactscan.values import replace

Place: TypeAlias = tuple[Passage | Table, tuple[int, int] | None, Span]
"""A source, the cell if it is a table, the span of its text."""
Cell: TypeAlias = tuple[Table, tuple[int, int], int]
"""A list in words, one of its cells, and where the cell's text begins in its passage."""

LABELS = 1  # the row of the labels: the title is above it
MAX_TITLE = 80  # characters of the line above a list
MAX_COLUMNS = 60  # what a log says of one person is no list
SHARE = 0.6  # of the values behind a label that must be names
_ROLES = ("body", "image-text")


def recast(document: Document) -> Document:
    """The document with its lists in words as tables, each before the passage in which it begins."""
    found: defaultdict[int, list[Table]] = defaultdict(list)
    for title, told in _stretches(document):
        if table := _table(title, told):
            found[id(told[0].label.passage)].append(table)
    content = (part for item in document.content for part in (*found.get(id(item), ()), item))
    return replace(document, content=tuple(content)) if found else document


def header(table: Table) -> Header:
    """The header of a list in words: its labels."""
    return Header(LABELS + 1, tuple(map(squeeze, table.rows[LABELS])))


def settled(document: Document) -> Callable[[Match], Match]:
    """What takes a match in a passage into the cell of a list in words that it stands in."""
    find = finder(document)

    def settle(match: Match) -> Match:
        if not (found := find(match.source, match.span)):
            return match
        table, cell, start = found
        return match._replace(source=table, cell=cell, span=Span(match.span.start - start, match.span.end - start))

    return settle


def finder(document: Document) -> Callable[[Passage | Table, Span], Cell | None]:
    """What finds the cell of a list in words that a span of a passage lies in, and where the cell's text begins."""
    found: defaultdict[int, list[Cell]] = defaultdict(list)
    for table in document.tables:
        for place, (passage, start) in (table.origin or {}).items():
            if place[0] > LABELS:
                found[id(passage)].append((table, place, start))
    for places in found.values():
        places.sort(key=lambda cell: cell[2])
    starts = {passage: [start for _, _, start in places] for passage, places in found.items()}

    def find(source: Passage | Table, span: Span) -> Cell | None:
        at = bisect_right(starts.get(id(source), ()), span.start) - 1
        if at < 0:
            return None
        table, (row, column), start = found[id(source)][at]
        return (table, (row, column), start) if span.end <= start + len(table.rows[row][column]) else None

    return find


def origin(source: Passage | Table, cell: tuple[int, int] | None, span: Span) -> Place:
    """Where a span stands in the document as it was read: in a passage, if ``source`` is a list in words."""
    if isinstance(source, Passage) or source.origin is None or cell is None:
        return source, cell, span
    passage, start = source.origin[cell]
    return passage, None, Span(span.start + start, span.end + start)


def home(match: Match) -> Match:
    """The match where it stands in the document as it was read."""
    if isinstance(match.source, Passage) or match.source.origin is None:
        return match
    source, cell, span = origin(match.source, match.cell, match.span)
    return match if source is match.source else match._replace(source=source, cell=cell, span=span)


def _stretches(document: Document) -> Iterator[tuple[Spot | None, list[Pair]]]:
    """The labelled lines that no other line parts, and the line above them."""
    above: tuple[Passage, int, int] | None = None
    told: list[Pair] = []
    for passage, start, end in _lines(document):
        found = pairs(passage, start, end) if passage else []
        if passage and not found and told and not told[-1].value.text and end - start <= MAX_TITLE:
            told[-1] = replace(told[-1], value=Spot.of(passage, start, end))  # 姓名： and on the next line 张三
            continue
        told += found
        if not found:
            if told:
                yield above and Spot.of(*above), told
                told = []
            above = (passage, start, end) if passage and end - start <= MAX_TITLE else None
    if told:
        yield above and Spot.of(*above), told


def _lines(document: Document) -> Iterator[tuple[Passage | None, int, int]]:
    """The lines of the body that are not blank; no passage where a table stands between them.

    Nor where passages do without a label in them or beside them.
    """
    items = document.content
    told = [at for at, item in enumerate(items) if type(item) is Passage and may_have_label(item.text)]
    near = {at for at in told if _is_read(items[at])}
    near |= {beside for at in near for step in (-1, 1) if (beside := _beside(items, at, step)) is not None}
    last: int | None = None
    for at in sorted(near):
        item = items[at]
        if isinstance(item, Table) or _beside(items, at, -1) != last:
            yield None, 0, 0
        last, start = at, 0
        if isinstance(item, Table):
            continue
        for line in item.text.split("\n"):
            if line.strip():
                yield item, start, start + len(line)
            start += len(line) + 1


def _beside(items: Sequence[Passage | Table], at: int, step: int) -> int | None:
    """The next one that counts, before or behind; None if there is none."""
    at += step
    while 0 <= at < len(items) and not _is_read(items[at]):
        at += step
    return at if 0 <= at < len(items) else None


def _is_read(item: Passage | Table) -> bool:
    if isinstance(item, Table):
        return True
    return item.location.role in _ROLES and not (item.focus or item.marked or item.text.isspace())


def _table(title: Spot | None, told: Sequence[Pair]) -> Table | None:
    """The table that labelled values are, if they name persons."""
    first = _first(told)
    records = _records(told, first) if first else []
    columns = list(dict.fromkeys(key for record in records for key in record))[:MAX_COLUMNS]
    if len(columns) < 2 or not any(is_header(name) for name, _ in columns):
        return None
    spots: list[list[Spot | None]] = [[title]]
    spots.append([next(record[key].label for record in records if key in record) for key in columns])
    spots += [[record[key].value if key in record else None for key in columns] for record in records]
    return Table(
        told[0].label.passage.location.part,
        0,
        [[spot.text if spot else "" for spot in row] for row in spots],
        origin={
            (number, column): (spot.passage, spot.span.start)
            for number, row in enumerate(spots)
            for column, spot in enumerate(row)
            if spot
        },
    )


def _first(told: Sequence[Pair]) -> str:
    """The label with which each record begins, '' if they name nobody.

    It is the label of the names, or one that stands once before each of them.
    """
    labels = list(dict.fromkeys(pair.name for pair in told))
    places = {label: [n for n, pair in enumerate(told) if pair.name == label] for label in labels}
    names = Counter(pair.name for pair in told if _is_person(pair))
    named = [label for label in labels if names[label] and names[label] >= SHARE * len(places[label])]
    person = max(named, key=lambda label: names[label], default="")
    return next((label for label in labels if person and _each_before(places[label], places[person])), "")


def _each_before(first: Sequence[int], then: Sequence[int]) -> bool:
    """Whether one of ``first`` stands before each of ``then``, or is it."""
    ordered = [place for pair in zip(first, then, strict=False) for place in pair]
    return len(first) == len(then) and all(a < b for a, b in pairwise(dict.fromkeys(ordered)))


def _is_person(pair: Pair) -> bool:
    name = squeeze(pair.value.text)
    return not in_office(pair.name) and (looks_like_name(name) or looks_masked(name))


def _records(told: Sequence[Pair], first: str) -> list[dict[tuple[str, int], Pair]]:
    """The values of each record, by label and its number among those of that label in the record."""
    records: list[dict[tuple[str, int], Pair]] = []
    for pair in told:
        if pair.name == first:
            records.append({})
        if records and len(records[-1]) < MAX_COLUMNS:
            again = sum(1 for name, _ in records[-1] if name == pair.name)
            records[-1][pair.name, again] = pair
    return records
