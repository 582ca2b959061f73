"""Earlier states of a PDF: an incremental update leaves the file as it was in front of it (ISO 32000-1 7.5.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from redactscan.model import Location, Message, Page, Passage
from redactscan.readers.paged.reading import lines_of, second
from redactscan.readers.pdf.objects import named_passages
from redactscan.readers.pdf.opened import opened
from redactscan.readers.pdf.sweep import Item, swept
from redactscan.readers.pdf.text import boxes_in, cleaned, locator
from redactscan.readers.source import Draft
from redactscan.values import replace

_MOST = 20
"""States that are read, the newest; a file with more was saved by a program that appends on every key stroke."""

_END = re.compile(rb"%%EOF[\r\n]*")


def earlier_states(draft: Draft) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each earlier state of the file of ``draft``, oldest first; notices those left out."""
    data = draft.source.data
    ends = [end.end() for end in _END.finditer(data)][:-1]
    # The first end of a linearised file is that of its first page (ISO 32000-1 annex F), no state of its own.
    ends = ends[1:] if b"/Linearized" in data[:1024] else ends
    if len(ends) > _MOST:
        draft.notice("limit-reached", "revision 1", Message.of("detail.revisions", limit=_MOST))
    for number, end in list(enumerate(ends, start=1))[-_MOST:]:
        yield number, data[:end]


def earlier_items(state: bytes, number: int, lines: set[str], texts: set[str], pages: int) -> Iterator[Item]:
    """What state ``number`` says that is neither in ``lines`` of pages nor in ``texts`` of objects; both sets grow.

    Nothing if the state cannot be opened.
    """
    import pikepdf
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(state) as document:
            yield from _pages(document, state, number, lines, pages)
        with pikepdf.open(BytesIO(state)) as pdf:
            yield from _objects(pdf, number, texts)
    except (pypdfium2.PdfiumError, pikepdf.PdfError):
        return


def _pages(document: Any, state: bytes, number: int, lines: set[str], pages: int) -> Iterator[Passage]:
    boxes = boxes_in(state)
    for page in range(1, min(len(document), pages) + 1):
        with opened(document, page) as (_, text_page):
            text = cleaned(text_page.raw)
        place = Location(f"revision {number} page {page}", "deleted", Page(page))
        passage = second(text, lines, place, "deleted", locator(boxes, page))
        if passage:
            lines |= lines_of([text])
            yield passage


def _objects(pdf: Any, number: int, texts: set[str]) -> Iterator[Item]:
    for item in (*named_passages(pdf), *swept(pdf, set(texts))):
        if not isinstance(item, Passage):
            yield item
        elif item.text not in texts:
            texts.add(item.text)
            part = f"revision {number} {item.location.part}".strip()
            yield replace(item, location=item.location._replace(part=part, role="deleted"))
