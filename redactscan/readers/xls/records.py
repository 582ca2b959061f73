"""BIFF, the record stream of a workbook ([MS-XLS] 2.1.4): records, their continuations, the strings in them.

Excel 97 (BIFF8) writes UTF-16, or its low bytes where that is enough; earlier versions write bytes in a code page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from struct import Struct

from redactscan.readers.encoding import decode
from redactscan.values import dataclass, field

HEADER = Struct("<HH")
_U2, _U4 = Struct("<H"), Struct("<I")
BOF = {0x0009: 2, 0x0209: 3, 0x0409: 4, 0x0809: 5}
EOF = 0x000A
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08  # [MS-XLS] 2.5.293
# Code pages whose declaration is not a default of some program.
_CERTAIN = {936: "gb18030", 932: "cp932", 949: "cp949", 950: "big5hkscs", 10008: "gb18030", 54936: "gb18030"}


_NOT_ZERO = re.compile(rb"[^\x00]")
_GB2312 = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])*")


@dataclass(slots=True)
class Records:
    """Walks a stream. ``head``: where the record begins that was read last; ``at``: where the next one does.

    ``broken``: the last one is longer than the stream.
    """

    data: bytes = field(repr=False)
    at: int = 0
    head: int = 0
    broken: bool = False

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """The number and the content of each record."""
        data, end = self.data, len(self.data)
        while self.at + 4 <= end:
            kind, size = HEADER.unpack_from(data, self.at)
            start = self.at + 4
            if not kind and not size:  # what fills up a stream
                self.at = self._behind_zeros(start)
                continue
            self.head, self.at = self.at, start + size
            self.broken = self.at > end
            yield kind, data[start : self.at]

    def _behind_zeros(self, at: int) -> int:
        found = _NOT_ZERO.search(self.data, at)
        return found.start() if found else len(self.data)

    def more(self) -> list[bytes]:
        """The contents of the CONTINUE records that stand here."""
        pieces = []
        while self.data[self.at : self.at + 2] == b"\x3c\x00" and self.at + 4 <= len(self.data):
            size = _U2.unpack_from(self.data, self.at + 2)[0]
            pieces.append(self.data[self.at + 4 : self.at + 4 + size])
            self.at += 4 + size
        return pieces


@dataclass(slots=True)
class Dialect:
    """How a version of the format writes texts. The methods give a text and the offset behind it."""

    version: int = 8
    code_page: int = 1252

    def short(self, data: bytes, at: int) -> tuple[str, int]:
        """A string with one byte of length."""
        return self.characters(data, at + 1, data[at])

    def long(self, data: bytes, at: int) -> tuple[str, int]:
        """A string with two bytes of length; what formats it is passed over."""
        count = _U2.unpack_from(data, at)[0]
        if self.version < 8 or not count:
            return self.characters(data, at + 2, count)
        flags, start = data[at + 2], at + 3
        after = 0
        if flags & _RICH:
            after += 4 * _U2.unpack_from(data, start)[0]
            start += 2
        if flags & _EXTENDED:
            after += _U4.unpack_from(data, start)[0]
            start += 4
        end = start + (count << (flags & _WIDE))
        return wide_text(data[start:end], flags), end + after

    def characters(self, data: bytes, at: int, count: int) -> tuple[str, int]:
        """A string of ``count`` characters, its length told elsewhere."""
        if self.version < 8:
            return self.narrow(data[at : at + count]), at + count
        flags = data[at] if at < len(data) or count else 0  # some programs leave it out of an empty string at the end
        end = at + 1 + (count << (flags & _WIDE))
        return wide_text(data[at + 1 : end], flags), end

    def narrow(self, raw: bytes) -> str:
        """Bytes in the code page of the file; what claims to be Western is looked at, as it often is not."""
        if raw.isascii():
            return raw.decode("ascii")
        charset = _CERTAIN.get(self.code_page) or ("gb18030" if _GB2312.fullmatch(raw) else "")
        return raw.decode(charset, "replace") if charset else _guessed(raw)


def wide_text(raw: bytes, flags: int) -> str:
    """Characters of Excel 97: of two bytes, or of one where ``flags`` say so."""
    return raw.decode("utf-16-le", "replace") if flags & _WIDE else raw.decode("latin-1")


@lru_cache(maxsize=4096)
def _guessed(raw: bytes) -> str:
    return decode(raw, "cp1252").text


@dataclass(slots=True)
class Pieces:
    """The content of a record and of its continuations, in which a string that is broken tells its width anew."""

    pieces: Iterator[bytes] = field(repr=False)
    _piece: bytes = b""
    _at: int = 0

    def take(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        end = self._at + count
        if end <= len(self._piece):
            taken = self._piece[self._at : end]
            self._at = end
            return taken
        taken = self._piece[self._at :]
        while len(taken) < count and self._next():
            end = count - len(taken)
            taken += self._piece[:end]
            self._at = min(end, len(self._piece))
        return taken

    def characters(self, count: int, flags: int) -> str:
        """The next characters, behind at least one byte that was taken."""
        end = self._at + (count << (flags & _WIDE))
        if end <= len(self._piece):
            text = wide_text(self._piece[self._at : end], flags)
            self._at = end
            return text
        texts = []
        while count > 0:
            here = min(count, (len(self._piece) - self._at) >> (flags & _WIDE))
            end = self._at + (here << (flags & _WIDE))
            texts.append(wide_text(self._piece[self._at : end], flags))
            count -= here
            if count and not self._next():
                break
            if count:
                flags, self._at = (self._piece[0], 1) if self._piece else (flags, 0)
            else:
                self._at = end
        return "".join(texts)

    def _next(self) -> bool:
        piece = next(self.pieces, None)
        if piece is None:
            return False
        self._piece, self._at = piece, 0
        return True


def shared_strings(pieces: list[bytes]) -> Iterator[tuple[str, str]]:
    """The strings of an SST record ([MS-XLS] 2.4.265), each with its phonetic guide."""
    source = Pieces(iter(pieces))
    source.take(8)
    while len(head := source.take(3)) == 3:
        count, flags = head[0] | head[1] << 8, head[2]
        runs = _U2.unpack(source.take(2).ljust(2, b"\0"))[0] if flags & _RICH else 0
        extended = _U4.unpack(source.take(4).ljust(4, b"\0"))[0] if flags & _EXTENDED else 0
        text = source.characters(count, flags)
        if runs:
            source.take(4 * runs)
        yield text, _phonetic(source.take(extended)) if extended else ""


def _phonetic(extended: bytes) -> str:
    """[MS-XLS] 2.5.86: the length of the guide is at 12, itself at 14."""
    if len(extended) < 14:
        return ""
    count = _U2.unpack_from(extended, 12)[0]
    return extended[14 : 14 + 2 * count].decode("utf-16-le", "replace")
