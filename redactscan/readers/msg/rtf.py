"""Compressed RTF ([MS-OXRTFCP]): a window of 4,096 bytes that starts with what most RTF files start with."""

from __future__ import annotations

import struct

_WINDOW = 4096
_COMPRESSED, _UNCOMPRESSED = b"LZFu", b"MELA"
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def decompressed(data: bytes, limit: int) -> tuple[bytes, bool]:
    """At most ``limit`` bytes of the RTF file, and whether that is all that it should be."""
    if len(data) < 16:
        return b"", False
    size, kind = struct.unpack_from("<4xI4s", data)
    if kind == _UNCOMPRESSED:
        return data[16 : 16 + min(size, limit)], 16 + size <= len(data) and size <= limit
    if kind != _COMPRESSED:
        return b"", False
    content = _inflate(data, limit)
    return content[:size], size <= len(content)


def _inflate(data: bytes, limit: int) -> bytes:
    """Runs of eight tokens behind a byte of flags: a byte as it is, or a place in the window with a length."""
    out = bytearray(_START)
    at, end = 16, len(data)
    while at < end and len(out) < limit:
        flags = data[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[at : at + 1]
                at += 1
                continue
            if at + 2 > end:
                return bytes(out[len(_START) :])
            token = data[at] << 8 | data[at + 1]
            at += 2
            back = (len(out) - (token >> 4)) % _WINDOW
            if not back:  # a reference to where the next byte goes ends the text
                return bytes(out[len(_START) :])
            start, length = len(out) - back, (token & 15) + 2
            if start < 0:  # a place that nothing was written to yet
                return bytes(out[len(_START) :])
            piece = bytes(out[start : start + length])
            out += (piece * length)[:length]  # it may run into what it writes
    return bytes(out[len(_START) :])
