"""One slide, notes page or master: what its shapes say, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from redactscan.model import Anchor, Cell, Field, Location, Passage, Role, Table
from redactscan.readers.canvas import Canvas, Frame, Shape, read_in_order
from redactscan.readers.ole.drawing import spoken
from redactscan.readers.pieces import HIDDEN, PLAIN, Flags, Piece, accepted, cell_passages, passages
from redactscan.readers.ppt97.looks import Colours
from redactscan.readers.ppt97.records import Kind, Record
from redactscan.readers.ppt97.shapes import Drawn, Shapes
from redactscan.readers.ppt97.text import paragraphs
from redactscan.readers.typed_lists import with_lists
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

_CURRENT = "*"  # stands for the number of the slide, for today
_SAME_EDGE = 2.0  # points
_MARGINS: dict[int, Role] = {7: "footer", 8: "footer", 9: "footer", 10: "header"}  # [MS-PPT] 2.13.21


@dataclass(frozen=True, slots=True)
class SheetReader:
    """Where shapes stand. ``pattern``: a master, whose placeholders hold prompts that no slide shows.

    ``next_table`` counts the tables of the presentation; ``seen`` gets the places of all text that a shape shows.
    """

    part: str
    role: Role
    canvas: Canvas
    colours: Colours
    place: Callable[[Frame | None], Anchor]
    next_table: Callable[[], int]
    seen: set[int] = field(repr=False)
    outline: Sequence[Sequence[Record]] = field(default=(), repr=False)
    pattern: bool = False

    def read(self, drawing: Record) -> Iterator[Passage | Table]:
        """Everything that the shapes of a drawing say."""
        shapes: list[Shape] = []
        for number, group in groupby(Shapes().read(drawing), key=lambda drawn: drawn.table):
            drawn = list(group)
            shapes += [self._shape(one) for one in drawn] if number is None else [self._table(drawn)]
        yield from read_in_order(shapes, self.next_table)

    def _shape(self, drawn: Drawn) -> Shape:
        fill = self._fill(drawn)
        ground = self.canvas.under(drawn.frame) if fill == NOTHING else fill
        role = _MARGINS.get(drawn.placeholder, self.role)
        anchor = self.place(drawn.frame)
        if self.pattern and drawn.placeholder:
            role, anchor = "metadata", Field("placeholder")
        said = [
            passage
            for pieces in self._text(drawn, ground)
            for passage in passages(pieces, Location(self.part, role, anchor))
            if passage.text != _CURRENT
        ]
        shape = Shape(drawn.frame, list(with_lists(said, role, self.next_table)))
        for text, own, name in spoken(drawn.properties):
            place = anchor if own in ("textbox", "alt-text") else Field(name)
            shape.content.append(Passage(text, Location(self.part, own, place)))
        if fill != NOTHING:
            self.canvas.paint(drawn.frame, fill)
        return shape

    def _text(self, drawn: Drawn, ground: Look) -> list[list[Piece]]:
        box = drawn.box
        if box is None:
            return []
        body = list(box.children())
        reference = next((record for record in body if record.kind == Kind.OUTLINE_REFERENCE), None)
        if reference is not None and reference.number(0) < len(self.outline):
            body += self.outline[reference.number(0)]
        self.seen.update(record.start for record in body)
        return list(paragraphs(body, self.colours, ground, self._flags(drawn)))

    def _flags(self, drawn: Drawn) -> Flags:
        return HIDDEN if drawn.is_hidden or not self.canvas.shows(drawn.frame) else PLAIN

    def _fill(self, drawn: Drawn) -> Look:
        """What fills a shape. A placeholder takes over what its master has: nothing, as a rule."""
        fill = SHADED if drawn.properties.shows_picture else self.colours.fill(drawn.properties)
        if fill is None:
            return SHADED if drawn.box and not drawn.placeholder else NOTHING
        return fill

    def _table(self, cells: list[Drawn]) -> Shape:
        """The cells of one table, by where they lie."""
        framed = [(drawn, drawn.frame) for drawn in cells if drawn.box and drawn.frame]
        rows = _edges(frame.top for _, frame in framed)
        columns = _edges(frame.left for _, frame in framed)
        role: Role = "hidden" if any(self._flags(drawn) for drawn in cells) else self.role
        number = self.next_table()
        texts = [[""] * len(columns) for _ in rows]
        beside: list[Passage] = []
        for drawn, frame in framed:
            row, column = _nearest(rows, frame.top), _nearest(columns, frame.left)
            pieces = _in_one(self._text(drawn, self._fill(drawn)))
            text = accepted(pieces).text
            texts[row][column] = f"{texts[row][column]}\n{text}" if texts[row][column] else text
            beside += cell_passages(pieces, Location(self.part, role, Cell(number, row + 1, column + 1)))
        loose = [shape for drawn in cells if not drawn.frame for shape in (self._shape(drawn),)]
        frame = Frame(
            min((frame.left for _, frame in framed), default=0), min((frame.top for _, frame in framed), default=0),
            max((frame.right for _, frame in framed), default=0), max((frame.bottom for _, frame in framed), default=0),
        )  # fmt: skip
        content: list[Passage | Table] = [Table(self.part, number, texts, role), *beside]
        return Shape(frame, content + [item for shape in loose for item in shape.content])


def _in_one(lines: list[list[Piece]]) -> list[Piece]:
    """The text of a cell: its paragraphs, a line each."""
    pieces = [piece for line in lines for piece in (*line, Piece("\n"))]
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    return pieces


def _edges(edges: Iterator[float]) -> list[float]:
    """The edges that differ, in order."""
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _SAME_EDGE:
            kept.append(edge)
    return kept


def _nearest(edges: list[float], edge: float) -> int:
    return max(number for number, one in enumerate(edges) if one <= edge + _SAME_EDGE or number == 0)
