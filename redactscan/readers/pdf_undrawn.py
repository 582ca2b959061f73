"""What a PDF can draw but no page shows: appearances, unused forms, tiles, and text behind a replacement text.

pdfium reads pages only, so each such stream is put on a page of its own in a copy of the file, and that copy is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redactscan.model import Field, Location, Page, Passage, Role
from redactscan.readers.pdf_reading import lines_of, second, squeezed
from redactscan.readers.pdf_streams import decoded
from redactscan.readers.pdf_text import opened, text_of

if TYPE_CHECKING:
    import pikepdf

_REPLACEMENT = b"/ActualText"
"""pdfium reports this text instead of what is drawn (ISO 32000-1 14.9.4)."""

_MOST = 5_000


def broken_pages(pdf: pikepdf.Pdf, limit: int) -> Iterator[int]:
    """1-based numbers of the pages whose content cannot be decoded to its end, whatever pdfium made of it."""
    for number, page in enumerate(pdf.pages, start=1):
        if any(decoded(stream, limit) is None for stream in _contents(page.obj)):
            yield number


def undrawn_passages(pdf: pikepdf.Pdf, lines: set[str], texts: set[str], limit: int) -> Iterator[Passage]:
    """Text that is neither in ``lines`` of pages nor in ``texts`` of objects. Leaves ``pdf`` without its pages."""
    import pypdfium2

    places = _put_on_pages(pdf, limit)
    if not places:
        return
    copy = BytesIO()
    pdf.save(copy)
    said = "\n".join([*lines, *(squeezed(text) for text in texts)])
    with pypdfium2.PdfDocument(copy.getvalue()) as document:
        for number, place in enumerate(places, start=1):
            with opened(document, number) as (_, text_page):
                text = text_of(text_page)
            # The same words fall into other lines in the appearance of a field, or where a form is part of a page.
            known = {line for line in lines_of([text]) if line in said}
            passage = second(text, lines | known, place, place.role)
            if passage:
                lines |= lines_of([text])
                yield passage


def _put_on_pages(pdf: pikepdf.Pdf, limit: int) -> list[Location]:
    """Replace the pages of ``pdf`` by one for each stream to be read; where each of them stands."""
    import pikepdf

    kept = [(number, page) for number, page in enumerate(pdf.pages, start=1) if _unveil(_contents(page.obj), limit)]
    shown = {stream.objgen for page in pdf.pages for stream in _appearances(page.obj)}
    drawings = [item for item in pdf.objects if _is_drawing(item)][:_MOST]
    places = [Location(f"page {number}", "body", Page(number)) for number, _ in kept]
    del pdf.pages[:]
    for key in [str(key) for key in pdf.Root if key not in ("/Type", "/Pages", "/OCProperties")]:
        del pdf.Root[key]
    pdf.pages.extend(page for _, page in kept)
    for drawing in drawings:
        _unveil([drawing], limit)
        drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=drawing.get("/BBox", [0, 0, 1000, 1000]),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(D=drawing)),
            Contents=pdf.make_stream(b"/D Do"),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        name = f"object {drawing.objgen[0]}"
        role: Role = "annotation" if drawing.objgen in shown else "hidden"
        places.append(Location(name, role, Field(name)))
    return places


def _unveil(streams: list[Any], limit: int) -> bool:
    """Take the replacement texts out of content streams; whether there were any."""
    found = False
    for stream in streams:
        data = decoded(stream, limit)
        if data and _REPLACEMENT in data:
            stream.write(data.replace(_REPLACEMENT, b"/ActualTexx"))
            found = True
    return found


def _contents(page: Any) -> list[Any]:
    import pikepdf

    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [stream for stream in streams if isinstance(stream, pikepdf.Stream)]


def _appearances(page: Any) -> Iterator[Any]:
    """The streams that show the annotations of a page as they are now."""
    import pikepdf

    annotations = page.get("/Annots")
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        normal: Any = annotation
        for key in ("/AP", "/N"):
            normal = normal.get(key) if isinstance(normal, pikepdf.Dictionary) else None
        states = [state for _, state in normal.items()] if isinstance(normal, pikepdf.Dictionary) else [normal]
        yield from (state for state in states if isinstance(state, pikepdf.Stream))


def _is_drawing(item: Any) -> bool:
    import pikepdf

    if not isinstance(item, pikepdf.Stream):
        return False
    return item.get("/Subtype") == pikepdf.Name.Form or item.get("/PatternType") == 1
