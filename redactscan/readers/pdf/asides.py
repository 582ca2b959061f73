"""What stands in the content of pages, and in the file between its objects, without being drawn or referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactscan.model import Field, Location, Page, Passage, Role
from redactscan.readers.pdf.objects import texts_of
from redactscan.readers.pdf.strings import text_from

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
_PROPERTY = re.compile(rb"<<[^<>]*[(<]")
_PROPERTIES = re.compile(rb"<<(?:[^<>()]|" + _STRING + rb"|<[0-9A-Fa-f\s]*>)*>>(?=\s*(?:BDC|DP)\b)", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)
_COMMENT = re.compile(rb"%([^\r\n]{4,})")
_SHOWN = ("/Alt", "/ActualText", "/E")
_OWN = re.compile(rb"PDF-|%EOF|[\x80-\xff]{4}")
"""Comments that every file has: version, end, a few bytes that are no text."""

_BETWEEN = 1 << 20
"""Bytes between two streams that are searched for comments: no text that people wrote is longer."""


def has_asides(content: bytes) -> bool:
    """Whether there may be an aside in the content of a page."""
    return b"%" in content or bool(_PROPERTY.search(content))


def asides(content: bytes, number: int) -> Iterator[Passage]:
    """The comments in the content of a page, and the properties of marked content (ISO 32000-1 14.6.2)."""
    import pikepdf

    part, place = f"page {number}", Page(number)
    for found in _PROPERTIES.finditer(content):
        try:
            properties = pikepdf.Object.parse(found.group())
        except (pikepdf.PdfError, ValueError):
            continue
        for key, value in properties.items() if isinstance(properties, pikepdf.Dictionary) else ():
            role: Role = "alt-text" if key in _SHOWN else "metadata"
            yield from (Passage(text, Location(part, role, place)) for text in texts_of(value))
    for comment in _comments(_STRINGS.sub(b"()", content)):
        yield Passage(comment, Location(part, "metadata", place))


def outside(data: bytes) -> Iterator[Passage]:
    """What stands before the header and after the last end mark, and the comments between objects."""
    before, _, _ = data.partition(b"%PDF")
    rest, end, after = data.rpartition(b"%%EOF")
    for name, piece in (("before %PDF", before), ("after %%EOF", after if end else b"")):
        text = text_from(piece.strip())
        if text:
            yield Passage(text, Location("", "hidden", Field(name)))
    for piece in rest.split(b"endstream"):
        between = piece.partition(b"stream")[0][:_BETWEEN]
        for comment in _comments(_STRINGS.sub(b"()", between)) if b"%" in between else ():
            yield Passage(comment, Location("", "metadata", Field("comment")))


def _comments(data: bytes) -> Iterator[str]:
    for found in _COMMENT.finditer(data):
        text = None if _OWN.match(found[1]) else text_from(found[1].strip())
        if text:
            yield text
