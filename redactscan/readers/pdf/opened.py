"""Pages of a pypdfium2 document while they are open.

pypdfium2's own keep track of what is to be closed, which takes a tenth of the time of reading them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redactscan.readers.paged.boxes import Box
from redactscan.readers.pdf.calls import address, quick

_QUARTER = 90


class OpenPage:
    """A page of a pypdfium2 document, by its 1-based number. PdfiumError if it cannot be loaded.

    Stands where pypdfium2 and its raw functions take a page.
    """

    def __init__(self, document: Any, number: int) -> None:
        import pypdfium2
        import pypdfium2.raw as pdfium

        self.pdf = document
        self.raw: Any = pdfium.FPDF_LoadPage(document, number - 1)
        if not self.raw:
            raise pypdfium2.PdfiumError("Failed to load page.")
        self.handle = address(self.raw)

    @property
    def _as_parameter_(self) -> Any:
        return self.raw

    def get_rotation(self) -> int:
        """How far it is turned clockwise, in degrees."""
        return int(_QUARTER * quick("FPDFPage_GetRotation")(self.handle))

    def get_bbox(self) -> Box:
        """What of it is shown."""
        import pypdfium2

        edges = (ctypes.c_float * 4)()
        if not quick("FPDF_GetPageBoundingBox")(self.handle, ctypes.addressof(edges)):
            raise pypdfium2.PdfiumError("Failed to get page bounding box.")
        left, top, right, bottom = edges  # of an FS_RECTF
        return left, bottom, right, top

    def close(self) -> None:
        quick("FPDF_ClosePage")(self.handle)


class TextPage:
    """What pdfium reads on a page. PdfiumError if the page cannot be read; to be closed before the page.

    ``handle`` is its address, ``count`` how many characters it has, ``raw`` their text as pdfium gives it; ``is_plain``
    whether each of that text has one glyph, in order.
    """

    def __init__(self, page: Any) -> None:
        import pypdfium2

        self.handle = quick("FPDFText_LoadPage")(address(page.raw))
        if not self.handle:
            raise pypdfium2.PdfiumError("Failed to load text page.")
        self.count = max(quick("FPDFText_CountChars")(self.handle), 0)
        room = bytearray(2 * self.count + 2)
        units = quick("FPDFText_GetText")(self.handle, 0, self.count, _start(room)) - 1
        self.raw = _decoded(room, units)
        self.is_plain = units == len(self.raw) == self.count  # no surrogates, nothing that is no character

    def within(self, box: Box) -> str:
        """The text in a part of the page."""
        left, bottom, right, top = box
        read = quick("FPDFText_GetBoundedText")
        count = max(read(self.handle, left, top, right, bottom, None, 0), 0)
        room = bytearray(2 * count)
        return _decoded(room, read(self.handle, left, top, right, bottom, _start(room), count)) if count else ""

    def close(self) -> None:
        quick("FPDFText_ClosePage")(self.handle)


def _start(room: bytearray) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(room))


def _decoded(room: bytearray, units: int) -> str:
    return room[: 2 * max(units, 0)].decode("utf-16-le", "ignore")


@contextmanager
def opened(document: Any, number: int) -> Iterator[tuple[OpenPage, TextPage]]:
    """The page with a 1-based number, and its text; PdfiumError if it cannot be loaded."""
    page = OpenPage(document, number)
    try:
        text_page = TextPage(page)
        try:
            yield page, text_page
        finally:
            text_page.close()
    finally:
        page.close()
