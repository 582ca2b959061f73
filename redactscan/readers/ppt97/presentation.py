"""A presentation as its last save left it, sheet by sheet; then what is in it beside the sheets, and what it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from redactscan.model import Anchor, Block, Field, Location, Page, Passage, Role
from redactscan.readers.canvas import Canvas, Frame
from redactscan.readers.leftovers import say_new, say_strings
from redactscan.readers.ole.drawing import (
    LAST_PROPERTIES,
    MORE_PROPERTIES,
    PACKAGE,
    PROPERTIES,
    find_records,
    inflate,
    read_properties,
)
from redactscan.readers.ole.packages import say_packages
from redactscan.readers.ppt97.deck import Deck, Sheet
from redactscan.readers.ppt97.looks import Colours
from redactscan.readers.ppt97.records import TEXTS, Kind, Record, record_at
from redactscan.readers.ppt97.shapes import properties_of
from redactscan.readers.ppt97.sheet import SheetReader
from redactscan.readers.source import Draft
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

_HIDDEN = 0x04  # of the switches of a slide show ([MS-PPT] 2.5.3)
_OWN_SCHEME, _OWN_BACKGROUND = 0x02, 0x04  # set where the master's hold ([MS-PPT] 2.5.10)
_DEFLATED = 1
_TAGS = "___PPT"  # names of extensions
_SLIDE_HEADERS, _NOTES_HEADERS = 3, 4
# What a string is, by the record around it and its place in that ([MS-PPT] 2.4.15, 2.10, 2.11, 2.5.24).
_MARGINS: dict[int, Role] = {0: "footer", 1: "header", 2: "footer"}
_COMMENT_TEXT, _COMMENT_INITIALS = 1, 2


@dataclass(slots=True)
class Presentation:
    """Appends to ``draft`` what ``deck`` holds."""

    draft: Draft
    deck: Deck
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _seen: set[int] = field(default_factory=set)
    _read: set[int] = field(default_factory=set)
    _authors: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Say everything."""
        masters = self.deck.sheets(Kind.MASTER)
        notes = {self._owner(sheet): sheet for sheet in reversed(self.deck.sheets(Kind.NOTES))}
        by_id = {master.id: master.record for master in masters}
        slides = self.deck.sheets(Kind.SLIDE)
        self.draft.pages = len(slides)
        for slide in slides:
            self._slide(slide, by_id)
            if slide.id in notes:
                self._sheet(f"notes {slide.number}", "notes", notes[slide.id], slide.number)
        for master in masters:
            self._sheet(f"master {master.number}", "header", master, None)
        self._others()
        if self.deck.document:
            self._strings("document", self.deck.document)
        self._objects()
        say_packages(self.draft, "shapes", self._packages())
        self._past()

    def _slide(self, slide: Sheet, masters: dict[int, Record]) -> None:
        show = slide.record.child(Kind.SLIDE_SHOW)
        role: Role = "hidden" if show and show.number(10, 2) & _HIDDEN else "body"
        atom = slide.record.child(Kind.SLIDE_ATOM)
        self._sheet(f"slide {slide.number}", role, slide, slide.number, masters.get(atom.number(12)) if atom else None)

    def _sheet(self, part: str, role: Role, sheet: Sheet, number: int | None, master: Record | None = None) -> None:
        self._read.add(sheet.record.start)
        self.draft.parts += 1
        width, height = self.deck.size() if role in ("body", "hidden") else (0, 0)
        colours = _colours(sheet.record, master)
        canvas = Canvas(width, height, _background(sheet.record, master, colours))
        blocks = count(1)

        def place(frame: Frame | None) -> Anchor:
            if number is None:
                return Block(next(blocks))
            return frame.on_page(number, height) if frame and height else Page(number)

        reader = SheetReader(
            part, role, canvas, colours, place, lambda: next(self._tables), self._seen, sheet.outline, number is None
        )
        for drawing in sheet.record.children():
            if drawing.kind == Kind.DRAWING:
                self.draft.content.extend(reader.read(drawing))
        self._strings(part, sheet.record, role, Page(number) if number else None)

    def _owner(self, notes: Sheet) -> int:
        """The slide to which a notes page belongs."""
        atom = notes.record.child(Kind.NOTES_ATOM)
        return atom.number(0) if atom else 0

    def _others(self) -> None:
        """What the last save refers to, and no list: handouts, notes without a slide, slides that are not shown."""
        notes_master = self.deck.notes_master()
        for number, place in enumerate(sorted(set(self.deck.places.values())), 1):
            record = record_at(self.deck.stream, place)
            if record is None or record.start in self._read or record.kind == Kind.DOCUMENT:
                continue
            if record.kind in (Kind.SLIDE, Kind.NOTES, Kind.MASTER, Kind.HANDOUT):
                is_master = record.kind in (Kind.MASTER, Kind.HANDOUT) or place == notes_master
                role: Role = "header" if is_master else "hidden"
                self._sheet(f"unlisted {number}", role, Sheet(number, record, [], 0), None)
            elif record.kind != Kind.OBJECT:
                self._strings(f"unlisted {number}", record)

    def _strings(self, part: str, record: Record, role: Role = "hidden", place: Anchor | None = None) -> None:
        """The strings of a record outside shapes, and any text that no shape has shown."""
        lost: list[str] = []
        around = [record]
        for one in record.walk():
            while one.start >= around[-1].end and len(around) > 1:
                around.pop()
            if one.is_container:
                around.append(one)
            elif one.kind in TEXTS and one.start not in self._seen:
                lost.append(_lines(one))
            elif one.kind == Kind.STRING:
                self._string(part, one, around[-1], place)
            elif one.kind == Kind.SOUND_DATA:
                self.draft.embed(f"{part}/sound {one.start}.wav", one.content)
        say_new(self.draft, Location(part, role, place or Field("text")), lost)

    def _string(self, part: str, record: Record, around: Record, place: Anchor | None) -> None:
        text = _lines(record)
        if not text.strip() or text.startswith(_TAGS):
            return
        role: Role = "metadata"
        anchor: Anchor = Field(_NAMES.get(around.kind, "string"))
        if around.kind == Kind.COMMENT:
            if record.instance == _COMMENT_TEXT:
                role, anchor = "comment", place or Field("comment")
            elif text in self._authors or record.instance == _COMMENT_INITIALS:
                return
            else:
                self._authors.add(text)
        elif around.kind == Kind.HEADERS_FOOTERS:
            role, anchor = _MARGINS.get(record.instance, "header"), place or Block(1)
        self.draft.content.append(Passage(text, Location(part, role, anchor)))

    def _objects(self) -> None:
        """Every embedded object, whether a save still refers to it or not."""
        number = 0
        live = [record_at(self.deck.stream, place) for place in sorted(set(self.deck.places.values()))]
        for record in (*(record for record in live if record), *self.deck.past()):
            if record.kind != Kind.OBJECT or record.start in self._read:
                continue
            self._read.add(record.start)
            number += 1
            part = f"object {number}"
            content = record.content
            if record.instance == _DEFLATED:
                content = inflate(self.draft, part, content[4:], record.number(0))
            self.draft.embed(part, content)

    def _packages(self) -> Iterator[bytes]:
        for record in find_records(self.deck.stream):
            if record.kind in (PROPERTIES, MORE_PROPERTIES, LAST_PROPERTIES):
                contents = read_properties(self.deck.stream, record).contents
                if PACKAGE in contents:
                    yield contents[PACKAGE]

    def _past(self) -> None:
        """What earlier saves left in the stream."""
        texts: list[str] = []
        for record in self.deck.past():
            if record.kind in (Kind.OBJECT, Kind.USER_EDIT, Kind.PERSIST_DIRECTORY):
                continue
            found = [_lines(one) for one in (record, *record.walk()) if one.kind in (*TEXTS, Kind.STRING)]
            texts += (text for text in found if not text.startswith(_TAGS))
            if not record.is_container:
                say_strings(self.draft, "earlier save", record.content)
        say_new(self.draft, Location("earlier save", "hidden", Field("earlier save")), texts)


