"""Whether a browser shows an element: its attributes, its own style, and rules for one class or id in the page."""

from __future__ import annotations

import re
from typing import Any

_CONCEALING = re.compile(
    r"""(?:^|;)(?: display:none | visibility:(?:hidden|collapse)
        | font-size:0(?:\.0*)?(?:px|pt|em|rem|%)? | opacity:0(?:\.0*)?
        | text-indent:-\d{3,}\w*
        )(?:!important)?(?=;|$)""",
    re.VERBOSE,
)
_WHITE = r"(?:white|\#fff(?:fff)?|rgb\(255,255,255\))"
_WHITE_TEXT = re.compile(rf"(?:^|;)color:{_WHITE}(?:!important)?(?=;|$)")
_BACKGROUND = re.compile(rf"(?:^|;)background(?:-color|-image)?:(?!{_WHITE}|transparent|none|initial|inherit)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What holds for print or small screens only says nothing of the page as read.
_CONDITIONAL = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_ONE_NAME = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)


class Visibility:
    """Answers for the elements of one page. It errs towards ``visible``: scripts and outer style sheets are not run."""

    def __init__(self, root: Any) -> None:
        sheets = "".join(_COMMENT.sub("", sheet.text or "") for sheet in root.iter("style"))
        self._hidden = {
            name.group(1)
            for selectors, style in _RULE.findall(_CONDITIONAL.sub("", sheets))
            if _CONCEALING.search(_plain(style))
            for selector in selectors.split(",")
            if (name := _ONE_NAME.fullmatch(selector.strip()))
        }

    def conceals(self, element: Any) -> bool:
        """Whether ``element`` hides itself, and so what is in it."""
        if not element.attrib:
            return False
        if "hidden" in element.attrib or (element.tag == "input" and _plain(element.get("type", "")) == "hidden"):
            return True
        names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        style = _plain(element.get("style", ""))
        return bool(names & self._hidden or _CONCEALING.search(style)) or _is_white_on_nothing(element, style)


def _is_white_on_nothing(element: Any, style: str) -> bool:
    """White text where neither the element nor anything around it has a background."""
    if not (_WHITE_TEXT.search(style) or re.fullmatch(_WHITE, _plain(element.get("color", "")))):
        return False
    return not any(
        around.get("bgcolor") or around.get("background") or _BACKGROUND.search(_plain(around.get("style", "")))
        for around in (element, *element.iterancestors())
    )


def _plain(style: str) -> str:
    return "".join(style.lower().split())
