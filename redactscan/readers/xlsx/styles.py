"""The style sheet of a workbook: which number format and which colours each cell format has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from redactscan.readers.package import local
from redactscan.readers.sheets.formats import BUILT_IN_DATES, Format, Formats, spoken
from redactscan.readers.sheets.looks import BLACK, INDEXED, WHITE, is_unseen

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_T = TypeVar("_T")

_THEME = {"0": WHITE, "1": BLACK}


def read_formats(root: Element, since_1904: bool) -> Formats:
    """The formats that a ``styleSheet`` root defines."""
    codes = {node.get("numFmtId"): node.get("formatCode", "") for node in _items(root, "numFmts")}
    fonts = [_font(node) for node in _items(root, "fonts")]
    fills = [_fill_colour(node) for node in _items(root, "fills")]
    found = Formats(since_1904)
    for xf in _items(root, "cellXfs"):
        number = xf.get("numFmtId", "0")
        code = codes.get(number)
        shape = Format.of(code) if code is not None else Format(dated=_number(number) in BUILT_IN_DATES)
        colour, points = _at(fonts, xf.get("fontId"), (BLACK, None))
        unseen = is_unseen(colour, _at(fills, xf.get("fillId"), WHITE), points)
        found.formats.append(shape.unseen() if unseen else shape)
    return found


def spoken_styles(root: Element) -> Iterator[tuple[str, str]]:
    """(what it is, text) of the texts in number formats, and of the styles that somebody named."""
    for node in root.iter("{*}numFmt"):
        yield from (("number format", text) for text in spoken(node.get("formatCode", "")))
    for node in root.iter("{*}cellStyle", "{*}tableStyle"):
        if node.get("builtinId") is None and node.get("name", "").strip():
            yield "style", node.get("name", "")


def style_index(style: str | None) -> int:
    """The index that a cell's ``s`` attribute holds."""
    return int(style) if style and style.isdecimal() and len(style) < 9 else 0


def _font(font: Element) -> tuple[str, float | None]:
    """Its colour, and its size in points."""
    size = next((_number(node.get("val")) for node in font if local(node.tag) == "sz"), None)
    return next((_colour(node) for node in font if local(node.tag) == "color"), BLACK), size


def _fill_colour(fill: Element) -> str:
    for pattern in fill:
        if local(pattern.tag) == "patternFill" and pattern.get("patternType", "none") in ("none", "gray125"):
            return WHITE
        if pattern.get("patternType") == "solid":
            return next((_colour(node) for node in pattern if local(node.tag) == "fgColor"), BLACK)
        return ""
    return WHITE


def _colour(element: Element) -> str:
    """A colour as six hex digits, or as the words of a theme colour that cannot be told here."""
    rgb = element.get("rgb")
    tint = _number(element.get("tint")) or 0.0
    theme, indexed = element.get("theme"), element.get("indexed")
    if rgb:
        return str(rgb)[-6:].upper()
    if theme is not None:
        return _THEME[theme] if theme in _THEME and abs(tint) < 0.05 else f"theme {theme} {tint}"
    number = style_index(indexed or "64")
    return INDEXED.get(number, f"indexed {number}")


def _items(root: Element, name: str) -> Iterator[Element]:
    return (node for group in root if local(group.tag) == name for node in group if local(node.tag))


def _at(values: Sequence[_T], index: str | None, default: _T) -> _T:
    at = style_index(index)
    return values[at] if at < len(values) else default


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None
