"""The parts of an OFD container: found by the names that other parts give them, read once, and accounted for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from redactscan.model import Message
from redactscan.readers.ofd.words import Words
from redactscan.readers.package import Package, load, local, parse_xml
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import inflate
from redactscan.values import dataclass, field

if TYPE_CHECKING:
    from redactscan.readers.package import Element


@dataclass(slots=True)
class Parts:
    """``rest`` are the parts that nobody has read yet."""

    package: Package
    words: Words
    rest: dict[str, None]
    _folded: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, draft: Draft) -> Parts:
        package = Package.open(draft)
        folded = {part.lower().lstrip("/"): part for part in reversed(package.parts)}
        return cls(package, Words(draft), dict.fromkeys(package.parts), _folded=folded)

    @property
    def draft(self) -> Draft:
        return self.package.draft

    def find(self, base: str, *location: str) -> str | None:
        r"""The part that ``base`` calls ``location`` (ST_Loc, §7.3): from the root with a slash, else from its folder.

        Programs write ``\`` for ``/``, other cases than the container has, and names from the root without a slash.
        """
        names = [name.strip().replace("\\", "/") for name in location]
        if not names[-1]:
            return None
        for folder in (posixpath.dirname(base), "", base.partition("/")[0]):
            path = posixpath.normpath(posixpath.join("/", folder, *names)).lstrip("/")
            if path in self.package.parts:
                return path
            if (found := self._folded.get(path.lower())) is not None:
                return found
        return None

    def resolve(self, base: str, location: str | None) -> str | None:
        """As ``find``; a part that is not there is noticed."""
        if not location or not location.strip():
            return None
        found = self.find(base, location)
        if found is None:
            self.missing(location, base)
        return found

    def missing(self, location: str, base: str) -> None:
        """Notice that ``base`` speaks of a part which is not there."""
        name = posixpath.normpath(location.strip().replace("\\", "/"))
        self.draft.notice("part-skipped", name or base, Message.of("detail.missing-part"))

    def xml(self, part: str) -> Element | None:
        """The root of a part in XML; None if there is none, which has been noticed."""
        return parse_xml(self.draft, part, self.read(part) or b"")

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, cut at the limits; None if nothing of it can be read."""
        self.rest.pop(part, None)
        return self.package.read(part)

    def embed(self, part: str) -> None:
        """Make a part a document of its own."""
        self.rest.pop(part, None)
        self.draft.embed(part, partial(load, self.draft.source.data, self.package.parts[part]))

    def head(self, part: str, length: int) -> bytes:
        """The first bytes of a part, which does not examine it."""
        return inflate(self.draft.source.data, self.package.parts[part], length)[0]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that local name, whatever the prefix: editions of the standard differ in their namespace."""
    return (child for child in element.iterchildren() if local(child.tag) == name)
