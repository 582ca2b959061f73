"""The shapes of a slide, a layout or a master: groups taken apart, places worked out (ECMA-376-1 §19.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from redactscan.readers.alternatives import branches
from redactscan.readers.canvas import Frame
from redactscan.readers.package import attributes, child, local
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, replace

if TYPE_CHECKING:
    from redactscan.readers.package import Element

EMU = 12_700
"""English metric units in a point."""

_SHAPES = frozenset({"sp", "pic", "cxnSp", "graphicFrame", "contentPart"})
_ON = frozenset({"1", "true"})


class _Scale(NamedTuple):
    """How a group draws what is in it: ``x`` becomes ``x * by_x + to_x``."""

    by_x: float = 1.0
    by_y: float = 1.0
    to_x: float = 0.0
    to_y: float = 0.0

    def frame(self, transform: Element | None) -> Frame | None:
        """The frame of an ``xfrm``; None if it does not say all."""
        offset, extent = _pair(child(transform, "off"), "x", "y"), _pair(child(transform, "ext"), "cx", "cy")
        if offset is None or extent is None:
            return None
        left, top = offset[0] * self.by_x + self.to_x, offset[1] * self.by_y + self.to_y
        edges = (left, top, left + extent[0] * self.by_x, top + extent[1] * self.by_y)
        return Frame(*(edge / EMU for edge in edges))

    def inside(self, group: Element | None) -> _Scale:
        """The scale in a group with that ``xfrm``."""
        pairs = (
            _pair(child(group, name), *names)
            for name, names in (
                ("off", ("x", "y")), ("ext", ("cx", "cy")), ("chOff", ("x", "y")), ("chExt", ("cx", "cy")),
            )
        )  # fmt: skip
        offset, extent, start, room = pairs
        if offset is None or extent is None or start is None or room is None:
            return self
        by_x = self.by_x * (extent[0] / room[0] if room[0] else 1.0)
        by_y = self.by_y * (extent[1] / room[1] if room[1] else 1.0)
        to_x = self.to_x + offset[0] * self.by_x - start[0] * by_x
        to_y = self.to_y + offset[1] * self.by_y - start[1] * by_y
        return _Scale(by_x, by_y, to_x, to_y)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape. ``holder`` is the type of the placeholder that it is ('' = none), ``index`` tells it from others."""

    element: Element
    frame: Frame | None
    hidden: bool
    holder: str = ""
    index: str = ""


class Holders:
    """The placeholders of a layout or master, to be found by what stands in their place."""

    def __init__(self, shapes: Iterable[Drawn] = ()) -> None:
        self._by_index: dict[str, Drawn] = {}
        self._by_kind: dict[str, Drawn] = {}
        for shape in shapes:
            if shape.holder:
                self._by_kind.setdefault(_KINDS.get(shape.holder, shape.holder), shape)
                if shape.index:
                    self._by_index.setdefault(shape.index, shape)

    def of(self, drawn: Drawn) -> Drawn | None:
        """The placeholder that a shape fills; None if it fills none of these."""
        if not drawn.holder:
            return None
        return self._by_index.get(drawn.index) or self._by_kind.get(_KINDS.get(drawn.holder, drawn.holder))


def placed(drawn: Drawn, bases: Sequence[Holders]) -> Drawn:
    """The shape where its placeholder stands in the layout, else in the master."""
    if drawn.frame is not None:
        return drawn
    frames = (base.frame for holders in bases if (base := holders.of(drawn)))
    return replace(drawn, frame=next(filter(None, frames), None))


# The master has a title and a body for whatever stands in their place.
_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}


def shapes_of(root: Element | None) -> list[Drawn]:
    """The shapes below a ``sld``, ``sldLayout`` …, lowest first."""
    tree = child(child(root, "cSld"), "spTree")
    return list(_below(tree, _Scale(), hidden=False)) if tree is not None else []


def _below(parent: Element, scale: _Scale, hidden: bool) -> Iterator[Drawn]:
    for element in parent:
        match local(element.tag):
            case "AlternateContent":
                for branch in branches(element):
                    yield from _below(branch, scale, hidden)
            case "grpSp":
                inside = scale.inside(child(child(element, "grpSpPr"), "xfrm"))
                yield from _below(element, inside, hidden or _is_hidden(element))
            case name if name in _SHAPES:
                yield _drawn(element, scale, hidden)
            case name if name and not name.endswith("Pr"):
                yield from _below(element, scale, hidden)


def _drawn(element: Element, scale: _Scale, hidden: bool) -> Drawn:
    own = child(element, "xfrm")
    frame = scale.frame(own if own is not None else child(child(element, "spPr"), "xfrm"))
    holder = next((node for properties in _own(element) for node in properties.iter("{*}ph")), None)
    hidden = hidden or _is_hidden(element)
    if holder is None:
        return Drawn(element, frame, hidden)
    named = attributes(holder)
    return Drawn(element, frame, hidden, named.get("type", "obj"), named.get("idx", ""))


def _own(element: Element) -> Iterator[Element]:
    """The ``nvSpPr``, ``nvPicPr`` … of a shape."""
    return (node for node in element if local(node.tag).startswith("nv"))


def _is_hidden(element: Element) -> bool:
    return any(
        local(node.tag) == "cNvPr" and attributes(node).get("hidden", "0").lower() in _ON
        for properties in _own(element)
        for node in properties
    )


def _pair(element: Element | None, first: str, second: str) -> tuple[int, int] | None:
    named = attributes(element) if element is not None else {}
    try:
        return int(named[first]), int(named[second])
    except (KeyError, ValueError):
        return None
