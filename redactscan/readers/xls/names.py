"""Defined names: what they are called, what people say of them, what their formulas say."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from redactscan.readers.xls.formulas import literals
from redactscan.readers.xls.records import Dialect

_U2 = Struct("<H")
_BUILT_IN = 0x20


def texts(dialect: Dialect, data: bytes) -> Iterator[str]:
    """The texts of a NAME record ([MS-XLS] 2.4.150): menu, description, help, status bar are told by their lengths."""
    if dialect.version < 5:
        return
    built_in, length, size = data[0] & _BUILT_IN, data[3], _U2.unpack_from(data, 4)[0]
    name, at = dialect.characters(data, 14, length)
    if not built_in:
        yield name
    yield from literals(dialect, data, at, size)
    at += size
    for count in data[10:14]:
        if count and at < len(data):
            text, at = dialect.characters(data, at, count)
            yield text
