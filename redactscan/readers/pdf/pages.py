"""The pages of a PDF, one after the other, and what on them can only be read another way, or not at all."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from redactscan.model import Message, Passage
from redactscan.readers.paged.flow import Flow
from redactscan.readers.paged.hidden import NOTHING, Hidden
from redactscan.readers.paged.reading import LOST, lines_of, second
from redactscan.readers.pdf.asides import asides
from redactscan.readers.pdf.calls import bounds
from redactscan.readers.pdf.glance import MOST_BYTES, Glance, glance
from redactscan.readers.pdf.images import Images
from redactscan.readers.pdf.opened import opened
from redactscan.readers.pdf.page import Leaf
from redactscan.readers.pdf.resources import Costs, has_costly_tiles, resources_of
from redactscan.readers.pdf.second import second_pages
from redactscan.readers.pdf.sight import UnfinishedError, View, drawn
from redactscan.readers.pdf.text import Boxes, Tape, boxes_in, unmapped
from redactscan.readers.pdf.veils import veiled
from redactscan.readers.pictures import look_at_page
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field, replace

DRAWING_S = 20.0
"""CPU seconds for drawing the pages of one file; those for which nothing is left get a notice."""

PHOTOGRAPH = 200 / 72
"""Pixels per point of a page that is read from its picture: 200 dpi."""

_AT_ONCE = 32
"""Pages that are looked at before they are read: between two others, each takes twice as long."""

_NO_WIDTH = 0.01  # points, below which pdfium's text page leaves an object out

_DAMAGED = Message.of("detail.damaged")


@dataclass(slots=True)
class Pages:
    """Reads the pages of the file of ``draft``. ``leaves`` are those pages to pikepdf, None if it finds others.

    ``data`` are the bytes that pdfium reads. Afterwards ``texts`` are the whole texts of the pages, ``replaced`` the
    numbers of those where a text stands for what is drawn, ``asides`` what their content says without drawing it.
    ``doubtful``: the fonts may not tell their characters; ``borrowed``: the machine must have some of them;
    ``layered``: there are layers that can be switched off.
    """

    draft: Draft
    data: bytes = field(repr=False)
    leaves: Sequence[Any] | None
    doubtful: bool
    borrowed: bool
    layered: bool
    texts: list[str] = field(default_factory=list, repr=False)
    replaced: list[int] = field(default_factory=list)
    asides: list[Passage] = field(default_factory=list, repr=False)
    flow: Flow = field(init=False)
    images: Images = field(init=False)
    _boxes: Boxes = field(init=False, repr=False)
    _tape: Tape = field(default_factory=Tape, repr=False)
    _garbled: list[int] = field(default_factory=list)
    _undrawn: list[int] = field(default_factory=list)
    _left_s: float = DRAWING_S
    _costs: Costs = field(default_factory=lambda: Costs(MOST_BYTES))

    def __post_init__(self) -> None:
        self.flow = Flow(self.draft)
        self.images = Images(self.flow)
        self._boxes = boxes_in(self.data)

    def read(self, document: Any) -> None:
        """Read every page of a pypdfium2 document, up to the limit."""
        import pypdfium2

        pages, limit = len(document), self.draft.source.limits.pages
        for number, look in self._glances(min(pages, limit)):
            if self._is_late():
                self.draft.notice(
                    "time-out", f"page {number}", Message.of("detail.pages-left", count=pages - number + 1)
                )
                break
            self.texts.append("")
            try:
                self._read(document, number, look)
            except pypdfium2.PdfiumError:
                self.draft.notice("unparsable", f"page {number}", _DAMAGED)
        self.draft.pages = pages
        self.draft.parts += len(self.texts)
        if pages > limit:
            self.draft.notice("limit-reached", f"page {limit + 1}", Message.of("detail.pages", limit=limit))
        if self._undrawn:
            detail = Message.of("detail.not-drawn", count=len(self._undrawn))
            self.draft.notice("limit-reached", f"page {self._undrawn[0]}", detail)
        if self._garbled:
            self._read_again(document)

    def read_slowly(self) -> None:
        """Read the pages as the second reader finds them, in a file that pdfium refuses."""
        for page in second_pages(self.data, range(1, self.draft.source.limits.pages + 1)):
            self.draft.content.append(Passage(page.text, self.flow.place(page.number), locate=page.locate))
            self.draft.parts += 1
            self.texts.append(page.text)
            if page.garbled:
                self.draft.notice("undecodable-text", f"page {page.number}")

    def _is_late(self) -> bool:
        return time.monotonic() > self.draft.source.spent.until

    def _glances(self, last: int) -> Iterator[tuple[int, Glance]]:
        """The pages up to ``last`` at a glance."""
        for start in range(1, last + 1, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, last + 1))
            yield from zip(numbers, [self._glance(number) for number in numbers], strict=True)

    def _read(self, document: Any, number: int, look: Glance) -> None:
        if look.broken:
            self.draft.notice("unparsable", f"page {number}", _DAMAGED)
        if look.bulky:  # pdfium would take all memory, or the rest of the day
            self.draft.notice("limit-reached", f"page {number}", Message.of("detail.page-bulk"))
            return
        with opened(document, number) as (page, text_page):
            leaf = Leaf(number, page, text_page, look, self._tape)
            self.texts[number - 1] = leaf.text
            unread = self.borrowed and _is_thin(leaf)
            if leaf.is_bare and not unread:
                self.images.pass_by(leaf)
                if leaf.seen.anything and not self._photographed(number, page):
                    self.draft.notice("no-text-layer", leaf.part)
                return
            self.images.look(leaf)
            leaf.tell(self.flow, self._boxes, self._hidden(leaf))
            if unread or _is_garbled(leaf.text, unmapped(text_page) if self.doubtful else ""):
                self._garbled.append(number)

    def _glance(self, number: int) -> Glance:
        if self.leaves is None or self._is_late():
            return Glance()
        try:
            look = glance(self.leaves[number - 1], self._costs)
        except Exception:  # whatever qpdf stumbles over in the page; it is then looked at more closely
            return Glance()
        if look.replaced:
            self.replaced.append(number)
        if look.aside:
            self.asides += asides(look.aside, number)
            return replace(look, aside=b"")
        return look

    def _hidden(self, leaf: Leaf) -> Hidden:
        if not leaf.may_hide(layered=self.layered):
            return NOTHING
        started = time.process_time()
        try:
            if self._is_costly(leaf):
                raise UnfinishedError
            return veiled(leaf.page, leaf.boxes, leaf.all, started + self._left_s, layered=self.layered)
        except UnfinishedError:
            self._undrawn.append(leaf.number)
            return NOTHING
        finally:
            self._left_s -= time.process_time() - started

    def _is_costly(self, leaf: Leaf) -> bool:
        """Whether drawing the page may take more time than there is, in one step that nobody can interrupt."""
        if self._left_s <= 0:
            return True
        try:
            page = self.leaves[leaf.number - 1] if self.leaves else None
            return page is not None and has_costly_tiles(resources_of(page), leaf.sheet)
        except (ArithmeticError, TypeError, ValueError):
            return True

    def _photographed(self, number: int, page: Any) -> bool:
        """Whether a page could be read from its picture."""
        view = View.of(page, PHOTOGRAPH)
        deadline = time.process_time() + self._left_s
        try:
            return look_at_page(self.draft, number, partial(drawn, page, view, deadline, grey=False), 1 / view.scale)
        except UnfinishedError:
            return False

    def _read_again(self, document: Any) -> None:
        """Give the pages that pdfium could not map to the second reader, then to the eye; say which stay unread.

        What no font draws no eye sees.
        """
        missing = set(self._garbled)
        for page in second_pages(self.data, missing):
            if not page.garbled:
                missing.discard(page.number)
                seen = lines_of([self.texts[page.number - 1]])
                passage = second(page.text, seen, self.flow.place(page.number), "body", page.locate)
                self.draft.content += [passage] if passage else []
        for number in sorted(missing):
            with opened(document, number) as (sheet, _):
                if self.borrowed or not self._photographed(number, sheet):
                    self.draft.notice("undecodable-text", f"page {number}")


def _is_thin(leaf: Leaf) -> bool:
    """Whether a text has no width: a blank, or what pdfium left out of the page's text."""
    return any(box is None or box[2] - box[0] < _NO_WIDTH for box in bounds(item for _, item in leaf.all.texts))


def _is_garbled(text: str, glyphs: str) -> bool:
    """More than 5 % of the characters are none, or two glyphs in a row are unknown: a name, perhaps."""
    return "xx" in glyphs or 20 * glyphs.count("x") > len(glyphs) or 20 * len(LOST.findall(text)) > len(text)
