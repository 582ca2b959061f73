"""One page of an OFD: its text in reading order, its tables, what on it nobody sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactscan.model import Marked, Passage, Role, Veil
from redactscan.readers.ofd.cells import gathered
from redactscan.readers.ofd.drawing import Drawing, Drawn
from redactscan.readers.ofd.geometry import within
from redactscan.readers.ofd.pieces import Piece, are_scattered, joined, pieces_of
from redactscan.readers.ofd.reading import Reading, as_drawn, as_it_lies, in_order, read_lines
from redactscan.readers.ofd.sight import Area, veils
from redactscan.readers.paged.boxes import Box, Edges, Measure, area, as_seen, common, middle, turned
from redactscan.readers.paged.flow import Flow, packed
from redactscan.readers.paged.grid import Grid, grids_of
from redactscan.readers.paged.hidden import marks
from redactscan.readers.paged.lists import listed
from redactscan.readers.paged.reading import DENSE, squeezed
from redactscan.readers.paged.rules import rules_from
from redactscan.readers.paged.tables import Ruled, Run, split
from redactscan.values import dataclass

_SCAN = 0.5
"""Share of the page from which on a picture is a picture of the page."""

_SMALLEST = 1.5
"""Points; nobody reads smaller letters."""

_BESIDE = 6
"""Characters at each side of a joint by which it is known again."""

_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LOST_NAME = re.compile(_LOST.pattern + "{2}")


@dataclass(slots=True)
class Sheet:
    """A page as drawn. ``room`` is what of it is shown, in points."""

    flow: Flow
    number: int
    room: Box
    drawing: Drawing
    _scanned: bool = False

    def read(self, texts: Sequence[Drawn]) -> None:
        """Append what ``texts``, those of the page itself, say."""
        for picture in self.drawing.pictures:
            # what lies behind a picture of the whole page is the text that a machine recognised in it
            if not self._is_scan(picture):
                self.drawing.areas.add(picture)
        self._scanned = any(map(self._is_scan, self.drawing.pictures))
        pieces = [list(pieces_of(text, self._veils(text))) for text in texts]
        self._content(joined(pieces))
        for text, found in zip(texts, pieces, strict=True):
            if are_scattered(found):
                role: Role = "hidden" if any(piece.by for piece in found) else self.flow.role
                self._say(Reading(text.glyphs.text, list(text.glyphs.boxes)), role)
        self._account(texts)

    def lines(self, texts: Sequence[Drawn], role: Role) -> None:
        """Append what ``texts``, those of an annotation, say."""
        pieces = joined(pieces_of(text, [None] * len(text.glyphs.text)) for text in texts)
        self._say(read_lines(as_it_lies(pieces)), role)

    def _content(self, pieces: list[Piece]) -> None:
        if not pieces:
            return
        turn = _main_turn(pieces)
        grids = grids_of(*rules_from(self.drawing.lines, turn))
        drawn, lying = as_drawn(pieces), as_it_lies(pieces)
        first, second = (drawn, lying) if in_order(drawn, lying) and not grids else (lying, drawn)
        reading = read_lines(first)
        self._tables(reading, grids, turn)
        if first != second and len(reading.text) < DENSE:
            self._other(second, squeezed(reading.text))

    def _tables(self, reading: Reading, grids: Sequence[Grid], turn: int) -> None:
        flow, number, hidden = self.flow, self.number, reading.hidden
        items: Sequence[Run | Ruled] = (Run(reading.text, range(len(reading.text))),)
        if grids:
            measure = as_seen(_measure(gathered(reading, grids, turn)), turn)
            items = split(reading.text, measure, grids, turned(self.room, turn), hidden)
        sample = "" if grids else flow.sample(number)
        measure = as_seen(_measure(reading.boxes), turn)
        for item in items:
            for part in listed(item, measure, sample, hidden) if isinstance(item, Run) else (item,):
                if isinstance(part, Run):
                    boxes = [reading.boxes[at] if at >= 0 else None for at in part.indices]
                    flow.text(number, part.text, packed(boxes, number), marked=marks(part.indices, hidden))
                else:
                    flow.table(number, part)

    def _other(self, lines: Sequence[Sequence[Piece]], seen: str) -> None:
        """The page read another way: what counts is what goes over from one piece to another as it did not before."""
        reading, role = read_lines(lines), self.flow.role
        marked = [
            Marked(start, end, role)
            for start, end in reading.joints
            if squeezed(reading.text[max(0, start - _BESIDE) : end + _BESIDE]) not in seen
        ]
        if marked:
            marked += marks(range(len(reading.text)), reading.hidden)
            place = self.flow.place(self.number)
            passage = Passage(reading.text, place, tuple(marked), role, packed(reading.boxes, self.number))
            self.flow.draft.content.append(passage)

    def _say(self, reading: Reading, role: Role) -> None:
        if reading.text.strip():
            self.flow.text(self.number, reading.text, packed(reading.boxes, self.number), role)

    def _veils(self, text: Drawn) -> Sequence[Veil | None]:
        boxes = text.glyphs.boxes
        if not text.visible:
            return [None if self._scanned else "invisible"] * len(boxes)
        if text.glyphs.size < _SMALLEST:
            return ["tiny"] * len(boxes)
        covered = list(veils(boxes, text.order, text.colour, self.drawing.areas))
        for at, (x, y) in enumerate(map(middle, boxes)):
            if not within(self.room, x, y):
                covered[at] = "off-page"
            elif text.clip is not None and not within(text.clip, x, y):
                covered[at] = "clipped"
        return covered

    def _is_scan(self, picture: Area) -> bool:
        shown = common(picture.box, self.room)
        return shown is not None and area(shown) >= _SCAN * area(self.room)

    def _account(self, texts: Sequence[Drawn]) -> None:
        """Notice what is drawn and cannot be read: unknown glyphs, words that are drawings."""
        said = "".join(text.glyphs.text for text in texts)
        lost = len(_LOST.findall(said)) + sum(text.glyphs.unnamed for text in texts)
        if 20 * lost > len(said) or _LOST_NAME.search(said):
            self.flow.draft.notice("undecodable-text", self.flow.part(self.number))
        if not said.strip() and self.drawing.shapes:
            self.flow.draft.notice("no-text-layer", self.flow.part(self.number))


def _measure(boxes: Sequence[Box | None]) -> Measure:
    return lambda places: Edges.of(boxes[at] for at in places)


def _main_turn(pieces: Sequence[Piece]) -> int:
    counts = {piece.turn: 0 for piece in pieces}
    for piece in pieces:
        counts[piece.turn] += len(piece.text)
    return max(counts, key=lambda turn: (counts[turn], -turn))
