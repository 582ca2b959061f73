"""Outlook items ([MS-OXMSG]): streams for properties, storages for recipients and attachments."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from redactscan.model import Document, Message
from redactscan.readers.leftovers import say_strings
from redactscan.readers.msg.properties import ATTACHED, FILE_NAMES, FIXED, PATHS, Item, Property
from redactscan.readers.ole.compound import Entry
from redactscan.readers.ole.extract import extract
from redactscan.readers.ole.streams import Streams, label
from redactscan.readers.source import Draft, Reader, Source

_STREAM = re.compile(r"(?:(.*)/)?__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?", re.IGNORECASE)
_FOLDER = re.compile(r"__(recip|attach)_version1\.0_#([0-9A-F]{8})", re.IGNORECASE)
_WORDS = {"": "", "recip": "recipient", "attach": "attachment"}
_FIXED = "__properties_version1.0"
_NAMES = "__nameid_version1.0"
_CODE_PAGES = (0x3FFD, 0x3FDE)  # of the item, of its text on the Internet
_FIRST_NAMED = 0x8000


def read(source: Source) -> Document:
    """Read a ``.msg``. Attached files and mails are handed over."""
    draft = Draft(source, READER.media_type)
    streams = Streams.open(draft)
    if streams is not None:
        _Reader(draft, streams).read()
    return draft.finish()


class _Reader:
    def __init__(self, draft: Draft, streams: Streams) -> None:
        self.draft = draft
        self.streams = streams
        self.names = _names(streams)
        self.folders: dict[str, list[tuple[str, int, int]]] = {"": []}
        for part in streams.parts:
            if match := _STREAM.fullmatch(part):
                self.folders.setdefault(match[1] or "", []).append((part, int(match[2], 16), int(match[3], 16)))
        self.storages: dict[str, Entry] = {}
        for entry in streams.compound.entries:
            match = _STREAM.fullmatch(label(entry.path))
            if not entry.is_stream and match and int(match[2], 16) == ATTACHED:
                self.storages[match[1] or ""] = entry

    def read(self) -> None:
        fixed = {one.number: one for one in self._fixed("")}
        pages = (struct.unpack_from("<I", fixed[number].data)[0] for number in _CODE_PAGES if number in fixed)
        page = next((f"cp{page}" if page != 65001 else "utf-8" for page in pages), "")
        item = Item(self.draft, page)
        item.say([*fixed.values(), *self._properties("")])
        for folder in sorted({*self.folders, *self.storages}):
            if match := _FOLDER.fullmatch(folder):
                item.part = f"{_WORDS[match[1].lower()]} {int(match[2], 16) + 1}"
                self._in_folder(item, folder, match[1].lower() == "attach")
        item.say_swept()
        self._rest()

    def _in_folder(self, item: Item, folder: str, is_file: bool) -> None:
        properties = [*self._fixed(folder), *self._properties(folder)]
        item.say(properties)
        if not is_file:
            return
        texts = {one.number: one.text(item.page) for one in properties}
        name = next((texts[number] for number in FILE_NAMES if texts.get(number)), item.part)
        attached = [one.data for one in properties if one.number == ATTACHED and one.data]
        for data in attached:
            item.embed(name, data)
        if folder in self.storages:
            self._object(item, name, self.storages[folder])
        elif not attached and any(texts.get(number) for number in PATHS):
            self.draft.notice("part-skipped", item.part, Message.of("detail.linked-content"))

    def _object(self, item: Item, name: str, storage: Entry) -> None:
        """A mail or an object of another program, which lacks nothing but a file of its own."""
        compound = self.streams.compound
        self.draft.embed(item.own_name(name), lambda limit: extract(compound, storage, limit))
        self.streams.done(storage.path)

    def _properties(self, folder: str) -> Iterator[Property]:
        for part, number, kind in self.folders.get(folder, ()):
            # a stream of a property with several values holds their lengths; the values have streams of their own
            lengths = kind & 0x1000 and "-" not in part
            data = self.streams.read(part)
            if not lengths:
                yield Property(number, kind & ~0x1000, data, self.names.get(number, ""))

    def _fixed(self, folder: str) -> Iterator[Property]:
        """Properties of a fixed size ([MS-OXMSG] 2.4): after a header, 16 bytes each."""
        data = self.streams.read(f"{folder}/{_FIXED}".lstrip("/"))
        start = 8 if folder else 24 if len(data) % 16 else 32
        for at in range(start, len(data) - 15, 16):
            kind, number = struct.unpack_from("<2H", data, at)
            if kind in FIXED:
                yield Property(number, kind, data[at + 8 : at + 16], self.names.get(number, ""))

    def _rest(self) -> None:
        for part in list(self.streams.left()):
            data = self.streams.read(part)
            if not part.startswith(_NAMES):
                say_strings(self.draft, part, data)
                self.draft.notice("part-skipped", part, Message.of("detail.unknown-stream"))
        dull = {"Root Entry", *(entry.path[-1] for entry in self.streams.compound.entries)}
        say_strings(self.draft, "", b"\0\0".join(self.streams.compound.unreached()), name="free space", dull=dull)


def _names(streams: Streams) -> dict[int, str]:
    """The names of properties that programs or people defined ([MS-OXMSG] 2.2.3), by property number."""
    entries = streams.read(f"{_NAMES}/__substg1.0_00030102")
    texts = streams.read(f"{_NAMES}/__substg1.0_00040102")
    names: dict[int, str] = {}
    for at in range(0, len(entries) - 7, 8):
        name, kind, index = struct.unpack_from("<I2H", entries, at)
        if not kind & 1:
            names[_FIRST_NAMED + index] = f"0x{name:04X}"
        elif name + 4 <= len(texts):
            (size,) = struct.unpack_from("<I", texts, name)
            names[_FIRST_NAMED + index] = texts[name + 4 : name + 4 + size].decode("utf-16-le", "replace")
    return names


READER = Reader("msg", "application/vnd.ms-outlook", (".msg",), read)
