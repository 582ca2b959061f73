"""What a Mac puts beside files: ``._name`` with their attributes, ``.DS_Store`` with the names of a folder.

Both tell of people: where a file was downloaded from, who sent it, what else lies or lay in the folder.
"""

from __future__ import annotations

import plistlib
import re
import struct
from collections.abc import Iterator

from redactscan.model import Document, Field, Location, Message, Passage
from redactscan.readers.source import Draft, Reader, Source

_STORE = b"\x00\x00\x00\x01Bud1"
_FINDER, _FORK = 9, 2
# RFC 1740 appendix; what follows the 32 bytes for the Finder is of Darwin's vfs_xattr.c
_ENTRY = struct.Struct(">3I")
_ATTRIBUTES_AT, _ATTRIBUTES = 34, b"ATTR"
_HEADER = struct.Struct(">4s4I12x2H")
_ATTRIBUTE = struct.Struct(">2IHB")
_MOST = 10_000
_TEXT = re.compile(rb"(?:[\x20-\x7e]|[\xc3-\xf4][\x80-\xbf]{1,3}){4,}")
_NO_TEXT = re.compile(r"This resource fork intentionally left blank\W*")
# A record of a store: a name in UTF-16 after its length, what it is about, the type of its value.
_RECORD = re.compile(rb"[ -~]{4}(?:blob|long|shor|bool|type|comp|dutc|ustr)")
_LONGEST = 255


def _read(source: Source) -> Document:
    draft = Draft(source, READER.media_type, parts=1)
    data = source.data
    if data.startswith(_STORE):
        for name in dict.fromkeys(_names(data)):
            draft.content.append(Passage(name, Location("", "file-name", Field("folder"))))
        return draft.finish()
    try:
        for kind, start, length in _entries(data):
            if kind == _FINDER:
                _tell(draft, _attributes(data, start))
            elif kind == _FORK:
                _tell(draft, (("resource fork", text) for text in _strings(data[start : start + length])))
    except (struct.error, ValueError, OverflowError):
        draft.notice("unparsable", detail=Message.of("detail.damaged"))
    return draft.finish()


def _tell(draft: Draft, said: Iterator[tuple[str, str]]) -> None:
    for name, text in said:
        if text.strip() and not _NO_TEXT.fullmatch(text):
            draft.content.append(Passage(text, Location("", "metadata", Field(name))))


def _entries(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of what is in an AppleDouble file."""
    (count,) = struct.unpack_from(">H", data, 24)
    return (_ENTRY.unpack_from(data, 26 + _ENTRY.size * number) for number in range(count))


def _attributes(data: bytes, start: int) -> Iterator[tuple[str, str]]:
    """The extended attributes behind the information for the Finder: name and text."""
    if not data.startswith(_ATTRIBUTES, start + _ATTRIBUTES_AT):
        return
    *_, count = _HEADER.unpack_from(data, start + _ATTRIBUTES_AT)
    at = start + _ATTRIBUTES_AT + _HEADER.size
    for _ in range(min(count, _MOST)):
        value, length, _, size = _ATTRIBUTE.unpack_from(data, at)
        name = data[at + _ATTRIBUTE.size : at + _ATTRIBUTE.size + size].rstrip(b"\0").decode("utf-8", "replace")
        yield "attribute", name
        for text in _texts(data[value : value + length]):
            yield name, text
        at += -(-(_ATTRIBUTE.size + size) // 4) * 4


def _texts(value: bytes) -> Iterator[str]:
    """The texts in the value of an attribute: those of a property list, or of whatever it is."""
    try:
        listed = plistlib.loads(value)
    except Exception:  # no property list; plistlib raises whatever it stumbles over
        yield from _strings(value)
        return
    waiting = [listed]
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, bytes):
            yield from _strings(item)
        else:
            yield str(item)


def _strings(data: bytes) -> Iterator[str]:
    return (match.group().decode("utf-8", "ignore") for match in _TEXT.finditer(data))


def _names(data: bytes) -> Iterator[str]:
    """The names in the records of a store, wherever they are: what was deleted stays."""
    for record in _RECORD.finditer(data):
        end = record.start()
        for length in range(1, _LONGEST + 1):
            start = end - 2 * length
            if start >= 4 and data[start - 4 : start] == length.to_bytes(4, "big"):
                yield data[start:end].decode("utf-16-be", "replace")
                break


READER = Reader("apple", "application/applefile", (".appledouble", ".ds_store"), _read)
