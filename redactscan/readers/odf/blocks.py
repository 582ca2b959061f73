"""What stands one below the other in an OpenDocument part: paragraphs, tables, shapes, through whatever holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from redactscan.model import Role
from redactscan.readers.odf.names import given, qualified
from redactscan.readers.pieces import HIDDEN, Flags

if TYPE_CHECKING:
    from redactscan.readers.package import Element

PARAGRAPHS = frozenset({"text:p", "text:h"})
CHANGES = frozenset({"text:change", "text:change-start", "text:change-end"})
ROLES: dict[str, Role] = {"office:annotation": "comment", "text:note": "footnote", "office:forms": "form-field"}
_LEAVES = frozenset({*PARAGRAPHS, *CHANGES, *ROLES, "table:table", "office:document", "math:math"})
# What others read: the properties of a shape, the columns of a table, the changes before the text.
_SILENT = frozenset({
    "", "dc:creator", "dc:date", "loext:sender-initials", "meta:creator-initials", "meta:date-string",
    "office:binary-data", "svg:desc", "svg:title", "table:desc", "table:table-column", "table:table-column-group",
    "table:table-columns", "table:table-header-columns", "table:title", "text:note-citation", "text:soft-page-break",
    "text:tracked-changes",
})  # fmt: skip


def flatten(parent: Iterable[Element], flags: Flags) -> Iterator[tuple[Element, Flags]]:
    """The blocks below a container, through lists, sections and indexes."""
    for element in parent:
        name = qualified(element.tag)
        if name in _SILENT:
            continue
        if name in _LEAVES or is_shape(name):
            yield element, flags
            continue
        if element.text and element.text.strip():
            yield element, flags
        yield from flatten(element, flags | HIDDEN if _is_hidden(element) else flags)


def is_shape(name: str) -> bool:
    """Whether an element of that name is a shape or something in a frame; text boxes and links only hold text."""
    return name.startswith(("draw:", "dr3d:")) and name not in ("draw:text-box", "draw:a")


def _is_hidden(container: Element) -> bool:
    named = given(container)
    return (
        named.get("text:display") == "none"
        or named.get("text:is-hidden") == "true"
        or named.get("style:display") == "false"
    )
