"""Property sets ([MS-OLEPS]): who wrote a document, when, for whom, and what people added themselves."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from uuid import UUID

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.leftovers import say_strings
from redactscan.readers.ole.metafiles import from_clipboard
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

# Names as in the XML formats, so that they mean the same to whoever judges them ([MS-OLEPS] 3.1.2, [MS-OSHARED] 2.3.3).
_SUMMARY = {
    2: "title", 3: "subject", 4: "creator", 5: "keywords", 6: "description", 7: "Template", 8: "lastModifiedBy",
    18: "Application",
}  # fmt: skip
_DOCUMENT = {
    2: "category", 3: "PresentationFormat", 12: "HeadingPairs", 13: "TitlesOfParts", 14: "Manager", 15: "Company",
    26: "contentType", 27: "contentStatus", 28: "language",
}  # fmt: skip
_SETS = {
    UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9"): _SUMMARY,
    UUID("d5cdd502-2e9c-101b-9397-08002b2cf9ae"): _DOCUMENT,
}
_DICTIONARY, _CODE_PAGE, _WIDE_PAGE = 0, 1, 1200
_NUMBERS = {2: "<h", 3: "<i", 4: "<f", 5: "<d", 19: "<I", 20: "<q", 21: "<Q"}  # by type, [MS-OLEPS] 2.15
_VECTOR = 0x1000
_MOST = 10_000  # properties, elements of a vector: far more than any program writes
_REVISION = 9
_RESERVED = 0x80000000  # from here on: the language, how names compare
_COUNTERS = frozenset({"_PID_GUID", "KSOProductBuildVer", "ICV"})


class _Kind(IntEnum):
    BSTR = 8
    VARIANT = 12
    LPSTR = 30
    LPWSTR = 31
    FILETIME = 64
    BLOB = 65
    CLIPBOARD = 71


class _Value(NamedTuple):
    texts: list[str]
    size: int


def read_properties(draft: Draft, part: str, data: bytes) -> None:
    """One passage for each text of a property set stream; numbers only of those properties that people define."""
    said: set[tuple[str, str]] = set()
    try:
        for at, names in _sets(data):
            for name, text in _Set(draft, part, data, at, names).texts():
                if text.strip() and (name, text) not in said:
                    said.add((name, text))
                    draft.content.append(Passage(text, Location(part, "metadata", Field(name))))
    except (struct.error, ValueError, OverflowError):
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
        say_strings(draft, part, data, "metadata", "property")


def _sets(data: bytes) -> Iterator[tuple[int, dict[int, str] | None]]:
    """Where each set begins, and the names of its properties; None for those that name themselves."""
    (count,) = struct.unpack_from("<I", data, 24)
    for number in range(min(count, 2)):  # [MS-OLEPS] 2.21: one or two
        format_id, at = struct.unpack_from("<16sI", data, 28 + 20 * number)
        yield at, _SETS.get(UUID(bytes_le=format_id))


@dataclass(slots=True)
class _Set:
    draft: Draft
    part: str
    data: bytes = field(repr=False)
    at: int
    names: dict[int, str] | None
    code_page: int = 0

    def texts(self) -> Iterator[tuple[str, str]]:
        """(name, text) of every property that says something."""
        (count,) = struct.unpack_from("<I", self.data, self.at + 4)
        places: dict[int, int] = {}
        for number in range(min(count, _MOST)):
            key, offset = struct.unpack_from("<2I", self.data, self.at + 8 + 8 * number)
            places.setdefault(key, self.at + offset)
        if _CODE_PAGE in places:
            (self.code_page,) = struct.unpack_from("<H", self.data, places.pop(_CODE_PAGE) + 4)
        own: dict[int, str] = dict(self._dictionary(places.pop(_DICTIONARY))) if _DICTIONARY in places else {}
        for word in own.values():
            if not word.isascii():
                yield "property name", word
        for key, place in sorted(places.items()):
            name = own.get(key) or (self.names or {}).get(key)
            if key < _RESERVED and name not in _COUNTERS and not (self.names is _SUMMARY and key == _REVISION):
                for text in self._typed(place, numbers=self.names is None or key in own, hint=name or "").texts:
                    yield name or "property", text

    def _dictionary(self, at: int) -> Iterator[tuple[int, str]]:
        (count,) = struct.unpack_from("<I", self.data, at)
        at += 4
        for _ in range(min(count, _MOST)):
            key, length = struct.unpack_from("<2I", self.data, at)
            at += 8
            if self.code_page == _WIDE_PAGE:
                yield key, self._wide(at, length)
                at += -(-2 * length // 4) * 4
            else:
                yield key, self._narrow(at, length)
                at += length

    def _typed(self, at: int, numbers: bool, hint: str = "") -> _Value:
        (kind,) = struct.unpack_from("<H", self.data, at)
        if not kind & _VECTOR:
            value = self._value(kind, at + 4, numbers, hint)
            return _Value(value.texts, 4 + value.size)
        (count,) = struct.unpack_from("<I", self.data, at + 4)
        texts: list[str] = []
        place = at + 8
        for _ in range(min(count, _MOST)):
            inner = kind & ~_VECTOR
            value = self._typed(place, False) if inner == _Kind.VARIANT else self._value(inner, place, numbers, hint)
            texts += value.texts
            place += value.size
        return _Value(texts, place - at)

    def _value(self, kind: int, at: int, numbers: bool, hint: str) -> _Value:
        match kind:
            case _ if kind in _NUMBERS:
                (number,) = struct.unpack_from(_NUMBERS[kind], self.data, at)
                return _Value([f"{number:.15g}"] if numbers else [], struct.calcsize(_NUMBERS[kind]))
            case _Kind.BSTR | _Kind.LPSTR:
                (size,) = struct.unpack_from("<I", self.data, at)
                text = self._wide(at + 4, size // 2) if self.code_page == _WIDE_PAGE else self._narrow(at + 4, size)
                return _Value([text], 4 + -(-size // 4) * 4 if kind == _Kind.BSTR else 4 + size)
            case _Kind.LPWSTR:
                (length,) = struct.unpack_from("<I", self.data, at)
                return _Value([self._wide(at + 4, length)], 4 + -(-2 * length // 4) * 4)
            case _Kind.FILETIME:
                return _Value([], 8)
            case _Kind.BLOB:
                (size,) = struct.unpack_from("<I", self.data, at)
                return _Value(strings(self.data[at + 4 : at + 4 + size]), 4 + size)
            case _Kind.CLIPBOARD:
                (size,) = struct.unpack_from("<I", self.data, at)
                self._picture(self.data[at + 4 : at + 4 + size])
                return _Value([], 4 + size)
            case _:
                return _Value([], 4)

    def _picture(self, data: bytes) -> None:
        """A thumbnail: a small picture of the first page."""
        picture = from_clipboard(data)
        if picture:
            look(self.draft, f"{self.part}/thumbnail", picture)

    def _narrow(self, at: int, size: int) -> str:
        raw = self.data[at : at + size].split(b"\0")[0]
        return decode(raw, f"cp{self.code_page}" if self.code_page not in (0, 65001) else None).text

    def _wide(self, at: int, length: int) -> str:
        return self.data[at : at + 2 * length].decode("utf-16-le", "replace").split("\0")[0]
