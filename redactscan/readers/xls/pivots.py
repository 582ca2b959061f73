"""A pivot cache: the values that a pivot table was made of, kept although the source may be gone or hidden."""

from __future__ import annotations

import struct
from struct import Struct

from redactscan.model import Field
from redactscan.readers.sheets.numbers import float_text
from redactscan.readers.source import Draft
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.records import EOF, Records

_F8, _DATE = Struct("<d"), Struct("<2H4B")
_CACHE = 0xC6
_USER_AT, _NAME_AT = 20, 14  # [MS-XLS] 2.4.275, 2.4.283
_SILENT = frozenset({0xC8, 0xCA, 0xCB, 0xCF, 0xD0, 0xD1, 0x0122, EOF})


def read_cache(draft: Draft, part: str, data: bytes) -> None:
    """Append what a stream of ``_SX_DB_CUR`` remembers, each value once."""
    book = Book(draft, part)
    records = Records(data)
    texts: dict[str, None] = {}
    for kind, content in records:
        whole = b"".join((content, *records.more()))
        try:
            text = _text(book, kind, whole)
        except (struct.error, IndexError):
            book.damaged(whole)
            continue
        if text is not None:
            texts[text] = None
        elif kind == _CACHE:
            count = struct.unpack_from("<H", whole, _USER_AT - 2)[0]
            book.say(book.dialect.characters(whole, _USER_AT, count)[0], "metadata", Field("author"))
        elif kind not in _SILENT:
            book.sweep(kind, whole)
    book.say_all(texts, "hidden", Field("cache"))
    book.flush()


def _text(book: Book, kind: int, data: bytes) -> str | None:
    """The value that a record is; None if it is something else."""
    match kind:
        case 0xC7:  # the name of a field
            return book.dialect.long(data, _NAME_AT)[0]
        case 0xC9:
            return float_text(_F8.unpack_from(data)[0])
        case 0xCC:
            return str(int.from_bytes(data[:2], "little", signed=True))
        case 0xCD:
            return book.dialect.long(data, 0)[0]
        case 0xCE:
            year, month, day, hour, minute, second = _DATE.unpack_from(data)
            return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}".removesuffix(" 00:00:00")
    return None
