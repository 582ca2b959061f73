"""Shapes as newer versions of Office draw them, kept beside the old form ([MS-ODRAW] 2.3.20.7, ``metroBlob``)."""

from __future__ import annotations

from collections.abc import Iterable

from redactscan.model import Field, Location
from redactscan.readers.leftovers import say_new
from redactscan.readers.office_sweep import texts
from redactscan.readers.package import parse_xml
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import inflate, list_members

_MOST_MEMBERS = 100
_MACHINERY = ("[content_types].xml", ".rels", "downrev.xml")


def say_packages(draft: Draft, part: str, packages: Iterable[bytes]) -> None:
    """Say the texts that the old form of the same shapes, read before, does not have; embed what is no XML."""
    found: list[str] = []
    for number, data in enumerate(packages, 1):
        for member in list_members(data).members[:_MOST_MEMBERS]:
            name = f"{part}/{number}/{member.name}"
            if member.name.lower().endswith(_MACHINERY):
                continue
            content, _ = inflate(data, member, draft.source.limits.part_bytes)
            if not member.name.lower().endswith(".xml"):
                draft.embed(name, content)
            elif (root := parse_xml(draft, name, content)) is not None:
                found += (text for _, text in texts(root))
    say_new(draft, Location(part, "textbox", Field("shape")), found)
