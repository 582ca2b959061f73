"""Whether a page may hide text from its readers: asked of its objects, so that only such pages need be drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import hypot, isnan
from operator import sub
from typing import Any, TypeAlias

from redactscan.readers.paged.boxes import Box, Edges, common
from redactscan.readers.pdf.calls import Address, address, bounds, fill, quick
from redactscan.readers.pdf.glance import Glance
from redactscan.readers.pdf.shades import PALE, luminance
from redactscan.readers.pdf.survey import Survey, Thing, inner, things_of
from redactscan.readers.pdf.text import CharBoxes
from redactscan.tuples import NamedTuple

SMALL = 1.5
"""Points; nobody reads text of this height."""

_SAMPLE = 16
"""Of so many characters of plain text one is measured: a shorter stretch that is tiny or off the sheet stays unseen."""

_THIN = 2.5
"""Points; a line or bar this thin covers no text that can be read."""

_ALIKE = 64
"""Difference of luminance up to which text may not stand out from an area."""

_MOST_OTHERS = 5_000
_MOST_PAIRS = 20_000
_MOST_MARKS = 200

_Text: TypeAlias = tuple[int, Box, float]  # when it is drawn, its box, its luminance
_Texts: TypeAlias = Callable[[], Sequence[tuple[int, Address]]]


class _Area(NamedTuple):
    """What is painted besides text: when, where, how bright; None if that is not one colour."""

    order: int
    box: Box
    light: float | None

    def hides(self, text: _Text) -> bool:
        """Whether a text may lie under this area, or have its colour."""
        order, box, light = text
        if order == self.order or common(self.box, box) is None:
            return False
        return self.order > order or self.light is None or abs(self.light - light) <= _ALIKE


def may_hide(
    page: Any, sheet: Box, boxes: CharBoxes, seen: Survey, texts_of: _Texts, look: Glance, *, layered: bool
) -> bool:
    """Whether text of a pypdfium2 page may be covered, invisible, tiny, pale, clipped or off the sheet.

    ``sheet`` is what of it is shown, ``boxes`` are those of its characters. Its texts are asked for where ``seen`` and
    ``look`` do not tell; ``layered``: the file has layers that can be switched off.
    """
    if look.layers or _is_marked_up(page) or not _are_plain(boxes.some(_SAMPLE), sheet):
        return True
    others = seen.others
    if len(others) > _MOST_OTHERS:
        return True
    areas = _areas(others)
    texts = _plain_texts(texts_of(), sheet) if look.may_veil(sheet) or areas else []
    in_forms = _texts_in_forms(seen.drawings)
    if texts is None or in_forms is None or (in_forms and layered):
        return True
    return _conceals([*texts, *in_forms], areas)


def _conceals(texts: Sequence[_Text], areas: Sequence[_Area]) -> bool:
    """Whether one of the areas may hide one of the texts; too many to say count as that."""
    return len(areas) * len(texts) > _MOST_PAIRS or any(area.hides(text) for area in areas for text in texts)


def _texts_in_forms(drawings: Sequence[Thing]) -> list[_Text] | None:
    """Each form with text as one text; None if it may hide some of its own, or has forms in it."""
    import pypdfium2.raw as pdfium

    found: list[_Text] = []
    for thing in drawings:
        if thing.kind != pdfium.FPDF_PAGEOBJ_FORM:
            continue
        parts = list(things_of([(order, *part) for order, part in enumerate(inner(thing.item))][1:]))
        texts = [(part.order, part.item) for part in parts if part.kind == pdfium.FPDF_PAGEOBJ_TEXT]
        if not texts and parts and parts[-1].item:
            continue
        plain, areas = _plain_texts(texts, None), _areas(part for part in parts if part.item)
        nested = any(part.kind in (pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_UNKNOWN) for part in parts)
        if nested or plain is None or thing.box is None or _conceals(plain, areas):
            return None
        found.append((thing.order, thing.box, 0.0))
    return found


def _are_plain(boxes: Edges, sheet: Box) -> bool:
    """Whether all of it that is drawn touches the sheet and is not tiny."""
    if isnan(sum(map(sum, boxes))):
        boxes = Edges.of(box for box in boxes.boxes() if box)
        if isnan(sum(map(sum, boxes))):
            return False
    lefts, bottoms, rights, tops = boxes
    return not lefts or (
        sheet[0] <= min(rights)
        and max(lefts) <= sheet[2]
        and sheet[1] <= min(tops)
        and max(bottoms) <= sheet[3]
        and min(map(sub, tops, bottoms)) >= SMALL
    )


def _plain_texts(texts: Sequence[tuple[int, Address]], sheet: Box | None) -> list[_Text] | None:
    """The texts of a page or, without ``sheet``, of a form; None if one may not be visible for what it is itself."""
    import pypdfium2.raw as pdfium

    mode_of, paths_of, clip_of = map(
        quick, ("FPDFTextObj_GetTextRenderMode", "FPDFClipPath_CountPaths", "FPDFPageObj_GetClipPath")
    )
    found: list[_Text] = []
    for (order, item), box in zip(texts, bounds(item for _, item in texts), strict=True):
        if mode_of(item) not in (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE):
            return None
        if paths_of(clip_of(item)) > 0:  # pdfium forgets a clip that has the whole text in it
            return None
        colour = fill(item)
        if box is None or colour is None:
            return None
        *parts, opacity = colour
        light = luminance(*parts)
        if light >= PALE or opacity < PALE or (sheet and common(box, sheet) != box):
            return None
        if box[3] - box[1] < SMALL and _size(item) < SMALL:
            return None
        found.append((order, box, light))
    return found


def _size(text: Address) -> float:
    """The size of a text's font on the page, in points."""
    size, matrix = ctypes.c_float(), (ctypes.c_float * 6)()
    quick("FPDFTextObj_GetFontSize")(text, ctypes.addressof(size))
    quick("FPDFPageObj_GetMatrix")(text, ctypes.addressof(matrix))
    _, _, c, d, _, _ = matrix
    return float(size.value * hypot(c, d))


