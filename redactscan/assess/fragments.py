"""What a document shows of each person whom it names, for ``splicing`` to lay beside other documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from redactscan.assess.candidates import MASK
from redactscan.assess.case import Case
from redactscan.assess.entries import IDENTITY, Entry
from redactscan.assess.places import safe_location
from redactscan.assess.records import Record, place_of
from redactscan.assess.revealed import birth, cells, whose
from redactscan.assess.splicing import Fragment, person
from redactscan.model import Span
from redactscan.text import regex

RULE = "spliced-mask"
_TITLED = regex.compile(r"(?:关于|^|\P{Han}|[县区乡镇]|街道)(\p{Han}{1,8}?(?:村|社区))")


def fragments(case: Case, key: bytes, safe: Callable[[str], str]) -> Iterator[tuple[Entry, Fragment]]:
    """The fragments of a document with the entries that they are of; nothing if no rule asks for them.

    ``safe`` masks the names that their locations show. Only people with a full name and a place are told apart: without
    either, people of one name are one.
    """
    rows: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in case.entries if RULE in case.rules else ():
        if entry.record:
            rows[id(entry.record)].append(entry)
    for row in rows.values():
        record = row[0].record
        names = {
            whose(entry.header): entry.canonical for entry in row if entry.kind == "person-name" and not entry.masked
        }
        if record and names and (place := record.place or _titled(row[0].beside.title)):
            for relation, name in names.items():
                who = person(key, name, place)
                for entry in _of_person(row, record, relation):
                    yield entry, _fragment(entry, who, case.document.path, safe)


def _fragment(entry: Entry, who: bytes, document: str, safe: Callable[[str], str]) -> Fragment:
    location = safe_location(entry.location, safe)
    return Fragment(who, entry.kind, entry.canonical, entry.beside.known, document, location)


def _of_person(row: Sequence[Entry], record: Record, relation: str) -> Iterator[Entry]:
    numbers = [entry for entry in row if entry.kind != "person-name" and whose(entry.header) == relation]
    yield from numbers
    if not any(entry.kind in IDENTITY for entry in numbers):
        yield from _born(row[0], record, relation)


def _born(first: Entry, record: Record, relation: str) -> Iterator[Entry]:
    """The birth date of a person whose number the row does not give: a number of which everything is hidden."""
    told = cells(record.headers, record.texts, relation)
    if birth(told.get("birth", "")):
        cell = record.cell(record.texts.index(told["birth"]))
        span = Span(0, len(told["birth"]))
        beside = first.beside.with_told(told)
        yield Entry("resident-id", MASK * 18, True, True, record.table, cell, span, beside, record)


def _titled(title: str) -> str:
    found = _TITLED.search(title)
    return place_of(found[1]) if found else ""
