"""Text boxes inside a drawing, DrawingML and VML, with the colour they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.alternatives import branches
from redactscan.readers.docx.paragraph import Drawing
from redactscan.readers.docx.styles import OFF
from redactscan.readers.package import attributes, local
from redactscan.readers.pieces import HIDDEN, Flags
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_VML_FILL = re.compile(r"#([0-9A-Fa-f]{6})")
_VML_WHITE = ("white", "window")
_VML_OFF = ("f", "false", "0")
_VML_HIDDEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)


class Box(NamedTuple):
    """A ``w:txbxContent``, or an ``a:p`` of a drawing that has no WordprocessingML inside."""

    element: Element
    flags: Flags
    ground: Look


def boxes(drawing: Drawing) -> Iterator[Box]:
    """The text boxes of a drawing in document order; a text that two alternatives share comes once."""
    flags = drawing.flags | HIDDEN if _hidden(drawing.element) else drawing.flags
    yield from _boxes(drawing.element, flags, NOTHING)


def _boxes(element: Element, flags: Flags, ground: Look) -> Iterator[Box]:
    for node in element:
        match local(node.tag):
            case "txbxContent" | "p":
                yield Box(node, flags, ground)
            case "AlternateContent":
                for branch in branches(node):
                    yield from _boxes(branch, flags, ground)
            case name if name:
                yield from _boxes(node, flags, _fill(node).over(ground))


def _fill(shape: Element) -> Look:
    """The fill of a shape: of its ``spPr`` in DrawingML, of its ``fillcolor`` in VML."""
    named = attributes(shape)
    vml = named.get("fillcolor", "")
    if vml and named.get("filled", "t") not in _VML_OFF:
        found = _VML_FILL.match(vml)
        return Look(ground=found[1]) if found else NOTHING if vml.startswith(_VML_WHITE) else SHADED
    for properties in shape:
        if local(properties.tag) != "spPr":
            continue
        for node in properties:
            if local(node.tag) == "solidFill" and len(node) and local(node[0].tag) == "srgbClr":
                return Look(ground=attributes(node[0]).get("val"))
            if local(node.tag) in ("solidFill", "gradFill", "blipFill", "pattFill"):
                return SHADED
    return NOTHING


def _hidden(drawing: Element) -> bool:
    for node in drawing.iter():
        named = attributes(node)
        if local(node.tag) == "docPr" and named.get("hidden", "0").lower() not in OFF:
            return True
        if _VML_HIDDEN.search(named.get("style", "")):
            return True
    return False
