"""Records ([MS-PPT] 2.3): everything in a presentation is one, or a stretch of them inside another."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum

from redactscan.readers.strings import is_chinese
from redactscan.values import dataclass, field

HEADER = struct.Struct("<2HI")
_CONTAINER = 0xF
_DEEPEST = 100


class Kind(IntEnum):
    """Record types, [MS-PPT] 2.13.24 and [MS-ODRAW] 2.2."""

    DOCUMENT = 1000
    DOCUMENT_ATOM = 1001
    SLIDE = 1006
    SLIDE_ATOM = 1007
    NOTES = 1008
    NOTES_ATOM = 1009
    SLIDE_PERSIST = 1011
    MASTER = 1016
    SLIDE_SHOW = 1017
    EXTERNAL_OBJECTS = 1033
    DRAWING = 1036
    SOUND_DATA = 2023
    COLOURS = 2032
    PLACEHOLDER = 3011
    OUTLINE_REFERENCE = 3998
    TEXT_HEADER = 3999
    TEXT = 4000
    STYLES = 4001
    NARROW_TEXT = 4008
    FONT = 4023
    STRING = 4026
    HANDOUT = 4041
    LIST_WITH_TEXT = 4080
    OBJECT = 4113
    HEADERS_FOOTERS = 4057
    USER_EDIT = 4085
    PERSIST_DIRECTORY = 6002
    HYPERLINK = 4055
    EMBEDDED = 4044
    LINK = 4046
    CONTROL = 4078
    TAG_DATA = 5003
    COMMENT = 12000
    GROUP = 0xF003
    SHAPE = 0xF004
    GROUP_FRAME = 0xF009
    SHAPE_ATOM = 0xF00A
    TEXT_BOX = 0xF00D
    CHILD_ANCHOR = 0xF00F
    ANCHOR = 0xF010
    SHAPE_DATA = 0xF011


@dataclass(frozen=True, slots=True)
class Record:
    """A record whose content is ``data[start:end]``; ``depth`` counts those around it."""

    data: bytes = field(repr=False)
    is_container: bool
    instance: int
    kind: int
    start: int
    end: int
    depth: int = 0

    @property
    def content(self) -> bytes:
        return self.data[self.start : self.end]

    def children(self) -> Iterator[Record]:
        """The records inside; none in an atom, none in a container that is too deep to be one."""
        if self.is_container and self.depth < _DEEPEST:
            yield from records(self.data, self.start, self.end, self.depth + 1)

    def child(self, kind: Kind) -> Record | None:
        """The first child of that kind."""
        return next((record for record in self.children() if record.kind == kind), None)

    def walk(self) -> Iterator[Record]:
        """Everything inside, a container before what is in it."""
        waiting = [self.children()]
        while waiting:
            record = next(waiting[-1], None)
            if record is None:
                waiting.pop()
                continue
            yield record
            waiting.append(record.children())

    def text(self) -> str:
        """The text of a text atom or a string."""
        if self.kind != Kind.NARROW_TEXT:
            return self.content.decode("utf-16-le", "replace").rstrip("\0")
        # the lower bytes of UTF-16, but for programs that put Chinese in
        return self.content.decode("gb18030" if is_chinese(self.content) else "latin-1").rstrip("\0")

    def number(self, at: int, size: int = 4) -> int:
        """The number at byte ``at`` of the content; 0 beyond its end."""
        return int.from_bytes(
            self.data[min(self.start + at, self.end) : min(self.start + at + size, self.end)], "little"
        )


TEXTS = frozenset({Kind.TEXT, Kind.NARROW_TEXT})


def record_at(data: bytes, at: int, end: int | None = None, depth: int = 0) -> Record | None:
    """The record that begins at byte ``at``; one that is cut short ends with the data."""
    end = len(data) if end is None else end
    if not 0 <= at <= end - HEADER.size:
        return None
    head, kind, length = HEADER.unpack_from(data, at)
    start = at + HEADER.size
    is_container = head & 15 == _CONTAINER or kind == Kind.TAG_DATA  # the latter says that it is none
    return Record(data, is_container, head >> 4, kind, start, min(start + length, end), depth)


def records(data: bytes, at: int = 0, end: int | None = None, depth: int = 0) -> Iterator[Record]:
    """The records that stand one after the other from byte ``at`` on."""
    while (record := record_at(data, at, end, depth)) is not None:
        yield record
        at = record.end
