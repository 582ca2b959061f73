"""Properties of Outlook items as passages: what people wrote, whom they named, what programs noted."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.leftovers import say_new
from redactscan.readers.mail.headers import Headers
from redactscan.readers.msg.rtf import decompressed
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.readers.text import blocks
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

# Types of values ([MS-OXCDATA] 2.11.1).
STRING8, STRING, BINARY, OBJECT = 0x1E, 0x1F, 0x102, 0x0D
_NUMBERS = {0x05: "<d", 0x06: "<q", 0x14: "<q"}
FIXED = frozenset({0x03, *_NUMBERS})
# Properties that are read for what they are, by their number ([MS-OXPROPS]).
_HEADERS, _BODY, _RTF, _HTML = 0x007D, 0x1000, 0x1009, 0x1013
ATTACHED = 0x3701
FILE_NAMES = (0x3707, 0x3704, 0x3001)
PATHS = (0x370D, 0x3708)
_NAMES = {
    0x0037: "subject", 0x0042: "sent for", 0x0044: "received for", 0x0065: "sent for", 0x0070: "topic",
    0x0C1A: "sender", 0x0C1F: "sender", 0x0E02: "Bcc", 0x0E03: "Cc", 0x0E04: "To", 0x0E1D: "subject",
    0x1035: "Message-ID", 0x1039: "References", 0x1042: "In-Reply-To", 0x3001: "name", 0x3003: "address",
    0x3704: "file name", 0x3707: "file name", 0x3708: "path", 0x370D: "path", 0x39FE: "address", 0x3FF8: "creator",
    0x3FFA: "last modifier", 0x5D01: "sender", 0x5D02: "sent for",
}  # fmt: skip
# Classes, types of addresses, formats; bytes of icons and of keys.
_DULL = frozenset({
    0x001A, 0x003D, 0x0064, 0x0071, 0x0075, 0x0077, 0x0C1E, 0x3002, 0x3702, 0x3703, 0x370A, 0x370E, 0x3FFD, 0x8580,
})  # fmt: skip
_LONG = 10**10
"""Numbers of fewer than eleven digits are counters and flags."""


class Property(NamedTuple):
    """``number`` and ``kind`` are the halves of a property tag; ``name`` is that of a named property."""

    number: int
    kind: int
    data: bytes
    name: str = ""

    def text(self, page: str) -> str:
        """The text of a string property in that charset, '' for any other."""
        if self.kind == STRING:
            return self.data.decode("utf-16-le", "replace").rstrip("\0")
        return decode(self.data.rstrip(b"\0"), page or None).text if self.kind == STRING8 else ""


@dataclass(slots=True)
class Item:
    """A mail, a recipient, an attachment. ``page`` is the charset of its 8-bit strings, '' if it does not say."""

    draft: Draft
    page: str = ""
    part: str = ""
    swept: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    _said: set[str] = field(default_factory=set)

    def say(self, properties: Iterable[Property]) -> None:
        """Say the properties, each text once. ``swept`` keeps the strings in binary values for ``say_swept``."""
        for one in sorted(properties, key=lambda one: one.number):
            if one.number == _BODY:
                self.draft.content += blocks(one.text(self.page), self.part)
            elif one.number == _HTML:
                self.embed("body.html", self._page(one))
            elif one.number == _RTF and one.kind == BINARY:
                self._rich_text(one.data)
            elif one.number == _HEADERS:
                for header in Headers.parse(one.text(self.page).encode())[0].fields:
                    self._say(header.name, header.text)
            elif one.kind in _NUMBERS:
                self._say_number(one)
            elif one.number not in _DULL and one.number != ATTACHED:
                self._say(one.name or _NAMES.get(one.number, f"0x{one.number:04X}"), one.text(self.page))
                if one.kind == BINARY:
                    self.swept += strings(one.data)

    def say_swept(self) -> None:
        """Say what binary values say and no other property does."""
        said = {passage.text.lower() for passage in self.draft.content if isinstance(passage, Passage)}
        new = [text for text in self.swept if text.lower().rpartition("smtp:")[2] not in said]
        say_new(self.draft, Location("", "metadata", Field("binary properties")), new)

    def embed(self, name: str, data: bytes) -> None:
        """Hand over a file, under a name of its own."""
        self.draft.embed(self.own_name(name), data)

    def own_name(self, name: str) -> str:
        """``name``, or a longer one if another file has it."""
        if self.part and name in self.names:
            name = f"{self.part}/{name}"
        self.names.add(name)
        return name

    def _page(self, html: Property) -> bytes:
        if html.kind != BINARY:
            return html.text(self.page).encode("utf-8-sig")
        found = decode(html.data, self.page or None)
        return html.data if found.encoding.startswith("utf-8") else found.text.encode("utf-8-sig")

    def _rich_text(self, data: bytes) -> None:
        content, whole = decompressed(data, self.draft.source.limits.part_bytes)
        if not whole:
            self.draft.notice("unparsable", "body.rtf", Message.of("detail.damaged-member"))
        if content:
            self.embed("body.rtf", content)

    def _say(self, name: str, text: str) -> None:
        if text.strip() and text not in self._said:
            self._said.add(text)
            self.draft.content.append(Passage(text, Location(self.part, "metadata", Field(name))))

    def _say_number(self, one: Property) -> None:
        if len(one.data) >= 8:
            (number,) = struct.unpack_from(_NUMBERS[one.kind], one.data)
            if number == number and _LONG <= number < 1e19:
                self._say(one.name or f"0x{one.number:04X}", f"{int(number)}")
