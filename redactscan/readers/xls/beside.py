"""What stands around the cells of a sheet: headers, links, validation, conditions; whatever else has strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import Struct
from urllib.parse import unquote

from redactscan.model import Field, Role
from redactscan.readers.ole.metafiles import bitmap, placeable
from redactscan.readers.pictures import look
from redactscan.readers.sheets.headers import header_text
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.strings import strings
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.drawings import Drawings
from redactscan.readers.xls.formulas import literals
from redactscan.values import dataclass, field

_U2, _U4 = Struct("<H"), Struct("<I")
_LINK_HEAD = 28  # the cells, a class identifier, a version ([MS-XLS] 2.4.140)
_HEADERS: tuple[tuple[str, Role], ...] = (
    ("evenHeader", "header"), ("evenFooter", "footer"), ("firstHeader", "header"), ("firstFooter", "footer"),
)  # fmt: skip
_METAFILE = 2
_VALIDATION = ("promptTitle", "errorTitle", "prompt", "error")


@dataclass(slots=True)
class Beside:
    """Takes every record of a sheet that is no cell."""

    book: Book
    sheet: Sheet
    drawings: Drawings = field(init=False)
    _readers: dict[int, Callable[[bytes], None]] = field(init=False)
    _pictures: int = 0

    def __post_init__(self) -> None:
        self.drawings = Drawings(self.book, self.sheet)
        self._readers = {
            0x0014: lambda data: self._header(data, "header"),
            0x0015: lambda data: self._header(data, "footer"),
            0x089C: self._other_headers,
            0x01B8: self._link,
            0x0800: self._tooltip,
            0x01BE: self._validation,
            0x01B1: self._condition,
            0x007F: self._picture,
            0x00E9: self._picture,
        }

    def take(self, kind: int, data: bytes, more: list[bytes]) -> None:
        if self.drawings.take(kind, data, more):
            return
        whole = b"".join((data, *more)) if more else data
        if kind in self._readers:
            self._readers[kind](whole)
        else:
            self.book.sweep(kind, whole)

    def finish(self) -> None:
        self.drawings.finish()

    def _header(self, data: bytes, role: Role) -> None:
        if data:
            dialect = self.book.dialect
            text = (dialect.long if dialect.version >= 8 else dialect.short)(data, 0)[0]
            self.book.say(header_text(text), role, Field("oddHeader" if role == "header" else "oddFooter"))

    def _other_headers(self, data: bytes) -> None:
        """[MS-XLS] 2.4.137: four lengths at 30, then those of the texts that have one."""
        at = 38
        for place, (name, role) in enumerate(_HEADERS):
            if _U2.unpack_from(data, 30 + 2 * place)[0]:
                text, at = self.book.dialect.long(data, at)
                self.book.say(header_text(text), role, Field(name))

    def _link(self, data: bytes) -> None:
        row, column = _U2.unpack_from(data)[0], _U2.unpack_from(data, 4)[0]
        texts = (_unescaped(text) for text in strings(data[_LINK_HEAD:]))
        self.book.say_all(texts, "metadata", self.sheet.cell(row + 1, column + 1))

    def _tooltip(self, data: bytes) -> None:
        row, column = _U2.unpack_from(data, 2)[0], _U2.unpack_from(data, 6)[0]
        text = data[10:].decode("utf-16-le", "replace")
        self.book.say(text, "metadata", self.sheet.cell(row + 1, column + 1))

    def _validation(self, data: bytes) -> None:
        at = 4
        for name in _VALIDATION:
            text, at = self.book.dialect.long(data, at)
            self.book.say(text, "metadata", Field(name))
        for text in self._formulas(data, at, 2):
            # the choices of a list are one string, parted by NULs
            self.book.say(text.replace("\0", ","), "metadata", Field("formula"))

    def _formulas(self, data: bytes, at: int, count: int) -> Iterator[str]:
        for _ in range(count):
            size = _U2.unpack_from(data, at)[0]
            yield from literals(self.book.dialect, data, at + 4, size)
            at += 4 + size

    def _condition(self, data: bytes) -> None:
        first, second = _U2.unpack_from(data, 2)[0], _U2.unpack_from(data, 4)[0]
        for start, size in ((len(data) - second - first, first), (len(data) - second, second)):
            self.book.say_all(literals(self.book.dialect, data, max(6, start), size), "metadata", Field("formula"))

    def _picture(self, data: bytes) -> None:
        """A picture behind the cells, or of Excel 95: a format, an environment and a length stand before it."""
        self._pictures += 1
        picture = placeable(data[8:]) if data[0] == _METAFILE else bitmap(data[8:])
        look(self.book.draft, f"{self.book.part}/{self.sheet.number}/picture {self._pictures}", picture)


def _unescaped(text: str) -> str:
    if "%" not in text:
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return unquote(text, "gb18030", errors="replace")
