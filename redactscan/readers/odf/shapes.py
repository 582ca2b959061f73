"""What a shape of OpenDocument (part 3, §10) is: where it lies, what it looks like, what it holds besides text."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from redactscan.model import Message
from redactscan.readers.canvas import Frame
from redactscan.readers.odf.names import given, qualified
from redactscan.readers.odf.styles import Styles, points
from redactscan.readers.pictures import look as look_at_picture
from redactscan.readers.source import Draft
from redactscan.readers.visibility import NOTHING, Look
from redactscan.values import replace

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_MOVED = re.compile(r"translate\s*\(\s*([^\s,)]+)[\s,]+([^\s,)]+)\s*\)")


def style_of(named: dict[str, str]) -> tuple[str, str | None]:
    """The family and the name of a shape's style."""
    if "presentation:style-name" in named:
        return "presentation", named["presentation:style-name"]
    return "graphic", named.get("draw:style-name")


def fill_of(element: Element, styles: Styles) -> Look | None:
    """What a shape is filled with; None if it does not say."""
    family, name = style_of(given(element))
    return styles.fill(family, name) if name else None


def look_in(element: Element, styles: Styles, around: Look) -> Look:
    """How text looks in a shape that stands in something of that look."""
    family, name = style_of(given(element))
    if not name:
        return around
    look = styles.look(family, name).over(styles.default("graphic")).over(around)
    fill = styles.fill(family, name)
    return replace(look, ground=around.ground if fill in (None, NOTHING) else fill.ground)


def is_hidden(element: Element) -> bool:
    """Whether a shape is not to be shown, whatever printers may do."""
    return given(element).get("draw:display") in ("none", "printer")


def frame_of(element: Element) -> Frame | None:
    """Where a shape lies on its page; None if it does not say. Rotation is left out: the order of reading stays."""
    named = given(element)
    ends = [points(named.get(f"svg:{name}")) for name in ("x1", "y1", "x2", "y2")]
    if None not in ends:
        left, right = sorted(end for end in ends[::2] if end is not None)
        top, bottom = sorted(end for end in ends[1::2] if end is not None)
        return Frame(left, top, right, bottom)
    x, y = named.get("svg:x"), named.get("svg:y")
    if found := _MOVED.search(named.get("draw:transform", "")):
        x, y = found[1], found[2]
    left_edge, top_edge = points(x), points(y)
    if left_edge is None or top_edge is None:
        return None
    width, height = points(named.get("svg:width")) or 0.0, points(named.get("svg:height")) or 0.0
    return Frame(left_edge, top_edge, left_edge + width, top_edge + height)


def hold(draft: Draft, part: str, element: Element) -> None:
    """Hand over the picture or the file that a flat document keeps inside a shape."""
    kind = qualified(element.tag)
    for node in element:
        if qualified(node.tag) != "office:binary-data":
            continue
        try:
            data = b64decode("".join(map(str, node.itertext())))
        except ValueError:
            draft.notice("unparsable", part, Message.of("detail.damaged-member"))
            continue
        draft.parts += 1
        name = f"{part}#{draft.parts}".lstrip("#")
        if kind in ("draw:image", "draw:fill-image", "text:list-level-style-image", "style:background-image"):
            look_at_picture(draft, name, data)
        elif data:
            draft.embed(name, data)
