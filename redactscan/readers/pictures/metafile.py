"""Windows metafiles: drawings that are lists of calls, with the text that was drawn in the calls."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_EMF_TEXT = {83: 1, 84: 2}  # EMR_EXTTEXTOUTA, EMR_EXTTEXTOUTW ([MS-EMF] 2.3.5.7): bytes per character
_EMF_BITMAPS = frozenset({76, 77, 78, 79, 80, 81, 114, 116})  # BITBLT … TRANSPARENTBLT
_WMF_TEXT, _WMF_EXT_TEXT = 0x0521, 0x0A32  # META_TEXTOUT, META_EXTTEXTOUT ([MS-WMF] 2.3.3)
_WMF_BITMAPS = frozenset({0x0922, 0x0940, 0x0B23, 0x0B41, 0x0F43})
_PLACEABLE = b"\xd7\xcd\xc6\x9a"


def texts(data: bytes) -> Iterator[str | None]:
    """The texts of a metafile as drawn, and a None for every bitmap in it."""
    return _wmf(data) if data.startswith(_PLACEABLE) else _emf(data)


def _emf(data: bytes) -> Iterator[str | None]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            return
        if kind in _EMF_TEXT and at + 52 <= len(data):
            count, offset = struct.unpack_from("<II", data, at + 44)
            width = _EMF_TEXT[kind]
            raw = data[at + offset : min(at + offset + count * width, at + size)]
            yield raw.decode("utf-16-le" if width == 2 else "gb18030", "replace")
        elif kind in _EMF_BITMAPS and size > 120:
            yield None
        at += size


def _wmf(data: bytes) -> Iterator[str | None]:
    at = 22 + 18  # placeable header, then the header proper
    while at + 6 <= len(data):
        words, kind = struct.unpack_from("<IH", data, at)
        if words < 3:
            return
        if kind == _WMF_TEXT:
            (count,) = struct.unpack_from("<H", data, at + 6)
            yield data[at + 8 : at + 8 + count].decode("gb18030", "replace")
        elif kind == _WMF_EXT_TEXT and at + 14 <= len(data):
            count, options = struct.unpack_from("<HH", data, at + 10)
            start = at + 14 + (8 if options & 0x6 else 0)
            yield data[start : start + count].decode("gb18030", "replace")
        elif kind in _WMF_BITMAPS:
            yield None
        at += 2 * words
