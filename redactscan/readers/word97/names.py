"""What stands in tables beside the text: authors, bookmarks, paths, variables ([MS-DOC] 2.5.6 and following)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactscan.model import Field, Location, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.readers.word97.fib import Fib, Span
from redactscan.values import dataclass, field

_WIDE = 0xFFFF
# SttbfAssoc, 2.9.278: by index, named as in the XML formats.
_PROPERTIES = {
    1: "Template", 2: "title", 3: "subject", 4: "keywords", 6: "creator", 7: "lastModifiedBy", 8: "mail merge data",
    9: "mail merge header", 17: "password",
}  # fmt: skip
_LISTS = {"bookmarks": "bookmark", "reviewers": "author", "captions": "caption", "linked files": "linked file"}
_FREE = {"variables": "variable", "routing slip": "routing slip", "printer": "printer", "saved as": "path"}
_NOBODY = "Unknown"  # the first of all reviewers


@dataclass(slots=True)
class Names:
    """Appends passages to ``draft``, each text once for each name."""

    draft: Draft
    fib: Fib
    table: bytes = field(repr=False)
    _said: set[tuple[str, str]] = field(default_factory=set)

    def read(self) -> None:
        """Say everything."""
        for number, text in enumerate(self._list("properties")):
            if number in _PROPERTIES:
                self._say(_PROPERTIES[number], text)
        for number, text in enumerate(self._list("savers")):
            self._say("path" if number % 2 else "author", text)
        for name, own in _LISTS.items():
            for text in self._list(name):
                # Word's own bookmarks: _GoBack, _Toc120345678
                if text != _NOBODY and not (own == "bookmark" and text.startswith("_") and text.isascii()):
                    self._say(own, text)
        for text in _strings(self._content("comment authors")):
            self._say("author", text)
        for name, own in _FREE.items():
            for text in strings(self._content(name)):
                self._say(own, text)
        for text in strings(self._rest()):
            self._say("table", text)

    def _rest(self) -> bytes:
        """What no table covers that is known here."""
        if self.fib.is_old:
            return b""
        rest: list[bytes] = []
        at = 0
        for start, size in sorted(self.fib.tables.values()):
            rest.append(self.table[at:start])
            at = max(at, start + size)
        return b"\0\0".join((*rest, self.table[at:]))

    def _say(self, name: str, text: str) -> None:
        text = text.strip("\0 ")
        if text and (name, text) not in self._said:
            self._said.add((name, text))
            self.draft.content.append(Passage(text, Location("tables", "metadata", Field(name))))

    def _content(self, name: str) -> bytes:
        start, size = self.fib.tables.get(name, Span(0, 0))
        return self.table[start : start + size]

    def _list(self, name: str) -> list[str]:
        return list(_table_of_strings(self._content(name)))


def _table_of_strings(data: bytes) -> Iterator[str]:
    """An STTB (2.2.4): a count, the size of what follows each string, the strings after their lengths."""
    try:
        (mark,) = struct.unpack_from("<H", data)
        at = 2 if mark == _WIDE else 0
        count, extra = struct.unpack_from("<2H", data, at)
        at += 4
        for _ in range(count):
            if mark == _WIDE:
                (length,) = struct.unpack_from("<H", data, at)
                text, size = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"), 2 + 2 * length
            else:
                text, size = decode(data[at + 1 : at + 1 + data[at]]).text, 1 + data[at]
            yield text
            at += size + extra
    except (struct.error, IndexError):  # cut short: what was found is found
        return


def _strings(data: bytes) -> Iterator[str]:
    """Strings after their lengths, one after the other (2.9.76)."""
    at = 0
    while at + 2 <= len(data):
        (length,) = struct.unpack_from("<H", data, at)
        yield data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length
