"""Comments on slides, those of old with a text and those of today with paragraphs and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactscan.model import Anchor, Field, Location, Passage
from redactscan.readers.office import Office
from redactscan.readers.office_sweep import texts
from redactscan.readers.package import attributes

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_NAMES = ("name", "initials")


def read_comments(office: Office, part: str, root: Element, place: Anchor | None) -> None:
    """A ``cmLst`` of either kind; comments on no slide are called by what they are."""
    for _, text in texts(root):
        office.draft.content.append(Passage(text, Location(part, "comment", place or Field("comment"))))
    office.sweep.attributes(part, root)


def read_authors(office: Office, part: str, root: Element) -> None:
    """The people who commented (``cmAuthor``, ``author``), with the account of each."""
    for element in root:
        named = attributes(element)
        for key in _NAMES:
            office.sweep.author(part, named.pop(key, ""))
            element.attrib.pop(key, "")
    office.sweep.attributes(part, root)
