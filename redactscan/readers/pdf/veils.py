"""Which characters of a page its readers do not see, and what keeps them from it.

A page is drawn as it is and once more without its text: where that makes no difference, nobody sees the text, whatever
the reason. What the text alone looks like, and what it is to pdfium, then tell the reason.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby, pairwise
from typing import Any

from redactscan.model import Veil
from redactscan.readers.paged.boxes import Box, area, common, middle
from redactscan.readers.paged.hidden import Hidden
from redactscan.readers.pdf.calls import fill, quick
from redactscan.readers.pdf.shades import PALE, luminance
from redactscan.readers.pdf.sight import Sight, UnfinishedError
from redactscan.readers.pdf.survey import Survey
from redactscan.readers.pdf.suspect import SMALL
from redactscan.readers.pdf.text import CharBoxes

_FAINT = 25
"""Opacity of 255 up to which nothing is seen."""

_MOST_CHARACTERS = 200_000

_SCAN = 0.5
"""Share of the page; text behind a picture this large, which shows it, is what a machine recognised there."""

_LEAST = 2
"""Letters or digits; what has fewer is a blank of its font, a speck, a row of dots."""

_MOSTLY = 0.5

_LAYER = "OC".encode("utf-16-le")


def veiled(page: Any, boxes: CharBoxes, seen: Survey, deadline: float, *, layered: bool) -> Hidden:
    """The hidden characters of a pypdfium2 page. UnfinishedError if it cannot be drawn before ``deadline``.

    ``deadline`` is in seconds of ``time.process_time()``; ``layered``: the file has layers that can be switched off.
    """
    if len(boxes) > _MOST_CHARACTERS:
        raise UnfinishedError
    sight, sheet = Sight(page, seen, deadline), page.get_bbox()
    marked = list(_redaction_marks(page))
    scans = [box for box in seen.pictures() if area(common(box, sheet) or (0, 0, 0, 0)) >= _SCAN * area(sheet)]
    own = cache(partial(_of_itself, layered=layered))
    loose = boxes.all()
    found: dict[int, Veil] = {}
    for place in boxes.drawn():
        box = boxes.tight(place) or loose[place]
        if box is None:
            continue
        by: Veil | None = None
        if marked and _is_within(box, marked):
            by = "redaction-mark"
        elif not _is_within(box, [sheet]):
            by = "off-page"
        elif box[3] - box[1] < SMALL and _is_tiny(loose[place]):
            by = "tiny"
        elif not sight.shows_text(box) and (sight.is_empty(box) or not _is_within(box, scans)):
            item = boxes.item(place)
            by = "cover" if sight.covers_text(box) else own(item) if item else None
        if by:
            found[place] = by
    return _joined(_widened(found, boxes, sight), boxes)


def _widened(found: dict[int, Veil], boxes: CharBoxes, sight: Sight) -> Mapping[int, Veil]:
    """With the characters at the edge of a cover of which more is covered than seen."""
    drawn = boxes.drawn()
    for places in (drawn, drawn[::-1]):
        for before, place in pairwise(places):
            if found.get(before) == "cover" and place not in found:
                box = boxes.tight(place)
                if box and sight.share_of_text(box) < _MOSTLY:
                    found[place] = "cover"
    return found


def _joined(found: Mapping[int, Veil], boxes: CharBoxes) -> Hidden:
    """By the places of whole stretches, with the blanks in them; what says nothing, specks and dots, is left out."""
    hidden: dict[int, Veil] = {}
    for by, group in groupby(boxes.drawn(), found.get):
        places = list(group)
        if by and sum(boxes.is_word(place) for place in places) >= _LEAST:
            hidden |= dict.fromkeys(range(places[0], places[-1] + 1), by)
    return hidden


def _is_tiny(box: Box | None) -> bool:
    return box is not None and max(box[2] - box[0], box[3] - box[1]) < SMALL


def _is_within(box: Box, others: Sequence[Box]) -> bool:
    """Whether the middle of a box lies in one of the others."""
    x, y = middle(box)
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in others)


def _of_itself(text: int, *, layered: bool) -> Veil | None:
    """Why a text that nothing covers is not seen; None if only this machine has no letters to draw it with."""
    import pypdfium2.raw as pdfium

    mode = quick("FPDFTextObj_GetTextRenderMode")(text)
    if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
        return "invisible"
    if layered and _is_on_layer(text):
        return "layer"
    colour = fill(text)
    if colour and (colour[3] <= _FAINT or luminance(*colour[:3]) >= PALE):
        return "colour"
    if quick("FPDFClipPath_CountPaths")(quick("FPDFPageObj_GetClipPath")(text)) > 0:
        return "clipped"
    if layered:
        return "layer"
    return "unseen" if quick("FPDFFont_GetIsEmbedded")(quick("FPDFTextObj_GetFont")(text)) == 1 else None


def _is_on_layer(text: int) -> bool:
    """Whether a text is marked as optional content (ISO 32000-1 8.11.3.2)."""
    name, size = (ctypes.c_ubyte * 64)(), ctypes.c_ulong()
    at = ctypes.addressof(name), 64, ctypes.addressof(size)
    for number in range(quick("FPDFPageObj_CountMarks")(text)):
        mark = quick("FPDFPageObj_GetMark")(text, number)
        if quick("FPDFPageObjMark_GetName")(mark, *at) and bytes(name).startswith(_LAYER + b"\0\0"):
            return True
    return False


def _redaction_marks(page: Any) -> Iterator[Box]:
    """Where somebody marked what is to be taken out, and did not take it out (ISO 32000-2 12.5.6.23)."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        mark = pdfium.FPDFPage_GetAnnot(page, index)
        if mark and pdfium.FPDFAnnot_GetSubtype(mark) == pdfium.FPDF_ANNOT_REDACT:
            yield from _boxes_of(mark)
        pdfium.FPDFPage_CloseAnnot(mark)


def _boxes_of(mark: Any) -> Iterator[Box]:
    """The quadrilaterals of an annotation, or its rectangle."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFAnnot_CountAttachmentPoints(mark)
    quad, rect = pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
    for number in range(count):
        if pdfium.FPDFAnnot_GetAttachmentPoints(mark, number, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    if not count and pdfium.FPDFAnnot_GetRect(mark, rect):
        yield rect.left, rect.bottom, rect.right, rect.top
