"""Word documents (ECMA-376 WordprocessingML): every part of the package, in the order in which a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Document, Message, Role
from redactscan.readers.docx.story import Story
from redactscan.readers.docx.styles import Styles
from redactscan.readers.office import Office
from redactscan.readers.package import local
from redactscan.readers.source import Draft, Reader, Source

if TYPE_CHECKING:
    from redactscan.readers.package import Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# What a part is follows from its root element, so that parts without a relationship are read, too.
_STORIES: dict[str, Role] = {
    "document": "body",
    "hdr": "header",
    "ftr": "footer",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "comments": "comment",
    "glossaryDocument": "metadata",
}
_ORDER = (
    "word/styles", "word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments",
    "word/charts/", "word/diagrams/", "word/",
)  # fmt: skip


def read(source: Source) -> Document:
    """Read a ``.docx``. Styles come first, because they decide what is hidden."""
    draft = Draft(source, MEDIA_TYPE)
    office = Office.open(draft)
    styles: dict[bool, Styles] = {}
    found = False
    for part in sorted(office.package.parts, key=_rank):
        glossary = "/glossary/" in part
        # Word 2010 keeps its styles a second time, with the effects that no other version knows
        root = office.xml(part, ("styles",) if glossary in styles else ())
        if root is None:
            continue
        kind = local(root.tag)
        if kind == "styles":
            styles[glossary] = Styles.of(root)
        elif kind in _STORIES:
            _story(office, part, root, "metadata" if glossary else _STORIES[kind], styles.get(glossary) or Styles())
            found = found or kind == "document"
        else:
            office.rest(part, root)
    if not found and not draft.notices:
        draft.notice("type-mismatch", detail=Message.of("detail.no-document"))
    return draft.finish()


def _story(office: Office, part: str, root: Element, role: Role, styles: Styles) -> None:
    Story(office.draft, part, role, styles).read(root)
    office.sweep.attributes(part, root)


def _rank(part: str) -> int:
    if part.endswith("/styles.xml"):
        return -1
    return next((rank for rank, start in enumerate(_ORDER) if part.startswith(start)), len(_ORDER))


READER = Reader("docx", MEDIA_TYPE, (".docx", ".docm", ".dotx", ".dotm"), read)
