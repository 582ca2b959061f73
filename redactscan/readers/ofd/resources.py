"""The resources of an OFD: drawing parameters, colours, media, composite drawings (GB/T 33190-2016 §7.9, §8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.ofd.geometry import number, numbers
from redactscan.readers.ofd.parts import Parts, children
from redactscan.readers.ofd.sight import Colour
from redactscan.readers.package import local
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

OPAQUE = 255
_HEAD = 4096
_PNG = b"\x89PNG\r\n\x1a\n"
_SOLID = (b"\xff\xd8\xff", b"BM", b"\x97JB2")
_MOST_RELATIVES = 10


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill or a stroke: its colour (None: a pattern, a gradient, an unknown one) and its alpha, 0..255."""

    colour: Colour | None
    alpha: float


BLACK = Paint((0, 0, 0), OPAQUE)


@dataclass(slots=True)
class Resources:
    """Everything that objects refer to by number. ``drawn`` are the texts of composite units that some page shows."""

    parts: Parts
    params: dict[str, Element] = field(default_factory=dict)
    units: dict[str, Element] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    drawn: set[Element] = field(default_factory=set)
    _roots: dict[str, Element] = field(default_factory=dict)
    _opaque: dict[str, bool] = field(default_factory=dict)

    def read(self, base: str, location: str | None) -> None:
        """Take in the resource file that the part ``base`` names ``location``."""
        part = self.parts.resolve(base, location)
        if part is None or part in self._roots or (root := self.parts.xml(part)) is None:
            return
        self._roots[part] = root
        for element in root.iter():
            identifier = element.get("ID") or ""
            match local(element.tag):
                case "DrawParam":
                    self.params[identifier] = element
                case "CompositeGraphicUnit":
                    self.units[identifier] = element
                case "MultiMedia" if element.get("Type", "Image") == "Image":
                    for file in children(element, "MediaFile"):
                        self._medium(part, root.get("BaseLoc") or "", identifier, file.text or "")

    def unused(self) -> Iterator[tuple[str, Element]]:
        """The composite units with a text that no page shows, and their parts."""
        shown = {code.text for code in self.drawn}
        for part, root in self._roots.items():
            for unit in root.iter():
                texts = (code.text for code in _codes(unit)) if local(unit.tag) == "CompositeGraphicUnit" else ()
                if not shown.issuperset(texts):
                    yield part, unit

    def say(self) -> None:
        """What the resource files say beside what is drawn."""
        shown = {code.text for code in self.drawn}
        for part, root in self._roots.items():
            self.parts.words.say(part, root, "hidden", {code for code in _codes(root) if code.text in shown})

    def _medium(self, part: str, folder: str, identifier: str, file: str) -> None:
        found = self.parts.find(part, folder, file)
        if found is None:
            self.parts.missing(file, part)
        else:
            self.media[identifier] = found

    def paint(self, element: Element, kind: str, inherited: str) -> Paint | None:
        """What ``element`` (an object) is filled or stroked with; None if it does not say.

        ``kind`` is FillColor or StrokeColor, ``inherited`` the drawing parameters of the layer, '' if there are none.
        """
        for start in (element, *self._relatives(element.get("DrawParam") or ""), *self._relatives(inherited)):
            for child in start:
                if local(child.tag) == kind:
                    return _paint(child)
        return None

    def line_width(self, element: Element, inherited: str) -> float:
        """Millimetres, in the object's own space."""
        for start in (element, *self._relatives(element.get("DrawParam") or ""), *self._relatives(inherited)):
            if start.get("LineWidth"):
                return number(start.get("LineWidth"), 0.0)
        return 0.353  # §8.2, table 22

    def is_opaque(self, identifier: str) -> bool:
        """Whether nothing shows through a picture; one of a kind that may be transparent is taken to be."""
        part = self.media.get(identifier)
        if part is None:
            return False
        if part not in self._opaque:
            head = self.parts.head(part, _HEAD)
            # colour types 0, 2 and 3 are transparent only with a tRNS chunk (PNG §11.2.1, §11.3.1)
            solid_png = head.startswith(_PNG) and head[25:26] in (b"\0", b"\2", b"\3") and b"tRNS" not in head
            self._opaque[part] = solid_png or head.startswith(_SOLID)
        return self._opaque[part]

    def _relatives(self, identifier: str) -> list[Element]:
        """The drawing parameters of that number, and those that they are relative to."""
        found: list[Element] = []
        while identifier in self.params and len(found) < _MOST_RELATIVES:
            found.append(self.params[identifier])
            identifier = found[-1].get("Relative") or ""
        return found


def _codes(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if local(element.tag) == "TextCode")


def _paint(element: Element) -> Paint:
    alpha = number(element.get("Alpha"), OPAQUE)
    value = element.get("Value") or ""
    parts = [float(int(word[1:], 16)) for word in value.split() if _is_hex(word)] or numbers(value)
    if len(element) or not parts:  # a pattern, a gradient, a colour of a palette
        return Paint(None, alpha) if len(element) or element.get("Index") else Paint(BLACK.colour, alpha)
    match [max(0, min(OPAQUE, round(part))) for part in parts]:
        case [grey]:
            return Paint((grey, grey, grey), alpha)
        case [red, green, blue]:
            return Paint((red, green, blue), alpha)
        case [cyan, magenta, yellow, black]:
            light = (OPAQUE - black) / OPAQUE
            red, green, blue = (round((OPAQUE - ink) * light) for ink in (cyan, magenta, yellow))
            return Paint((red, green, blue), alpha)
        case _:
            return Paint(None, alpha)


def _is_hex(word: str) -> bool:
    return len(word) == 3 and word[0] == "#" and all(char in "0123456789abcdefABCDEF" for char in word[1:])
