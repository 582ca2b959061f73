"""One slide, layout, master or notes page: what its shapes say, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from redactscan.model import Anchor, Cell, Field, Location, Passage, Role, Table
from redactscan.readers.canvas import Canvas, Frame, Shape, read_in_order
from redactscan.readers.package import local
from redactscan.readers.pieces import HIDDEN, PLAIN, Flags, accepted, cell_passages, passages
from redactscan.readers.pptx.colours import Colours
from redactscan.readers.pptx.shapes import Drawn, Holders, placed
from redactscan.readers.pptx.text import paragraphs, table
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, Look
from redactscan.values import dataclass

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_MARGINS: dict[str, Role] = {"ftr": "footer", "hdr": "header", "dt": "footer", "sldNum": "footer"}


@dataclass(frozen=True, slots=True)
class SlideReader:
    """Where shapes stand. ``bases`` are the placeholders of the layout and of the master, whose places they may take.

    ``pattern``: a layout or master, whose placeholders hold prompts that no slide shows. ``next_table`` counts the
    tables of the presentation.
    """

    part: str
    role: Role
    canvas: Canvas
    colours: Colours
    place: Callable[[Frame | None], Anchor]
    next_table: Callable[[], int]
    bases: tuple[Holders, ...] = ()
    pattern: bool = False

    def read(self, shapes: Sequence[Drawn]) -> Iterator[Passage | Table]:
        """Everything that the shapes say."""
        return read_in_order([self._shape(placed(drawn, self.bases)) for drawn in shapes], self.next_table)

    def _shape(self, drawn: Drawn) -> Shape:
        fill = self._fill(drawn)
        opaque = fill != NOTHING and local(drawn.element.tag) != "graphicFrame"
        ground = fill if opaque else self.canvas.under(drawn.frame)
        flags = HIDDEN if drawn.hidden or not self.canvas.shows(drawn.frame) else PLAIN
        shape = Shape(drawn.frame)
        for element in drawn.element.iter():
            if local(element.tag) == "tbl":
                shape.content += self._table(element, drawn, ground, flags)
            elif local(element.tag) == "txBody" and not _is_cell(element):
                shape.content += self._body(element, drawn, ground, flags)
        if fill != NOTHING:
            self.canvas.paint(drawn.frame, fill)
        return shape

    def _body(self, body: Element, drawn: Drawn, ground: Look, flags: Flags) -> Iterator[Passage | Table]:
        role = _MARGINS.get(drawn.holder, self.role)
        anchor = self.place(drawn.frame)
        if self.pattern and drawn.holder:
            role, anchor = "metadata", Field("placeholder")
        said = [
            passage
            for pieces in paragraphs(body, self.colours, ground, flags)
            for passage in passages(pieces, Location(self.part, role, anchor))
        ]
        return with_lists(said, role, self.next_table)

    def _table(self, element: Element, drawn: Drawn, ground: Look, flags: Flags) -> Iterator[Passage | Table]:
        role: Role = "hidden" if flags else self.role
        number = self.next_table()
        rows = table(element, self.colours, ground, PLAIN)
        texts = [["" if cell.covered else accepted(cell.pieces).text for cell in row] for row in rows]
        yield Table(self.part, number, texts, role)
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                yield from cell_passages(cell.pieces, Location(self.part, role, Cell(number, at, column)), cell.covered)

    def _fill(self, drawn: Drawn) -> Look:
        """What fills a shape, or else the placeholder that it takes the place of."""
        above = (base for holders in self.bases if (base := holders.of(drawn)))
        fills = (self.colours.shape(shape.element) for shape in (drawn, *above))
        return next((fill for fill in fills if fill is not None), NOTHING)


def _is_cell(body: Element) -> bool:
    parent = body.getparent()
    return parent is not None and local(parent.tag) == "tc"
