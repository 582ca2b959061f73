"""XML of any vocabulary: texts, records as tables, attributes; and the documents of Word and Excel that are XML."""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING

from redactscan.model import Document, Field, Line, Location, Message, Passage
from redactscan.readers import html as pages
from redactscan.readers.crowded import without_crowded_tags
from redactscan.readers.encoding import text_of
from redactscan.readers.leftovers import say_new
from redactscan.readers.package import local, parse_xml
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.spreadsheetml import is_spreadsheetml, read_spreadsheetml
from redactscan.readers.xml.generic import read_generic
from redactscan.readers.xml.package import is_package, read_package
from redactscan.readers.xml.wordml import is_wordml, read_wordml

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_DECLARED = re.compile(rb"""^\W{0,3}<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b(?:[^\[<>\"']|\"[^\"]*\"|'[^']*')*(\[.*?\]\s*)?>", re.DOTALL)
_PROLOG = 1 << 16
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_TAG = re.compile(r"<[^<>]*>")


def read(source: Source) -> Document:
    """Read an XML file. No entity is expanded, and nothing that it refers to is fetched."""
    draft = Draft(source, READER.media_type, parts=1)
    declared = _DECLARED.match(source.data)
    text = text_of(draft, declared[1].decode("ascii") if declared else None)
    plain, crowded = without_crowded_tags(_without_doctype(draft, _DECLARATION.sub("", text, count=1)))
    draft.content += crowded
    noticed = len(draft.notices)
    root = parse_xml(draft, "", _ENTITY.sub(_character, plain).encode("utf-8", "replace"))
    damaged = len(draft.notices) > noticed
    if root is not None and local(root.tag) == "html":
        return pages.read(source)
    if root is not None:
        _read_root(draft, root)
    if damaged or root is None:
        lines = (line.strip() for line in _TAG.sub("\n", plain).split("\n"))
        say_new(draft, Location("", "body", Line(1, 1)), lines)
    return draft.finish()


def _read_root(draft: Draft, root: Element) -> None:
    if is_spreadsheetml(root):
        read_spreadsheetml(draft, root)
    elif is_wordml(root):
        read_wordml(draft, root)
    elif is_package(root):
        read_package(draft, root)
    else:
        read_generic(draft, root)


def _without_doctype(draft: Draft, text: str) -> str:
    """``text`` without its document type. Entities that it defines are said as they are written."""
    found = _DOCTYPE.search(text, 0, _PROLOG)
    if found is None:
        return text
    if found[1]:
        draft.notice("part-skipped", detail=Message.of("detail.entities"))
        draft.content.append(Passage(found[1], Location("", "hidden", Field("DOCTYPE"))))
    return text[: found.start()] + text[found.end() :]


def _character(entity: re.Match[str]) -> str:
    """The character of an entity that every browser knows, but XML does not."""
    return html.entities.html5.get(entity[1], entity.group())


READER = Reader(
    "xml",
    "application/xml",
    (".xml", ".atom", ".fb2", ".gpx", ".kml", ".plist", ".rdf", ".rss", ".svg", ".uof", ".uot", ".vml", ".xmp", ".xsl"),
    read,
)
