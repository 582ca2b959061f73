"""Who signed: what can be read in the ASN.1 of a signature or an electronic seal (GB/T 38540, GM/T 0031)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

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


class Found(NamedTuple):
    """A string, or a picture or a file as bytes."""

    kind: Literal["text", "picture", "file"]
    text: str
    data: bytes


def contents(data: bytes) -> Iterator[Found]:
    """Everything readable in a DER structure, in order; values inside octet strings, such as certificates, too."""
    stack = [(0, len(data), 0)]
    steps = 0
    while stack:
        at, end, depth = stack.pop()
        steps += 1
        header = _header(data, at, end) if steps < _MOST else None
        if header is None:
            continue
        tag, start, stop = header
        stack.append((stop, end, depth))
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


def _header(data: bytes, at: int, end: int) -> tuple[int, int, int] | None:
    """Tag, start and end of the value at ``at``; None if there is none (X.690 §8.1)."""
    if at + 2 > end or data[at] & 0x1F == 0x1F:
        return None
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 0 < count <= 4 or start + count > end:
            return None
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    return (data[at], start, start + length) if start + length <= end else None


def _is_whole(data: bytes, at: int, end: int) -> bool:
    """Whether a sequence fills ``at:end``."""
    header = _header(data, at, end)
    return header is not None and header[0] == _SEQUENCE and header[2] == end


def _bytes(value: bytes) -> Iterator[Found]:
    if value.startswith(_PICTURES):
        yield Found("picture", "", value)
    elif value.startswith(_FILES):
        yield Found("file", "", value)
    else:
        text = value.decode("utf-8", "ignore")
        if len(text.encode()) == len(value) and text.isprintable() and text.strip():
            yield Found("text", text, b"")
