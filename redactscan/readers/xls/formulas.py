"""What a compiled formula says itself ([MS-XLS] 2.5.198): its strings, its long numbers, its constant arrays."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from redactscan.readers.sheets.numbers import float_text
from redactscan.readers.xls.records import Dialect

_U2, _F8 = Struct("<H"), Struct("<d")
_STRING, _ATTRIBUTE, _NUMBER, _ARRAY = 0x17, 0x19, 0x1F, 0x20
_CHOOSE = 0x04
_FLOAT, _TEXT = 1, 2
# Bytes behind each token, in Excel 97 and before; those of the three classes of an operand are alike.
_SIZES = {
    0x01: 4, 0x02: 4, **dict.fromkeys(range(0x03, 0x17), 0), 0x18: 5, 0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8, 0x20: 7,
    0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8, 0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2, 0x2A: 4, 0x2B: 8, 0x2C: 4,
    0x2D: 8, 0x2E: 2, 0x2F: 2, 0x39: 6, 0x3A: 6, 0x3B: 10, 0x3C: 6, 0x3D: 10,
}  # fmt: skip
_EARLIER = {0x23: 14, 0x24: 3, 0x25: 6, 0x2A: 3, 0x2B: 6, 0x2C: 3, 0x2D: 6, 0x39: 24, 0x3A: 17, 0x3B: 20, 0x3C: 17,
            0x3D: 20}  # fmt: skip
_LONG = 11  # digits


def literals(dialect: Dialect, data: bytes, start: int, size: int) -> Iterator[str]:
    """The texts of the formula ``data[start : start + size]``; its constant arrays stand behind it."""
    at, end = start, min(start + size, len(data))
    arrays = 0
    while at < end:
        token = data[at]
        kind = token if token < 0x20 else token & 0x1F | 0x20
        at += 1
        if kind == _STRING:
            text, at = dialect.short(data, at)
            yield from _said(text)
            continue
        if kind == _NUMBER:
            yield from _number(data, at)
        elif kind == _ATTRIBUTE:
            at += 3 + (2 * (_U2.unpack_from(data, at + 1)[0] + 1) if data[at] & _CHOOSE else 0)
            continue
        arrays += kind == _ARRAY
        width = _EARLIER.get(kind) if dialect.version < 8 else None
        width = _SIZES.get(kind) if width is None else width
        if width is None:
            return
        at += width
    at = end
    for _ in range(arrays):
        if at + 3 > len(data):
            return
        count = (data[at] + 1) * (_U2.unpack_from(data, at + 1)[0] + 1)
        texts, at = values(dialect, data, at + 3, count)
        for text in texts:
            yield from _said(text)


def values(dialect: Dialect, data: bytes, at: int, count: int) -> tuple[list[str], int]:
    """Constant values ([MS-XLS] 2.5.192) and the offset behind them; '' for what is no text or number."""
    texts: list[str] = []
    while at < len(data) and len(texts) < count:
        kind = data[at]
        if kind == _TEXT:
            text, at = dialect.long(data, at + 1) if dialect.version >= 8 else dialect.short(data, at + 1)
            texts.append(text)
        else:
            texts.append(float_text(_F8.unpack_from(data, at + 1)[0]) if kind == _FLOAT else "")
            at += 9
    return texts, at


def _number(data: bytes, at: int) -> Iterator[str]:
    text = float_text(_F8.unpack_from(data, at)[0])
    if len(text) >= _LONG and text.isdecimal():
        yield text


def _said(text: str) -> Iterator[str]:
    if len(text.strip()) > 1:
        yield text
