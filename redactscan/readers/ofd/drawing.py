"""A page as its objects draw it, one after the other: characters, filled areas, ruled lines, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from redactscan.model import Message
from redactscan.readers.ofd.clips import around_all, clipped
from redactscan.readers.ofd.geometry import Matrix, around, common, number, numbers, placed
from redactscan.readers.ofd.glyphs import Glyphs, glyphs_of
from redactscan.readers.ofd.parts import children
from redactscan.readers.ofd.paths import Outline, Point, outlines
from redactscan.readers.ofd.resources import BLACK, OPAQUE, Paint, Resources
from redactscan.readers.ofd.sight import Area, Areas, Colour
from redactscan.readers.package import local
from redactscan.readers.paged.boxes import Box
from redactscan.readers.paged.rules import THICK
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_DEEPEST = 16
_MOST_OBJECTS = 50_000
_FAINT = 12
"""Of 255: an alpha that leaves nothing to be seen."""

_SOLID = 230
"""Of 255: an alpha through which nothing is seen."""

_BROAD = 2 * THICK
"""Points; a stroke as thick as this can cover a line of text."""

_CORNERS = 9
"""Points of a frame, at most; what has more is a letter or an ornament."""

_Shape: TypeAlias = list[list[Point]]


@dataclass(frozen=True, slots=True)
class Ink:
    """What an object inherits: the space around it, how much of it shows, where it is clipped, drawing parameters."""

    matrix: Matrix
    alpha: float = OPAQUE
    visible: bool = True
    clip: Box | None = None
    params: str = ""
    depth: int = 0

    def inside(self, element: Element) -> Ink:
        """What holds inside ``element``: nothing is seen in what is invisible."""
        alpha = max(0.0, min(OPAQUE, number(element.get("Alpha"), OPAQUE)))
        visible = self.visible and element.get("Visible") not in ("false", "0")
        return Ink(self.matrix, self.alpha * alpha / OPAQUE, visible, self.clip, self.params, self.depth)

    def deeper(self, element: Element) -> Ink:
        """What holds for the objects of a layer, a block or a composite."""
        return replace(self, params=element.get("DrawParam") or self.params, depth=self.depth + 1)

    @property
    def shows(self) -> bool:
        return self.visible and self.alpha > _FAINT


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text, drawn as the ``order``-th thing. It is not ``visible`` if it says so itself, by switch or by alpha."""

    order: int
    glyphs: Glyphs
    colour: Colour | None
    visible: bool
    clip: Box | None


