"""How a run of text looks, as far as it decides whether a person sees it: direct formatting over the style chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.readers.package import attributes, child, local
from redactscan.readers.visibility import NOTHING, Look, is_tinted
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

OFF = frozenset({"0", "false", "off"})
_VANISHED = ("vanish", "specVanish")  # webHidden is for browsers: the page numbers of a table of contents are printed
_SAYS = frozenset({*_VANISHED, "color", "sz", "shd", "highlight"})


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
        _points(_value(said.get("sz"))),
        _ground(said["shd"]) if "shd" in said else None,
        _value(said.get("highlight")),
    )


def value_of(element: Element | None, name: str) -> str | None:
    """The ``val`` of the child ``name`` of ``element``."""
    found = child(element, name)
    return attributes(found).get("val") if found is not None else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether the switch ``name`` of a property list is set."""
    found = child(element, name)
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
        for element in root.iter("{*}style", "{*}rPrDefault"):  # of thousands of elements
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
        return any(is_tinted(_ground(node)) for node in element.iter() if local(node.tag) == "shd")


def _ground(shading: Element) -> str | None:
    named = attributes(shading)
    solid = named.get("val") == "solid" and named.get("color", "auto") != "auto"
    fill = named["color"] if solid else named.get("fill", "auto")
    return None if fill == "auto" else fill


def _value(element: Element | None) -> str | None:
    """The ``val`` of a property; '' where it has none, as a bare switch."""
    return attributes(element).get("val", "") if element is not None else None


def _points(half_points: str | None) -> float | None:
    try:
        return float(half_points or "") / 2
    except ValueError:
        return None
