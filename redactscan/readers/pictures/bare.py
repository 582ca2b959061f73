"""Pictures that say nothing but how they look, known by their bytes: to load Pillow takes as long as to read a text."""

from __future__ import annotations

import struct

from redactscan.readers.pictures.around import END, EXIF, MARKER, SCAN, TABLES, numbers
from redactscan.readers.pictures.properties import TELLS
from redactscan.readers.strings import strings

_START = b"\xff\xd8\xff"
_FRAMES = (0xC0, 0xC1, 0xC2)  # ITU-T T.81 table B.1: the usual ways to code
_BITS = 8  # of a sample
_DULL = (b"JFIF\0", b"ICC_PROFILE\0")
_BEHIND = 2  # bytes behind the end, in which nothing can stand


def bare_jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG without any text, place or picture besides its own; None for any other file.

    >>> bare_jpeg(bytes.fromhex("ffd8 ffc0000b080009003701011100 ffda0002 00 ffd9"))
    (55, 9)
    """
    at, size = 2, None
    while data.startswith(_START) and at + 4 <= len(data) and data[at] == _START[0]:
        kind, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        content = data[at + 4 : at + 2 + length]
        if kind in _FRAMES and len(content) > 5 and content[0] == _BITS:
            height, width = struct.unpack_from(">2H", content, 1)
            size = (width, height)
        elif kind == SCAN:  # several follow each other if it is progressive
            after = MARKER.search(data, at + 2 + length)
            if not after or data[after.start() + 1] == END:
                return size if after and after.end() + _BEHIND >= len(data) else None
            length = after.start() - at - 2
        elif kind not in TABLES and not content.startswith(_DULL) and not _is_dull(content):
            return None
        at += 2 + length
    return None


def _is_dull(content: bytes) -> bool:
    told = any(TELLS.search(text) for text in strings(content))  # what nothing points to, too
    return not told and content.startswith(EXIF) and numbers(content[len(EXIF) :])
