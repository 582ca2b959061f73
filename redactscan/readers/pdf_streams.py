"""The decoded bytes of a PDF stream, never more than a limit of them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_UNMEASURED = 1 << 20
"""Bytes; a filter that cannot be run step by step decodes only what is this small when encoded."""


def decoded(stream: pikepdf.Stream, limit: int) -> bytes | None:
    """The bytes of ``stream``; None if it is broken or its decoded size would pass ``limit``."""
    import pikepdf

    filters = stream.get("/Filter")
    try:
        names = [str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters]) if name]
        raw = stream.read_raw_bytes()
        if not names or not raw:
            return raw if len(raw) <= limit else None
        if names == ["/FlateDecode"] and "/DecodeParms" not in stream:
            return _inflated(raw, limit)
        plain = stream.read_bytes() if len(raw) <= _UNMEASURED else None
    except (pikepdf.PdfError, zlib.error, ValueError, RuntimeError):
        return None
    return plain if plain is not None and len(plain) <= limit else None


def _inflated(raw: bytes, limit: int) -> bytes | None:
    inflater = zlib.decompressobj()
    plain = inflater.decompress(raw, limit + 1)
    # A stream that stops before its end was cut; one that goes on has passed the limit.
    return plain if inflater.eof and len(plain) <= limit else None
