"""The parts that say who and where: core, extended and custom properties, targets outside the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.package import local, read_relations
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# Counters and switches of docProps/app.xml (ECMA-376-1 §22.2); versions.
_COUNTER = re.compile(r"[\d.]{1,7}|true|false", re.IGNORECASE)
# Relationships whose target is content that the reader of the document would see.
_FETCHED = frozenset({"aFChunk", "audio", "frame", "image", "oleObject", "subDocument", "video"})


def read_properties(draft: Draft, part: str, root: Element) -> None:
    """One passage for each property of a ``docProps`` part, named as the property is."""
    for element in root:
        if not local(element.tag):
            continue
        given = element.get("name")
        text = "\n".join(piece for piece in map(str, element.itertext()) if piece.strip())
        location = Location(part, "metadata", Field(given or local(element.tag)))
        if text and not (given is None and _COUNTER.fullmatch(text)):
            draft.content.append(Passage(text, location))
        if given and not given.isascii():
            draft.content.append(Passage(given, Location(part, "metadata", Field("property name"))))


def read_targets(draft: Draft, part: str, root: Element) -> None:
    """Where the relationships of a ``.rels`` part lead out of the file: hyperlinks, templates, linked files.

    What the document shows but does not hold is a notice.
    """
    for relation in read_relations(part, root):
        if not relation.external:
            continue
        target = relation.target
        if "%" in target:
            try:
                target = unquote(target, errors="strict")
            except UnicodeDecodeError:
                target = unquote(target, "gb18030", errors="replace")
        if target.strip():
            draft.content.append(Passage(target, Location(part, "metadata", Field(relation.kind))))
        if relation.kind in _FETCHED:
            draft.notice("part-skipped", part, Message.of("detail.linked-content"))
