"""OpenDocument names with the prefixes that the standard uses, whatever a file calls them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redactscan.readers.package import Element

# urn:oasis:names:tc:opendocument:xmlns:text:1.0, urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0
_PREFIX = re.compile(r"xmlns:([a-z]+)")
_FOREIGN = {
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://openoffice.org/2004/office": "ooo",
    "http://openoffice.org/2000/script": "script",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
# Where the customary prefix is not the word in the name.
_CUSTOM = {"xsl": "fo", "drawing": "draw", "datastyle": "number", "animation": "anim", "database": "db"}
# For the cells of a sheet, of which there are millions.
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))


@lru_cache(maxsize=4096)
def qualified(tag: object) -> str:
    """``text:p`` for the tag of a paragraph; '' for a comment or a processing instruction.

    >>> qualified("{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}color")
    'fo:color'
    """
    if not isinstance(tag, str):
        return ""
    uri, _, name = tag.removeprefix("{").rpartition("}")
    found = _PREFIX.search(uri)
    prefix = _CUSTOM.get(found[1], found[1]) if found else _FOREIGN.get(uri, "?")
    return f"{prefix}:{name}"


def given(element: Element | None) -> dict[str, str]:
    """The attributes of an element by qualified name; {} for None."""
    return {qualified(key): str(value) for key, value in element.items()} if element is not None else {}


def first(element: Element | None, name: str) -> Element | None:
    """The first child of that qualified name."""
    for node in element if element is not None else ():
        if qualified(node.tag) == name:
            return node
    return None


def number(value: str | None, default: int = 1) -> int:
    """A positive count such as ``table:number-columns-repeated``."""
    return int(value) if value and value.isdecimal() and len(value) < 10 else default
