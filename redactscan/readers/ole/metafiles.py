"""Pictures without the header that a file of their own would have."""

from __future__ import annotations

import struct

_CORE_HEADER, _DIB_HEADER = 12, 40  # OS/2 and Windows
_BITFIELDS = 3
_METAFILES = (b"\x01\0\x09\0", b"\x02\0\x09\0")  # [MS-WMF] 2.3.2.2: type, and nine words of header
_WINDOWS = 0xFFFFFFFF  # [MS-OLEPS] 2.11: what follows is a format number of Windows


def placeable(data: bytes, width: int = 0, height: int = 0) -> bytes:
    """A Windows metafile with the header that says how large it is, in units of 1/1440 inch ([MS-WMF] 2.3.2.3)."""
    size = tuple(max(-0x8000, min(0x7FFF, number)) for number in (width or 0x3FFF, height or 0x3FFF))
    head = struct.pack("<I H 4h H I", 0x9AC6CDD7, 0, 0, 0, *size, 1440, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", head):
        check ^= word
    return head + struct.pack("<H", check) + data


def bitmap(data: bytes) -> bytes:
    """A device-independent bitmap as a BMP file."""
    if len(data) < _DIB_HEADER:
        return data
    if data[0] == _CORE_HEADER:
        bits = data[10]
        offset = 14 + _CORE_HEADER + (3 << bits if bits <= 8 else 0)
        return b"BM" + struct.pack("<3I", 14 + len(data), 0, offset) + data
    size, bits, compression, used = struct.unpack_from("<I10xHI12xI", data)
    colours = min(used, 256) or (1 << bits if bits <= 8 else 0)
    offset = 14 + size + 4 * colours + (12 if compression == _BITFIELDS and size == _DIB_HEADER else 0)
    return b"BM" + struct.pack("<3I", 14 + len(data), 0, offset) + data


def from_clipboard(data: bytes) -> bytes:
    """The picture in a ``ClipboardData`` behind its size; b'' for a format that is none."""
    owner, kind = struct.unpack_from("<2I", data) if len(data) >= 8 else (0, 0)
    return as_file(kind, data[8:]) if owner == _WINDOWS else b""


def as_file(kind: int, data: bytes) -> bytes:
    """The picture of a clipboard format of Windows as a file of its own; b'' for a format that is none."""
    match kind:
        case 3:  # CF_METAFILEPICT: mapping mode, extents and a handle may come first
            return placeable(data[8:] if data[:4] not in _METAFILES else data)
        case 8:  # CF_DIB
            return bitmap(data)
        case 14:  # CF_ENHMETAFILE
            return data
    return b""
