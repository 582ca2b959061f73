"""A page as its readers see it, and what of that is its text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from redactscan.readers.paged.boxes import Box, turned
from redactscan.readers.pdf.calls import Address, quick
from redactscan.readers.pdf.survey import Survey, inner
from redactscan.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

_CONTRAST = 20
"""Difference of brightness, of 255, that the eye tells."""

_SCALE = 2.0
"""Pixels per point: a digit of 9 points is 8 pixels wide, enough to tell ink from paper."""

_LONGEST = 4_000
"""Pixels of the longer side, whatever the size of the page."""

_MOST_OBJECTS = 50_000


class UnfinishedError(Exception):
    """A page could not be drawn in time."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the points of a page come to lie: ``sheet`` is its visible part as a reader sees it, turned."""

    scale: float
    sheet: Box
    turn: int

    @classmethod
    def of(cls, page: Any, scale: float = _SCALE) -> View:
        """The view of a pypdfium2 page; ``scale`` is in pixels per point, less for a very large page."""
        turn = int(page.get_rotation())
        left, bottom, right, top = turned(page.get_bbox(), turn)
        return cls(min(scale, _LONGEST / max(right - left, top - bottom, 1)), (left, bottom, right, top), turn)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        left, bottom, right, top = self.sheet
        return max(1, ceil((right - left) * self.scale)), max(1, ceil((top - bottom) * self.scale))

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Left, upper, right, lower edge of a box, which may lie off the sheet."""
        left, bottom, right, top = turned(box, self.turn) if self.turn else box
        scale, (edge, _, _, head) = self.scale, self.sheet
        return (
            floor((left - edge) * scale), floor((head - top) * scale),
            ceil((right - edge) * scale), ceil((head - bottom) * scale),
        )  # fmt: skip


class Plane:
    """Which pixels of a picture in shades of grey are light enough to be seen on black."""

    def __init__(self, image: Image) -> None:
        self._width, self._height = image.size
        self._seen = image.point([0] * _CONTRAST + [1] * (256 - _CONTRAST)).tobytes()

    def shows(self, edges: tuple[int, int, int, int]) -> bool:
        """Whether one of them lies between these edges. Looks at the middle first, where the ink of letters is."""
        x, y, end, foot = max(0, edges[0]), max(0, edges[1]), min(self._width, edges[2]), min(self._height, edges[3])
        if x >= end:
            return False
        middle = (y + foot) // 2
        return any(
            self._seen.find(1, row * self._width + x, row * self._width + end) >= 0
            for row in (*range(middle, foot), *range(y, middle))
        )


class Sight:
    """A pypdfium2 page while it is open. It is drawn when made, up to three times in all.

    ``seen`` are its objects. UnfinishedError when it takes until ``deadline``, in seconds of ``time.process_time()``.
    """

    def __init__(self, page: Any, seen: Survey, deadline: float) -> None:
        from PIL import ImageChops

        self._page, self._deadline, self._view = page, deadline, View.of(page)
        self._texts, self._others = _parts(seen)
        self._whole = self._drawn()
        with _left_out(self._texts):
            self._ink = ImageChops.difference(self._whole, self._drawn())
        self._text = Plane(self._ink)

    @cached_property
    def _alone(self) -> Image:
        from PIL import ImageChops

        with _left_out(self._others):
            return ImageChops.invert(self._drawn(annotations=False))

    @cached_property
    def _text_alone(self) -> Plane:
        return Plane(self._alone)

    def shows_text(self, box: Box) -> bool:
        """Whether some of what is seen in a box is text."""
        return self._text.shows(self._view.pixels(box))

    def covers_text(self, box: Box) -> bool:
        """Whether text would be seen in a box if nothing else was there."""
        return self._text_alone.shows(self._view.pixels(box))

    def share_of_text(self, box: Box) -> float:
        """How much of the ink that text alone would leave in a box is seen."""
        from PIL import ImageStat

        pixels = self._view.pixels(box)
        alone = ImageStat.Stat(self._alone.crop(pixels)).sum[0]
        return float(ImageStat.Stat(self._ink.crop(pixels)).sum[0] / alone) if alone else 1.0

    def is_empty(self, box: Box) -> bool:
        """Whether everything in a box looks alike."""
        shades: Any = self._whole.crop(self._view.pixels(box)).getextrema()
        return bool(shades[1] - shades[0] < _CONTRAST)

    def _drawn(self, *, annotations: bool = True) -> Image:
        return drawn(self._page, self._view, self._deadline, annotations=annotations)


def drawn(page: Any, view: View, deadline: float, *, grey: bool = True, annotations: bool = True) -> Image:
    """A pypdfium2 page as a picture; UnfinishedError when that takes until ``deadline`` (``time.process_time()``)."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    width, height = view.size
    kind = pdfium.FPDFBitmap_Gray if grey else pdfium.FPDFBitmap_BGR
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, kind)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pause = pdfium.IFSDK_PAUSE(version=1)
    pypdfium2.internal.set_callback(pause, "NeedToPauseNow", lambda _: time.process_time() > deadline)
    flags = (pdfium.FPDF_GRAYSCALE if grey else 0) | (pdfium.FPDF_ANNOT if annotations else 0)
    state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, flags, pause)
    pdfium.FPDF_RenderPage_Close(page)
    if state != pdfium.FPDF_RENDER_DONE:
        raise UnfinishedError
    image: Image = bitmap.to_pil()
    return image


def _parts(seen: Survey) -> tuple[list[Address], list[Address]]:
    """The texts of a page and what else there is, also within forms."""
    import pypdfium2.raw as pdfium

    texts = [item for _, item in seen.texts]
    others = [thing.item for thing in seen.others if thing.kind != pdfium.FPDF_PAGEOBJ_FORM]
    for thing in seen.others:
        for item, kind in inner(thing.item, _MOST_OBJECTS) if thing.kind == pdfium.FPDF_PAGEOBJ_FORM else ():
            if kind == pdfium.FPDF_PAGEOBJ_UNKNOWN:
                raise UnfinishedError
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append(item)
            elif kind != pdfium.FPDF_PAGEOBJ_FORM:
                others.append(item)
    return texts, others


@contextmanager
def _left_out(items: Sequence[Address]) -> Iterator[None]:
    """Objects that are not drawn meanwhile."""
    switch = quick("FPDFPageObj_SetIsActive")
    for item in items:
        switch(item, 0)
    try:
        yield
    finally:
        for item in items:
            switch(item, 1)
