"""What a reader is given, what it gives back, how it says what it could not read."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from redactscan.model import Cause, Document, Embedded, Examined, Loaded, Message, Notice, Passage, Table
from redactscan.text.digest import sha256
from redactscan.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file with all that is in it. What lies beyond one is a ``limit-reached`` notice, never silence.

    ``members`` counts the entries of one container, ``depth`` how deep containers may nest, ``pixels`` those of one
    picture, ``text_bytes`` those of a text, the rest of which is not read, ``ocr_s`` the seconds that may be spent on
    reading pictures.
    """

    file_bytes: int = 256 << 20
    part_bytes: int = 256 << 20
    total_bytes: int = 1 << 30
    text_bytes: int = 48 << 20
    members: int = 20_000
    depth: int = 10
    pages: int = 20_000
    pixels: int = 100_000_000
    ocr_s: float = 90.0


@dataclass(slots=True)
class Spent:
    """What a file and everything in it have cost so far; ``until`` is when its time is up (``time.monotonic``)."""

    bytes: int = 0
    members: int = 0
    ocr_s: float = 0.0
    until: float = float("inf")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file. ``path`` is the name shown to people, ``/`` between folders, ``!`` before a member.

    ``identity`` is the path by which the project knows it, '' = ``path``. ``depth`` is 0 for a file of
    its own; ``spent`` is shared by a file and whatever is embedded in it. ``whole`` is the size and the digest of a
    file of which ``data`` is the beginning.
    """

    path: str
    data: bytes = field(repr=False)
    limits: Limits = Limits()
    depth: int = 0
    identity: str = field(default="", repr=False)
    spent: Spent = field(default_factory=Spent, compare=False)
    whole: tuple[int, str] | None = None

    @property
    def size(self) -> int:
        """The bytes of the whole file."""
        return self.whole[0] if self.whole else len(self.data)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``read`` never raises on bad input: it returns a document whose notices say what is missing.

    ``suffixes`` are those that people give such files; ``recognise.kind`` tells by content which of them is true.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Document]


@dataclass(slots=True)
class Draft:
    """A document in the making: readers append to it as they go and ``finish`` it once.

    ``unseen`` names the parts with pictures whose text nobody read; they get one notice together.
    """

    source: Source
    media_type: str
    content: list[Passage | Table] = field(default_factory=list, repr=False)
    notices: list[Notice] = field(default_factory=list)
    embedded: list[Embedded] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    parts: int = 0
    pages: int | None = None

    def notice(self, cause: Cause, part: str = "", detail: Message | None = None) -> None:
        """Record that something was not examined; once per cause, part and detail."""
        notice = Notice(cause, self.source.path, part, detail)
        if notice not in self.notices:
            self.notices.append(notice)

    def embed(self, name: str, content: bytes | Callable[[int], Loaded]) -> None:
        """Hand over a file that this one contains, or how to load it; it becomes a document of its own.

        ``name`` is its path inside this file (``word/embeddings/名单.xlsx``); by its content it finds its reader.
        """
        if isinstance(content, bytes):
            data = content
            self.embedded.append(Embedded(name, lambda limit: _cut(data, limit)))
        else:
            self.embedded.append(Embedded(name, content))

    def finish(self) -> Document:
        if self.unseen:
            folders = {posixpath.dirname(part) for part in self.unseen}
            part = self.unseen[0] if len(self.unseen) == 1 else folders.pop() if len(folders) == 1 else ""
            self.notice("no-text-layer", part, Message.of("detail.pictures", count=len(self.unseen)))
        characters = sum(
            len(item.text) if isinstance(item, Passage) else sum(len(cell) for row in item.rows for cell in row)
            for item in self.content
        )
        return Document(
            path=self.source.path,
            sha256=self.source.whole[1] if self.source.whole else sha256(self.source.data),
            media_type=self.media_type,
            size=self.source.size,
            content=tuple(self.content),
            notices=tuple(self.notices),
            examined=Examined(self.parts, characters, self.pages, len(self.embedded)),
            embedded=tuple(self.embedded),
            identity=self.source.identity,
        )


def _cut(data: bytes, limit: int) -> Loaded:
    if len(data) <= limit:
        return Loaded(data)
    return Loaded(data[:limit], "limit-reached", Message.of("detail.part-limit"))
