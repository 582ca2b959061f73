"""Whether a browser shows an element: by its attributes, its own style and the style sheets in the page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from redactscan.readers.html.sheets import Sheets, Style, declared

_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|vw|vh|cm|mm|in)?")
_PIXELS = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16, "cm": 38.0, "mm": 3.8, "in": 96.0, "": 1.0}
_SMALLEST, _FAR = 2.0, -300.0
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)"})
_NO_COLOUR = re.compile(r"transparent|(?:rgba|hsla)\(.*,0?\.?0+\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0")
_CLIPPED = re.compile(r"rect\((?:0|1px)(?:px)?[, ]?.*\)|inset\((?:50|100)%.*\)|circle\(0.*\)")
_NO_GROUND = frozenset({"transparent", "none", "initial", "inherit", "unset", ""})
_SCALED_AWAY = re.compile(r"scale[xy]?\(0(?:,0)?\)")


class Visibility:
    """Answers for the elements of one page. It errs towards ``visible``: scripts and outer style sheets are not run."""

    def __init__(self, root: Any) -> None:
        self._sheets = Sheets.of(root, _may_hide)

    def conceals(self, element: Any) -> bool:
        """Whether ``element`` hides itself, and so what is in it."""
        if "hidden" in element.attrib or _is_hidden_input(element):
            return True
        if self._sheets.concern(element):
            style = self._sheets.style(element)
            return _is_gone(style) or self._is_in_no_colour(element, style)
        own = element.get("style", "")
        return (own and _hides_itself(own)) or self._is_in_no_colour(element, declared(own))

    def _is_in_no_colour(self, element: Any, style: Style) -> bool:
        """Text in the colour of its own ground, or white where neither the element nor anything around has one."""
        colour = style.get("color") or "".join(element.get("color", "").lower().split())
        if not colour:
            return False
        if _NO_COLOUR.fullmatch(colour) or colour == _ground(element, style):
            return True
        return colour in _WHITE and not any(
            _ground(around, self._sheets.style(around)) not in _WHITE | _NO_GROUND
            for around in (element, *element.iterancestors())
        )


def _may_hide(style: Style) -> bool:
    colour = style.get("color", "")
    return (
        _is_gone(style)
        or colour in _WHITE
        or bool(colour and (_NO_COLOUR.fullmatch(colour) or colour == style.get("background-color")))
    )


def _is_hidden_input(element: Any) -> bool:
    return element.tag == "input" and str(element.get("type", "")).strip().lower() == "hidden"


@lru_cache(maxsize=4096)
def _hides_itself(own: str) -> bool:
    return _is_gone(declared(own))


def _is_gone(style: Style) -> bool:
    return _is_removed(style) or _is_out_of_sight(style)


def _is_removed(style: Style) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or _number(style.get("opacity", "")) == 0
    )


def _is_out_of_sight(style: Style) -> bool:
    """Too small, too far away, cut off."""
    size = _pixels(style.get("font-size", ""))
    if size is not None and size < _SMALLEST:
        return True
    sides = ["text-indent", "margin-left", "margin-top"]
    if style.get("position") in ("absolute", "fixed"):
        sides += ["left", "top", "right", "bottom"]
        if _CLIPPED.fullmatch(style.get("clip", "")):
            return True
    if any((_pixels(style.get(side, "")) or 0) <= _FAR for side in sides) or _CLIPPED.fullmatch(
        style.get("clip-path", "")
    ):
        return True
    if style.get("overflow") == "hidden" and any(
        _pixels(style.get(side, "")) in (0, 1) for side in ("height", "max-height", "width", "max-width")
    ):
        return True
    return bool(_SCALED_AWAY.search(style.get("transform", "")))


def _ground(element: Any, style: Style) -> str:
    """What is behind an element by its own word; '' if it says nothing."""
    said = style.get("background-color") or style.get("background") or style.get("background-image")
    return said or "".join((element.get("bgcolor") or element.get("background") or "").lower().split())


def _pixels(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS.get(match[2] or "", 1000.0) if match else None


def _number(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) if match else None
