"""The pictures on the pages, each read once however often it is shown."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from io import BytesIO
from math import isqrt
from typing import TYPE_CHECKING, Any

from redactscan.model import Anchor, Location, Message, Page, Passage
from redactscan.readers.paged.boxes import Box, area, common
from redactscan.readers.paged.flow import Flow
from redactscan.readers.paged.reading import squeezed
from redactscan.readers.pdf.page import Leaf
from redactscan.readers.pdf.survey import inner
from redactscan.readers.pictures import look
from redactscan.readers.pictures.properties import properties
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    import pikepdf

_LARGE = 0.25
"""Share of the page; a picture this large with text over it is a scan, and the text is what was recognised in it."""

_LAYER = 20
"""Characters; fewer than these over a picture are a stamp or a page number, no text layer."""

_JPEG = ["DCTDecode"]
_LONG_SIDE, _SHORT_SIDE = 55, 9
"""Pixels that a number of eleven digits takes, at least."""

_MOST = 25_000_000
"""Pixels; letters are legible in a picture of a page that is made this small."""

DECODING_S = 20.0
"""CPU seconds for decoding the pictures of one file; the others stay unseen, and that is said."""


@dataclass(slots=True)
class Images:
    """Hands the pictures of a file to ``pictures.look``. What that appends gets its place on the page."""

    flow: Flow
    _known: set[bytes] = field(default_factory=set, repr=False)
    _left_s: float = DECODING_S

    def look(self, leaf: Leaf, home: Location | None = None) -> None:
        """Look at the pictures of a page, but for those that are known, and scans behind a text layer.

        ``home`` is the place of a page that is none of the file's.
        """
        part = home.part if home else leaf.part
        number = 0
        for picture, box in _pictures(leaf):
            size = picture.get_px_size()
            if _is_small(*size) and picture.get_filters() != _JPEG:
                continue
            raw = bytes(picture.get_data())
            digest = _digest(raw)
            if digest in self._known:
                continue
            self._known.add(digest)
            if not _has_layer(box, leaf):
                number += 1
                place = _placer(leaf.number, box, size)
                self._look(picture, raw, f"{part}/picture {number}", partial(_home, home) if home else place)

    def pass_by(self, leaf: Leaf) -> None:
        """Take the pictures of a page for known, for it is read as a whole; say what is written into their files."""
        for number, (picture, _) in enumerate(_pictures(leaf), start=1):
            raw = bytes(picture.get_data())
            digest = _digest(raw)
            if digest not in self._known:
                self._known.add(digest)
                if picture.get_filters() == _JPEG:
                    self.flow.draft.content += _properties(raw, f"{leaf.part}/picture {number}")

    def knows(self, picture: pikepdf.Stream) -> bool:
        """Whether a page showed this picture; a picture too small for any writing counts as known."""
        try:
            small = _is_small(int(picture.Width), int(picture.Height))
            return small or _digest(picture.read_raw_bytes()) in self._known
        except (AttributeError, TypeError, ValueError, RuntimeError):
            return False

    def _look(self, picture: Any, raw: bytes, part: str, place: Callable[[Anchor], Anchor]) -> None:
        draft, limit = self.flow.draft, self.flow.draft.source.limits.pixels
        width, height = picture.get_px_size()
        if width * height > limit:
            draft.notice("limit-reached", part, Message.of("detail.pixels", limit=limit))
            return
        if self._left_s < 0:
            draft.unseen.append(part)
            return
        started = time.process_time()
        data = _encoded(picture, raw)
        self._left_s -= time.process_time() - started
        if data is None:
            draft.notice("unparsable", part, Message.of("detail.damaged"))
            return
        first = len(draft.content)
        look(draft, part, data)
        for index in range(first, len(draft.content)):
            item = draft.content[index]
            if isinstance(item, Passage):
                draft.content[index] = _moved(item, place)
            else:
                self.flow.tables += 1


def _properties(jpeg: bytes, part: str) -> list[Passage]:
    from PIL import Image

    try:
        with Image.open(BytesIO(jpeg)) as image:
            return list(properties(image, part, jpeg))
    except Exception:  # Pillow raises whatever a hostile file makes it raise; what can be seen is read elsewhere
        return []


def _is_small(width: int, height: int) -> bool:
    return max(width, height) < _LONG_SIDE or min(width, height) < _SHORT_SIDE


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _pictures(leaf: Leaf) -> Iterator[tuple[Any, Box | None]]:
    """The pictures of a page, also within forms, with their boxes as far as they are known."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    for thing in leaf.seen.drawings:
        for item, kind in inner(thing.item):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                handle = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
                yield pypdfium2.PdfImage(handle, page=leaf.page), thing.box


def _has_layer(box: Box | None, leaf: Leaf) -> bool:
    sheet = leaf.sheet
    shown = common(box, sheet) if box else None
    if shown is None or area(shown) < _LARGE * area(sheet):
        return False
    return len(squeezed(leaf.text_page.within(shown))) >= _LAYER


def _encoded(picture: Any, raw: bytes) -> bytes | None:
    """The file of a picture as it was put in, or its pixels as a file; None if it cannot be decoded."""
    import pypdfium2

    if picture.get_filters() == _JPEG:  # with all that its camera wrote into it
        return raw
    try:
        image = picture.get_bitmap().to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    if image.mode not in ("L", "RGB"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    smaller = isqrt(image.width * image.height // _MOST) + 1
    data = BytesIO()
    (image.reduce(smaller) if smaller > 1 else image).save(data, "BMP")
    return data.getvalue()


def _placer(number: int, box: Box | None, size: tuple[int, int]) -> Callable[[Anchor], Anchor]:
    """From pixels of a picture (from the bottom left) to points of page ``number``, where it is shown in ``box``."""

    def place(anchor: Anchor) -> Anchor:
        if not isinstance(anchor, Page):
            return anchor
        if anchor.bbox is None or box is None:
            return Page(number, box)
        wide, tall = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
        left, bottom, right, top = anchor.bbox
        edges = box[0] + left * wide, box[1] + bottom * tall, box[0] + right * wide, box[1] + top * tall
        return Page(number, (round(edges[0], 1), round(edges[1], 1), round(edges[2], 1), round(edges[3], 1)))

    return place


def _home(home: Location, anchor: Anchor) -> Anchor:
    return home.anchor if isinstance(anchor, Page) else anchor


def _moved(passage: Passage, place: Callable[[Anchor], Anchor]) -> Passage:
    locate = passage.locate
    return replace(
        passage,
        location=passage.location._replace(anchor=place(passage.location.anchor)),
        locate=(lambda start, end: place(locate(start, end))) if locate else None,
    )
