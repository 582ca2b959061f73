"""What an OpenDocument part says beside its text: in attributes, in the names of things, in who changed what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from redactscan.model import Field, Location, Message, Passage, Role
from redactscan.readers.odf.names import qualified
from redactscan.readers.sheets.formulas import literals
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# Elements whose text is said with a role of its own, at a place of that name.
_TEXTS: dict[str, tuple[Role, str]] = {
    "svg:title": ("alt-text", "title"),
    "svg:desc": ("alt-text", "desc"),
    "table:title": ("alt-text", "title"),
    "table:desc": ("alt-text", "desc"),
    "dc:creator": ("metadata", "author"),
    "meta:creator-initials": ("metadata", "author"),
    "loext:sender-initials": ("metadata", "author"),
}
_LINK = "xlink:href"
_FORMULAS = frozenset({"table:formula", "table:condition", "text:condition", "text:formula", "calcext:value"})
_FORM = frozenset({"form:current-value", "form:label", "form:title", "form:value", "text:value"})
_SAID = frozenset({
    "db:data-source-name", "draw:name", "draw:value", "form:command", "form:datasource", "form:image-data", "form:name",
    "office:string-value", "office:target-frame-name", "office:title", "presentation:name", "table:acl-name",
    "table:application-data", "table:comment", "table:database-name", "table:dde-application", "table:dde-item",
    "table:dde-topic", "table:filter-name", "table:name", "table:sql-statement", "table:user-name", "table:value",
    "text:database-name", "text:description", "text:help", "text:key1", "text:key2", "text:main-entry", "text:name",
    "text:string-value", "text:string-value-phonetic", "text:table-name", "xlink:title",
})  # fmt: skip
# What a name names, where a person would rather see that word.
_NAMED = {
    "text:bookmark": "bookmark",
    "text:bookmark-start": "bookmark",
    "text:reference-mark": "reference mark",
    "text:reference-mark-start": "reference mark",
    "text:user-field-decl": "variable",
    "text:variable-decl": "variable",
    "table:table": "sheet",
    "table:named-range": "defined name",
    "table:named-expression": "defined name",
    "table:database-range": "defined name",
}
_BIBLIOGRAPHY = "text:bibliography-mark"
# Outlines, fonts, number formats: full of digits and letters, empty of content.
_DRAWN = frozenset({
    "draw:display-name", "draw:enhanced-path", "draw:formula", "draw:modifiers", "draw:points", "draw:style-name",
    "draw:text-style-name", "svg:d", "svg:font-family", "svg:viewBox", "table:style-name", "text:bullet-char",
    "text:string-value-if-false", "text:string-value-if-true", "text:style-name", "xml:id",
})  # fmt: skip
# Whose names programs give, and properties, which are read as such.
_SILENT = frozenset({
    "draw:gradient", "draw:hatch", "draw:layer", "draw:marker", "draw:opacity", "draw:stroke-dash", "meta:auto-reload",
    "meta:template", "meta:user-defined",
})  # fmt: skip
_DUMB = ("style:", "fo:", "number:", "office:", "smil:", "meta:", "config:")
_RANGES = ("-address", "-ranges")
# Which say their values in the text.
_SHOWN = frozenset({"table:covered-table-cell", "table:table-cell", "text:hidden-text"})

# Elements that show what they link to; whatever stands elsewhere, nobody here has read.
_FETCHED = frozenset({
    "draw:applet", "draw:fill-image", "draw:floating-frame", "draw:image", "draw:object", "draw:object-ole",
    "draw:plugin", "style:background-image", "text:section-source",
})  # fmt: skip
_INSIDE = re.compile(r"#|(?:\./)?(?:Object |ObjectReplacements/|Pictures/|Media/|media/)|$")
_OWN_NAME = re.compile(
    r"_+[A-Za-z]+_*(?:Toc)?\d{0,10}(?:_\d{0,10})*|(?:Illustration|Table|Text|Drawing|Figure|Object)\d*"
)
_TELLING = re.compile(r"[^\x00-\x7f]|@|(?<![.\d])\d{11}")
_TELLING_STYLE = re.compile(r"@|(?<![.\d])\d{11}")


@dataclass(slots=True)
class Attributes:
    """Appends what one part says to ``draft``, each text once per place name; ``author`` takes the people."""

    draft: Draft
    part: str
    author: Callable[[str, str], None]
    _said: set[tuple[str, str]] = field(default_factory=set)

    def read(self, root: Element) -> None:
        """Everything at and below an element."""
        for element in root.iter():
            name = qualified(element.tag)
            if not name:
                self._say("metadata", "xml comment", str(element.text or "").strip())
                continue
            if name in _TEXTS:
                role, label = _TEXTS[name]
                text = "".join(map(str, element.itertext()))
                if label == "author":
                    self._author(element, text)
                else:
                    self._say(role, label, text)
            for key, value in element.items() if name not in _SILENT else ():
                self._attribute(name, qualified(key), str(value))

    def _author(self, element: Element, name: str) -> None:
        parent = element.getparent()
        if parent is None or qualified(parent.tag) != "office:meta":  # there it is a property
            self.author(self.part, name)

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key == _LINK:
            self._link(tag, value)
        elif key in _FORMULAS:
            for text in literals(value):
                self._say("metadata", "formula", text)
        elif key in _FORM:
            self._say("form-field", key.partition(":")[2], value)
        elif key in _SAID or tag == _BIBLIOGRAPHY:
            if not _OWN_NAME.fullmatch(value) and tag not in _SHOWN:
                self._say("metadata", _NAMED.get(tag, key.partition(":")[2]), value)
        elif (
            key not in _DRAWN
            and tag not in _SHOWN
            and (_TELLING_STYLE if key.startswith(_DUMB) else _TELLING).search(value)
        ):
            self._say("metadata", key.partition(":")[2], value)

    def _link(self, tag: str, target: str) -> None:
        if _INSIDE.match(target) and tag not in ("text:a", "draw:a"):
            return
        try:
            target = unquote(target, errors="strict")
        except UnicodeDecodeError:
            target = unquote(target, "gb18030", errors="replace")
        self._say("metadata", "hyperlink", target)
        if tag in _FETCHED:
            self.draft.notice("part-skipped", self.part, Message.of("detail.linked-content"))

    def _say(self, role: Role, name: str, text: str) -> None:
        if text.strip() and (name, text) not in self._said:
            self._said.add((name, text))
            self.draft.content.append(Passage(text, Location(self.part, role, Field(name))))
