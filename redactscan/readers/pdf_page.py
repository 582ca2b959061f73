"""The pages of a PDF: text, tables, and what on them is not text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from redactscan.model import Location, Message, Page, Passage, Table
from redactscan.readers.pdf_grid import grids_of
from redactscan.readers.pdf_lists import Listed, listed
from redactscan.readers.pdf_reading import by_place, lines_of, second, shattered, squeezed
from redactscan.readers.pdf_rules import rules_of
from redactscan.readers.pdf_second import second_pages
from redactscan.readers.pdf_survey import is_unread, survey
from redactscan.readers.pdf_tables import Ruled, Run, continues, extend, split
from redactscan.readers.pdf_text import Box, Boxes, boxes_in, boxes_of, locator, opened, text_of, unmapped
from redactscan.readers.source import Draft

_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Latest:
    """The last table so far, which may go on: its place in the content, its pages, what stands on the last of them."""

    slot: int
    first: int
    last: int
    table: Ruled | Listed
    rows: list[tuple[str, ...]] = field(repr=False)


@dataclass(slots=True)
class Pages:
    """Reads the pages of one pdfium document into ``draft``. ``texts`` are the pages' whole texts.

    ``doubtful`` says that the file has fonts which may not tell their characters.
    """

    draft: Draft
    document: Any
    data: bytes = field(repr=False)
    doubtful: bool
    texts: list[str] = field(default_factory=list, repr=False)
    _tables: int = 0
    _latest: _Latest | None = None

    def read(self) -> None:
        """Read every page up to the limit."""
        import pypdfium2

        boxes = boxes_in(self.data)
        garbled: dict[int, str] = {}
        limit = self.draft.source.limits.pages
        for number in range(1, min(len(self.document), limit) + 1):
            try:
                with opened(self.document, number) as (page, text_page):
                    text = text_of(text_page)
                    self._page(number, page, text_page, text, boxes)
                    if _is_garbled(text, unmapped(text_page) if self.doubtful else ""):
                        garbled[number] = text
            except pypdfium2.PdfiumError:
                text = ""
                self.draft.notice("unparsable", f"page {number}", Message.of("detail.damaged"))
            self.texts.append(text)
        self.draft.pages = len(self.document)
        self.draft.parts += len(self.texts)
        if len(self.document) > limit:
            self.draft.notice("limit-reached", f"page {limit + 1}", Message.of("detail.pages", limit=limit))
        if garbled:
            self._read_again(garbled)

    def _page(self, number: int, page: Any, text_page: Any, text: str, boxes: Boxes) -> None:
        seen = survey(page)
        if not squeezed(text):
            if seen.anything:
                self.draft.notice("no-text-layer", f"page {number}")
            return
        if any(is_unread(picture, page, text_page) for picture in seen.pictures):
            self.draft.notice("no-text-layer", f"page {number}", Message.of("detail.picture"))
        turn = int(page.get_rotation())
        grids = grids_of(*rules_of(seen.paths, turn))
        boxes_here = cache(partial(boxes_of, text_page))
        whole = Run(text, range(len(text)))
        if shattered(text) and not grids:
            self._add(number, whole, boxes)
            self._read_by_place(number, text, boxes_here(), boxes)
            return
        sample = "" if grids else self._sample(number)
        for item in split(text, boxes_here(), grids, turn, page.get_bbox()) if grids else (whole,):
            for part in listed(item, boxes_here, turn, sample) if isinstance(item, Run) else (item,):
                self._add(number, part, boxes)

    def _read_by_place(self, number: int, text: str, drawn: Sequence[Box | None], boxes: Boxes) -> None:
        place = Location(f"page {number}", "body", Page(number))
        reading, indices = by_place(text, drawn)
        passage = second(reading, lines_of([text]), place, "body", locator(boxes, number, indices))
        self.draft.content += [passage] if passage else []

    def _sample(self, number: int) -> str:
        """What the page before ends with, if it ends with a list."""
        latest = self._latest
        return latest.table.sample if latest and latest.last == number - 1 and isinstance(latest.table, Listed) else ""

    def _add(self, number: int, item: Run | Ruled | Listed, boxes: Boxes) -> None:
        if isinstance(item, Run):
            place = Location(f"page {number}", "body", Page(number))
            self.draft.content.append(Passage(item.text, place, locate=locator(boxes, number, item.indices)))
            return
        latest = self._latest
        if latest and latest.last == number - 1 and _continues(latest.table, item):
            if isinstance(item, Ruled):
                extend(latest.rows, item.rows)
            else:
                latest.rows += item.rows
            latest.last, latest.table = number, item
            part = f"pages {latest.first}-{number}"
            self.draft.content[latest.slot] = Table(part, self._tables, latest.rows)
            return
        self._tables += 1
        self._latest = _Latest(len(self.draft.content), number, number, item, list(item.rows))
        self.draft.content.append(Table(f"page {number}", self._tables, self._latest.rows))

    def _read_again(self, garbled: dict[int, str]) -> None:
        """Give the pages that pdfium could not map to the second reader; say which of them stay unread."""
        missing = set(garbled)
        for page in second_pages(self.data, garbled):
            if not page.garbled:
                missing.discard(page.number)
                place = Location(f"page {page.number}", "body", Page(page.number))
                passage = second(page.text, lines_of([garbled[page.number]]), place, "body", page.locate)
                self.draft.content += [passage] if passage else []
        for number in sorted(missing):
            self.draft.notice("undecodable-text", f"page {number}")


def _continues(table: Ruled | Listed, following: Ruled | Listed) -> bool:
    if isinstance(table, Ruled) and isinstance(following, Ruled):
        return continues(table, following)
    return isinstance(following, Listed) and following.goes_on


def _is_garbled(text: str, glyphs: str) -> bool:
    """More than 5 % of the characters are none, or two glyphs in a row are unknown: a name, perhaps."""
    return "xx" in glyphs or 20 * glyphs.count("x") > len(glyphs) or 20 * len(_LOST.findall(text)) > len(text)
