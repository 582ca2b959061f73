"""The text of a page as pdfium reads it, in content order, and the boxes of its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeAlias

from redactscan.model import Anchor, Page

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points, origin bottom-left, page rotation not applied."""

Boxes: TypeAlias = Callable[[int], Sequence[Box | None]]
"""1-based page number to one box for each character of that page's text; None for a character that is not drawn."""

Locate: TypeAlias = Callable[[int, int], Anchor]
"""``Passage.locate``: a half-open span of a text to its place."""

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


def boxes_of(text_page: Any) -> list[Box | None]:
    """One box for each character of ``text_of(text_page)``."""
    import pypdfium2.raw as pdfium

    text = str(text_page.get_text_range())
    handle = text_page.raw
    # pdfium counts UTF-16 code units, and a glyph that stands for no character has an index but no text.
    straight = text_page.count_chars() == len(text) + sum(char > "\uffff" for char in text)
    boxes: list[Box | None] = []
    rect = pdfium.FS_RECTF()
    unit = 0
    for char in text:
        if char in " \n":  # mostly made by pdfium, not drawn
            boxes.append(None)
        elif char != "\r":
            index = unit if straight else pdfium.FPDFText_GetCharIndexFromTextIndex(handle, unit)
            drawn = pdfium.FPDFText_GetLooseCharBox(handle, index, rect)
            boxes.append((rect.left, rect.bottom, rect.right, rect.top) if drawn else None)
        unit += 2 if char > "\uffff" else 1
    return boxes


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
            return boxes_of(text_page)

    return boxes


def locator(boxes: Boxes, number: int, indices: Sequence[int] | None = None) -> Locate:
    """``Passage.locate`` for a text of page ``number``; ``indices`` are its characters' places in the page's text."""

    def locate(start: int, end: int) -> Anchor:
        of_page = boxes(number)
        places = range(start, end) if indices is None else indices[start:end]
        return Page(number, union(of_page[place] for place in places if 0 <= place < len(of_page)))

    return locate


def union(boxes: Iterator[Box | None]) -> Box | None:
    """The smallest box around ``boxes``; None if there is none."""
    drawn = [box for box in boxes if box is not None]
    if not drawn:
        return None
    lefts, bottoms, rights, tops = zip(*drawn, strict=True)
    return round(min(lefts), 1), round(min(bottoms), 1), round(max(rights), 1), round(max(tops), 1)
