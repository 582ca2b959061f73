"""The parts of a mail (RFC 2046), split at their boundaries and not by a parser that nests with them."""

from __future__ import annotations

import re

from redactscan.readers.mail.headers import Headers
from redactscan.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Entity:
    """A mail, or a part of one: ``number`` is ``2.1`` for the first part of the second part, '' for the whole."""

    headers: Headers
    body: bytes = field(repr=False)
    number: str = ""

    @classmethod
    def parse(cls, data: bytes, number: str = "") -> Entity:
        """Split headers and body."""
        return cls(*Headers.parse(data), number)

    @property
    def name(self) -> str:
        """What people see as its name, '' if it has none."""
        given = self.headers.parameter("content-disposition", "filename")
        return given or self.headers.parameter("content-type", "name")

    @property
    def is_attachment(self) -> bool:
        """Whether it is a file beside the text."""
        disposition = self.headers.value("content-disposition").partition(";")[0].strip().lower()
        return disposition == "attachment" or bool(self.name)


@dataclass(frozen=True, slots=True)
class Multipart:
    """What a multipart body consists of. ``around`` stands before, after and between its parts, where no program
    shows it. Not ``whole``: the body breaks off, or has no boundary to be split at.
    """

    parts: list[Entity] = field(repr=False)
    around: list[bytes] = field(repr=False)
    whole: bool

    @classmethod
    def of(cls, entity: Entity) -> Multipart:
        """Split the body of ``entity``. Parts behind the last boundary are parts all the same."""
        boundary = entity.headers.raw_parameter("content-type", "boundary")[0].rstrip()
        parts: list[Entity] = []
        around: list[bytes] = []
        inside, start = False, 0
        marks = re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$", entity.body, re.M) if boundary else ()
        for mark in marks:
            piece = _without_last_break(entity.body[start : mark.start()])
            if inside:
                number = f"{entity.number}.{len(parts) + 1}".lstrip(".")
                parts.append(Entity.parse(piece, number))
            else:
                around.append(piece)
            inside, start = mark[1] is None, mark.end() + 1
        rest = entity.body[start:]
        if inside and rest.strip():
            parts.append(Entity.parse(rest, f"{entity.number}.{len(parts) + 1}".lstrip(".")))
        elif not inside:
            around.append(rest)
        return cls(parts, [piece for piece in around if piece.strip()], bool(parts) and not inside)


def _without_last_break(piece: bytes) -> bytes:
    return piece[: -2 if piece.endswith(b"\r\n") else -1] if piece.endswith(b"\n") else piece
