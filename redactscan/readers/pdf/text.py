"""The text of a page as pdfium reads it, in content order, and the boxes of its characters."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeAlias

from redactscan.model import Anchor, Page
from redactscan.readers.paged.boxes import Box, union
from redactscan.readers.paged.reading import Locate
from redactscan.readers.pdf.calls import address, quick

Boxes: TypeAlias = Callable[[int], Sequence[Box | None]]
"""1-based page number to one box for each character of that page's text; None for a character that is not drawn."""

_BREAK = re.compile("\r")
# pdfium ends every line with CR LF, and writes a hyphen that it takes for a line-end division as U+FFFE.
_CLEANED = {ord("\r"): None, 0xFFFE: "\u00ad", 0x0002: "\u00ad"}


@contextmanager
def opened(document: Any, number: int) -> Iterator[tuple[Any, Any]]:
    """The pypdfium2 page and text page for a 1-based page number; PdfiumError if the page cannot be loaded."""
    page = document[number - 1]
    try:
        text_page = page.get_textpage()
        try:
            yield page, text_page
        finally:
            text_page.close()
    finally:
        page.close()


def text_of(text_page: Any) -> str:
    """The text of a page in content order, one line feed after each line."""
    return str(text_page.get_text_range()).translate(_CLEANED)


class CharBoxes(Sequence["Box | None"]):
    """One box for each character of ``text_of(text_page)``, measured when asked for, while the page is open."""

    def __init__(self, text_page: Any) -> None:
        text = str(text_page.get_text_range())
        self._page = address(text_page.raw)
        self._text = text.replace("\r", "")
        self._breaks = [found.start() - number for number, found in enumerate(_BREAK.finditer(text))]
        self._wide = [place for place, char in enumerate(self._text) if char > "\uffff"] if _is_wide(text) else []
        # A glyph that stands for no character has an index but no text.
        self._counted = text_page.count_chars() == len(text) + len(self._wide)
        self._straight = self._counted and not self._wide
        self._known: dict[int, Box | None] = {}
        self._edges = (ctypes.c_float * 4)()  # an FS_RECTF: left, top, right, bottom
        self._at = ctypes.addressof(self._edges)
        self._measure = quick("FPDFText_GetLooseCharBox")
        self._ink = (ctypes.c_double * 4)()

    def __len__(self) -> int:
        return len(self._text)

    def __getitem__(self, place: Any) -> Any:
        known = self._known
        if place not in known:
            if self._text[place] in " \n":  # mostly made by pdfium
                return None
            glyph = place + bisect_right(self._breaks, place) if self._straight else self.glyph(place)
            drawn = self._measure(self._page, glyph, self._at)
            left, top, right, bottom = self._edges[:]
            known[place] = (left, bottom, right, top) if drawn else None
        return known[place]

    def drawn(self) -> list[int]:
        """The places of what is no blank."""
        return [place for place, char in enumerate(self._text) if not char.isspace()]

    def is_word(self, place: int) -> bool:
        """Whether a character is a letter or a digit."""
        return self._text[place].isalnum()

    def tight(self, place: int) -> Box | None:
        """The box of a character's ink; None if it has none."""
        at = ctypes.addressof(self._ink)
        quick("FPDFText_GetCharBox")(self._page, self.glyph(place), at, at + 8, at + 16, at + 24)
        left, right, bottom, top = self._ink[:]
        return (left, bottom, right, top) if left < right and bottom < top else None

    def item(self, place: int) -> int | None:
        """The address of the object that draws a character; None if pdfium made it up."""
        found: int | None = quick("FPDFText_GetTextObject")(self._page, self.glyph(place))
        return found

    def glyph(self, place: int) -> int:
        """The number by which pdfium's functions know a character: pdfium counts carriage returns and UTF-16."""
        unit = place + bisect_right(self._breaks, place) + bisect_left(self._wide, place)
        if self._counted:
            return unit
        return int(quick("FPDFText_GetCharIndexFromTextIndex")(self._page, unit))


def _is_wide(text: str) -> bool:
    """Whether there are characters beyond the first plane."""
    return not text.isascii() and max(text) > "\uffff"


def unmapped(text_page: Any) -> str:
    """One letter for each glyph of the page: ``x`` where its font does not say which character it is, else ``.``."""
    import pypdfium2.raw as pdfium

    failed = pdfium.FPDFText_HasUnicodeMapError
    handle = text_page.raw
    return "".join("x" if failed(handle, index) == 1 else "." for index in range(text_page.count_chars()))


def boxes_in(data: bytes) -> Boxes:
    """Boxes computed when asked for, by opening ``data`` once more; the page asked for last is remembered."""

    @lru_cache(maxsize=1)
    def boxes(number: int) -> Sequence[Box | None]:
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document, opened(document, number) as (_, text_page):
            return list(CharBoxes(text_page))

    return boxes


def locator(boxes: Boxes, number: int, indices: Sequence[int] | None = None) -> Locate:
    """``Passage.locate`` for a text of page ``number``; ``indices`` are its characters' places in the page's text."""

    def locate(start: int, end: int) -> Anchor:
        of_page = boxes(number)
        places = range(start, end) if indices is None else indices[start:end]
        return Page(number, union(of_page[place] for place in places if 0 <= place < len(of_page)))

    return locate
