"""A chart: its titles, and the cells that it remembers."""

from __future__ import annotations

import struct
from struct import Struct

from redactscan.model import Field
from redactscan.readers.sheets.numbers import float_text
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.xls.beside import Beside
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.records import BOF, EOF, Records

_F8 = Struct("<d")
_TEXT, _LABEL, _NUMBER = 0x100D, 0x204, 0x203


def read_chart(book: Book, sheet: Sheet, records: Records) -> None:
    """Read up to the end of the chart, which stands in a sheet or is one."""
    beside = Beside(book, sheet)
    texts: dict[str, None] = {}
    depth = 0
    for kind, data in records:
        if kind in BOF:
            depth += 1
        elif kind == EOF:
            if not depth:
                book.ended = True
                break
            depth -= 1
        else:
            try:
                text = _text(book, kind, data)
                if text is None:
                    beside.take(kind, data, records.more())
                else:
                    texts[text] = None
            except (struct.error, IndexError):
                book.damaged(data)
    book.say_all(texts, sheet.role, Field("chart"))
    beside.drawings.finish()


def _text(book: Book, kind: int, data: bytes) -> str | None:
    if kind == _TEXT:
        return book.dialect.short(data, 2)[0]
    if kind == _LABEL:
        return book.dialect.long(data, 6)[0]
    return float_text(_F8.unpack_from(data, 6)[0]) if kind == _NUMBER else None
