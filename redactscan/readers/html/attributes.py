"""What a page says in attributes: alternative texts, values of inputs, descriptions, links, data for scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redactscan.model import Field, Location, Passage, Role
from redactscan.readers.html.escapes import unescaped

_SPOKEN = frozenset(("alt", "title", "placeholder", "aria-label", "aria-description", "summary", "label", "abbr"))
_SAID = frozenset(("value", "content", "cite", "download"))
# Attributes that speak to machines. A machine's name needs no character outside ASCII, no long number and no mailbox.
_TELLING = re.compile(r"[^\x00-\x7f]|[0-9](?:[^0-9A-Za-z]?[0-9]){4}|@|%[0-9A-Fa-f]{2}|&#|\\[ux]")
# Attributes whose digits are colours, lengths and hashes.
_LAYOUT = frozenset(
    (
        "style", "width", "height", "d", "points", "transform", "viewbox", "integrity", "nonce", "color", "bgcolor",
        "text", "link", "vlink", "alink",
    )
)  # fmt: skip
_NOT_LAYOUT = re.compile(r"[^\x00-\x7f]|[0-9]{15}")
# What is a file or a page of its own is read as such.
_EMBEDDED = frozenset({"srcdoc"})
_DATA = re.compile(r"data:[\w.+/-]*(?:;[^,\s]*)?,[^\"'`)<>\s\\]*", re.IGNORECASE)


def attribute_passages(root: Any) -> Iterator[Passage]:
    """A passage for each attribute with something to say, once for each text and place in the markup."""
    seen = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.items():
            key = (element.tag, name, value)
            if key in seen or not _speaks(name, value):
                continue
            seen.add(key)
            place = Location("", _role(element, name), Field(_called(element, name)))
            yield Passage(value, place)
            other = unescaped(value, place, place.role)
            if other:
                yield other


def _speaks(name: str, value: str) -> bool:
    if not value.strip():
        return False
    if name in _SPOKEN or name in _SAID:
        return True
    if name in _EMBEDDED:
        return False
    value = _DATA.sub("", value)
    return bool((_NOT_LAYOUT if name in _LAYOUT else _TELLING).search(value))


def _role(element: Any, name: str) -> Role:
    if name == "value":
        return "hidden" if element.get("type", "").strip().lower() == "hidden" else "form-field"
    return "alt-text" if name in _SPOKEN else "metadata"


def _called(element: Any, name: str) -> str:
    if element.tag == "meta" and name == "content":
        return f"meta {element.get('name') or element.get('property') or element.get('http-equiv') or ''}".strip()
    return f"@{name} of <{element.tag}>"
