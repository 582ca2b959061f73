"""Whatever an XML part of an OFD says in text or attributes, once the places that only steer a reader are left out."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from redactscan.model import Field, Location, Passage, Role
from redactscan.readers.package import local
from redactscan.readers.source import Draft
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# Elements whose text is a number of the machine, a name of a part, a checksum. They speak if they look like text.
_MUTE = frozenset({
    "AbbreviatedData", "Annotations", "ApplicationBox", "Attachments", "BaseLoc", "BleedBox", "CheckValue",
    "ContentBox", "CreationDate", "CropBox", "CustomTags", "DocID", "DocRoot", "DocumentRes", "DocUsage",
    "ExtendData", "Extensions", "FileLoc", "FontFile", "Glyphs", "MaxSignId", "MaxUnitID", "MediaFile", "ModDate",
    "ObjectRef", "PageFile", "PageRes", "PhysicalBox", "Preview", "Profile", "PublicRes", "SchemaLoc", "Seal",
    "Signature", "SignatureDateTime", "SignatureMethod", "Signatures", "SignedValue", "SignedValueLoc", "Thumbnail",
})  # fmt: skip
# Attributes that people fill in, or that lead somewhere.
_SPEAKING = frozenset({
    "AppName", "AreaName", "Author", "Base", "Company", "Creator", "CreatorName", "FileName", "Name", "ParamName",
    "Remark", "Target", "Title", "URI",
})  # fmt: skip
# Elements that say which font it is, or which action, in many letters.
_DUMB = frozenset({"Font", "TemplatePage"})
# Elements whose attribute Name says what their text is.
_NAMED = frozenset({"CustomData", "Parameter", "Property"})
_DATES = frozenset({"CreationDate", "ModDate", "SignatureDateTime"})
# What a person would rather see than the name of the attribute.
_PLACES: dict[tuple[str, str], tuple[Role, str]] = {
    ("Annot", "Creator"): ("metadata", "author"),
    ("Attachment", "Name"): ("file-name", "attachment"),
    ("Bookmark", "Name"): ("metadata", "bookmark"),
    ("OutlineElem", "Title"): ("metadata", "outline"),
}
_TELLING = re.compile(r"[^\x00-\x7f]|@|(?<![.\d])\d{11}")
_LONG = re.compile(r"@|(?<![.\d])\d{11}")


@dataclass(slots=True)
class Words:
    """Appends passages to ``draft``. A text is said once per part and place name."""

    draft: Draft

    def say(self, part: str, root: Element, role: Role = "metadata", known: Collection[Element] = ()) -> None:
        """All texts of a part and the attributes that speak; ``known`` are elements whose text has been read."""
        said: set[tuple[str, str]] = set()
        for element in root.iter():
            name = local(element.tag)
            if not name:
                self._add(part, "metadata", "xml comment", element.text, said)
                continue
            text = element.text
            if text and not text.isspace() and element not in known and not _is_mute(name, text):
                self._add(part, role, element.get("Name") or name, text, said)
            self._add(part, role, name, element.tail, said)
            for key, value in element.items():
                self._attribute(part, name, local(key), str(value), said)

    def _attribute(self, part: str, name: str, key: str, value: str, said: set[tuple[str, str]]) -> None:
        if name in _DUMB or (name in _NAMED and value.isascii()):
            telling = bool(_LONG.search(value))
        else:
            telling = key in _SPEAKING or bool(_TELLING.search(value))
        if telling:
            role, place = _PLACES.get((name, key), ("metadata", key))
            self._add(part, role, place, value, said)

    def _add(self, part: str, role: Role, name: str, text: str | None, said: set[tuple[str, str]]) -> None:
        if text and not text.isspace() and (name, text) not in said:
            said.add((name, text))
            self.draft.content.append(Passage(text.strip(), Location(part, role, Field(name))))


def _is_mute(name: str, text: str) -> bool:
    return name in _MUTE and not (_TELLING.search(text) and not (name in _DATES and text.isascii()))
