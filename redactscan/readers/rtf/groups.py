"""Groups of an RTF file that are no story: one text, or bytes."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from redactscan.readers.rtf.destinations import Said
from redactscan.values import dataclass, field

_NOT_HEX = bytes(set(range(256)) - set(b"0123456789ABCDEFabcdef"))
_BYTES = re.compile(r"(?:[0-9A-Fa-f]{2}){20,}")


@dataclass(slots=True)
class TextGroup:
    """A group that is one text."""

    said: Said
    pieces: list[str] = field(default_factory=list)

    def text(self, text: str) -> None:
        """Go on."""
        self.pieces.append(text)

    def edge(self) -> None:
        """A group inside begins or ends."""
        if self.said.apart:
            self.pieces.append("\n")

    def whole(self) -> str:
        """All that it says."""
        return "".join(self.pieces)

    def lines(self) -> Iterator[str]:
        """What it says that is worth saying."""
        text = self.whole().strip()
        for line in text.split("\n") if self.said.apart else [text]:
            line = line.strip(" \t;")
            if line and self.said.worth.search(line):
                yield line


@dataclass(slots=True)
class DataGroup:
    """A group that is bytes: hexadecimal digits, raw data, or both. ``suffix`` is that of a picture's format."""

    name: str
    suffix: str = ""
    _chunks: list[bytes] = field(default_factory=list)
    _digits: list[str] = field(default_factory=list)

    def text(self, digits: str) -> None:
        """Take in hexadecimal digits with whatever stands between them."""
        self._digits.append(digits)

    def binary(self, data: bytes) -> None:
        """Take in raw data."""
        self._chunks += [self._from_digits(), data]

    def data(self) -> bytes:
        """All of it; half a byte at the end is lost."""
        self._chunks.append(self._from_digits())
        return b"".join(self._chunks)

    def _from_digits(self) -> bytes:
        digits = "".join(self._digits).encode("latin-1", "ignore").translate(None, _NOT_HEX)
        self._digits = []
        return binascii.unhexlify(digits[: len(digits) & ~1])


def bytes_of(line: str) -> bytes:
    """The bytes that a text of nothing but hexadecimal digits stands for; b'' for any other text."""
    return bytes.fromhex(line) if _BYTES.fullmatch(line) else b""
