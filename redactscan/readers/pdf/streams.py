"""The decoded bytes of a PDF stream, never more than a limit of them."""

from __future__ import annotations

import base64
import re
import zlib
from typing import TYPE_CHECKING

from redactscan.model import Loaded, Message

if TYPE_CHECKING:
    import pikepdf

_SHORT = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode", "/LZW": "/LZWDecode"}
_WIDEST = {"/LZWDecode": 1_400, "/RunLengthDecode": 64}
"""How many bytes, at most, come out for one that goes into a filter that is not run step by step."""

_BLANK = re.compile(rb"\s+")


class _BoundError(Exception):
    """More bytes than the limit."""


def decoded(stream: pikepdf.Stream, limit: int) -> bytes | None:
    """The bytes of ``stream``; None if it is broken, of an image, or its decoded size would pass ``limit``."""
    try:
        return _decoded(stream, limit)
    except _BoundError:
        return None


def loaded(stream: pikepdf.Stream, limit: int) -> Loaded:
    """The bytes of ``stream`` as those of a file in the file."""
    try:
        data = _decoded(stream, limit)
    except _BoundError:
        return Loaded(b"", "limit-reached", Message.of("detail.part-limit"))
    return Loaded(b"", "unparsable", Message.of("detail.damaged")) if data is None else Loaded(data)


def _decoded(stream: pikepdf.Stream, limit: int) -> bytes | None:
    import pikepdf

    filters = stream.get("/Filter")
    try:
        names = [str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters]) if name]
        data: bytes | None = stream.read_raw_bytes()
        for number, name in enumerate(names, start=1):
            if not data:
                return data
            match _SHORT.get(name, name):
                case "/FlateDecode":
                    data = _inflated(data, limit)
                case "/ASCII85Decode":
                    data = base64.a85decode(b"<~" + _BLANK.sub(b"", data).rpartition(b"~>")[0] + b"~>", adobe=True)
                case "/ASCIIHexDecode":
                    data = _from_hex(data)
                case "/LZWDecode" | "/RunLengthDecode" as widening if number == len(names):
                    if len(data) * _WIDEST[widening] > limit:
                        raise _BoundError
                    return stream.read_bytes()
                case "/Crypt":
                    pass
                case _:
                    return None
        if data is not None and len(data) > limit:
            raise _BoundError
        # qpdf undoes predictors; how large that gets is known by now
        return stream.read_bytes() if data and "/DecodeParms" in stream else data
    except (pikepdf.PdfError, zlib.error, ValueError, RuntimeError):
        return None


def _inflated(raw: bytes, limit: int) -> bytes | None:
    inflater = zlib.decompressobj()
    plain = inflater.decompress(raw, limit + 1)
    if len(plain) > limit:
        raise _BoundError
    return plain if inflater.eof else None  # a stream that stops before its end was cut


def _from_hex(data: bytes) -> bytes:
    digits = _BLANK.sub(b"", data).partition(b">")[0]
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii", "replace"))
