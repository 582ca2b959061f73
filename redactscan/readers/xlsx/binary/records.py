"""BIFF12 ([MS-XLSB] 2.1.4), the records of a binary workbook: a number and a length of seven bits a byte."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from struct import Struct

from redactscan.model import Message
from redactscan.readers.source import Draft

_U4 = Struct("<I")
_NONE = 0xFFFFFFFF


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the content of each record. Raises ``struct.error`` at the end of a part that is cut off."""
    at, end = 0, len(data)
    while at < end:
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind, data[at : at + size]
        at += size
    if at > end:
        raise struct.error


@contextmanager
def damage_noticed(draft: Draft, part: str) -> Iterator[None]:
    """What is no record, or not the one that it says, ends the reading of a part and is noticed."""
    try:
        yield
    except (struct.error, IndexError):
        draft.notice("unparsable", part, Message.of("detail.damaged-records"))


def wide_string(data: bytes, at: int) -> tuple[str, int]:
    """A string behind its length, and the offset behind it; '' where it says that there is none."""
    count = _U4.unpack_from(data, at)[0]
    if count == _NONE:
        return "", at + 4
    end = at + 4 + 2 * count
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def rich_string(data: bytes, at: int) -> tuple[str, str]:
    """A string that may have formatting and a phonetic guide ([MS-XLSB] 2.5.122): both texts."""
    flags = data[at]
    text, at = wide_string(data, at + 1)
    if flags & 1:
        at += 4 + 4 * _U4.unpack_from(data, at)[0]
    return text, wide_string(data, at)[0] if flags & 2 else ""


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = shift = 0
    for byte in data[at : at + most]:
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    return value, at
