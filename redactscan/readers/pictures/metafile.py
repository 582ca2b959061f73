"""Metafiles of Windows and of StarOffice: drawings that are lists of calls, with the text that the calls draw."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Literal

from redactscan.readers.strings import strings
from redactscan.tuples import NamedTuple

# [MS-EMF] 2.3.5.7, 2.3.5.8, 2.3.5.32 and 2.3.5.33: EMR_EXTTEXTOUT, EMR_POLYTEXTOUT, each with bytes per character
_EMF_TEXT, _EMF_TEXTS, _EMF_SMALL = {83: 1, 84: 2}, {96: 1, 97: 2}, 108
_EMF_HEADER, _EMF_COMMENT = 1, 70
_EMF_BITMAPS = frozenset({76, 77, 78, 79, 80, 81, 114, 116})  # BITBLT … TRANSPARENTBLT
_NO_RECTANGLE, _SMALL_CHARACTERS = 0x100, 0x200
# [MS-EMFPLUS] 2.3.4.14, 2.3.4.6 and 2.3.5.1: drawings of GDI+, in the comments of the older kind
_PLUS, _PLUS_STRING, _PLUS_GLYPHS, _PLUS_OBJECT, _PLUS_IMAGE = b"EMF+", 0x401C, 0x4036, 0x4008, 5
_WMF_TEXT, _WMF_EXT_TEXT, _WMF_ESCAPE = 0x0521, 0x0A32, 0x0626  # META_TEXTOUT, META_EXTTEXTOUT ([MS-WMF] 2.3.3)
_WMF_BITMAPS = frozenset({0x0922, 0x0940, 0x0B23, 0x0B41, 0x0F43})
_PLACEABLE, _PLACEABLE_SIZE, _WMF_HEADER_SIZE = b"\xd7\xcd\xc6\x9a", 22, 18
_STARVIEW, _STARVIEW_BITMAP = b"VCLMTF", re.compile(rb"BM.{4}\0{4}", re.DOTALL)  # LibreOffice's own, documented nowhere
_MARKS = (
    b"\x01\0\0\0",
    _PLACEABLE,
    _STARVIEW,
    *(bytes((place, 0, 9, 0, 0, version)) for place in (1, 2) for version in (1, 3)),  # [MS-WMF] 2.3.2.2
)


class Drawn(NamedTuple):
    """A text that is drawn, or a remark that is not."""

    role: Literal["image-text", "metadata"]
    text: str


def is_metafile(data: bytes) -> bool:
    """Whether these are such calls, whatever the file is called."""
    return data.startswith(_MARKS)


def texts(data: bytes) -> Iterator[Drawn | None]:
    """The texts of a metafile in their order, and a None for every bitmap in it."""
    if data.startswith(_STARVIEW):
        yield from _remarks(data)
        if _STARVIEW_BITMAP.search(data):
            yield None
    elif data.startswith(_MARKS[0]):
        yield from _emf(data)
    else:
        start = _PLACEABLE_SIZE if data.startswith(_PLACEABLE) else 0
        yield from _wmf(data, start + _WMF_HEADER_SIZE)


def _emf(data: bytes) -> Iterator[Drawn | None]:
    at = 0
    said = set[str]()
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            return
        try:
            found = list(_emf_record(kind, data[at : at + size]))
        except struct.error:  # a record that is too short for its kind
            found = []
        for one in found:
            # programs draw the same twice, for those that know the newer calls and for those that do not
            if one is None or kind != _EMF_COMMENT or one.text not in said:
                yield one
        said |= {one.text for one in found if one is not None}
        at += size


def _emf_record(kind: int, record: bytes) -> Iterator[Drawn | None]:
    if kind in _EMF_TEXT:
        count, offset = struct.unpack_from("<II", record, 44)
        yield _text(record, offset, count, _EMF_TEXT[kind])
    elif kind in _EMF_TEXTS:
        (several,) = struct.unpack_from("<I", record, 36)
        for number in range(min(several, len(record) // 40)):
            count, offset = struct.unpack_from("<II", record, 40 + 40 * number + 8)
            yield _text(record, offset, count, _EMF_TEXTS[kind])
    elif kind == _EMF_SMALL:
        count, options = struct.unpack_from("<II", record, 16)
        start = 36 + (0 if options & _NO_RECTANGLE else 16)
        yield _text(record, start, count, 1 if options & _SMALL_CHARACTERS else 2)
    elif kind == _EMF_HEADER and len(record) >= 88:
        count, offset = struct.unpack_from("<II", record, 60)
        for text in _text(record, offset, count, 2).text.split("\0"):
            yield Drawn("metadata", text)
    elif kind == _EMF_COMMENT:
        yield from _plus(record) if record.startswith(_PLUS, 12) else _remarks(record[12:])
    elif kind in _EMF_BITMAPS and len(record) > 120:
        yield None


def _plus(record: bytes) -> Iterator[Drawn | None]:
    at = 16
    while at + 12 <= len(record):
        kind, flags, size = struct.unpack_from("<2HI", record, at)
        if size < 12:
            return
        if kind == _PLUS_STRING:
            (count,) = struct.unpack_from("<I", record, at + 20)
            yield _text(record, at + 40, count, 2)
        elif kind == _PLUS_GLYPHS:
            options, _, count = struct.unpack_from("<3I", record, at + 16)
            yield _text(record, at + 28, count, 2) if options & 1 else None
        elif kind == _PLUS_OBJECT and flags >> 8 & 0x7F == _PLUS_IMAGE:
            yield None
        at += size


def _wmf(data: bytes, at: int) -> Iterator[Drawn | None]:
    while at + 6 <= len(data):
        words, kind = struct.unpack_from("<IH", data, at)
        if words < 3:
            return
        if kind == _WMF_TEXT and at + 8 <= len(data):
            yield _text(data, at + 8, struct.unpack_from("<H", data, at + 6)[0], 1)
        elif kind == _WMF_EXT_TEXT and at + 14 <= len(data):
            count, options = struct.unpack_from("<HH", data, at + 10)
            yield _text(data, at + 14 + (8 if options & 0x6 else 0), count, 1)
        elif kind == _WMF_ESCAPE:
            yield from _remarks(data[at + 10 : at + 2 * words])
        elif kind in _WMF_BITMAPS:
            yield None
        at += 2 * words


def _text(data: bytes, start: int, count: int, width: int) -> Drawn:
    raw = data[start : start + count * width]
    return Drawn("image-text", raw.decode("utf-16-le" if width == 2 else "gb18030", "replace"))


def _remarks(data: bytes) -> Iterator[Drawn]:
    return (Drawn("metadata", text) for text in strings(data))
