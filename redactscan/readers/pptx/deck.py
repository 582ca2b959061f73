"""How the parts of a presentation hang together: the slides in their order, what each stands on, what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from redactscan.model import Message
from redactscan.readers.canvas import Canvas
from redactscan.readers.office import Office
from redactscan.readers.package import attributes, child, local
from redactscan.readers.pptx.colours import Colours
from redactscan.readers.pptx.shapes import EMU, Drawn, Holders, shapes_of
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_OFF = frozenset({"0", "false"})
_FIRST_BACKGROUND = "1001"  # the plain one of a theme; those after it are gradients and pictures
# What belongs to one slide: its relations of these kinds, and theirs.
_OWNING = frozenset({
    "chart", "chartEx", "chartUserShapes", "comments", "diagramData", "diagramDrawing", "ink", "notesSlide", "tags",
    "threadedComment", "vmlDrawing",
})  # fmt: skip
_ABOVE = {"sld": ("slideLayout", "slideMaster"), "sldLayout": ("slideMaster",), "notes": ("notesMaster",)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A slide, layout or master as what lies below another: its root, its shapes, its placeholders."""

    part: str = ""
    root: Element | None = None
    shapes: list[Drawn] = field(default_factory=list)
    holders: Holders = field(default_factory=Holders)

    @property
    def shows_master(self) -> bool:
        return self.root is None or attributes(self.root).get("showMasterSp", "1") not in _OFF


@dataclass(slots=True)
class Deck:
    """``slides`` maps the part of each slide to its number, ``owned`` each part that belongs to one to the same.

    ``size`` is width and height in points, (0, 0) if nobody says. ``unlisted`` slides are in the file only. ``found``:
    there is a presentation, if one without slides.
    """

    office: Office
    size: tuple[float, float] = (0.0, 0.0)
    slides: dict[str, int] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)
    found: bool = False
    owned: dict[str, int] = field(default_factory=dict)
    next_table: Callable[[], int] = field(default_factory=lambda: count(1).__next__)
    _patterns: dict[str, Pattern] = field(default_factory=dict)
    _colours: dict[tuple[str, str], Colours] = field(default_factory=dict)

    @classmethod
    def of(cls, office: Office) -> Deck:
        """The deck that the main part describes; slides that it does not list come last."""
        deck = cls(office)
        package = office.package
        mains = [relation.target for relation in package.relations("") if relation.kind == "officeDocument"]
        for main in mains or ["ppt/presentation.xml"]:
            deck._read(main)
        for part in package.parts:
            if "/slides/" in part and part.endswith(".xml") and part not in deck.slides:
                deck.slides[part] = len(deck.slides) + 1
                deck.unlisted.add(part)
        for part, number in deck.slides.items():
            deck._own(part, number)
        return deck

    def patterns(self, part: str, root: Element) -> tuple[Pattern, ...]:
        """The layout and the master of a slide, the master of a layout or of a notes page: nearest first."""
        found: list[Pattern] = []
        for kind in _ABOVE.get(local(root.tag), ()):
            if above := self._related(found[-1].part if found else part, kind):
                found.append(self._pattern(above))
        return tuple(found)

    def colours(self, part: str, root: Element) -> Colours:
        """The colours of a slide, layout or master: those of the theme as the master maps them."""
        holders = [Pattern(part, root), *self.patterns(part, root)]
        theme = next((target for holder in holders if (target := self._related(holder.part, "theme"))), "")
        mapped = next((holder for holder in reversed(holders) if child(holder.root, "clrMap") is not None), None)
        key = theme, mapped.part if mapped else ""
        if key not in self._colours:
            mapping = child(mapped.root, "clrMap") if mapped else None
            self._colours[key] = Colours.of(self.office.package.peek(theme), mapping)
        return self._colours[key]

    def canvas(self, part: str, root: Element, colours: Colours) -> Canvas:
        """The empty slide: its background, and what the layout and the master paint on it."""
        own = Pattern(part, root)
        below = self.patterns(part, root)
        canvas = Canvas(*self.size, _background((own, *below), colours))
        shown = [above.shows_master for above in (own, *below)]
        for depth in range(len(below), 0, -1):
            for drawn in below[depth - 1].shapes if all(shown[:depth]) else ():
                fill = colours.shape(drawn.element)
                if fill and not drawn.holder and not drawn.hidden:  # placeholders of a layout are not drawn
                    canvas.paint(drawn.frame, fill)
        return canvas

    def _read(self, main: str) -> None:
        root = self.office.package.peek(main)
        self.found |= root is not None and local(root.tag) == "presentation"
        targets = {relation.id: relation.target for relation in self.office.package.relations(main)}
        for element in root.iter() if root is not None else ():
            name = local(element.tag)
            if name == "sldSz":
                self.size = _size(element)
            elif name == "sldId":
                # its attributes are ``id``, a number, and ``r:id``
                target = next((targets.get(str(value), "") for key, value in element.items() if "}" in str(key)), "")
                if target in self.office.package.parts:
                    self.slides.setdefault(target, len(self.slides) + 1)
                elif target:
                    self.office.draft.notice("unparsable", target, Message.of("detail.missing-part"))

    def _own(self, part: str, number: int) -> None:
        waiting = [part]
        while waiting:
            for relation in self.office.package.relations(waiting.pop()):
                if relation.kind in _OWNING and not relation.external and relation.target not in self.owned:
                    self.owned[relation.target] = number
                    waiting.append(relation.target)

    def _related(self, part: str, kind: str) -> str:
        return next((one.target for one in self.office.package.relations(part) if one.kind == kind), "")

    def _pattern(self, part: str) -> Pattern:
        if part not in self._patterns:
            root = self.office.package.peek(part)
            shapes = shapes_of(root)
            self._patterns[part] = Pattern(part, root, shapes, Holders(shapes))
        return self._patterns[part]


def _size(element: Element) -> tuple[float, float]:
    named = attributes(element)
    try:
        return int(named["cx"]) / EMU, int(named["cy"]) / EMU
    except (KeyError, ValueError):
        return 0.0, 0.0


def _background(patterns: Sequence[Pattern], colours: Colours) -> Look:
    for pattern in patterns:
        background = child(child(pattern.root, "cSld"), "bg")
        if background is None:
            continue
        if (own := child(background, "bgPr")) is not None:
            return colours.fill(own) or NOTHING
        reference = child(background, "bgRef")
        if reference is None or attributes(reference).get("idx") != _FIRST_BACKGROUND or not len(reference):
            return SHADED
        return Look(ground=colours.of_element(reference[0])) if colours.of_element(reference[0]) else SHADED
    return NOTHING
