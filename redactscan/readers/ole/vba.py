"""Macros ([MS-OVBA]): the source of every module, in a packing of its own."""

from __future__ import annotations

import re
import struct

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.encoding import decode
from redactscan.readers.leftovers import say_all_strings
from redactscan.readers.ole.streams import Streams

_CHUNK_SIZE = 4096
_CHUNK_SIGNATURE = 0b011
_SIGNATURE = 1
# Where the source begins in a module: behind compiled code, with the line every module begins with (2.3.4.3).
_SOURCE = re.compile(rb"\x01[\s\S][\xb0-\xbf]\x00Attribut")
_COMPILED = ("_vba_project", "__srp_")
_CODE_PAGE = re.compile(rb"\x03\x00\x02\x00\x00\x00([\s\S]{2})")  # PROJECTCODEPAGE, 2.3.4.2.1.4


def read_macros(streams: Streams) -> None:
    """The modules of every project among the parts not read yet; of what is not source, its strings."""
    for directory in [part for part in streams.parts if part.lower() == "vba/dir" or part.lower().endswith("/vba/dir")]:
        code = directory[: -len("dir")]
        project = code[: -len("vba/")]
        unpacked = unpack(streams.read(directory), streams.draft.source.limits.part_bytes)
        code_page = _CODE_PAGE.search(unpacked)
        declared = f"cp{struct.unpack('<H', code_page[1])[0]}" if code_page else None
        say_all_strings(streams.draft, directory, unpacked, "metadata", "macro")
        for part in [part for part in streams.left() if part.startswith(project)]:
            _read(streams, part, declared, part.startswith(code))


def _read(streams: Streams, part: str, declared: str | None, is_code: bool) -> None:
    draft = streams.draft
    data = streams.read(part)
    source = _SOURCE.search(data)
    if is_code and source:
        text = decode(unpack(data[source.start() :], draft.source.limits.part_bytes), declared).text
        draft.content.append(Passage(text, Location(part, "metadata", Field("macro"))))
        return
    say_all_strings(draft, part, data, "metadata", "macro")
    if is_code and not part.rpartition("/")[2].lower().startswith(_COMPILED):
        draft.notice("part-skipped", part, Message.of("detail.macros"))


def unpack(data: bytes, limit: int) -> bytes:
    """The content of a compressed container (2.4.1), as much as there is, at most about ``limit`` bytes."""
    content = bytearray()
    at = 1 if data[:1] == bytes([_SIGNATURE]) else len(data)
    while at + 2 <= len(data) and len(content) < limit:
        (head,) = struct.unpack_from("<H", data, at)
        end = at + (head & 0xFFF) + 3
        if head >> 12 & 7 != _CHUNK_SIGNATURE:
            break
        chunk = data[at + 2 : end]
        content += _unpack_chunk(chunk) if head >> 15 else chunk
        at = end
    return bytes(content)


def _unpack_chunk(data: bytes) -> bytes:
    """Flag bytes, each before eight tokens: a byte, or a copy of what came up to 4,096 bytes before."""
    content = bytearray()
    at = 0
    while at < len(data) and len(content) < _CHUNK_SIZE:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                content.append(data[at])
                at += 1
                continue
            if at + 2 > len(data):
                return bytes(content)
            (token,) = struct.unpack_from("<H", data, at)
            at += 2
            wide = max(4, (len(content) - 1).bit_length())
            length = (token & 0xFFFF >> wide) + 3
            back = (token >> 16 - wide) + 1
            if back > len(content):
                return bytes(content)
            start = len(content) - back
            for offset in range(length):
                content.append(content[start + offset])
    return bytes(content)
