"""Objects in an object's own wrapping ([MS-OLEDS]): packaged files, cached pictures, links."""

from __future__ import annotations

import re
import struct

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.ole.metafiles import as_file
from redactscan.readers.ole.streams import Streams
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft
from redactscan.tuples import NamedTuple

_NAME = re.compile(rb"[^\0]*\0")
_LINK, _EMBEDDED = 1, 3
_UNSAFE = re.compile(r"[\\/:!\x00-\x1f]")


class _Packaged(NamedTuple):
    """A file that somebody dropped into a document, with the names and paths it came from; None for a link to one."""

    names: tuple[str, ...]
    data: bytes | None


def read_native(streams: Streams, part: str) -> bytes:
    r"""``\x01Ole10Native``: the packager's wrapping. If it is none, what an OLE 1 program put there is returned."""
    data = streams.read(part)
    return b"" if read_package(streams.draft, part, data[4:]) else data[4:]


def read_package(draft: Draft, part: str, data: bytes) -> bool:
    """Hand over the file in what the Windows packager writes, with the names it had. False if this is no such thing."""
    packaged = _packaged(data)
    if packaged is None:
        return False
    for name in dict.fromkeys(packaged.names):
        if name:
            draft.content.append(Passage(name, Location(part, "file-name", Field("packaged file"))))
    if packaged.data is None:
        draft.notice("part-skipped", part, Message.of("detail.linked-content"))
    else:
        folder = part.rpartition("/")[0]
        name = _UNSAFE.sub("_", packaged.names[0]) or "Ole10Native"
        draft.embed(f"{folder}/{name}" if folder else name, packaged.data)
    return True


def _packaged(data: bytes) -> _Packaged | None:
    """Label, path, what it is, temporary path, content, and in newer ones the three names once more in Unicode."""
    label = _NAME.match(data, 2)
    path = _NAME.match(data, label.end()) if label else None
    if data[:2] != b"\x02\x00" or not label or not path or len(data) < path.end() + 8:
        return None
    _, kind, length = struct.unpack_from("<2HI", data, path.end())
    names = [decode(found.group()[:-1]).text for found in (label, path)]
    at = path.end() + 8 + length
    if kind == _LINK:
        return _Packaged(tuple(names), None)
    if kind != _EMBEDDED or at + 4 > len(data):
        return None
    names.append(decode(data[path.end() + 8 : at].split(b"\0")[0]).text)
    (size,) = struct.unpack_from("<I", data, at)
    wide = _wide(data, at + 4 + size)
    return _Packaged((*wide[1:], *names, *wide[:1]), data[at + 4 : at + 4 + size])


def _wide(data: bytes, at: int) -> list[str]:
    """Temporary path, label and path once more, each after its length."""
    names: list[str] = []
    while at + 4 <= len(data) and len(names) < 3:
        (length,) = struct.unpack_from("<I", data, at)
        names.append(data[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace").rstrip("\0"))
        at += 4 + 2 * length
    return names if len(names) == 3 else []


def read_cached_picture(streams: Streams, part: str) -> None:
    r"""``\x02OlePres000``: how the object looked when the program that made it was last there ([MS-OLEDS] 2.3.4)."""
    data = streams.read(part)
    if len(data) < 44:
        return
    mark, kind = struct.unpack_from("<iI", data)
    at = 8 if mark in (-1, -2) else 4 + max(0, mark)
    if at + 4 > len(data):
        return
    (target,) = struct.unpack_from("<I", data, at)
    at += max(4, target)
    if at + 28 > len(data):
        return
    (size,) = struct.unpack_from("<I", data, at + 24)
    picture = as_file(kind, data[at + 28 : at + 28 + size])
    if picture:
        look(streams.draft, part, picture)
