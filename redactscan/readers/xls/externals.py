"""Other workbooks that this one names, with the cells that it remembers of them."""

from __future__ import annotations

from struct import Struct

from redactscan.model import Field
from redactscan.readers.sheets.grid import Grid
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.xls.book import Book
from redactscan.readers.xls.formulas import values
from redactscan.values import dataclass, field

_U2 = Struct("<H")
_LINK, _LINK_5, _SHEET, _CELLS = 0x1AE, 0x17, 0x59, 0x5A
_OWN = (0x0401, 0x3A01)  # instead of a path: this workbook, an add-in ([MS-XLS] 2.4.271)
# [MS-XLS] 2.5.277: volumes, folders and the like are marked with control characters
_PATH = {1: "", 2: "", 3: "/", 4: "../", 5: "//", 6: "", 7: "", 8: "", 0: ""}


@dataclass(slots=True)
class Externals:
    """Takes the records of the globals as they come. Each sheet that is remembered becomes a hidden table."""

    book: Book
    grids: list[Grid] = field(default_factory=list)
    _path: str = ""
    _names: list[str] = field(default_factory=list)

    def take(self, kind: int, data: bytes) -> bool:
        """Whether the record was one of theirs."""
        if kind == _LINK:
            self._link(data)
        elif kind == _LINK_5 and self.book.dialect.version < 8:
            self._path, self._names = self._said(self.book.dialect.short(data, 0)[0]), []
        elif kind == _SHEET:
            at = _U2.unpack_from(data, 2)[0] if len(data) > 3 else 0
            self._begin(self._names[at] if at < len(self._names) else "")
        elif kind == _CELLS:
            self._remember(data)
        else:
            return False
        return True

    def finish(self) -> None:
        for grid in self.grids:
            grid.finish()

    def _link(self, data: bytes) -> None:
        self._path, self._names = "", []
        if len(data) < 4 or _U2.unpack_from(data, 2)[0] in _OWN:
            return
        path, at = self.book.dialect.long(data, 2)
        self._path = self._said(path)
        for _ in range(_U2.unpack_from(data)[0]):
            if at + 3 > len(data):
                break
            name, at = self.book.dialect.long(data, at)
            self._names.append(name)
        self.book.say_all(self._names, "metadata", Field("external link"))

    def _said(self, path: str) -> str:
        path = path.translate(_PATH)
        self.book.say(path, "metadata", Field("external link"))
        return path

    def _begin(self, name: str) -> None:
        number = len(self.book.sheets) + len(self.grids) + 1
        name = f"[{self._path.rpartition('/')[2]}]{name}"
        self.grids.append(Grid(self.book.draft, Sheet(number, name, self.book.part, hidden=True)))

    def _remember(self, data: bytes) -> None:
        """[MS-XLS] 2.4.53: the last and the first column, the row, the values."""
        last, first, row = data[0], data[1], _U2.unpack_from(data, 2)[0]
        texts, _ = values(self.book.dialect, data, 4, last - first + 1)
        filled = [(first + at + 1, text) for at, text in enumerate(texts) if text]
        if filled:
            if not self.grids:
                self._begin("")
            columns, found = zip(*filled, strict=True)
            self.grids[-1].add(row + 1, list(columns), list(found))
