"""DrawingML colours and fills (ECMA-376-1 §20.1.2.3): what a text or a shape looks like, if that can be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from redactscan.readers.package import attributes, child, local
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_PRESET = {"white": "FFFFFF", "black": "000000"}
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
# A colour that is made lighter, darker or something else: nobody here knows what comes out.
_CHANGES = frozenset({
    "blue", "blueMod", "comp", "gamma", "gray", "green", "hue", "hueMod", "inv", "lumMod", "lumOff", "red", "sat",
    "satMod", "satOff", "shade", "tint",
})  # fmt: skip
_FAINT = 10_000  # alpha in thousandths of a percent
_FILLS = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme by the names under which slides use them."""

    scheme: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Element | None, mapping: Element | None) -> Colours:
        """The scheme of a ``theme`` part, seen through a ``clrMap``."""
        scheme: dict[str, str] = {}
        for element in theme.iter("{*}clrScheme") if theme is not None else ():
            for entry in element:
                colour = next((cls().of_element(node) for node in entry), None)
                if colour and local(entry.tag):
                    scheme.setdefault(local(entry.tag), colour)
        names = {**_MAPPED, **(attributes(mapping) if mapping is not None else {})}
        return cls(scheme | {name: scheme[target] for name, target in names.items() if target in scheme})

    def of_element(self, element: Element) -> str | None:
        """The colour that an ``srgbClr``, ``schemeClr`` … is; None if nobody can tell."""
        if any(local(change.tag) in _CHANGES for change in element):
            return None
        named = attributes(element)
        value = named.get("val", "")
        match local(element.tag):
            case "srgbClr":
                return value.upper()
            case "sysClr":
                return named.get("lastClr", "").upper() or None
            case "schemeClr":
                return self.scheme.get(value)
            case "prstClr":
                return _PRESET.get(value)
        return None

    def fill(self, properties: Element | None) -> Look | None:
        """What a shape (its ``spPr``), cell or background is filled with; None if it says nothing.

        ``NOTHING`` is no fill at all, ``SHADED`` one that nobody can tell.
        """
        fill = _fill(properties)
        if fill is None:
            return None
        if local(fill.tag) == "noFill":
            return NOTHING
        colour = self.of_element(fill[0]) if local(fill.tag) == "solidFill" and len(fill) else None
        if colour is None:
            return SHADED
        return NOTHING if _is_faint(fill[0]) else Look(ground=colour)

    def shape(self, element: Element) -> Look | None:
        """What a shape is filled with of its own. A picture, a chart, a table, a theme's effect: nobody can tell."""
        if local(element.tag) in ("pic", "graphicFrame"):
            return SHADED
        own = self.fill(child(element, "spPr"))
        effect = child(child(element, "style"), "fillRef")
        if own is None and effect is not None and attributes(effect).get("idx", "0") != "0":
            return SHADED
        return own

    def text(self, properties: Element | None) -> Look:
        """The look that an ``rPr`` asks for."""
        if properties is None:
            return NOTHING
        look = NOTHING
        fill = _fill(properties)
        if fill is not None and local(fill.tag) == "noFill":
            outline = child(properties, "ln")
            look = Look(vanish=outline is None or child(outline, "noFill") is not None)
        elif fill is not None and local(fill.tag) == "solidFill" and len(fill):
            look = Look(vanish=_is_faint(fill[0]), colour=self.of_element(fill[0]) or "unknown")
        marker = child(properties, "highlight")
        highlight = self.of_element(marker[0]) if marker is not None and len(marker) else None
        size = attributes(properties).get("sz", "")
        return Look(size=int(size) / 100 if size.isdecimal() else None, highlight=highlight).over(look)


def _fill(properties: Element | None) -> Element | None:
    for node in properties if properties is not None else ():
        if local(node.tag) in _FILLS:
            return node
    return None


def _is_faint(colour: Element) -> bool:
    """Whether a colour is as good as transparent."""
    alpha = attributes(found).get("val", "") if (found := child(colour, "alpha")) is not None else ""
    return alpha.isdecimal() and int(alpha) < _FAINT
