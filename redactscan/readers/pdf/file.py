"""A PDF file: its pages, what stands beside them, what it was before, and what is broken about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redactscan.model import Message, Passage
from redactscan.readers.paged.reading import lines_of
from redactscan.readers.pdf.asides import outside
from redactscan.readers.pdf.attachments import Attachment, Attachments
from redactscan.readers.pdf.fonts import is_borrowed, is_doubtful
from redactscan.readers.pdf.objects import named_passages
from redactscan.readers.pdf.pages import Pages
from redactscan.readers.pdf.revisions import earlier_items, earlier_states
from redactscan.readers.pdf.sweep import Item, Unread, swept
from redactscan.readers.pdf.undrawn import Undrawn
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    import pikepdf

_LOSS = re.compile("damaged|ignoring|limits error")
"""What qpdf says when it leaves something out."""

_DAMAGED = Message.of("detail.damaged")


def read_file(draft: Draft) -> None:
    """Read the PDF of ``draft``. A file that one library refuses is read by the others, and said to be damaged."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(draft.source.data))
    except pikepdf.PasswordError:
        draft.notice("encrypted")
        return
    except pikepdf.PdfError:
        if _read_pages(draft, None) is not None:
            draft.notice("unparsable", detail=_DAMAGED)
        return
    with pdf:
        pages = _read_pages(draft, pdf)
        if pages is None:
            return
        try:
            _read_objects(draft, pdf, pages)
        except Exception as error:  # an object that qpdf stumbles over does not cost the pages
            draft.notice("unparsable", "objects", Message.of("detail.exception", name=type(error).__name__))
        if any(_LOSS.search(str(warning)) for warning in pdf.get_warnings()):
            draft.notice("unparsable", detail=_DAMAGED)


def _read_pages(draft: Draft, pdf: pikepdf.Pdf | None) -> Pages | None:
    """Read the pages; None if the file is encrypted."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document: Any = None
    data = draft.source.data
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            draft.notice("encrypted")
            return None
        draft.notice("unparsable", detail=_DAMAGED)
        document, data = _repaired(pdf)
    pages = Pages(
        draft,
        data,
        [page.obj for page in pdf.pages] if pdf and document and len(pdf.pages) == len(document) else None,
        doubtful=pdf is None or is_doubtful(pdf),
        borrowed=pdf is None or is_borrowed(pdf),
        layered=pdf is None or "/OCProperties" in pdf.Root,
    )
    if document is None:
        pages.read_slowly()
    else:
        with closing(document):
            pages.read(document)
    return pages


def _repaired(pdf: pikepdf.Pdf | None) -> tuple[Any, bytes]:
    """A pdfium document of the file as qpdf writes it anew, with its bytes; None if that fails too."""
    import pikepdf
    import pypdfium2

    if pdf is None:
        return None, b""
    saved = BytesIO()
    try:
        pdf.save(saved)
        return pypdfium2.PdfDocument(saved.getvalue()), saved.getvalue()
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError):
        return None, b""


def _read_objects(draft: Draft, pdf: pikepdf.Pdf, pages: Pages) -> None:
    named = list(named_passages(pdf))
    lines = lines_of(pages.texts)
    texts = {passage.text for passage in named} | lines
    draft.content += named
    attachments = Attachments(draft)
    _keep(draft, swept(pdf, texts), attachments, draft.source.data)
    draft.content += (aside for aside in (*pages.asides, *outside(draft.source.data)) if aside.text not in texts)
    for number, state in earlier_states(draft):
        items = earlier_items(state, number, lines, texts, draft.source.limits.pages)
        _keep(draft, items, attachments, state)
    Undrawn(draft, pdf, pages.images, lines, texts).read(pages.replaced)


def _keep(draft: Draft, items: Iterator[Item], attachments: Attachments, state: bytes) -> None:
    """Put what was found in a state of the file into the draft: the names of files stand in the paths of those."""
    found = list(items)
    attachments.add((item for item in found if isinstance(item, Attachment)), state)
    for item in found:
        match item:
            case Passage(text) if text not in attachments.names:
                draft.content.append(item)
            case Unread(place, cause):
                draft.notice(cause, place)
