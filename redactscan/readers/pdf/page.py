"""One page while it is open: its text as passages and tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from redactscan.readers.paged.boxes import Box, as_seen, turned
from redactscan.readers.paged.flow import Flow
from redactscan.readers.paged.grid import Grid, grids_of
from redactscan.readers.paged.hidden import Hidden, marks
from redactscan.readers.paged.lists import listed
from redactscan.readers.paged.reading import by_place, lines_of, second, shattered
from redactscan.readers.paged.rules import rules_from
from redactscan.readers.paged.tables import Run, split
from redactscan.readers.pdf.calls import Address
from redactscan.readers.pdf.glance import Glance
from redactscan.readers.pdf.lines import bars
from redactscan.readers.pdf.opened import OpenPage, TextPage
from redactscan.readers.pdf.survey import Survey, survey
from redactscan.readers.pdf.suspect import may_hide
from redactscan.readers.pdf.text import Boxes, CharBoxes, Tape, cleaned, locator


class Leaf:
    """An open page, with what is read on it. ``look`` is what its content says at a glance."""

    def __init__(self, number: int, page: OpenPage, text_page: TextPage, look: Glance, tape: Tape) -> None:
        self.number, self.page, self.text_page, self._look, self._tape = number, page, text_page, look, tape
        self.text = cleaned(text_page.raw)

    @property
    def part(self) -> str:
        return f"page {self.number}"

    @property
    def is_bare(self) -> bool:
        """Whether there is no text."""
        return not self.text or self.text.isspace()

    @cached_property
    def sheet(self) -> Box:
        """The visible part of the page, not turned."""
        return self.page.get_bbox()

    @cached_property
    def seen(self) -> Survey:
        """The objects of the page; not all of its texts, if its content tells how many others there are."""
        return self.all if self._look.paints is None or self.is_bare else survey(self.page, self._look.paints)

    @cached_property
    def all(self) -> Survey:
        """The objects of the page."""
        return survey(self.page)

    @cached_property
    def boxes(self) -> CharBoxes:
        """The boxes of the characters of ``text``."""
        return CharBoxes(self.text_page, self._tape)

    def may_hide(self, *, layered: bool) -> bool:
        """Whether some of the text may not be seen; ``layered``: the file has layers that can be switched off."""
        return may_hide(self.page, self.sheet, self.boxes, self.seen, self._texts, self._look, layered=layered)

    def _texts(self) -> Sequence[tuple[int, Address]]:
        return self.all.texts

    def tell(self, flow: Flow, boxes: Boxes, hidden: Hidden) -> None:
        """Append what the page says. ``boxes`` are for whoever asks where something stands, later."""
        turn = self.page.get_rotation()
        grids = _grids(tuple(bars(self.seen.lines)), turn)
        whole = Run(self.text, range(len(self.text)))
        if shattered(self.text) and not grids:
            self._tell(whole, flow, boxes, hidden)
            self._tell_by_place(flow, boxes)
            return
        sample = "" if grids else flow.sample(self.number)
        measure = as_seen(self.boxes.at, turn)
        sheet = turned(self.sheet, turn)
        for item in split(self.text, measure, grids, sheet, hidden) if grids else (whole,):
            for part in listed(item, measure, sample, hidden) if isinstance(item, Run) else (item,):
                if isinstance(part, Run):
                    self._tell(part, flow, boxes, hidden)
                else:
                    flow.table(self.number, part)

    def _tell(self, run: Run, flow: Flow, boxes: Boxes, hidden: Hidden) -> None:
        marked = marks(run.indices, hidden) if hidden else ()
        flow.text(self.number, run.text, locator(boxes, self.number, run.indices), marked=marked)

    def _tell_by_place(self, flow: Flow, boxes: Boxes) -> None:
        """The page once more, by the places of its characters."""
        reading, places = by_place(self.text, self.boxes.all())
        locate = locator(boxes, self.number, places)
        passage = second(reading, lines_of([self.text]), flow.place(self.number), "body", locate)
        flow.draft.content += [passage] if passage else []


@lru_cache(maxsize=8)
def _grids(lines: tuple[Box, ...], turn: int) -> Sequence[Grid]:
    """The grids of lines on a page; those of the pages of a long list mostly are the same."""
    return grids_of(*rules_from(lines, turn)) if lines else ()
