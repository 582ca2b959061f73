"""pdfminer.six as second reader, for pages whose fonts pdfium cannot map and for files that it refuses.

It knows CMaps that pdfium does not (UniGB-UTF8-H), but is fifty times slower, and its layout analysis never ends on a
page of scattered glyphs: it reads without layout, few pages, and against a clock.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

from redactscan.model import Page
from redactscan.readers.paged.boxes import Box, union
from redactscan.readers.paged.reading import LOST, Locate
from redactscan.values import dataclass, field

SECONDS = 20.0
"""CPU seconds for the pages of one file."""


@dataclass(frozen=True, slots=True)
class SecondPage:
    """A page in content order; ``garbled`` if pdfminer cannot map its fonts either."""

    number: int
    text: str = field(repr=False)
    boxes: tuple[Box | None, ...] = field(repr=False)
    garbled: bool

    @property
    def locate(self) -> Locate:
        return lambda start, end: Page(self.number, union(iter(self.boxes[start:end])))


class _OutOfTimeError(Exception):
    pass


def second_pages(data: bytes, numbers: Collection[int] | None) -> Iterator[SecondPage]:
    """Read the 1-based pages ``numbers`` (None: all) of a file; ends early when the file or the clock does."""
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    deadline = time.process_time() + SECONDS
    resources = PDFResourceManager()
    collector = _collector(resources, deadline)
    interpreter = PDFPageInterpreter(resources, collector)
    try:
        for number, page in enumerate(PDFPage.get_pages(BytesIO(data), check_extractable=False), start=1):
            if numbers is None or number in numbers:
                interpreter.process_page(page)
                yield _page(number, collector.result)
    except Exception:
        # pdfminer raises whatever a broken file makes it stumble over; the pages not reached are missed by the caller.
        return


def _collector(resources: Any, deadline: float) -> Any:
    from pdfminer.converter import PDFLayoutAnalyzer

    class Collector(PDFLayoutAnalyzer):
        """Keeps every character with its box, and stops at the deadline."""

        result: list[tuple[str, Box]]

        def begin_page(self, page: Any, ctm: Any) -> None:
            super().begin_page(page, ctm)
            self.result = []

        def begin_figure(self, name: Any, bbox: Any, matrix: Any) -> None:
            self._check()
            super().begin_figure(name, bbox, matrix)

        def paint_path(self, *args: Any) -> None:
            self._check()

        def render_char(self, matrix: Any, font: Any, *args: Any) -> float:
            self._check()
            advance = super().render_char(matrix, font, *args)
            char: Any = self.cur_item._objs.pop()
            self.result.append((char.get_text(), char.bbox))
            return advance

        def _check(self) -> None:
            if time.process_time() > deadline:
                raise _OutOfTimeError

    return Collector(resources, laparams=None)


def _page(number: int, chars: list[tuple[str, Box]]) -> SecondPage:
    texts: list[str] = []
    boxes: list[Box | None] = []
    lost = 0
    last: Box | None = None
    for text, box in chars:
        height = box[3] - box[1]
        if last and (abs(box[1] - last[1]) > height / 2 or box[0] < last[0] - height):
            texts.append("\n")
            boxes.append(None)
        elif last and box[0] > last[2] + height / 2:
            texts.append(" ")
            boxes.append(None)
        lost += text.startswith("(cid:") or bool(LOST.search(text))
        texts.append(text)
        boxes += [box] * len(text)
        last = box
    return SecondPage(number, "".join(texts), tuple(boxes), garbled=20 * lost > len(chars) or not chars)
