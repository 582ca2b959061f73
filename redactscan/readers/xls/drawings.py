"""Shapes on a sheet: text boxes, comments, alternative texts. Four kinds of records tell of a shape.

MSODRAWING says where it is and how it looks, OBJ what it is, TXO what stands in it; NOTE comes at the end and says
which cell and which author a comment has ([MS-XLS] 2.1.7.20.3, 2.4.179).
"""

from __future__ import annotations

import re
from struct import Struct

from redactscan.model import Anchor, Field, Role
from redactscan.readers.ole.drawing import SHAPE, find_records, read_properties, spoken
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.records import Pieces
from redactscan.values import dataclass, field

NOTE, OBJ, TXO, DRAWING = 0x1C, 0x5D, 0x1B6, 0xEC
_U2 = Struct("<H")
# Where a shape is: the column of its upper left corner, how far into it, the row ([MS-XLS] 2.5.193).
_ANCHOR = re.compile(rb"\x00\x00\x10\xf0\x12\x00\x00\x00[\s\S]{2}([\s\S]{2})[\s\S]{2}([\s\S]{2})")
_UNKNOWN = Field("drawing")
_COMMENT = 0x19  # [MS-XLS] 2.5.143
_COMMON = 22  # bytes of an OBJ record before what depends on the kind of object
_GOES_ON = 0xFFFF  # the row of a NOTE that continues the one before, in Excel 95


@dataclass(slots=True)
class Drawings:
    """Takes the records of one sheet as they come."""

    book: Book
    sheet: Sheet
    _anchor: Anchor = _UNKNOWN
    _hidden: bool = False
    _object: int = 0
    _is_comment: bool = False
    _comments: dict[int, str] = field(default_factory=dict)
    _last: tuple[Anchor, str] | None = None

    def take(self, kind: int, data: bytes, more: list[bytes]) -> bool:
        """Whether the record was one of theirs; ``more`` are its continuations."""
        if kind == DRAWING:
            self._draw(b"".join((data, *more)))
        elif kind == OBJ:
            self._obj(data)
            self._draw(b"".join(more))
        elif kind == TXO:
            self._text(data, more)
        elif kind == NOTE:
            self._note(data)
        else:
            return False
        return True

    def finish(self) -> None:
        """What no record belongs to."""
        self._say_note()
        for text in self._comments.values():
            self.book.say(text, "comment", Field("comment"))

    def _draw(self, data: bytes) -> None:
        """One MSODRAWING record, which ends where a shape tells of itself in another record."""
        found = _ANCHOR.search(data)
        for record in find_records(data):
            if record.kind == SHAPE:
                self._anchor, self._hidden, self._object, self._is_comment = _UNKNOWN, False, 0, False
                if found:
                    column, row = (_U2.unpack(number)[0] for number in found.groups())
                    self._anchor = self.sheet.cell(row + 1, column + 1)
                continue
            properties = read_properties(data, record)
            self._hidden |= properties.is_hidden
            for text, role, _ in spoken(properties):
                self.book.say(text, role, self._anchor)

    def _obj(self, data: bytes) -> None:
        if self.book.dialect.version >= 8:
            self._is_comment = _U2.unpack_from(data, 4)[0] == _COMMENT
            self._object = _U2.unpack_from(data, 6)[0]
            self.book.keep("control", data[_COMMON:])
        else:
            self.book.keep("drawing", data, "textbox")

    def _text(self, data: bytes, more: list[bytes]) -> None:
        count = _U2.unpack_from(data, 10)[0]
        if not count or not more:
            return
        pieces = Pieces(iter(more))
        text = pieces.characters(count, pieces.take(1)[0])
        if self._is_comment:
            self._comments[self._object] = text
        else:
            role: Role = "hidden" if self._hidden else "textbox"
            self.book.say(text, role, self._anchor)

    def _note(self, data: bytes) -> None:
        row, column = _U2.unpack_from(data)[0], _U2.unpack_from(data, 2)[0]
        cell = self.sheet.cell(row + 1, column + 1)
        if self.book.dialect.version >= 8:
            self.book.say(self._comments.pop(_U2.unpack_from(data, 6)[0], ""), "comment", cell)
            self.book.say_author(self.book.dialect.long(data, 8)[0])
            return
        text = self.book.dialect.narrow(data[6:])
        if row == _GOES_ON and self._last:
            self._last = (self._last[0], self._last[1] + text)
        else:
            self._say_note()
            self._last = (cell, text)

    def _say_note(self) -> None:
        if self._last:
            self.book.say(self._last[1], "comment", self._last[0])
            self._last = None
