"""TNEF ([MS-OXTNEF]): ``winmail.dat``, in which Outlook wraps whatever other mail programs would not understand."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactscan.model import Document, Field, Location, Message, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.leftovers import say_strings
from redactscan.readers.msg.properties import ATTACHED, BINARY, FILE_NAMES, OBJECT, STRING, STRING8, Item, Property
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.strings import strings
from redactscan.readers.text import blocks
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_AFTER_SIGNATURE = 6
# Attributes by the lower half of their number ([MS-OXTNEF] 2.1.3.2).
_BEGINS, _TITLE, _CONTENT, _ICON = 0x9002, 0x8010, 0x800F, 0x8011
_BODY, _MESSAGE, _RECIPIENTS, _ATTACHMENT, _CODE_PAGE = 0x800C, 0x9003, 0x9004, 0x9005, 0x9007
_NAMES = {0x8000: "From", 0x8004: "subject", 0x8009: "Message-ID", 0x9001: "file name", 0x0000: "owner"}
# Times, classes, flags, versions, keys of threads.
_DULL = frozenset({
    0x0006, 0x0007, 0x0008, 0x0009, 0x8005, 0x8006, 0x8007, 0x8008, 0x800A, 0x800B, 0x800D, 0x8012, 0x8013, 0x8020,
    0x9006,
})  # fmt: skip
_VARIABLE = frozenset({STRING8, STRING, BINARY, OBJECT})
_SIZES = {0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}  # of the other types of values; 4 where none is said
_SEVERAL = 0x1000
_FIRST_NAMED = 0x8000
_INTERFACE = 16  # bytes before an object: which interface it has


class _Attribute(NamedTuple):
    number: int
    data: bytes
    whole: bool


@dataclass(slots=True)
class _Attachment:
    number: int
    name: str = ""
    contents: list[bytes] = field(default_factory=list)


def read(source: Source) -> Document:
    """Read a ``winmail.dat``. Attached files and mails are handed over."""
    draft = Draft(source, READER.media_type, parts=1)
    reader = _Reader(draft, Item(draft))
    for attribute in _attributes(source.data):
        if not attribute.whole:
            draft.notice("unparsable", detail=Message.of("detail.truncated"))
        reader.take(attribute.number, attribute.data)
    reader.finish()
    return draft.finish()


@dataclass(slots=True)
class _Reader:
    draft: Draft
    item: Item
    attached: list[_Attachment] = field(default_factory=list)

    def take(self, number: int, data: bytes) -> None:
        """Read an attribute. What stands after the beginning of an attachment belongs to it."""
        match number:
            case _ if number == _CODE_PAGE and len(data) >= 4:
                self.item.page = f"cp{struct.unpack_from('<I', data)[0]}"
            case _ if number == _BEGINS:
                self.attached.append(_Attachment(len(self.attached) + 1))
                self.item.part = f"attachment {len(self.attached)}"
            case _ if number in (_MESSAGE, _ATTACHMENT, _RECIPIENTS):
                self._properties(number, data)
            case _ if number == _CONTENT and self.attached:
                self.attached[-1].contents.append(data)
            case _ if number == _ICON:
                self.item.swept += strings(data)  # the icon, with the name of the file below it
            case _ if number == _BODY:
                self.draft.content += blocks(self._text(data), self.item.part)
            case _ if number not in _DULL:
                self._say(number, data)

    def finish(self) -> None:
        """Hand over what is attached, once all names are known."""
        for one in self.attached:
            self.item.part = f"attachment {one.number}"
            for content in one.contents:
                self.item.embed(one.name or self.item.part, content)
        self.item.say_swept()

    def _properties(self, number: int, data: bytes) -> None:
        properties, whole = _properties(data, rows=number == _RECIPIENTS)
        if not whole:
            self.draft.notice("unparsable", self.item.part, Message.of("detail.damaged-member"))
            say_strings(self.draft, self.item.part, data)
        self.item.say(properties)
        if number == _ATTACHMENT and self.attached:
            texts = {one.number: one.text(self.item.page) for one in properties}
            own = self.attached[-1]
            own.name = next((texts[name] for name in FILE_NAMES if texts.get(name)), own.name)
            own.contents += [one.data for one in properties if one.number == ATTACHED]

    def _say(self, number: int, data: bytes) -> None:
        name = _NAMES.get(number)
        if number == _TITLE and self.attached:
            self.attached[-1].name = self.attached[-1].name or self._text(data)
        elif name and number != 0x8000:
            text = self._text(data)
            if text.strip():
                self.draft.content.append(Passage(text, Location(self.item.part, "metadata", Field(name))))
        else:
            say_strings(self.draft, self.item.part, data, "metadata", name or f"0x{number:04X}")

    def _text(self, data: bytes) -> str:
        return decode(data.rstrip(b"\0"), self.item.page or None).text


def _attributes(data: bytes) -> Iterator[_Attribute]:
    at = _AFTER_SIGNATURE
    while at + 9 <= len(data):
        number, _, size = struct.unpack_from("<xHHI", data, at)
        content = data[at + 9 : at + 9 + size]
        yield _Attribute(number, content, len(content) == size)
        at += 9 + size + 2  # a checksum
    if data[at:].strip(b"\0"):
        yield _Attribute(0xFFFF, data[at:], False)


def _properties(data: bytes, rows: bool) -> tuple[list[Property], bool]:
    """The properties of an item, or of each row of a table; and whether none is missing."""
    found: list[Property] = []
    try:
        at = 4 if rows else 0
        for _ in range(struct.unpack_from("<I", data)[0] if rows else 1):
            (count,) = struct.unpack_from("<I", data, at)
            at += 4
            for _ in range(count):
                kind, number = struct.unpack_from("<2H", data, at)
                name, at = _name(data, at + 4) if number >= _FIRST_NAMED else ("", at + 4)
                values, at = _values(data, at, kind)
                found += [Property(number, kind & ~_SEVERAL, value, name) for value in values]
    except struct.error:
        return found, False
    return found, True


def _name(data: bytes, at: int) -> tuple[str, int]:
    (kind, size) = struct.unpack_from("<16xII", data, at)
    if not kind:
        return f"0x{size:04X}", at + 24
    text = data[at + 24 : at + 24 + size].decode("utf-16-le", "replace").rstrip("\0")
    return text, at + 24 + -(-size // 4) * 4


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    inner = kind & ~_SEVERAL
    count = 1
    if kind & _SEVERAL or inner in _VARIABLE:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    values: list[bytes] = []
    for _ in range(count):
        size = _SIZES.get(inner, 4)
        if inner in _VARIABLE:
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
        if at + size > len(data):
            raise struct.error
        start = at + _INTERFACE if inner == OBJECT else at
        values.append(data[start : at + size])
        at += -(-size // 4) * 4
    return values, at


READER = Reader("tnef", "application/vnd.ms-tnef", (".tnef",), read)
