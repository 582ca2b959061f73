"""What Office programs write twice: once for themselves, once for older programs (ECMA-376-3 §10.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.readers.package import local

if TYPE_CHECKING:
    from redactscan.readers.package import Element


def branches(alternate: Element) -> list[Element]:
    """The branches of an ``mc:AlternateContent`` that say something of their own, the one to read in the line first.

    Word writes the same text into ``Choice`` (for itself) and ``Fallback`` (for older programs).
    """
    written = [(text_of(branch), branch) for branch in alternate if local(branch.tag)] or [("", alternate)]
    text, shown = next((item for item in written if item[0].strip()), written[0])
    return [shown, *(branch for other, branch in written if other.strip() and other != text)]


def text_of(element: Element) -> str:
    """All run text below an element, revisions included."""
    return "".join(node.text or "" for node in element.iter() if local(node.tag) in ("t", "delText"))