@dataclass(slots=True)
class Drawing:
    """Draws objects for one page.

    ``lines`` are the boxes of bars and straight strokes, ``shapes`` counts other paths, ``read`` are the elements whose
    text has been taken.
    """

    resources: Resources
    part: str
    areas: Areas
    texts: list[Drawn] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    shapes: int = 0
    read: set[Element] = field(default_factory=set)
    _order: int = 0
    _units: list[str] = field(default_factory=list)

    def taken(self) -> list[Drawn]:
        """The texts drawn since this was last asked for."""
        texts, self.texts = self.texts, []
        return texts

    def draw_unit(self, unit: Element, ink: Ink) -> None:
        """Draw a composite unit as if a page showed it."""
        self._units.append(unit.get("ID") or "")
        for content in children(unit, "Content"):
            self.draw(content, ink)
        self._units.pop()

    def draw(self, content: Element, ink: Ink) -> None:
        """Draw the objects of a layer, a block or a composite unit."""
        if ink.depth > _DEEPEST or self._order > _MOST_OBJECTS:
            limit = Message.of("detail.drawn", limit=_MOST_OBJECTS)
            self.resources.parts.draft.notice("limit-reached", self.part, limit)
            return
        for element in content.iterchildren():
            match local(element.tag):
                case "Layer" | "PageBlock":
                    self.draw(element, ink.inside(element).deeper(element))
                case "TextObject" | "PathObject" | "ImageObject" | "CompositeObject" as kind:
                    self._object(kind, element, ink)

    def _object(self, kind: str, element: Element, around_it: Ink) -> None:
        self._order += 1
        boundary = numbers(element.get("Boundary"))
        matrix = placed(around_it.matrix, boundary, numbers(element.get("CTM")))
        outer = placed(around_it.matrix, boundary, [])
        clip = common(around_it.clip, clipped(element, outer, matrix))
        frame = around(around_it.matrix, *boundary) if len(boundary) == 4 else None
        ink = replace(around_it.inside(element), matrix=matrix, clip=clip)
        match kind:
            case "TextObject":
                self._text(element, ink)
            case "PathObject" if ink.shows:
                self._path(element, ink, frame)
            case "ImageObject" if ink.shows:
                self._image(element, ink, frame)
            case "CompositeObject":
                self._composite(element, ink.deeper(element))

    def _text(self, element: Element, ink: Ink) -> None:
        glyphs = glyphs_of(element, ink.matrix)
        (self.resources.drawn if self._units else self.read).update(children(element, "TextCode"))
        if not glyphs.text.strip() and not glyphs.unnamed:
            return
        paint = self.resources.paint(element, "FillColor", ink.params) or BLACK
        if element.get("Fill") in ("false", "0"):
            paint = replace(paint, alpha=0)
        if element.get("Stroke") in ("true", "1"):
            stroke = self.resources.paint(element, "StrokeColor", ink.params) or BLACK
            paint = stroke if paint.alpha <= _FAINT else Paint(None, OPAQUE) if stroke != paint else paint
        visible = ink.visible and ink.alpha * paint.alpha / OPAQUE > _FAINT
        self.texts.append(Drawn(self._order, glyphs, paint.colour, visible, ink.clip))

    def _path(self, element: Element, ink: Ink, frame: Box | None) -> None:
        stroked = element.get("Stroke") not in ("false", "0")
        filled = element.get("Fill") in ("true", "1")
        for child in children(element, "AbbreviatedData"):
            found = outlines(child.text or "", ink.matrix)
            self.shapes += not found
            for outline in found:
                self._rule(outline, stroked, filled)
            room = common(ink.clip, frame)
            if filled and found:
                paint = self.resources.paint(element, "FillColor", ink.params) or Paint(None, 0)
                shape = [] if len(found) == 1 and found[0].is_box else [outline.points for outline in found]
                self._area(common(room, around_all(outline.box for outline in found)), paint, ink, element, shape)
            if stroked:
                self._strokes(element, found, ink, room)

    def _rule(self, outline: Outline, stroked: bool, filled: bool) -> None:
        left, bottom, right, top = outline.box
        if outline.bent or len(outline.points) > _CORNERS:
            self.shapes += 1
        elif min(right - left, top - bottom) <= THICK and (filled or stroked):
            self.lines.append(outline.box)
        elif stroked:
            straight = [box for box in outline.segments() if min(box[2] - box[0], box[3] - box[1]) <= THICK]
            self.lines += straight
            self.shapes += not straight
        else:
            self.shapes += not outline.is_box

    def _strokes(self, element: Element, found: list[Outline], ink: Ink, room: Box | None) -> None:
        a, b, c, d = ink.matrix[:4]
        width = self.resources.line_width(element, ink.params) * abs(a * d - b * c) ** 0.5
        if width < _BROAD:
            return
        paint = self.resources.paint(element, "StrokeColor", ink.params) or BLACK
        for left, bottom, right, top in (box for outline in found for box in outline.segments()):
            level = top - bottom <= THICK
            if level or right - left <= THICK:
                wide, high = (0.0, width / 2) if level else (width / 2, 0.0)
                bar = (left - wide, bottom - high, right + wide, top + high)
                self._area(common(room, bar), paint, ink, element, [])

    def _image(self, element: Element, ink: Ink, frame: Box | None) -> None:
        own = around(ink.matrix, 0, 0, 1, 1) if element.get("CTM") else frame
        box = common(ink.clip, common(frame, own))
        if box is not None:
            solid = self.resources.is_opaque(element.get("ResourceID") or "") and _is_solid(ink.alpha, element)
            self.pictures.append(Area(self._order, box, None, solid))

    def _area(self, box: Box | None, paint: Paint, ink: Ink, element: Element, shape: _Shape) -> None:
        alpha = paint.alpha * ink.alpha / OPAQUE
        if box is not None and alpha > _FAINT:
            solid = _is_solid(alpha, element)
            self.areas.add(Area(self._order, box, paint.colour if solid else None, solid, shape))

    def _composite(self, element: Element, ink: Ink) -> None:
        identifier = element.get("ResourceID") or ""
        unit = self.resources.units.get(identifier)
        if unit is not None and identifier not in self._units:
            self.draw_unit(unit, ink)


def _is_solid(alpha: float, element: Element) -> bool:
    return alpha >= _SOLID and element.get("BlendMode", "Normal") == "Normal"
