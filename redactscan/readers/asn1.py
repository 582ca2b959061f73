"""ASN.1 (X.690): its values, and what can be read in those of a signature, a certificate or an electronic seal.

Messages are RFC 5652 and GM/T 0010, seals GB/T 38540 and GM/T 0031.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from redactscan.tuples import NamedTuple

_CONSTRUCTED = 0x20
_CLASS = 0xC0
_OCTETS, _BITS = 0x04, 0x03
_SEQUENCE = 0x30
# Universal string types (X.680 §8.4) and how they are encoded.
_STRINGS = {
    0x0C: "utf-8", 0x12: "ascii", 0x13: "ascii", 0x14: "gb18030", 0x16: "latin-1", 0x1A: "ascii", 0x1B: "latin-1",
    0x1C: "utf-32-be", 0x1E: "utf-16-be",
}  # fmt: skip
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_FILES = (b"PK\x03\x04", b"%PDF-")
_DEEPEST = 24
_MOST = 20_000


class Value(NamedTuple):
    """A value between ``start`` and ``stop``; the next one begins at ``after``."""

    tag: int
    start: int
    stop: int
    after: int


class Found(NamedTuple):
    """A string, or a picture or a file as bytes."""

    kind: Literal["text", "picture", "file"]
    text: str
    data: bytes


def value_at(data: bytes, at: int, depth: int = 0) -> Value:
    """The value that begins at ``at`` (§8.1), also one that does not say its length. ValueError if it breaks off."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F or depth > _DEEPEST:
        raise ValueError
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80:
        stop = start
        while data[stop : stop + 2] != b"\0\0":
            stop = value_at(data, stop, depth + 1).after
        return Value(tag, start, stop, stop + 2)
    if length & 0x80:
        size = length & 0x7F
        length, start = int.from_bytes(data[start : start + size], "big"), start + size
    if start + length > len(data):
        raise ValueError
    return Value(tag, start, start + length, start + length)


def inside(data: bytes, value: Value) -> Iterator[Value]:
    """The values that a constructed one consists of."""
    at = value.start
    while at < value.stop:
        inner = value_at(data, at)
        yield inner
        at = inner.after


def octets(data: bytes, value: Value) -> bytes:
    """The bytes of an octet string, which may come in pieces; b'' of anything else."""
    if value.tag == _OCTETS | _CONSTRUCTED:
        return b"".join(octets(data, piece) for piece in inside(data, value))
    return data[value.start : value.stop] if value.tag == _OCTETS else b""


def contents(data: bytes) -> Iterator[Found]:
    """Everything readable in a structure, in order; values inside octet strings, such as certificates, too."""
    stack = [(0, len(data), 0)]
    steps = 0
    while stack:
        at, end, depth = stack.pop()
        steps += 1
        found = _within(data, at, end) if steps < _MOST else None
        if found is None:
            continue
        tag, start, stop, after = found
        stack.append((after, end, depth))
        value = data[start:stop]
        if tag & _CONSTRUCTED:
            if depth < _DEEPEST:
                stack.append((start, stop, depth + 1))
        elif tag in (_OCTETS, _BITS):
            inner = start + (tag == _BITS)
            if _is_whole(data, inner, stop) and depth < _DEEPEST:
                stack.append((inner, stop, depth + 1))
            else:
                yield from _bytes(value)
        elif tag & _CLASS or tag in _STRINGS:
            text = value.decode(_STRINGS.get(tag, "utf-8"), "ignore")
            if text.strip() and (tag in _STRINGS or text.isprintable()):
                yield Found("text", text, b"")


def _within(data: bytes, at: int, end: int) -> Value | None:
    """The value at ``at``; None if there is none that ends by ``end``."""
    if at >= end:
        return None
    try:
        value = value_at(data, at)
    except ValueError:
        return None
    return value if value.after <= end else None


def _is_whole(data: bytes, at: int, end: int) -> bool:
    """Whether a sequence fills ``at:end``."""
    value = _within(data, at, end)
    return value is not None and value.tag == _SEQUENCE and value.after == end


def _bytes(value: bytes) -> Iterator[Found]:
    if value.startswith(_PICTURES):
        yield Found("picture", "", value)
    elif value.startswith(_FILES):
        yield Found("file", "", value)
    else:
        text = value.decode("utf-8", "ignore")
        if len(text.encode()) == len(value) and text.isprintable() and text.strip():
            yield Found("text", text, b"")
