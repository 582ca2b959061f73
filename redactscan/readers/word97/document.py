"""One document of a file: its sub-documents, each with its role, then names and drawings."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate, pairwise

from redactscan.model import Message, Role
from redactscan.readers.ole.drawing import (
    LAST_PROPERTIES,
    MORE_PROPERTIES,
    PACKAGE,
    PROPERTIES,
    SHAPE,
    Properties,
    find_records,
    read_properties,
    say_properties,
)
from redactscan.readers.ole.packages import say_packages
from redactscan.readers.pieces import HIDDEN, PLAIN
from redactscan.readers.source import Draft
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.readers.word97.fib import STORIES, Fib, Span
from redactscan.readers.word97.formatting import PAGE, Formatting
from redactscan.readers.word97.names import Names
from redactscan.readers.word97.pieces import Pieces
from redactscan.readers.word97.story import Story
from redactscan.readers.word97.styles import Styles
from redactscan.readers.word97.words import Words
from redactscan.values import dataclass, field

_ROLES: dict[str, Role] = {
    "main": "body", "footnotes": "footnote", "headers": "header", "macros": "hidden", "comments": "comment",
    "endnotes": "footnote", "textboxes": "textbox", "header textboxes": "textbox",
}  # fmt: skip
_BOXES = {"textboxes": "textbox stories", "header textboxes": "header textbox stories"}
_BOX_SIZE, _BOX_SHAPE = 22, 14  # [MS-DOC] 2.9.101: an FTXBXS and the shape's number in it
_SEPARATORS = 6  # the first stories of the headers part footnotes from the text ([MS-DOC] 2.3.3)
_FOOTERS = (2, 3, 5)  # of every six: even and odd header, even and odd footer, header and footer of the first page


@dataclass(slots=True)
class WordDocument:
    """``role`` is that of all its text where it is no document but the store of building blocks behind one."""

    draft: Draft
    fib: Fib
    words: Words
    table: bytes = field(repr=False)
    role: Role | None = None
    _shapes: dict[int, Properties] = field(default_factory=dict)
    _drawn: list[Properties] = field(default_factory=list)

    @classmethod
    def open(cls, draft: Draft, fib: Fib, stream: bytes, table: bytes, data: bytes) -> WordDocument:
        """Raises ``struct.error`` or ValueError if it has no text that can be found."""
        pieces = Pieces.of(fib, stream, table)
        if pieces.is_cut:
            draft.notice("limit-reached", detail=Message.of("detail.part-limit"))
        styles = fib.tables.get("styles", Span(0, 0))
        words = Words.of(
            pieces,
            Formatting.of(fib, stream, table, data),
            Styles.parse(table[styles.start : styles.start + styles.size]),
        )
        return cls(draft, fib, words, table, "metadata" if fib.at else None)

    def reached(self) -> Iterator[tuple[int, int]]:
        """The bytes of the stream that the document consists of: its block, its text, the pages of its formatting."""
        yield self.fib.at, self.fib.at + self.fib.size
        for piece in self.words.pieces.pieces:
            yield piece.at, piece.at + (piece.end - piece.start) * piece.width
        for page in self.words.formatting.pages:
            yield page, page + PAGE

    def read(self) -> None:
        """Say everything that is in the tables or that they lead to."""
        self._read_shapes()
        bounds = pairwise(accumulate(self.fib.lengths, initial=0))
        end = 0
        for name, (start, end) in zip(STORIES, bounds, strict=True):
            if end > start:
                self._read_story(name, start, end)
        # every sub-document but the main one ends with a mark that belongs to none; beyond it there should be nothing
        rest = self.words.text[end:].strip("\0\r\n")
        if rest:
            Story(self.draft, self.words, "rest", "hidden").read(end, len(self.words.text))
        for properties in self._drawn:
            say_properties(self.draft, self._part("drawings"), properties)
        packages = (properties.contents[PACKAGE] for properties in self._drawn if PACKAGE in properties.contents)
        say_packages(self.draft, self._part("drawings"), packages)
        Names(self.draft, self.fib, self.table).read()

    def _read_story(self, name: str, start: int, end: int) -> None:
        role = self.role or _ROLES[name]
        if name == "headers" and self.role is None:
            self._read_headers(start, end)
        elif name in _BOXES:
            self._read_boxes(name, role, start, end)
        else:
            Story(self.draft, self.words, self._part(name), role).read(start, end)

    def _part(self, name: str) -> str:
        return f"building blocks/{name}" if self.role else name

    def _read_headers(self, start: int, end: int) -> None:
        stories: dict[Role, Story] = {
            "footnote": Story(self.draft, self.words, "separators", "footnote"),
            "header": Story(self.draft, self.words, "headers", "header"),
            "footer": Story(self.draft, self.words, "footers", "footer"),
        }
        for number, (first, last) in enumerate(self._parted("header stories", 0, start, end)):
            place = (number - _SEPARATORS) % _SEPARATORS
            role: Role = "footnote" if number < _SEPARATORS else "footer" if place in _FOOTERS else "header"
            stories[role].read(first, last)

    def _read_boxes(self, name: str, role: Role, start: int, end: int) -> None:
        story = Story(self.draft, self.words, self._part(name), role)
        at, size = self.fib.tables.get(_BOXES[name], Span(0, 0))
        count = max(0, (size - 4) // (4 + _BOX_SIZE))
        for number, (first, last) in enumerate(self._parted(_BOXES[name], _BOX_SIZE, start, end)):
            place = at + 4 * (count + 1) + _BOX_SIZE * number + _BOX_SHAPE
            shape = self._shapes.get(int.from_bytes(self.table[place : place + 4], "little"), Properties())
            story.read(first, last, _ground(shape.fill), HIDDEN if shape.is_hidden else PLAIN)

    def _parted(self, name: str, size: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches into which a table of positions parts the text ``start:end``, without gaps."""
        at, length = self.fib.tables.get(name, Span(0, 0))
        content = self.table[at : at + length]
        count = max(0, (len(content) - 4) // (4 + size))
        listed = struct.unpack_from(f"<{count + 1}I", content) if count else ()
        bounds = [start]
        for position in listed[1:]:
            bounds.append(min(max(start + position, bounds[-1]), end))
        if bounds[-1] < end:
            bounds.append(end)
        return pairwise(bounds)

    def _read_shapes(self) -> None:
        """The shapes of the drawing layer, by number."""
        at, size = self.fib.tables.get("drawings", Span(0, 0))
        content = self.table[at : at + size]
        number = 0
        for record in find_records(content):
            if record.kind == SHAPE:
                (number,) = struct.unpack_from("<I", content, record.start)
            elif record.kind in (PROPERTIES, MORE_PROPERTIES, LAST_PROPERTIES):
                more = read_properties(content, record)
                shape = self._shapes.setdefault(number, Properties())
                shape.numbers.update(more.numbers)
                self._drawn.append(more)


def _ground(fill: str | None) -> Look:
    return SHADED if fill is None else Look(ground=fill) if fill else NOTHING