def _areas(things: Iterable[Thing]) -> list[_Area]:
    """What things paint that are more than lines."""
    boxed = [(thing, thing.box) for thing in things if thing.box]
    thick = [(thing, box) for thing, box in boxed if box[2] - box[0] > _THIN and box[3] - box[1] > _THIN]
    return [area for thing, box in thick if (area := _area(thing, box))]


def _area(thing: Thing, box: Box) -> _Area | None:
    """What a thing in a box paints; None if that is a line, or nothing."""
    import pypdfium2.raw as pdfium

    if thing.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return _Area(thing.order, box, None)
    modes, width = (ctypes.c_int * 2)(), ctypes.c_float()
    at = ctypes.addressof(modes)
    quick("FPDFPath_GetDrawMode")(thing.item, at, at + 4)
    quick("FPDFPageObj_GetStrokeWidth")(thing.item, ctypes.addressof(width))
    filled, stroked = modes
    if not filled:
        return _Area(thing.order, box, None) if stroked and width.value > _THIN else None
    colour = fill(thing.item)
    return _Area(thing.order, box, luminance(*colour[:3]) if colour else None)


def _is_marked_up(page: Any) -> bool:
    """Whether there are annotations that may lie over text."""
    import pypdfium2.raw as pdfium

    beside = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FILEATTACHMENT)
    count = quick("FPDFPage_GetAnnotCount")(address(page.raw))
    return count > _MOST_MARKS or any(kind not in beside for kind in _marks(page, count))


def _marks(page: Any, count: int) -> Iterator[int]:
    """The kinds of a page's annotations."""
    import pypdfium2.raw as pdfium

    for index in range(count):
        mark = pdfium.FPDFPage_GetAnnot(page, index)
        yield pdfium.FPDFAnnot_GetSubtype(mark) if mark else pdfium.FPDF_ANNOT_UNKNOWN
        pdfium.FPDFPage_CloseAnnot(mark)
