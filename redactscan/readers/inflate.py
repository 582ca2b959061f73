"""Compressed bytes to their content, as far as a limit: sizes in headers are never believed."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from typing import Literal, TypeAlias

from redactscan.tuples import NamedTuple

Flaw: TypeAlias = Literal["damaged-member", "limit", "unknown-method"]
Method: TypeAlias = Literal["deflate", "zlib", "gzip", "bzip2", "xz", "zip lzma"]

_CHUNK = 1024
"""Bytes; deflate makes at most 1,032 times as many of them."""

_WIDE = 1 << 20
_MEMORY = 256 << 20
_ZIP_LZMA_HEADER = 4


class Inflated(NamedTuple):
    """The content, what is wrong with it, and where in the packed bytes what follows it begins."""

    content: bytes
    flaw: Flaw | None
    end: int


def inflate_stream(method: Method, data: bytes, start: int, end: int, limit: int) -> Inflated:
    """At most ``limit`` bytes of what is packed in ``data[start:end]``."""
    content = bytearray()
    reached = end
    try:
        for piece, reached in _pieces(method, data, start, end):
            content += piece
            if len(content) > limit:
                return Inflated(bytes(memoryview(content)[:limit]), "limit", reached)
    except lzma.LZMAError as error:
        flaw: Flaw = "limit" if "emory" in str(error) else "damaged-member"
        return Inflated(bytes(content), flaw, reached)
    except (zlib.error, OSError, ValueError, EOFError):
        return Inflated(bytes(content), "damaged-member", reached)
    return Inflated(bytes(content), None, reached)


def _pieces(method: Method, data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int]]:
    """Pieces of the content, with the place after what they were made of; EOFError if it does not end."""
    match method:
        case "deflate":
            yield from _deflated(-zlib.MAX_WBITS, data, start, end)
        case "zlib":
            yield from _deflated(zlib.MAX_WBITS, data, start, end)
        case "gzip":
            yield from _deflated(16 + zlib.MAX_WBITS, data, start, end)
        case "bzip2":
            yield from _buffered(bz2.BZ2Decompressor(), data, start, end)
        case "xz":
            yield from _buffered(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY), data, start, end)
        case "zip lzma":
            yield from _zip_lzma(data, start, end)


def _deflated(window: int, data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int]]:
    inflater = zlib.decompressobj(window)
    for at in range(start, end, _CHUNK):
        stop = min(at + _CHUNK, end)
        piece = inflater.decompress(data[at:stop])
        yield piece, stop - len(inflater.unused_data)
        if inflater.eof:
            return
    raise EOFError


def _buffered(
    decompressor: bz2.BZ2Decompressor | lzma.LZMADecompressor, data: bytes, start: int, end: int
) -> Iterator[tuple[bytes, int]]:
    at = start
    while not decompressor.eof:
        if decompressor.needs_input and at >= end:
            raise EOFError
        stop = min(at + _WIDE, end) if decompressor.needs_input else at
        piece = decompressor.decompress(data[at:stop], _WIDE)
        at = stop
        yield piece, at - len(decompressor.unused_data)


def _zip_lzma(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int]]:
    """APPNOTE 5.8.8: version, size of the properties, properties, then raw LZMA, which need not say where it ends."""
    size = int.from_bytes(data[start + 2 : start + _ZIP_LZMA_HEADER], "little")
    body = start + _ZIP_LZMA_HEADER + size
    # an LZMA file has the same properties and a size behind them, which may be unknown
    packed = data[start + _ZIP_LZMA_HEADER : body] + b"\xff" * 8 + data[body:end]
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MEMORY)
    at = 0
    while not decompressor.eof and (at < len(packed) or not decompressor.needs_input):
        stop = min(at + _WIDE, len(packed)) if decompressor.needs_input else at
        piece = decompressor.decompress(packed[at:stop], _WIDE)
        at = stop
        yield piece, end
