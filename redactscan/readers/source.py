"""What a reader is given, what it gives back, how it says what it could not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from redactscan.model import Cause, Document, Examined, Message, Notice, Passage, Table


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. What lies beyond a bound is a ``limit-reached`` notice, never silence."""

    file_bytes: int = 256 << 20
    part_bytes: int = 256 << 20
    total_bytes: int = 1 << 30
    members: int = 20_000
    pages: int = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file. ``path`` is the name shown to people, ``/`` between folders."""

    path: str
    data: bytes = field(repr=False)
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``read`` never raises on bad input: it returns a document whose notices say what is missing.

    ``magic`` lists the byte strings one of which such a file must begin with; () = any.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Document]
    magic: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Draft:
    """A document in the making: readers append to it as they go and ``finish`` it once."""

    source: Source
    media_type: str
    content: list[Passage | Table] = field(default_factory=list, repr=False)
    notices: list[Notice] = field(default_factory=list)
    parts: int = 0
    pages: int | None = None
    members: int = 0

    def notice(self, cause: Cause, part: str = "", detail: Message | None = None) -> None:
        """Record that something was not examined; once per cause, part and detail."""
        notice = Notice(cause, self.source.path, part, detail)
        if notice not in self.notices:
            self.notices.append(notice)

    def finish(self) -> Document:
        characters = sum(
            len(item.text) if isinstance(item, Passage) else sum(len(cell) for row in item.rows for cell in row)
            for item in self.content
        )
        data = self.source.data
        return Document(
            path=self.source.path,
            sha256=sha256(data).hexdigest(),
            media_type=self.media_type,
            size=len(data),
            content=tuple(self.content),
            notices=tuple(self.notices),
            examined=Examined(self.parts, characters, self.pages, self.members),
        )
