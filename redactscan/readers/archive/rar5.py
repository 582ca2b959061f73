"""Which members of a RAR 5 archive a password protects: libarchive takes their bytes for damaged ones.

Every header has its CRC, its size, its type and flags; a member's says in its extra area whether it is encrypted
(RAR 5.0 archive format, https://www.rarlab.com/technote.htm). All numbers are LEB128.
"""

from __future__ import annotations

from collections.abc import Iterator

SIGNATURE = b"Rar!\x1a\x07\x01\x00"
_CRC = 4  # bytes
_MEMBER, _ENCRYPTION = 2, 1  # types of a header and of a record in its extra area
_HAS_EXTRA, _HAS_DATA = 1, 2
_LONGEST = 10  # bytes of a number of 64 bits


def locked(data: bytes) -> Iterator[bool]:
    """For every member in its order whether it is encrypted, as far as the headers can be followed."""
    at = len(SIGNATURE)
    try:
        while at < len(data):
            size, start = _number(data, at + _CRC)
            kind, at = _number(data, start)
            flags, at = _number(data, at)
            extra, at = _number(data, at) if flags & _HAS_EXTRA else (0, at)
            content = _number(data, at)[0] if flags & _HAS_DATA else 0
            end = start + size
            if kind == _MEMBER:
                yield _ENCRYPTION in _records(data, end - extra, end)
            at = end + content
    except IndexError:  # cut off, or no number
        return


def _records(data: bytes, at: int, end: int) -> Iterator[int]:
    """The types of the records in an extra area."""
    while at < end:
        size, start = _number(data, at)
        yield _number(data, start)[0]
        at = start + size


def _number(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place, and where it ends."""
    number = 0
    for place in range(_LONGEST):
        number |= (data[at + place] & 0x7F) << 7 * place
        if data[at + place] < 0x80:
            return number, at + place + 1
    raise IndexError
