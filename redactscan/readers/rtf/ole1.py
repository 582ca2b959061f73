"""Objects of OLE 1 ([MS-OLEDS] 2.2): a header with names, the data of the embedded file, and a picture of it."""

from __future__ import annotations

import struct

from redactscan.readers.encoding import decode
from redactscan.readers.ole.metafiles import bitmap, placeable
from redactscan.values import dataclass, field

_LINKED = 1


@dataclass(frozen=True, slots=True)
class Object1:
    """``kind`` is the name of the program's class; ``names`` are those of the linked file and what is linked of it.

    ``picture`` stands for the object in the document. Not ``whole``: the file breaks off.
    """

    kind: str
    names: list[str] = field(repr=False)
    linked: bool
    data: bytes = field(default=b"", repr=False)
    picture: bytes = field(default=b"", repr=False)
    whole: bool = True

    @classmethod
    def parse(cls, data: bytes) -> Object1:
        """Raises struct.error if it breaks off before the data of the embedded file."""
        (form,) = struct.unpack_from("<4xI", data)
        cursor = _Cursor(data, 8)
        kind = cursor.text(cursor.number())
        if form == _LINKED:
            return cls(kind, list(filter(None, cursor.texts(3))), True)
        names = list(filter(None, cursor.texts(2)))
        content = cursor.take(cursor.number())
        whole = cursor.at <= len(data)
        return cls(kind, names, False, content, _presentation(data[cursor.at :]), whole)


def _presentation(data: bytes) -> bytes:
    """The picture of a presentation object ([MS-OLEDS] 2.2.2), b'' if there is none."""
    cursor = _Cursor(data, 8)
    try:
        form = cursor.text(cursor.number())
        cursor.take(8)  # width, height
        content = cursor.take(cursor.number())
    except struct.error:
        return b""
    match form:
        case "METAFILEPICT":
            return placeable(content[8:])  # mapping mode and extents come first
        case "DIB" | "BITMAP":
            return bitmap(content)
    return content if form == "ENHMETAFILE" else b""


@dataclass(slots=True)
class _Cursor:
    data: bytes
    at: int

    def number(self) -> int:
        self.at += 4
        return int(struct.unpack_from("<I", self.data, self.at - 4)[0])

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def text(self, size: int) -> str:
        return decode(self.take(size).rstrip(b"\0")).text

    def texts(self, count: int) -> list[str]:
        """Texts with their lengths before them, as many as are there."""
        found: list[str] = []
        while len(found) < count and self.at + 4 <= len(self.data):
            found.append(self.text(self.number()))
        return found
