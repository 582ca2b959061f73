"""Every string of every object of a PDF, whoever refers to it: bookmarks, page labels, scripts, leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from redactscan.model import Field, Location, Passage, Role
from redactscan.readers.pdf_objects import texts_of, xml_passages

if TYPE_CHECKING:
    import pikepdf

_STRUCTURE = frozenset(
    (
        "/ID", "/CharSet", "/Panose", "/Registry", "/Ordering", "/DA", "/DS", "/Lang", "/NM", "/Cert", "/CheckSum",
        "/FontFamily",
    )
)  # fmt: skip
"""Keys whose strings serve machines: identifiers, glyph names, default appearances, certificates, hashes."""

_TEXT_STREAMS = frozenset(("/JS", "/RC", "/V", "/DV", "/Contents", "/Private"))
_SHOWN = frozenset(("/Alt", "/ActualText", "/E"))
_DATE = re.compile(r"D:[12][0-9]{3}[0-9Z'+\-]*$")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Attachment:
    """An embedded file, which is not read."""

    name: str = field(repr=False)


def swept(pdf: pikepdf.Pdf, seen: set[str]) -> Iterator[Passage | Attachment]:
    """A passage for every text that is not ``seen`` yet, which grows; an attachment for every embedded file."""
    import pikepdf

    keys = pdf.trailer.get("/Encrypt")
    secret = keys.objgen if isinstance(keys, pikepdf.Object) else None
    for holder in pdf.objects:
        if not isinstance(holder, pikepdf.Object) or holder.objgen == secret:  # a number, or the encryption keys
            continue
        number = holder.objgen[0]
        for item in _walk(holder, f"object {number} "):
            if isinstance(item, Attachment):
                yield item
            elif item.text not in seen:
                seen.add(item.text)
                yield item


def _walk(value: Any, path: str, depth: int = 0) -> Iterator[Passage | Attachment]:
    import pikepdf

    if depth > _DEEPEST:
        return
    match value:
        case pikepdf.Dictionary() | pikepdf.Stream():
            yield from _holder(value, path, depth)
        case pikepdf.Array():
            if len(value) and value[0] == pikepdf.Name.Indexed:
                return  # a palette
            for index, item in enumerate(value):
                if not _elsewhere(item):
                    yield from _walk(item, f"{path}[{index}]", depth + 1)
        case pikepdf.String():
            yield from _passages(value, path, "metadata")


def _holder(holder: Any, path: str, depth: int) -> Iterator[Passage | Attachment]:
    import pikepdf

    if "/EF" in holder:
        names = [text for key in ("/UF", "/F") for text in texts_of(holder.get(key))]
        yield Attachment(names[0] if names else path.strip())
    if isinstance(holder, pikepdf.Stream) and holder.get("/Type") == pikepdf.Name.Metadata:
        yield from xml_passages(holder, "metadata", path.strip())
    for key, value in holder.items():
        if key in _STRUCTURE or (key == "/Contents" and "/ByteRange" in holder):
            continue
        place = path + key
        if key == "/XFA":
            yield from _form(value, place)
        elif isinstance(value, pikepdf.String) or (key in _TEXT_STREAMS and _is_text_stream(value, holder)):
            yield from _passages(value, place, _role(holder, key))
        elif not _elsewhere(value):
            yield from _walk(value, place, depth + 1)


def _is_text_stream(value: Any, holder: Any) -> bool:
    """Whether a stream under a key for text is one; a page's ``/Contents`` is not."""
    import pikepdf

    return isinstance(value, pikepdf.Stream) and holder.get("/Type") != pikepdf.Name.Page


def _form(value: Any, place: str) -> Iterator[Passage]:
    """An XFA form: one stream of XML, or an array of names and streams (ISO 32000-1 12.7.8)."""
    import pikepdf

    for stream in value if isinstance(value, pikepdf.Array) else (value,):
        if isinstance(stream, pikepdf.Stream):
            yield from xml_passages(stream, "form-field", place)


def _passages(value: Any, place: str, role: Role) -> Iterator[Passage]:
    for text in texts_of(value):
        if not _DATE.match(text):
            yield Passage(text, Location("", role, Field(place)))


def _role(holder: Any, key: str) -> Role:
    if "/EF" in holder:
        return "attachment"
    if "/FT" in holder:
        return "form-field"
    if key in _SHOWN:
        return "alt-text"
    return "annotation" if "/Rect" in holder and "/Subtype" in holder else "metadata"


def _elsewhere(value: Any) -> bool:
    """Whether ``value`` is an object of its own, which the sweep meets by itself."""
    import pikepdf

    return isinstance(value, pikepdf.Object) and value.is_indirect
