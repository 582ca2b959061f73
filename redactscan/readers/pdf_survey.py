"""What is drawn on a page besides its text."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from redactscan.readers.pdf_reading import squeezed
from redactscan.readers.pdf_text import Box

_MOST_PATHS = 5_000
_MOST_INNER = 2_000
_LARGE = 0.25
"""Share of the page; a picture this large without text over it may be a scanned table."""

_BARE = 20
"""Characters; a picture with fewer of them over it has no text layer, only a stamp or a page number."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The lines (pdfium paths; none on a page that is a drawing), the pictures, and whether there is anything."""

    paths: Sequence[Any]
    pictures: Sequence[Box]
    anything: bool


def survey(page: Any) -> Survey:
    """Look through the objects of a pypdfium2 page; the paths live as long as the page is open."""
    import pypdfium2.raw as pdfium

    handle = page.raw
    count = pdfium.FPDFPage_CountObjects(handle)
    paths, pictures = [], []
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(handle, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths.append(item)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT and _has_picture(item):
            pictures.append(_bounds(item))
    return Survey(paths if len(paths) <= _MOST_PATHS else (), pictures, count > 0)


def _has_picture(item: Any) -> bool:
    """Whether a page object is a picture, or a form (a reusable drawing) that holds one."""
    import pypdfium2.raw as pdfium

    waiting = deque([item])
    for _ in range(_MOST_INNER):
        if not waiting:
            return False
        inner = waiting.popleft()
        kind = pdfium.FPDFPageObj_GetType(inner)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            count = min(pdfium.FPDFFormObj_CountObjects(inner), _MOST_INNER)
            waiting.extend(pdfium.FPDFFormObj_GetObject(inner, index) for index in range(count))
    return True  # too intricate to say


def _bounds(item: Any) -> Box:
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def is_unread(picture: Box, page: Any, text_page: Any) -> bool:
    """Whether a picture covers much of the page and has next to no text over it."""
    sheet = page.get_bbox()
    left, bottom = max(picture[0], sheet[0]), max(picture[1], sheet[1])
    right, top = min(picture[2], sheet[2]), min(picture[3], sheet[3])
    if left >= right or bottom >= top:
        return False
    share = (right - left) * (top - bottom) / ((sheet[2] - sheet[0]) * (sheet[3] - sheet[1]))
    return share >= _LARGE and len(squeezed(text_page.get_text_bounded(left, bottom, right, top))) < _BARE