_NAMES: dict[int, str] = {
    Kind.COMMENT: "author", Kind.HYPERLINK: "hyperlink", Kind.EMBEDDED: "object", Kind.LINK: "link",
    Kind.CONTROL: "object",
}  # fmt: skip


def _lines(record: Record) -> str:
    return record.text().replace("\r", "\n").replace("\v", "\n")


def _colours(sheet: Record, master: Record | None) -> Colours:
    atom = sheet.child(Kind.SLIDE_ATOM)
    takes_over = atom is not None and atom.number(20, 2) & _OWN_SCHEME
    own = Colours.of(sheet)
    return Colours.of(master) if master and (takes_over or not own.scheme) else own


def _background(sheet: Record, master: Record | None, colours: Colours) -> Look:
    """The colour of the paper; what nobody can tell is taken to be dark."""
    atom = sheet.child(Kind.SLIDE_ATOM)
    if master and atom is not None and atom.number(20, 2) & _OWN_BACKGROUND:
        return _background(master, None, colours)
    for drawing in sheet.children():
        for record in drawing.walk() if drawing.kind == Kind.DRAWING else ():
            if record.kind == Kind.GROUP:
                continue
            if record.kind == Kind.SHAPE and record.depth == drawing.depth + 2:
                return colours.fill(properties_of(record)) or SHADED
    return NOTHING
