"""What a presentation consists of now: its records by number, as the last save left them ([MS-PPT] 2.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from redactscan.readers.ppt97.records import HEADER, Kind, Record, record_at, records
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_MOST_EDITS = 10_000
_SLIDES, _MASTERS, _NOTES = 0, 1, 2  # instances of a list with text, 2.4.14
_MASTER_UNITS = 8  # to a point


class Sheet(NamedTuple):
    """A slide, a notes page or a master. ``outline`` holds the texts that it shows and the document keeps for it."""

    number: int
    record: Record
    outline: list[list[Record]]
    id: int


@dataclass(slots=True)
class Deck:
    """``places`` maps a number to the byte where its record begins; whatever else is in the stream is past."""

    stream: bytes = field(repr=False)
    places: dict[int, int]
    document: Record | None
    edits: int
    machinery: set[int]

    @classmethod
    def of(cls, stream: bytes, edit_at: int) -> Deck:
        """Follow the saves back from the one at byte ``edit_at``, or from the last one if there is none.

        A number that a later save has set stays.
        """
        if (last := record_at(stream, edit_at)) is None or last.kind != Kind.USER_EDIT:
            edit_at = max(
                (one.start - HEADER.size for one in records(stream) if one.kind == Kind.USER_EDIT), default=-1
            )
        places: dict[int, int] = {}
        machinery: set[int] = set()
        document = 0
        edits = 0
        while edit_at not in machinery and edits < _MOST_EDITS:
            edit = record_at(stream, edit_at)
            if edit is None or edit.kind != Kind.USER_EDIT:
                break
            machinery.add(edit_at)
            edits += 1
            document = document or edit.number(16)
            directory = record_at(stream, edit.number(12))
            if directory is not None and directory.kind == Kind.PERSIST_DIRECTORY:
                machinery.add(edit.number(12))
                for number, place in _directory(directory):
                    places.setdefault(number, place)
            edit_at = edit.number(8)
        found = record_at(stream, places[document]) if document in places else None
        if found is None or found.kind != Kind.DOCUMENT:
            found = None
        return cls(stream, places, found, edits, machinery)

    def sheets(self, kind: Kind) -> list[Sheet]:
        """The slides, masters or notes pages that the document lists, in its order."""
        instance = {Kind.SLIDE: _SLIDES, Kind.MASTER: _MASTERS, Kind.NOTES: _NOTES}[kind]
        found: list[Sheet] = []
        for listing in self.document.children() if self.document else ():
            if listing.kind != Kind.LIST_WITH_TEXT or listing.instance != instance:
                continue
            outline: list[list[Record]] = []
            for record in listing.children():
                if record.kind == Kind.SLIDE_PERSIST:
                    sheet = record_at(self.stream, self.places.get(record.number(0), -1))
                    outline = []
                    if sheet is not None:
                        found.append(Sheet(len(found) + 1, sheet, outline, record.number(12)))
                elif record.kind == Kind.TEXT_HEADER:
                    outline.append([])
                elif outline:
                    outline[-1].append(record)
        return found

    def size(self) -> tuple[float, float]:
        """Width and height of the slides in points, 0 if nobody says."""
        atom = self.document.child(Kind.DOCUMENT_ATOM) if self.document else None
        return (atom.number(0) / _MASTER_UNITS, atom.number(4) / _MASTER_UNITS) if atom else (0, 0)

    def notes_master(self) -> int:
        """The place of the pattern of all notes pages, -1 if there is none."""
        atom = self.document.child(Kind.DOCUMENT_ATOM) if self.document else None
        return self.places.get(atom.number(24), -1) if atom else -1

    def past(self) -> Iterator[Record]:
        """Records that no save refers to any more, or that none ever did."""
        live = {*self.places.values(), *self.machinery}
        for record in records(self.stream):
            if record.start - HEADER.size not in live:
                yield record


def _directory(record: Record) -> Iterator[tuple[int, int]]:
    """2.3.5: stretches of numbers, each with as many places."""
    at = 0
    while at + 4 <= record.end - record.start:
        head = record.number(at)
        first, count = head & 0xFFFFF, head >> 20
        for number in range(count):
            at += 4
            yield first + number, record.number(at)
        at += 4
