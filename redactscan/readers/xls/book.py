"""What the records of a workbook stream have in common: dialect, formats, strings, a place to say things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from redactscan.model import Anchor, Field, Location, Message, Passage, Role
from redactscan.readers.sheets.formats import Formats
from redactscan.readers.sheets.places import Sheet
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.readers.xls.records import Dialect
from redactscan.readers.xls.silent import SILENT, SWEPT
from redactscan.readers.xls.styles import Styles
from redactscan.values import dataclass, field

_CIPHER = 0x2F
_Heap: TypeAlias = dict[tuple[Role, str], list[bytes]]


class Encrypted(Exception):  # noqa: N818
    """What follows is enciphered."""


@dataclass(slots=True)
class Book:
    """``part`` is the name of the stream. ``sheets`` are those that the workbook lists, in the order of their tabs.

    ``ended``: the globals, sheet or chart that was read last came to its end.
    """

    draft: Draft
    part: str
    dialect: Dialect = field(default_factory=Dialect)
    styles: Styles = field(init=False)
    formats: Formats = field(default_factory=Formats)
    strings: SharedStrings = field(init=False)
    sheets: list[Sheet] = field(default_factory=list)
    ended: bool = False
    _said: list[Passage] = field(default_factory=list)
    _authors: set[str] = field(default_factory=set)
    _heap: _Heap = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = Styles(self.dialect)
        self.strings = SharedStrings(self.part)

    def say(self, text: str, role: Role, anchor: Anchor) -> None:
        """A passage for ``flush``, if the text says anything."""
        text = text.strip("\0")
        if text.strip():
            self._said.append(Passage(text, Location(self.part, role, anchor)))

    def say_all(self, texts: Iterable[str], role: Role, anchor: Anchor) -> None:
        """A passage for each text that differs from those before it."""
        for text in dict.fromkeys(texts):
            self.say(text, role, anchor)

    def say_author(self, name: str) -> None:
        """A person who wrote or commented, once per workbook."""
        if name not in self._authors:
            self._authors.add(name)
            self.say(name, "metadata", Field("author"))

    def sweep(self, kind: int, data: bytes, role: Role = "metadata") -> None:
        """Keep a record for ``flush`` that nobody takes apart, unless it is known to hold no text."""
        if kind == _CIPHER:
            raise Encrypted
        if kind not in SILENT:
            self.keep(SWEPT.get(kind, "record"), data, role)

    def keep(self, name: str, data: bytes, role: Role = "metadata") -> None:
        """Keep bytes for ``flush``."""
        self._heap.setdefault((role, name), []).append(data)

    def flush(self) -> None:
        """Append what was said since the last time, and the strings of what was kept."""
        for (role, name), pieces in self._heap.items():
            self.say_all(strings(b"\0\0".join(pieces)), role, Field(name))
        self._heap.clear()
        self.draft.content += self._said
        self._said.clear()

    def damaged(self, data: bytes) -> None:
        """Keep a record that is not what it says."""
        self.keep("record", data)
        self.draft.notice("unparsable", self.part, Message.of("detail.damaged-records"))
