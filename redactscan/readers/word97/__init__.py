"""Word documents of 1993 to 2003 ([MS-DOC]): every sub-document, revised and hidden text, what a save left behind."""

from __future__ import annotations

import struct

from redactscan.model import Document, Message
from redactscan.readers.leftovers import say_strings
from redactscan.readers.ole.beside import read_property_sets, read_rest
from redactscan.readers.ole.drawing import say_drawings
from redactscan.readers.ole.encrypted import decipher
from redactscan.readers.ole.streams import Streams
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.word97.document import WordDocument
from redactscan.readers.word97.fib import Fib

MEDIA_TYPE = "application/msword"

_MAIN, _DATA, _TABLES = "WordDocument", "Data", ("0Table", "1Table")


def read(source: Source) -> Document:
    """Read a ``.doc``: the text by its tables, or as strings where they lead nowhere."""
    draft = Draft(source, MEDIA_TYPE)
    streams = Streams.open(draft)
    if streams is not None:
        _read(streams, streams.read(_MAIN))
    return draft.finish()


def _read(streams: Streams, stream: bytes) -> None:
    draft = streams.draft
    try:
        fib = Fib.parse(stream)
    except (struct.error, ValueError):
        draft.notice("unparsable", _MAIN, Message.of("detail.no-document"))
        say_strings(draft, _MAIN, stream, "body", "text")
        read_rest(streams)
        return
    if fib.is_encrypted:
        plain = decipher(draft.source.data)
        opened = Streams.open(draft, plain) if plain else None
        if opened is None:
            draft.notice("encrypted")
            read_property_sets(streams)
        else:
            _read_plain(opened, fib, opened.read(_MAIN))
    else:
        _read_plain(streams, fib, stream)


def _read_plain(streams: Streams, fib: Fib, stream: bytes) -> None:
    draft = streams.draft
    data = streams.read(_DATA)
    table = stream if fib.is_old else streams.read(fib.table)
    reached: list[tuple[int, int]] = []
    try:
        _read_document(draft, fib, stream, table, data, reached)
        if fib.next_at:
            building_blocks = Fib.parse(stream, fib.next_at)
            _read_document(draft, building_blocks, stream, table, data, reached)
    except (struct.error, ValueError):
        draft.notice("unparsable", _MAIN, Message.of("detail.damaged-member"))
    left = say_drawings(draft, _MAIN, _without(stream, reached))
    say_strings(draft, _MAIN, left, "hidden" if reached else "body")
    say_strings(draft, _DATA, say_drawings(draft, _DATA, data), "form-field", "data")
    for other in _TABLES:
        if not fib.is_old and other != fib.table:
            say_strings(draft, other, streams.read(other))
    read_rest(streams)


def _read_document(
    draft: Draft, fib: Fib, stream: bytes, table: bytes, data: bytes, reached: list[tuple[int, int]]
) -> None:
    """Read one document of the file; ``reached`` gets the bytes of the stream that it consists of."""
    document = WordDocument.open(draft, fib, stream, table, data)
    document.read()
    reached += document.reached()


def _without(stream: bytes, reached: list[tuple[int, int]]) -> bytes:
    """What of a stream nobody reached, its stretches a little apart."""
    rest: list[bytes] = []
    at = 0
    for start, end in sorted(reached):
        if start > at:
            rest.append(stream[at:start])
        at = max(at, end)
    return b"\0\0".join((*rest, stream[at:]))


READER = Reader("word97", MEDIA_TYPE, (".doc", ".dot", ".wps", ".wpt"), read)
