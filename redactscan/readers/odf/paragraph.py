"""One paragraph of OpenDocument text (part 3, §6): its line in pieces, and what hangs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactscan.readers.odf.names import given, number, qualified
from redactscan.readers.odf.styles import Styles
from redactscan.readers.pieces import DELETED, HIDDEN, INSERTED, PLAIN, Flags, Piece
from redactscan.readers.visibility import Look
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_CHARACTERS = {"text:tab": "\t", "text:line-break": "\n"}
_SILENT = frozenset({"", "text:soft-page-break", "text:note-citation", "office:annotation-end"})
_SHAPES = ("draw:", "dr3d:", "table:")


class Hung(NamedTuple):
    """An element that stands in a paragraph and is read beside it: a note, a comment, a shape."""

    element: Element
    flags: Flags


@dataclass(slots=True)
class Paragraph:
    """``asides`` are texts beside the line: ruby, the other branch of a condition."""

    pieces: list[Piece] = field(default_factory=list)
    asides: list[Piece] = field(default_factory=list)
    hung: list[Hung] = field(default_factory=list)


@dataclass(slots=True)
class Changes:
    """The tracked changes of one part. ``deleted`` maps an id to the paragraphs that stood at its place.

    ``open`` are insertions that have begun and not ended; they may run over paragraphs.
    """

    deleted: dict[str, list[Paragraph]] = field(default_factory=dict)
    inserted: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)

    def mark(self, element: Element, paragraph: Paragraph) -> None:
        """Read a ``change``, ``change-start`` or ``change-end`` in or between paragraphs."""
        known = given(element).get("text:change-id", "")
        match qualified(element.tag):
            case "text:change-start" if known in self.inserted:
                self.open.add(known)
            case "text:change-end":
                self.open.discard(known)
            case "text:change" if known not in self.placed:
                self.placed.add(known)
                paste(paragraph, self.deleted.get(known, []))


def paste(paragraph: Paragraph, deleted: list[Paragraph]) -> None:
    """Put paragraphs where they were deleted."""
    for at, old in enumerate(deleted):
        paragraph.pieces += [Piece("\n", DELETED), *old.pieces] if at else old.pieces
        paragraph.asides += old.asides
        paragraph.hung += old.hung


def collapsed(text: str) -> str:
    """Text as it is set: blanks and line ends in a row are one blank (part 3, §6.1.2)."""
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def read_paragraph(element: Element, styles: Styles, changes: Changes, base: Look, flags: Flags = PLAIN) -> Paragraph:
    """Read a ``text:p`` or ``text:h`` on the look of what is around it."""
    named = given(element)
    look = styles.look("paragraph", named.get("text:style-name")).over(base)
    reader = _Inline(styles, changes)
    reader.read(element, look, flags)
    if reader.unseen:
        reader.found.pieces = [Piece(piece.text, piece.flags | HIDDEN) for piece in reader.found.pieces]
    return reader.found


@dataclass(slots=True)
class _Inline:
    styles: Styles
    changes: Changes
    found: Paragraph = field(default_factory=Paragraph)
    unseen: bool = False

    def read(self, element: Element, look: Look, flags: Flags) -> None:
        """The mixed content of an element."""
        shown = flags | HIDDEN if look.hidden else flags
        self._say(element.text, shown)
        for node in element:
            self._node(node, look, flags)
            self._say(node.tail, shown)

    def _say(self, text: str | None, flags: Flags) -> None:
        if not text:
            return
        text = collapsed(text)
        if text[0] == " " and (not self.found.pieces or self.found.pieces[-1].text.endswith((" ", "\n"))):
            text = text[1:]  # part 3, §6.1.2
        self._piece(text, flags)

    def _piece(self, text: str, flags: Flags) -> None:
        if text:
            self.found.pieces.append(Piece(text, flags | INSERTED if self.changes.open else flags))

    def _node(self, node: Element, look: Look, flags: Flags) -> None:
        name = qualified(node.tag)
        if name == "text:span":
            self.read(node, self.styles.look("text", given(node).get("text:style-name")).over(look), flags)
        elif name == "text:s":
            self._piece(" " * min(number(given(node).get("text:c")), _MOST_SPACES), flags)
        elif name in _CHARACTERS:
            self._piece(_CHARACTERS[name], flags)
        elif name.startswith("text:change"):
            self.changes.mark(node, self.found)
        elif name == "text:ruby-text":
            self.found.asides.append(Piece("".join(map(str, node.itertext())), flags))
        elif name in ("text:note", "office:annotation") or (name.startswith(_SHAPES) and name != "draw:a"):
            self.found.hung.append(Hung(node, flags))
        elif name not in _SILENT:
            self._field(node, name, look, flags)

    def _field(self, node: Element, name: str, look: Look, flags: Flags) -> None:
        """A field with what it shows, a link, whatever else has text in a line."""
        named = given(node)
        if name == "text:hidden-paragraph" and named.get("text:is-hidden") == "true":
            self.unseen = True
        before = len(self.found.pieces)
        self.read(node, look, flags)
        shown = "".join(piece.text for piece in self.found.pieces[before:])
        if name == "text:hidden-text" and named.get("text:string-value", "") not in ("", shown):
            self._piece(named["text:string-value"], flags | HIDDEN)
        elif name == "text:conditional-text":
            others = (named.get(f"text:string-value-if-{branch}", "") for branch in ("true", "false"))
            self.found.asides += [Piece(text, flags | HIDDEN) for text in others if text and text != shown]
