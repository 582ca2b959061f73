"""Whatever an XML part says in text or in attributes, for parts (and attributes) that no reader knows by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Block, Field, Location, Passage, Role
from redactscan.readers.package import local
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# Attributes that people fill in, with the role of what they say.
_SPEAKING: dict[str, Role] = {
    **dict.fromkeys(("descr", "title", "alt"), "alt-text"),
    "displayText": "form-field",
    "string": "textbox",
    **dict.fromkeys(
        (
            "caption", "command", "connection", "connectString", "display", "displayName", "error", "errorTitle",
            "helpText", "instr", "name", "oddHeader", "prompt", "promptTitle", "query", "statusText", "tooltip",
            "uniqueName", "url",
        ),
        "metadata",
    ),
}  # fmt: skip
_AUTHORS = frozenset({"author", "initials", "lastModifiedBy", "refreshedBy", "userName"})

# Elements whose ``val`` attribute is a text, with its role; in a pivot cache ``v`` is the value of a cell.
_SPEAKING_VALUES: dict[str, Role] = {
    **dict.fromkeys(("default", "helpText", "listEntry", "statusText"), "form-field"),
    **dict.fromkeys(
        (
            "addressFieldName", "alias", "attr", "connectString", "description", "docVar", "filter", "filterVal",
            "lvlText", "name", "query", "tag", "tblCaption", "tblDescription", "udl",
        ),
        "metadata",
    ),
}  # fmt: skip
_CACHED = frozenset({"s", "n", "d", "e"})

# Elements whose attributes name fonts, styles, shapes' guides, languages: full of letters, empty of content.
_DUMB = frozenset({
    "basedOn", "bodyPr", "compatSetting", "cs", "ea", "font", "gd", "lang", "latin", "link", "next", "pStyle",
    "rFonts", "rStyle", "sym", "tableStyleInfo", "tblStyle", "themeFontLang",
})  # fmt: skip

# Elements whose text is a number of the machine: positions, sizes, number formats, stamps.
_DUMB_TEXTS = frozenset({
    "Anchor", "AutoFill", "AutoLine", "AutoPict", "CF", "Checked", "Column", "ColHidden", "FmlaRange", "FirstButton",
    "LockText", "MoveWithCells", "ObjectType", "PrintObject", "Row", "RowHidden", "SizeWithCells", "TextHAlign",
    "TextVAlign", "Visible", "col", "colOff", "formatCode", "pctHeight", "pctWidth", "pctPosHOffset", "pctPosVOffset",
    "posOffset", "row", "rowOff", "align", "f", "formula", "formula1", "formula2", "idmap", "sqref",
})  # fmt: skip
# Only these vocabularies are known well enough to leave something out; a data part may call anything a row.
_KNOWN = ("{http://schemas.openxmlformats.org/", "{http://purl.oclc.org/ooxml/", "{http://schemas.microsoft.com/office/",
          "{urn:schemas-microsoft-com:")  # fmt: skip
# What an attribute ``name`` names, where a person would rather see that word.
_NAMES = {"bookmarkStart": "bookmark", "definedName": "defined name", "docVar": "variable", "sheet": "sheet"}

# What tells a text among attributes that nobody knows: a letter beyond ASCII, a mailbox, a long number.
_TELLING = re.compile(r"[^\x00-\x7f]|@|(?<![.\d])\d{11}")
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
# Word's own bookmarks: _GoBack, _Toc120345678, __RefHeading___Toc1_2.
_OWN_BOOKMARK = re.compile(r"_+[A-Za-z]+_*(?:Toc)?\d{0,10}(?:_\d{0,10})*")


@dataclass(slots=True)
class Sweep:
    """Appends passages to ``draft``. A text is said once per part and place name, an author once per document.

    ``diagrams`` holds the texts of the diagrams so far: beside the data of each stands a drawing of it.
    """

    draft: Draft
    authors: set[str] = field(default_factory=set)
    diagrams: set[str] = field(default_factory=set)

    def part(self, part: str, root: Element, role: Role, place: Anchor | None = None) -> None:
        """All texts of a part, then its attributes; ``place``: where it is shown, else its paragraphs are counted."""
        said: set[tuple[str, str]] = set()
        kind = local(root.tag)
        for number, (name, text) in enumerate(texts(root), 1):
            anchor: Anchor = Field(name) if role == "metadata" else place or Block(number)
            if (name, text) not in said and not (kind == "drawing" and text in self.diagrams):
                said.add((name, text))
                self.draft.content.append(Passage(text, Location(part, role, anchor)))
        if kind == "dataModel":
            self.diagrams.update(text for _, text in said)
        self.attributes(part, root, role)

    def attributes(self, part: str, root: Element, role: Role = "metadata") -> None:
        """The attributes that speak; those nobody knows only if they look like text.

        ``role`` is for the values of a data part, such as a pivot cache.
        """
        said: set[tuple[str, str]] = set()
        for element in root.iter():
            tag = local(element.tag)
            if not tag:
                self._say(part, "metadata", "xml comment", str(element.text or "").strip(), said)
            elif tag not in _DUMB or not _is_known(element):
                for key, value in element.items():
                    self._attribute(part, tag, local(key), str(value), role, said)

    def _attribute(self, part: str, tag: str, key: str, value: str, role: Role, said: set[tuple[str, str]]) -> None:
        if key in _AUTHORS:
            self.author(part, value)
        elif key in _SPEAKING:
            if not (tag == "bookmarkStart" and _OWN_BOOKMARK.fullmatch(value)):
                self._say(part, _SPEAKING[key], _NAMES.get(tag, key) if key == "name" else key, value, said)
        elif key == "val" and tag in _SPEAKING_VALUES:
            self._say(part, _SPEAKING_VALUES[tag], tag, value, said)
        elif key == "v" and tag in _CACHED:
            self._say(part, role, "cache", value, said)
        elif _TELLING.search(value) and not _GUID.fullmatch(value):
            self._say(part, "metadata", key, value, said)

    def author(self, part: str, name: str) -> None:
        """A person who wrote, commented or revised: once per document."""
        if name.strip() and name not in self.authors:
            self.authors.add(name)
            self.draft.content.append(Passage(name, Location(part, "metadata", Field("author"))))

    def _say(self, part: str, role: Role, name: str, text: str, said: set[tuple[str, str]]) -> None:
        if text.strip() and (name, text) not in said:
            said.add((name, text))
            self.draft.content.append(Passage(text, Location(part, role, Field(name))))


def _is_known(element: Element) -> bool:
    return str(element.tag).startswith(_KNOWN)


def texts(root: Element) -> Iterator[tuple[str, str]]:
    """(element name, text) of every text of a part in document order; a paragraph (``a:p``) is one text."""
    stack = [root]
    while stack:
        element = stack.pop()
        name = local(element.tag)
        if name == "p":
            text = paragraph_text(element)
            if text.strip():
                yield "p", text
        elif name:
            dumb = name in _DUMB_TEXTS and _is_known(element)
            if not dumb and element.text and element.text.strip():
                yield name, element.text
            stack.extend(reversed(element))
        if element is not root and element.tail and element.tail.strip():
            yield "text", element.tail


def paragraph_text(paragraph: Element) -> str:
    """The text of a DrawingML paragraph, its runs joined."""
    pieces = []
    for node in paragraph.iter():
        name = local(node.tag)
        if name == "br":
            pieces.append("\n")
        elif name and node.text and (name in ("t", "p") or node.text.strip()):
            pieces.append(node.text)
        if node is not paragraph and node.tail and node.tail.strip():
            pieces.append(node.tail)
    return "".join(pieces)
