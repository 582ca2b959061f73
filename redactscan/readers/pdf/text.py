"""The text of a page as pdfium reads it, in content order, and the boxes of its characters."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, count, repeat
from math import nan
from operator import add
from typing import Any, TypeAlias

from redactscan.model import Anchor, Page
from redactscan.readers.paged.boxes import Box, Edges, union
from redactscan.readers.paged.reading import Locate
from redactscan.readers.pdf.calls import pointer, quick, swift
from redactscan.readers.pdf.opened import TextPage, opened

Boxes: TypeAlias = Callable[[int], Sequence[Box | None]]
"""1-based page number to one box for each character of that page's text; None for a character that is not drawn."""

_BLANK = " \r\n"
"""Mostly made by pdfium, not drawn."""

_AT_ONCE = 512

_FEW = 6
"""Of so many characters one: to find these one by one takes less time than to number all."""


def cleaned(raw: str) -> str:
    """What pdfium gives as the text of a page, without what only pdfium writes.

    It ends every line with CR LF, and gives a hyphen that it takes for a line-end division as U+FFFE or U+0002.
    """
    return raw.replace("\r", "").replace("\ufffe", "\u00ad").replace("\x02", "\u00ad")


class Tape:
    """Measures many characters at once. Made once for a file: its slots take longer to make than to fill."""

    def __init__(self) -> None:
        edges = (ctypes.c_float * (4 * _AT_ONCE))()
        self._edges = memoryview(edges).cast("B").cast("f")  # of an FS_RECTF: left, top, right, bottom
        at = ctypes.addressof(edges)
        self._slots = [pointer(at + 16 * number) for number in range(_AT_ONCE)]

    def edges(self, text_page: Any, glyphs: Sequence[int]) -> Edges:
        """The boxes of the glyphs with these numbers; ``text_page`` is a ``pointer``."""
        measure = swift("FPDFText_GetLooseCharBox")
        found = Edges([], [], [], [])
        for start in range(0, len(glyphs), _AT_ONCE):
            some = glyphs[start : start + _AT_ONCE]
            drawn = list(map(measure, repeat(text_page), some, self._slots))
            for edge, at in zip(found, (0, 3, 2, 1), strict=True):
                edge += self._edges[at : 4 * len(some) : 4].tolist()
                if not all(drawn):
                    edge[start:] = [place if known else nan for known, place in zip(drawn, edge[start:], strict=True)]
        return found


class CharBoxes:
    """The boxes of the characters of ``cleaned(text_page.raw)``, measured when asked for, while the page is open."""

    def __init__(self, text_page: TextPage, tape: Tape) -> None:
        self._text, self._raw, self._tape = text_page.raw.replace("\r", ""), text_page.raw, tape
        self._count, self._handle, self._is_plain = text_page.count, text_page.handle, text_page.is_plain
        self._page = pointer(self._handle)
        self._ink = (ctypes.c_double * 4)()

    def __len__(self) -> int:
        return len(self._text)

    def at(self, places: Sequence[int]) -> Edges:
        """The boxes of the characters at these places, which are no blanks."""
        return self._tape.edges(self._page, self._glyphs(places))

    def some(self, step: int) -> Edges:
        """The boxes of one of each ``step`` characters, as far as they are no blanks."""
        if not self._is_plain:
            return self.at([place for place in range(0, len(self._text), step) if self._text[place] not in _BLANK])
        sample = zip(count(0, step), self._raw[::step], strict=False)
        return self._tape.edges(self._page, [glyph for glyph, char in sample if char not in _BLANK])

    def all(self) -> list[Box | None]:
        """One box for each character; None for a blank, and for what is not drawn."""
        boxes = self.at(range(len(self._text))).boxes()
        return [None if char in _BLANK else box for char, box in zip(self._text, boxes, strict=True)]

    def drawn(self) -> list[int]:
        """The places of what is no blank."""
        return [place for place, char in enumerate(self._text) if not char.isspace()]

    def is_word(self, place: int) -> bool:
        """Whether a character is a letter or a digit."""
        return self._text[place].isalnum()

    def tight(self, place: int) -> Box | None:
        """The box of a character's ink; None if it has none."""
        at = ctypes.addressof(self._ink)
        quick("FPDFText_GetCharBox")(self._handle, self._glyphs((place,))[0], at, at + 8, at + 16, at + 24)
        left, right, bottom, top = self._ink[:]
        return (left, bottom, right, top) if left < right and bottom < top else None

    def item(self, place: int) -> int | None:
        """The address of the object that draws a character; None if pdfium made it up."""
        found: int | None = quick("FPDFText_GetTextObject")(self._handle, self._glyphs((place,))[0])
        return found

    def _glyphs(self, places: Sequence[int]) -> list[int]:
        """The numbers by which pdfium's functions know some characters."""
        if self._is_plain and _FEW * len(places) < len(self._text):
            return list(map(add, places, map(bisect_right, repeat(self._breaks), places)))
        return list(map(self._numbers.__getitem__, places))

    @cached_property
    def _breaks(self) -> list[int]:
        """Where in the text carriage returns were, which pdfium counts."""
        return list(accumulate(map(len, self._raw.split("\r"))))[:-1]

    @cached_property
    def _numbers(self) -> list[int]:
        """The number of each character: pdfium counts carriage returns, UTF-16, and glyphs that are no character."""
        if self._is_plain:
            ends = [*map(add, self._breaks, count()), self._count]
            return [*chain.from_iterable(map(range, [0, *(end + 1 for end in ends)], ends))]
        sizes = [1 + (char > "\uffff") for char in self._raw]
        starts = accumulate(sizes, initial=0)
        numbers = [start for start, char in zip(starts, self._raw, strict=False) if char != "\r"]
        if sum(sizes) == self._count:
            return numbers
        return [int(quick("FPDFText_GetCharIndexFromTextIndex")(self._handle, number)) for number in numbers]


def unmapped(text_page: TextPage) -> str:
    """One letter for each glyph of the page: ``x`` where its font does not say which character it is, else ``.``."""
    failed = swift("FPDFText_HasUnicodeMapError")
    handle = pointer(text_page.handle)
    return "".join("x" if failed(handle, index) == 1 else "." for index in range(text_page.count))


def boxes_in(data: bytes) -> Boxes:
    """Boxes computed when asked for, by opening ``data`` once more; the page asked for last is remembered."""

    @lru_cache(maxsize=1)
    def boxes(number: int) -> Sequence[Box | None]:
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document, opened(document, number) as (_, text_page):
            return CharBoxes(text_page, Tape()).all()

    return boxes


def locator(boxes: Boxes, number: int, indices: Sequence[int] | None = None) -> Locate:
    """``Passage.locate`` for a text of page ``number``; ``indices`` are its characters' places in the page's text."""

    def locate(start: int, end: int) -> Anchor:
        of_page = boxes(number)
        places = range(start, end) if indices is None else indices[start:end]
        return Page(number, union(of_page[place] for place in places if 0 <= place < len(of_page)))

    return locate
