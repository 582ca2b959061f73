"""The file information block ([MS-DOC] 2.5): where everything in a Word document lies, and how long it is."""

from __future__ import annotations

import struct

from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_WORD_6 = 101  # the oldest version that is a compound file; 104 is Word 95
_WORD_97 = 193
_PAGE = 512

# The sub-documents in the order in which their text stands, [MS-DOC] 2.4.1; 2.5.4 has their lengths.
STORIES = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "textboxes", "header textboxes")

# Positions in FibRgFcLcb97 and its successors ([MS-DOC] 2.5.6 to 2.5.10).
_TABLES = {
    "styles": 1, "header stories": 11, "character pages": 12, "paragraph pages": 13, "fonts": 15, "bookmarks": 21,
    "printer": 27, "properties": 32, "pieces": 33, "saved as": 35, "comment authors": 36, "drawings": 50,
    "reviewers": 51, "captions": 52, "textbox stories": 56, "header textbox stories": 58, "variables": 60,
    "routing slip": 70, "savers": 71, "linked files": 72, "theme": 181, "colours": 182,
}  # fmt: skip
_OLD_PIECES = 0x160  # of Word 6 and 95


class Span(NamedTuple):
    """Bytes of the table stream."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Fib:
    """One block; a template has a second one for its building blocks, at ``next_at``.

    ``start`` and ``end`` bound the text of a document of Word 6 or 95 in the stream; ``lengths`` are those of
    ``STORIES``, in characters.
    """

    at: int
    is_old: bool
    is_encrypted: bool
    is_complex: bool
    is_wide: bool
    table: str
    next_at: int
    language: int
    start: int
    end: int
    size: int
    lengths: tuple[int, ...]
    tables: dict[str, Span] = field(repr=False)

    @classmethod
    def parse(cls, data: bytes, at: int = 0) -> Fib:
        """Raises ``struct.error`` if it is cut short, ValueError if it is none or older than Word 6."""
        mark, version, _, language, following, flags = struct.unpack_from("<6H", data, at)
        if mark not in (0xA5EC, 0xA5DC) or version < _WORD_6:
            raise ValueError("no document of Word 6 or later")
        is_old = version < _WORD_97 and mark == 0xA5DC
        start, end = struct.unpack_from("<2I", data, at + 24)
        if is_old:
            lengths = struct.unpack_from("<8I", data, at + 0x34)
            tables = {"pieces": Span(*struct.unpack_from("<2I", data, at + _OLD_PIECES))}
            size = _OLD_PIECES + 8
        else:
            lengths, tables, size = _modern(data, at)
        return cls(
            at=at,
            is_old=is_old,
            is_encrypted=bool(flags & 0x100),
            is_complex=bool(flags & 0x4),
            is_wide=bool(flags & 0x1000),
            table="1Table" if flags & 0x200 else "0Table",
            next_at=following * _PAGE,
            language=language,
            start=start,
            end=end,
            size=size,
            lengths=lengths,
            tables=tables,
        )


def _modern(data: bytes, at: int) -> tuple[tuple[int, ...], dict[str, Span], int]:
    (words,) = struct.unpack_from("<H", data, at + 32)
    place = at + 34 + 2 * words
    (longs,) = struct.unpack_from("<H", data, place)
    numbers = struct.unpack_from("<11I", data, place + 2)
    place += 2 + 4 * longs
    (pairs,) = struct.unpack_from("<H", data, place)
    place += 2
    found = {
        name: Span(*struct.unpack_from("<2I", data, place + 8 * number))
        for name, number in _TABLES.items()
        if number < pairs
    }
    return numbers[3:11], found, place + 8 * pairs - at
