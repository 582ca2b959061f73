"""What a PDF says beside its pages, in named places: properties, XMP, annotations, form fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from redactscan.model import Field, Location, Page, Passage, Role
from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.streams import decoded
from redactscan.readers.pdf.strings import text_from, text_from_name, text_from_stream, texts_from_xml

if TYPE_CHECKING:
    import pikepdf

TEXT_BYTES = 16 << 20
"""Decoded bytes of one stream that holds text; no script, form or packet of properties is larger."""

_ANNOTATION = ("/Contents", "/T", "/Subj", "/RC")
_FIELD = ("/V", "/DV", "/TU", "/T", "/Opt")
_TALLEST = 20
"""Steps from a widget to the root of its field; a longer way is a loop."""


def named_passages(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    """Document properties, XMP, then the annotations and form fields page by page."""
    properties = list(_properties(pdf))
    yield from properties
    # XMP says most properties a second time (ISO 32000-1 14.3.2).
    yield from (passage for passage in _xmp(pdf) if passage.text not in {known.text for known in properties})
    fields: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in _annotations(page.obj):
            yield from _annotation(annotation, number, fields)


def texts_of(value: Any) -> Iterator[str]:
    """The texts in the value of a key: a string, a stream that holds text, a number, or an array of them."""
    import pikepdf

    match value:
        case pikepdf.String():
            text = text_from(bytes(value))
            if text:
                yield text
        case pikepdf.Stream():
            data = decoded(value, TEXT_BYTES)
            text = text_from_stream(data) if data else None
            if text:
                yield text
        case pikepdf.Array():
            for item in value:
                if not isinstance(item, pikepdf.Array) or not item.is_indirect:
                    yield from texts_of(item)
        case None | bool() | pikepdf.Object():
            return
        case _:
            yield str(value)


def _properties(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    import pikepdf

    info = pdf.trailer.get("/Info")
    for key, value in info.items() if isinstance(info, pikepdf.Dictionary) else ():
        for text in texts_of(value):
            yield Passage(text, Location("", "metadata", Field(text_from_name(key))))


def _xmp(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    import pikepdf

    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        yield from xml_passages(packet, "metadata", "")


def xml_passages(stream: pikepdf.Stream, role: Role, place: str) -> Iterator[Passage]:
    """The texts of a stream of XML; ``place`` goes before the names of their properties."""
    seen = set()
    for name, text in texts_from_xml(decoded(stream, TEXT_BYTES) or b""):
        if text.strip() and text not in seen:
            seen.add(text)
            yield Passage(text, Location("", role, Field(f"{place} {name}".strip())))


def _annotations(page: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    import pikepdf

    found = page.Annots if "/Annots" in page else None  # a tenth of the time of ``get`` for a key that is not there
    for annotation in found if isinstance(found, pikepdf.Array) else ():
        if isinstance(annotation, pikepdf.Dictionary):
            yield annotation


def _annotation(annotation: pikepdf.Dictionary, number: int, fields: set[tuple[int, int]]) -> Iterator[Passage]:
    import pikepdf

    anchor = Page(number, _box(annotation.get("/Rect")))
    part = f"page {number}"
    if annotation.get("/Subtype") == pikepdf.Name.Widget:
        for field in _field(annotation):
            if field.is_indirect and field.objgen in fields:
                continue
            fields.add(field.objgen)
            for text in _texts(field, _FIELD):
                yield Passage(text, Location(part, "form-field", anchor))
        return
    for text in _texts(annotation, _ANNOTATION):
        yield Passage(text, Location(part, "annotation", anchor))
    action = annotation.get("/A")
    if isinstance(action, pikepdf.Dictionary):
        for text in _texts(action, ("/URI",)):
            yield Passage(text, Location(part, "annotation", anchor))


def _field(widget: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """A widget and the fields above it, which may hold its name and value."""
    import pikepdf

    field: Any = widget
    for _ in range(_TALLEST):
        if not isinstance(field, pikepdf.Dictionary):
            return
        yield field
        field = field.get("/Parent")


def _texts(holder: pikepdf.Dictionary, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield from texts_of(holder.get(key))


def _box(rect: Any) -> Box | None:
    try:
        x, y, other_x, other_y = (float(edge) for edge in rect)
    except (TypeError, ValueError):
        return None
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
