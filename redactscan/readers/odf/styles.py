"""Styles of OpenDocument (part 3, §16): what they say of visibility, through parents and defaults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactscan.readers.odf.names import given, qualified
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_LOOKING = ("style:text-properties", "style:paragraph-properties", "style:table-cell-properties")
_SECTIONS = frozenset({"office:styles", "office:automatic-styles"})
_DEEPEST = 100

Properties = dict[str, dict[str, str]]


def points(length: str | None) -> float | None:
    """A length in points; None if it is none.

    >>> points("2.54cm"), points("12pt"), points("50%")
    (72.0, 12.0, None)
    """
    found = _LENGTH.fullmatch(length) if length else None
    return float(found[1]) * _POINTS[found[2]] if found else None


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    properties: Properties
    named: dict[str, str]


@dataclass(slots=True)
class Styles:
    """The styles that one part may use. A style without a definition looks like nothing."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Element | None) -> Styles:
        """The styles of all roots (``document-styles``, ``document`` …); of two with one name the later counts."""
        styles = cls()
        sections = (section for root in roots if root is not None for section in root)
        for section in sections:
            for element in section if qualified(section.tag) in _SECTIONS else ():
                name = qualified(element.tag)
                if name in ("style:style", "style:default-style", "style:page-layout"):
                    named = given(element)
                    family = named.get("style:family", name)
                    style = _Style(named.get("style:parent-style-name"), _properties(element), named)
                    styles._styles[family, named.get("style:name", "")] = style
        return styles

    def look(self, family: str, name: str | None) -> Look:
        """The look that a style asks for, without the default of its family."""
        key = family, name or ""
        if not name:
            return NOTHING
        if key not in self._looks:
            look = NOTHING
            for properties in self._chain(family, name):
                look = look.over(_look(properties))
            self._looks[key] = look
        return self._looks[key]

    def default(self, family: str) -> Look:
        """The look of whatever has no style."""
        style = self._styles.get((family, ""))
        return _look(style.properties) if style else NOTHING

    def value(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        """One attribute of the ``kind`` properties of a style, its parents, its family."""
        default = self._styles.get((family, ""))
        for properties in (*self._chain(family, name), *((default.properties,) if default else ())):
            if attribute in properties.get(kind, ()):
                return str(properties[kind][attribute])
        return None

    def fill(self, family: str, name: str | None) -> Look | None:
        """What a shape or page of that style is filled with: ``SHADED`` if that is no colour, None if not said."""
        kind = "style:drawing-page-properties" if family == "drawing-page" else "style:graphic-properties"
        colour = self.value(family, name, kind, "draw:fill-color")
        match self.value(family, name, kind, "draw:fill"):
            case "none":
                return NOTHING
            case None if colour is None:
                paper = _colour(self.value(family, name, kind, "fo:background-color"))
                return Look(ground=paper) if paper else None
            case "solid" | None if _colour(colour):
                faint = self.value(family, name, kind, "draw:opacity") == "0%"
                return NOTHING if faint else Look(ground=_colour(colour))
        return SHADED

    def _chain(self, family: str, name: str | None) -> list[Properties]:
        found: list[Properties] = []
        while name and (style := self._styles.get((family, name))) and len(found) < _DEEPEST:
            found.append(style.properties)
            name = style.parent
        return found


def _properties(style: Element) -> Properties:
    return {name: given(node) for node in style if (name := qualified(node.tag)).endswith("-properties")}


def _look(properties: Properties) -> Look:
    look = NOTHING
    for kind in _LOOKING:
        named = properties.get(kind, {})
        ground = _colour(named.get("fo:background-color"))
        look = look.over(Look(_vanishes(named), _text_colour(named), points(named.get("fo:font-size")), ground))
    return look


def _vanishes(named: dict[str, str]) -> bool | None:
    # of the automatic colour LibreOffice says that it is transparent
    if named.get("loext:opacity") == "0%" and named.get("style:use-window-font-color") != "true":
        return True
    shown = named.get("text:display")
    return None if shown is None else shown == "none"


def _text_colour(named: dict[str, str]) -> str | None:
    return "auto" if named.get("style:use-window-font-color") == "true" else _colour(named.get("fo:color"))


def _colour(value: str | None) -> str | None:
    return value[1:].upper() if value and _COLOUR.fullmatch(value) else None
