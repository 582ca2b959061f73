"""Whatever a compound file holds beside the streams that its format is about."""

from __future__ import annotations

from redactscan.model import Message
from redactscan.readers.leftovers import say_all_strings, say_strings
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.ole.compound import Entry, Path
from redactscan.readers.ole.extract import extract
from redactscan.readers.ole.metafiles import as_file
from redactscan.readers.ole.objects import read_cached_picture, read_native
from redactscan.readers.ole.properties import read_properties
from redactscan.readers.ole.streams import Streams, label
from redactscan.readers.ole.vba import read_macros
from redactscan.readers.package import parse_xml
from redactscan.readers.pictures import look
from redactscan.readers.recognise import kind
from redactscan.readers.registry import suffixes

_CONTROLS = "".join(map(chr, range(0x20)))
_PROPERTY_SET = b"\xfe\xff"
# What makes a storage a document or an object of its own.
_OWN = frozenset({
    "[1]compobj", "[1]ole", "[1]ole10native", "book", "package", "powerpoint document", "workbook", "worddocument",
    "__properties_version1.0",
})  # fmt: skip
_LINKS = frozenset({"[1]ole", "[3]linkinfo", "[1]ole10itemname", "[1]ole10ftype", "[1]ole10item"})
# Class names, flags of the object, switches of the editor.
_MACHINERY = frozenset({"[1]compobj", "[3]objinfo", "[3]pic", "[3]accessobjsitedata", "[1]olelink"})
# Of WPS: a few numbers, as far as anybody has seen.
_NUMBERS_ONLY = frozenset({"etextdata", "wpscustomdata"})
_METAFILES = {"[3]eprint": 14, "[3]meta": 3}
_DATA_STORE = "msodatastore/"  # custom XML, as in the newer format
CIPHERED = frozenset({"encryptedpackage", "[9]drmcontent"})
_TEXTS = frozenset({".csv", ".log", ".txt"})


def read_rest(streams: Streams) -> None:
    """Read what no reader has read: objects, macros, properties, cached pictures; of all else its strings."""
    for storage in _objects(streams):
        _embed(streams, storage)
    read_macros(streams)
    unknown = [part for part in list(streams.left()) if not _read(streams, part)]
    if unknown:
        part = unknown[0] if len(unknown) == 1 else ""
        streams.draft.notice("part-skipped", part, Message.of("detail.unknown-streams", count=len(unknown)))
    names = {"Root Entry", *(entry.path[-1].lstrip(_CONTROLS) for entry in streams.compound.entries)}
    say_strings(streams.draft, "", b"\0\0".join(streams.compound.unreached()), name="free space", dull=names)


def read_property_sets(streams: Streams) -> None:
    """Read the property sets alone: they are in the clear where everything else is enciphered."""
    for part in list(streams.left()):
        if part.startswith("[5]"):
            read_properties(streams.draft, part, streams.read(part))


def _objects(streams: Streams) -> list[Entry]:
    """The uppermost storages that are something of their own."""
    own = {entry.path[:-1] for entry in streams.parts.values() if label(entry.path[-1:]).lower() in _OWN}
    pool = {entry.path for entry in streams.compound.entries if label(entry.path[:1]).lower() == "objectpool"}
    found: dict[Path, Entry] = {}
    for entry in streams.compound.entries:  # sorted, so that a storage comes before what is in it
        path = entry.path
        is_own = path in own or (path in pool and len(path) == 2)
        if not entry.is_stream and is_own and not any(path[:depth] in found for depth in range(1, len(path))):
            found[path] = entry
    return list(found.values())


def _embed(streams: Streams, storage: Entry) -> None:
    compound = streams.compound
    streams.draft.embed(label(storage.path), lambda limit: extract(compound, storage, limit))
    streams.done(storage.path)


def _read(streams: Streams, part: str) -> bool:
    """Read one stream. False if nobody knows what it is: then its strings are said."""
    draft = streams.draft
    folder, _, name = part.lower().rpartition("/")
    if name.startswith("[2]olepres"):
        read_cached_picture(streams, part)
        return True
    data = read_native(streams, part) if name == "[1]ole10native" else streams.read(part)
    if data.startswith(_PROPERTY_SET) and name.startswith("[5]"):
        read_properties(draft, part, data)
    elif folder.startswith(_DATA_STORE):
        root = parse_xml(draft, part, data)
        if root is not None and name == "item":
            Sweep(draft).part(part, root, "metadata")
    elif name in CIPHERED:
        draft.notice("encrypted", part)
    elif name in _LINKS:
        say_all_strings(draft, part, data, "metadata", "link")
    elif name in _METAFILES:
        look(draft, part, as_file(_METAFILES[name], data))
    elif data and name not in _MACHINERY and not _hand_over(streams, part, data):
        say_all_strings(draft, part, data)
        return name in _NUMBERS_ONLY
    return True


def _hand_over(streams: Streams, part: str, data: bytes) -> bool:
    """Embed a stream that is a file of a kind that somebody reads."""
    found = kind(data, "")
    is_file = found in suffixes() and found not in _TEXTS
    if is_file:
        streams.draft.embed(part, data)
    return is_file
