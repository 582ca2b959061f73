"""Presentations (ECMA-376 PresentationML): slides in their order, each with its notes and comments, then the rest."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Block, Document, Field, Location, Message, Page, Passage, Role
from redactscan.readers.canvas import Canvas, Frame
from redactscan.readers.office import Office
from redactscan.readers.package import attributes, local
from redactscan.readers.pptx.comments import read_authors, read_comments
from redactscan.readers.pptx.deck import Deck
from redactscan.readers.pptx.shapes import shapes_of
from redactscan.readers.pptx.slide import SlideReader
from redactscan.readers.source import Draft, Reader, Source

if TYPE_CHECKING:
    from redactscan.readers.package import Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

# Layouts and masters stand on every slide that uses them, as a header does.
_ROLES: dict[str, Role] = {
    "sld": "body",
    "notes": "notes",
    "sldLayout": "header",
    "sldMaster": "header",
    "notesMaster": "header",
    "handoutMaster": "header",
}
_OFF = frozenset({"0", "false"})
_INK = "{http://www.w3.org/2003/InkML}"


def read(source: Source) -> Document:
    """Read a ``.pptx``."""
    draft = Draft(source, MEDIA_TYPE)
    office = Office.open(draft)
    deck = Deck.of(office)
    for part in sorted(office.package.parts, key=partial(_rank, deck)):
        root = office.xml(part)
        if root is not None:
            _read_part(deck, part, root)
    draft.pages = len(deck.slides)
    if not (deck.found or deck.slides or draft.notices):
        draft.notice("type-mismatch", detail=Message.of("detail.no-document"))
    return draft.finish()


def _read_part(deck: Deck, part: str, root: Element) -> None:
    office = deck.office
    kind = local(root.tag)
    number = deck.slides.get(part) or deck.owned.get(part)
    place = Page(number) if number else None
    if kind in _ROLES:
        _read_sheet(deck, part, root, number)
    elif kind in ("cmLst", "comments"):
        read_comments(office, part, root, place)
    elif kind in ("cmAuthorLst", "authorLst"):
        read_authors(office, part, root)
    elif str(root.tag).startswith(_INK):
        _read_ink(office, part, root, place)
    else:
        office.rest(part, root, place)


def _read_sheet(deck: Deck, part: str, root: Element, number: int | None) -> None:
    """Read a slide, a notes page, a layout or a master."""
    kind = local(root.tag)
    role = _ROLES[kind]
    if kind == "sld" and (part in deck.unlisted or attributes(root).get("show", "1") in _OFF):
        role = "hidden"
    colours = deck.colours(part, root)
    canvas = Canvas(0, 0) if "notes" in kind.lower() else deck.canvas(part, root, colours)
    blocks = count(1)

    def place(frame: Frame | None) -> Anchor:
        if number is None:
            return Block(next(blocks))
        return frame.on_page(number, canvas.height) if frame and canvas.height else Page(number)

    bases = tuple(pattern.holders for pattern in deck.patterns(part, root))
    pattern = role == "header"
    reader = SlideReader(part, role, canvas, colours, place, deck.next_table, bases, pattern)
    deck.office.draft.content.extend(reader.read(shapes_of(root)))
    deck.office.sweep.attributes(part, root)


def _read_ink(office: Office, part: str, root: Element, place: Anchor | None) -> None:
    """Handwriting is a picture; what PowerPoint took it for stands in EMMA literals."""
    office.draft.unseen.append(part)
    for guess in root.iter("{*}literal"):
        text = str(guess.text or "")
        office.draft.content.append(Passage(text, Location(part, "image-text", place or Field("ink"))))


def _rank(deck: Deck, part: str) -> tuple[int, int, bool]:
    """Slides first, each with what belongs to it; of a diagram the data before its drawing."""
    if part in deck.slides:
        return deck.slides[part], 0, False
    number = deck.owned.get(part, len(deck.slides) + 1)
    return number, 1, "/drawing" in part


READER = Reader("pptx", MEDIA_TYPE, (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), read)
