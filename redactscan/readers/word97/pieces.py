"""The piece table ([MS-DOC] 2.4.1): a text in the order of its characters, cut from wherever it lies in the stream."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from redactscan.readers.strings import is_chinese
from redactscan.readers.word97.fib import Fib, Span
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

FILLER = "\uffff"
"""Stands for the second byte of a character of two, so that every position has one character."""

_PROPERTIES, _TABLE = 1, 2
_COMPRESSED, _ADDRESS = 0x40000000, 0x3FFFFFFF
_MOST_COPIES = 4  # of the text in the stream; a hostile table repeats one text a million times
_WESTERN = "cp1252"  # what compressed pieces are in ([MS-DOC] 2.9.73), but for programs that compress Chinese, too
_LANGUAGES = {0x804: "gb18030", 0x1004: "gb18030", 0x404: "big5hkscs", 0xC04: "big5hkscs"}
_WIDE = re.compile(r"[^\x00-\x7f]")
# [MS-DOC] 2.9.215: the modifications that a piece may carry in short, as far as they matter here
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x50: 0x0811, 0x5C: 0x083C, 0x62: 0x2A42}


class Piece(NamedTuple):
    """Positions ``start:end`` of the document lie at byte ``at`` of the stream, ``width`` bytes each.

    ``changes`` are property modifications that hold for all of it.
    """

    start: int
    end: int
    at: int
    width: int
    changes: bytes = b""


@dataclass(slots=True)
class Pieces:
    """All pieces of a document in order. ``is_cut``: the table lists more than the stream can hold."""

    data: bytes = field(repr=False)
    pieces: list[Piece]
    is_cut: bool = False
    code_page: str = _WESTERN
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, fib: Fib, data: bytes, table: bytes) -> Pieces:
        """Raises ``struct.error`` or ValueError if there is no table that can be read."""
        code_page = _LANGUAGES.get(fib.language, _WESTERN) if fib.is_old else _WESTERN
        if fib.is_old and not fib.is_complex:
            width = 2 if fib.is_wide else 1
            length = max(0, min(fib.end, len(data)) - fib.start) // width
            return cls(data, [Piece(0, length, fib.start, width)], code_page=code_page)
        found = cls(data, [], code_page=code_page)
        for piece in _listed(fib, table, len(data)):
            if piece.end > _MOST_COPIES * len(data):
                found.is_cut = True
                break
            found.pieces.append(piece)
        found._starts = [piece.start for piece in found.pieces]
        return found

    def text(self) -> str:
        """The text, one character to a position: halves of surrogate pairs stay apart, gaps are NULs."""
        texts: list[str] = []
        length = 0
        for piece in self.pieces:
            texts += ("\0" * (piece.start - length), self._piece(piece))
            length = piece.end
        return "".join(texts)

    def at(self, position: int) -> tuple[int, bytes]:
        """The byte at which the character of a position lies, -1 in a gap, and the modifications of its piece."""
        number = max(0, bisect_right(self._starts, position) - 1)
        piece = self.pieces[number] if self.pieces else Piece(0, 0, 0, 0)
        inside = piece.start <= position < piece.end
        return (piece.at + (position - piece.start) * piece.width if inside else -1), piece.changes

    def _piece(self, piece: Piece) -> str:
        length = piece.end - piece.start
        raw = self.data[piece.at : piece.at + length * piece.width]
        return (_units(raw) if piece.width == 2 else _narrow(raw, self.code_page)).ljust(length, "\0")[:length]


def joined(text: str) -> str:
    r"""A stretch of ``Pieces.text`` as people read it.

    >>> joined("\ud840\udc00张\uffff")
    '𠀀张'
    """
    text = text.replace(FILLER, "")
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _units(raw: bytes) -> str:
    text = raw.decode("utf-16-le", "replace")
    if 2 * len(text) == len(raw):
        return text
    return "".join(map(chr, memoryview(raw[: len(raw) & ~1]).cast("H")))


def _narrow(raw: bytes, code_page: str) -> str:
    if raw.isascii():
        return raw.decode("ascii")
    encoding = "gb18030" if is_chinese(raw) else code_page
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = _WESTERN, raw.decode("latin-1" if encoding == _WESTERN else _WESTERN, "replace")
    if encoding == _WESTERN:
        return text
    return _WIDE.sub(lambda found: found[0] + FILLER * (len(found[0].encode(encoding)) - 1), text)


def _listed(fib: Fib, table: bytes, size: int) -> Iterator[Piece]:
    """The pieces that the table lists, in order and within a stream of ``size`` bytes."""
    span = fib.tables.get("pieces", Span(0, 0))
    content = table[span.start : span.start + span.size]
    changes: list[bytes] = []
    at = 0
    while content[at : at + 1] == bytes([_PROPERTIES]):
        (length,) = struct.unpack_from("<H", content, at + 1)
        changes.append(content[at + 3 : at + 3 + length])
        at += 3 + length
    if content[at : at + 1] != bytes([_TABLE]):
        raise ValueError("no piece table")
    listed = content[at + 5 :]
    (length,) = struct.unpack_from("<I", content, at + 1)
    count = (min(length, len(listed)) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", listed)
    reached = 0
    for number, (start, end) in enumerate(pairwise(positions)):
        address, modifier = struct.unpack_from("<2xIH", listed, 4 * (count + 1) + 8 * number)
        if fib.is_old:
            place, width = address, 2 if fib.is_wide else 1
        else:
            place, width = (address & _ADDRESS, 2) if not address & _COMPRESSED else ((address & _ADDRESS) // 2, 1)
        end = min(end, start + max(0, size - place) // width)
        if reached <= start < end:
            yield Piece(start, end, place, width, _changes(modifier, changes))
            reached = end


def _changes(modifier: int, changes: list[bytes]) -> bytes:
    """The modifications of a piece as a list of its own ([MS-DOC] 2.9.214): by number, or one in short."""
    if modifier & 1:
        return changes[modifier >> 1] if modifier >> 1 < len(changes) else b""
    code = _SHORT.get(modifier >> 1 & 0x7F)
    return struct.pack("<HB", code, modifier >> 8) if code else b""
