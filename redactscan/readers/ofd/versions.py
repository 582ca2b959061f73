"""The versions of an OFD document: the current one, and those that a reader of it no longer shows (§19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.readers.ofd.document import OfdDocument
from redactscan.readers.ofd.parts import Parts, children
from redactscan.readers.paged.flow import Flow
from redactscan.tuples import NamedTuple

if TYPE_CHECKING:
    from redactscan.readers.package import Element


class _Root(NamedTuple):
    """``base`` calls the root of a document ``location``."""

    base: str
    location: str | None


def versions(parts: Parts, main: str, body: Element, prefix: str) -> Iterator[OfdDocument]:
    """The documents of a DocBody, unread, the current one first; what only another one has is hidden."""
    own = [_Root(main, node.text) for node in children(body, "DocRoot")]
    current: list[_Root] = []
    older: list[_Root] = []
    for listing in children(body, "Versions"):
        for version in children(listing, "Version"):
            roots = list(_roots(parts, main, version.get("BaseLoc")))
            (current if version.get("Current") in ("true", "1") else older).extend(roots)
    for number, (base, location) in enumerate([*current, *own, *older]):
        part = parts.resolve(base, location)
        root = parts.xml(part) if part is not None and part in parts.rest else None
        if part is None or root is None:
            continue
        flow = Flow(parts.draft, f"{prefix}version {number} ", "hidden") if number else Flow(parts.draft, prefix)
        yield OfdDocument(parts, part, root, flow)


def _roots(parts: Parts, main: str, location: str | None) -> Iterator[_Root]:
    listing = parts.resolve(main, location)
    root = parts.xml(listing) if listing is not None and listing in parts.rest else None
    if listing is not None and root is not None:
        parts.words.say(listing, root)
        yield from (_Root(listing, node.text) for node in children(root, "DocRoot"))
