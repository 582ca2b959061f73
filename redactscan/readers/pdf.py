"""PDF: the pages as pdfium reads them, and everything else as qpdf finds it.

pdfium reads text fifty times faster than pure Python and best of all on Chinese fonts; it is silent about what is not
drawn. qpdf (pikepdf) opens every object, drawn or not. A crash inside either ends the process, as ``workers`` expects.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redactscan.model import Document, Field, Location, Message, Page, Passage
from redactscan.readers.pdf_fonts import is_doubtful
from redactscan.readers.pdf_objects import named_passages
from redactscan.readers.pdf_page import Pages
from redactscan.readers.pdf_reading import lines_of
from redactscan.readers.pdf_revisions import MOST, earlier_items, ends_of_states
from redactscan.readers.pdf_second import second_pages
from redactscan.readers.pdf_strings import text_from
from redactscan.readers.pdf_sweep import Attachment, swept
from redactscan.readers.pdf_undrawn import broken_pages, undrawn_passages
from redactscan.readers.source import Draft, Reader, Source

if TYPE_CHECKING:
    import pikepdf

_HEADER_WITHIN = 1024
"""Bytes; readers accept rubbish in front of ``%PDF`` up to here (ISO 32000-1 annex H, note 13)."""

_DAMAGED = Message.of("detail.damaged")


def read(source: Source) -> Document:
    """Read a PDF. Pages become passages and tables; properties, annotations, fields and leftovers become passages."""
    draft = Draft(source, READER.media_type)
    if b"%PDF" not in source.data[:_HEADER_WITHIN]:
        draft.notice("type-mismatch")
        return draft.finish()
    with _silence():
        _read(draft)
    return draft.finish()


def _read(draft: Draft) -> None:
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(draft.source.data))
    except pikepdf.PasswordError:
        draft.notice("encrypted")
        return
    except pikepdf.PdfError:
        lines = _read_pages(draft, None)
        if lines is not None:
            draft.notice("unparsable", detail=_DAMAGED)
        return
    with pdf:
        lines = _read_pages(draft, pdf)
        if lines is None:
            return
        try:
            _read_objects(draft, pdf, lines)
        except Exception as error:  # an object that qpdf stumbles over does not cost the pages
            draft.notice("unparsable", "objects", Message.of("detail.exception", name=type(error).__name__))
        if any("damaged" in str(warning) for warning in pdf.get_warnings()):
            draft.notice("unparsable", detail=_DAMAGED)


def _read_pages(draft: Draft, pdf: pikepdf.Pdf | None) -> set[str] | None:
    """Read the pages and return their lines; None if the file is encrypted."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document, data = pypdfium2.PdfDocument(draft.source.data), draft.source.data
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            draft.notice("encrypted")
            return None
        draft.notice("unparsable", detail=_DAMAGED)
        document, data = _repaired(pdf)
    if document is None:
        return _read_slowly(draft)
    with closing(document):
        pages = Pages(draft, document, data, doubtful=pdf is None or is_doubtful(pdf))
        pages.read()
    return lines_of(pages.texts)


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


def _read_slowly(draft: Draft) -> set[str]:
    """The pages as the second reader finds them, in a file that pdfium refuses."""
    texts = []
    for page in second_pages(draft.source.data, range(1, draft.source.limits.pages + 1)):
        place = Location(f"page {page.number}", "body", Page(page.number))
        draft.content.append(Passage(page.text, place, locate=page.locate))
        draft.parts += 1
        texts.append(page.text)
        if page.garbled:
            draft.notice("undecodable-text", f"page {page.number}")
    return lines_of(texts)


def _read_objects(draft: Draft, pdf: pikepdf.Pdf, lines: set[str]) -> None:
    named = list(named_passages(pdf))
    texts = {passage.text for passage in named} | lines
    draft.content += named
    _add(draft, swept(pdf, texts))
    draft.content += _outside(draft.source.data)
    _read_earlier(draft, lines, texts)
    for number in broken_pages(pdf, draft.source.limits.part_bytes):
        draft.notice("unparsable", f"page {number}", _DAMAGED)
    draft.content += undrawn_passages(pdf, lines, texts, draft.source.limits.part_bytes)


def _read_earlier(draft: Draft, lines: set[str], texts: set[str]) -> None:
    data = draft.source.data
    ends = ends_of_states(data)
    if len(ends) > MOST:
        draft.notice("limit-reached", "revision 1", Message.of("detail.revisions", limit=MOST))
    for number, end in list(enumerate(ends, start=1))[-MOST:]:
        _add(draft, earlier_items(data[:end], number, lines, texts, draft.source.limits.pages))


def _add(draft: Draft, items: Iterator[Passage | Attachment]) -> None:
    for item in items:
        if isinstance(item, Attachment):
            draft.notice("part-skipped", item.name)
        else:
            draft.content.append(item)


def _outside(data: bytes) -> Iterator[Passage]:
    """What stands before the header and after the last end mark, where no reader looks."""
    before, _, _ = data.partition(b"%PDF")
    _, end, after = data.rpartition(b"%%EOF")
    for name, rest in (("before %PDF", before), ("after %%EOF", after if end else b"")):
        text = text_from(rest.strip())
        if text:
            yield Passage(text, Location("", "hidden", Field(name)))


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries from logging: they quote the document."""
    loggers = [logging.getLogger(name) for name in ("pikepdf", "pdfminer", "pypdfium2")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


READER = Reader("pdf", "application/pdf", (".pdf",), read)
