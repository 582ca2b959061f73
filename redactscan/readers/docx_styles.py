"""How a run of text looks, as far as it decides whether a person sees it: direct formatting over the style chain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactscan.readers.package import attributes, local

if TYPE_CHECKING:
    from redactscan.readers.package import Element

OFF = frozenset({"0", "false", "off"})
_VANISHED = ("vanish", "webHidden", "specVanish")
_SAYS = frozenset({*_VANISHED, "color", "sz", "shd", "highlight"})
_SMALLEST = 4  # half-points
_WHITE = (255, 255, 255)
_NAMED = {"white": _WHITE, "black": (0, 0, 0), "yellow": (255, 255, 0), "darkBlue": (0, 0, 128), "red": (255, 0, 0)}
# Two colours whose every channel is closer than this are one to the eye.
_TELL_APART = 16


@dataclass(frozen=True, slots=True)
class Look:
    """None = not said here. ``ground`` is the shading behind the text."""

    vanish: bool | None = None
    colour: str | None = None
    size: float | None = None
    ground: str | None = None
    highlight: str | None = None

    def over(self, base: Look) -> Look:
        """What is said here, or else by ``base``."""
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            self.colour or base.colour,
            base.size if self.size is None else self.size,
            self.ground or base.ground,
            self.highlight or base.highlight,
        )

    @property
    def hidden(self) -> bool:
        """Whether a reader of the page does not see the text: vanished, tiny, or of the colour behind it.

        Automatic colour turns white on dark shading and stays black under a highlighter.
        """
        if self.vanish or (self.size is not None and self.size < _SMALLEST):
            return True
        marker = _rgb(self.highlight)
        behind = marker or _rgb(self.ground) or _WHITE
        front = _rgb(self.colour) or ((0, 0, 0) if marker else None)
        return front is not None and all(abs(a - b) < _TELL_APART for a, b in zip(front, behind, strict=True))


NOTHING = Look()


def look_of(properties: Element | None) -> Look:
    """The look that an ``rPr`` (or the shading of a ``pPr``, ``tcPr``) asks for itself."""
    said: dict[str, Element] = {}
    for element in properties if properties is not None else ():
        name = local(element.tag)
        if name in _SAYS:
            said[name] = element
    if not said:
        return NOTHING
    switches = [value.lower() not in OFF for name in _VANISHED if (value := _value(said.get(name))) is not None]
    return Look(
        any(switches) if switches else None,
        _value(said.get("color")),
        _number(_value(said.get("sz"))),
        _ground(said["shd"]) if "shd" in said else None,
        _value(said.get("highlight")),
    )


def child(element: Element, name: str) -> Element | None:
    """The first child of that local name."""
    for node in element:
        if local(node.tag) == name:
            return node
    return None


def value_of(element: Element | None, name: str) -> str | None:
    """The ``val`` of the child ``name`` of ``element``."""
    found = child(element, name) if element is not None else None
    return attributes(found).get("val") if found is not None else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether the switch ``name`` of a property list is set."""
    found = child(element, name) if element is not None else None
    return found is not None and attributes(found).get("val", "").lower() not in OFF


@dataclass(slots=True)
class Styles:
    """The styles part of one document. Style ids without a style look like nothing."""

    _elements: dict[str, Element] = field(default_factory=dict)
    _looks: dict[str | None, Look] = field(default_factory=dict)
    _default: str | None = None
    _document: Look = NOTHING

    @classmethod
    def of(cls, root: Element) -> Styles:
        """The styles that a ``w:styles`` root defines."""
        styles = cls()
        for element in root.iter():
            named = attributes(element) if local(element.tag) == "style" else {}
            if "styleId" in named:
                styles._elements[named["styleId"]] = element
                if named.get("type") == "paragraph" and named.get("default", "0").lower() not in OFF:
                    styles._default = named["styleId"]
            elif local(element.tag) == "rPrDefault":
                styles._document = look_of(child(element, "rPr"))
        return styles

    def paragraph(self, style: str | None) -> Look:
        """The look of text in a paragraph of that style (None = the default paragraph style)."""
        return self.run(style or self._default).over(self._document)

    def run(self, style: str | None) -> Look:
        """The look that a style asks for, with the styles it is based on."""
        asked = style
        if asked not in self._looks:
            look = NOTHING
            chain: set[str] = set()
            while style is not None and style not in chain and (element := self._elements.get(style)) is not None:
                chain.add(style)
                look = look.over(look_of(child(element, "rPr"))).over(look_of(child(element, "pPr")))
                style = value_of(element, "basedOn")
            self._looks[asked] = look
        return self._looks[asked]

    def shades(self, style: str | None) -> bool:
        """Whether a table style shades anything: white text in such a table is a heading, not a secret."""
        element = self._elements.get(style or "")
        if element is None:
            return False
        return any(_rgb(_ground(node)) not in (None, _WHITE) for node in element.iter() if local(node.tag) == "shd")


def _ground(shading: Element) -> str | None:
    named = attributes(shading)
    solid = named.get("val") == "solid" and named.get("color", "auto") != "auto"
    fill = named["color"] if solid else named.get("fill", "auto")
    return None if fill == "auto" else fill


def _rgb(colour: str | None) -> tuple[int, int, int] | None:
    if colour in _NAMED:
        return _NAMED[colour]
    try:
        value = int(colour or "", 16)
    except ValueError:
        return None
    return (value >> 16 & 255, value >> 8 & 255, value & 255) if colour and len(colour) == 6 else None


def _value(element: Element | None) -> str | None:
    """The ``val`` of a property; '' where it has none, as a bare switch."""
    return attributes(element).get("val", "") if element is not None else None


def _number(value: str | None) -> float | None:
    try:
        return float(value or "")
    except ValueError:
        return None
