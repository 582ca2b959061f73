"""A workbook stream from its first record to its last: globals, sheets, charts, and what no sheet is known for."""

from __future__ import annotations

import struct
from struct import Struct

from redactscan.model import Field, Message
from redactscan.readers.ole.drawing import say_pictures
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.source import Draft
from redactscan.readers.xls import names
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.charts import read_chart
from redactscan.readers.xls.externals import Externals
from redactscan.readers.xls.records import BOF, EOF, Records, shared_strings
from redactscan.readers.xls.sheet import SheetReader
from redactscan.values import dataclass, field

_U2, _U4 = Struct("<H"), Struct("<I")
_SHEET, _STRINGS, _CODE_PAGE, _NAMES, _PICTURES, _USER = 0x85, 0xFC, 0x42, (0x18, 0x218), 0xEB, 0x5C
_GLOBALS, _CHART, _BIFF8 = 0x0005, 0x0020, 0x0600
_VISIBLE = 0


def read_workbook(draft: Draft, part: str, data: bytes) -> None:
    """Append everything that the stream says. Raises ``Encrypted`` where nobody can go on."""
    _Walk(Book(draft, part), Records(data)).read()


@dataclass(slots=True)
class _Walk:
    book: Book
    records: Records
    externals: Externals = field(init=False)
    _pictures: list[bytes] = field(default_factory=list)
    _places: dict[int, Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.externals = Externals(self.book)

    def read(self) -> None:
        book, records = self.book, self.records
        for kind, data in records:
            if kind in BOF:
                self._begin(kind, data)
            else:
                book.keep("leftover", records.data[records.head :], "hidden")
                break
        if not book.ended or records.broken or self._places:
            book.draft.notice("unparsable", book.part, Message.of("detail.truncated"))
        self.externals.finish()
        for text in book.strings.orphans():
            book.say(text, "hidden", Field("sharedStrings"))
        book.flush()

    def _begin(self, kind: int, data: bytes) -> None:
        """Read on to the end of what begins here."""
        dialect = self.book.dialect
        version, substance = (_U2.unpack_from(data, at)[0] if len(data) > at + 1 else 0 for at in (0, 2))
        if substance == _GLOBALS or not self.book.sheets:  # sheets of Excel 95 may claim the version of Excel 97
            dialect.version = 8 if BOF[kind] == 5 and version == _BIFF8 else BOF[kind]
        self.book.ended = False
        if substance == _GLOBALS:
            self._globals(self.records)
        else:
            sheet = self._places.pop(self.records.head, None) or self._unlisted()
            if dialect.version < 5:  # there are no globals, and a sheet says for itself what they would say
                self._globals(Records(self.records.data, self.records.at))
            if substance == _CHART:
                read_chart(self.book, sheet, self.records)
            else:
                SheetReader(self.book, sheet).read(self.records)
        self.book.flush()

    def _globals(self, records: Records) -> None:
        take = self._take if records is self.records else self._take_settings
        for kind, data in records:
            if kind == EOF:
                self.book.ended = True
                break
            try:
                take(kind, data, records.more())
            except (struct.error, IndexError):
                self.book.damaged(data)
        self.book.formats = self.book.styles.formats()
        self.book.say_all(self.book.styles.spoken(), "metadata", Field("number format"))
        say_pictures(self.book.draft, self.book.part, b"".join(self._pictures))

    def _take(self, kind: int, data: bytes, more: list[bytes]) -> None:
        if kind == _STRINGS:
            for text, guide in shared_strings([data, *more]):
                self.book.strings.texts.append(text)
                self.book.say(guide, "metadata", Field("phonetic"))
            return
        whole = b"".join((data, *more))
        if kind == _SHEET:
            self._sheet(whole)
        elif kind in _NAMES:
            self.book.say_all(names.texts(self.book.dialect, whole), "metadata", Field("defined name"))
        elif kind == _PICTURES:
            self._pictures.append(whole)
        elif kind == _USER:
            self._user(whole)
        elif not self._take_settings(kind, whole, []) and not self.externals.take(kind, whole):
            self.book.sweep(kind, whole)

    def _take_settings(self, kind: int, data: bytes, _more: list[bytes]) -> bool:
        if kind == _CODE_PAGE:
            self.book.dialect.code_page = _U2.unpack_from(data)[0]
            return True
        return self.book.styles.take(kind, data)

    def _sheet(self, data: bytes) -> None:
        """[MS-XLS] 2.4.28: where it begins, whether it is shown, what it is called."""
        name = self.book.dialect.short(data, 6)[0]
        sheet = Sheet(len(self.book.sheets) + 1, name, self.book.part, data[4] & 3 != _VISIBLE)
        self.book.sheets.append(sheet)
        self._places[_U4.unpack_from(data)[0]] = sheet
        self.book.say(name, "metadata", Field("sheet"))

    def _unlisted(self) -> Sheet:
        """A sheet that no list names is not shown to anybody, unless there is no list."""
        number = len(self.book.sheets) + 1
        name = f"#{number}" if self.book.sheets else "Sheet1"
        sheet = Sheet(number, name, self.book.part, hidden=bool(self.book.sheets))
        self.book.sheets.append(sheet)
        return sheet

    def _user(self, data: bytes) -> None:
        """Who had the workbook open last, padded with blanks."""
        dialect = self.book.dialect
        text = (dialect.long if dialect.version >= 8 else dialect.short)(data, 0)[0]
        self.book.say_author(text.strip())
