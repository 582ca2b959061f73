"""What an RTF file holds as bytes: pictures, embedded objects, data of form fields, themes and custom XML."""

from __future__ import annotations

import struct

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.leftovers import say_strings
from redactscan.readers.office import Office
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.ole.compound import MAGIC
from redactscan.readers.ole.metafiles import bitmap, placeable
from redactscan.readers.ole.objects import read_package
from redactscan.readers.ole.streams import Streams
from redactscan.readers.package import parse_xml
from redactscan.readers.pictures import look
from redactscan.readers.rtf.groups import DataGroup
from redactscan.readers.rtf.ole1 import Object1
from redactscan.readers.source import Draft
from redactscan.values import replace

_ZIP = b"PK\x03\x04"
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_HEADER = 256  # an OLE 1 header, mostly class names


def say_data(draft: Draft, number: int, group: DataGroup) -> None:
    """Hand on what the ``number``-th group of bytes of its kind is."""
    data = group.data()
    if not data:
        return
    draft.parts += 1
    match group.name:
        case "pict":
            look(draft, f"picture{number}{group.suffix}", _whole(data, group.suffix))
        case "objdata":
            _object(draft, f"object{number}", data)
        case "themedata" if data.startswith(_ZIP):
            _theme(_inside(draft, data))
        case "datastore" if MAGIC in data[:_HEADER]:
            _custom_xml(_inside(draft, data[data.index(MAGIC) :]))
        case "colorschememapping" if (root := parse_xml(draft, group.name, data)) is not None:
            Sweep(draft).part(group.name, root, "metadata")
        case name:
            say_strings(draft, "", data, "form-field" if name == "datafield" else "metadata", name)


def _inside(draft: Draft, data: bytes) -> Draft:
    """A draft of ``data`` that says everything in ``draft``."""
    return replace(draft, source=replace(draft.source, data=data))


def _whole(data: bytes, suffix: str) -> bytes:
    """A picture as a file of its own."""
    if suffix == ".bmp":
        return bitmap(data)
    return placeable(data) if suffix == ".wmf" and not data.startswith(_PLACEABLE) else data


def _theme(draft: Draft) -> None:
    """A package with a theme in it, as in a ``.docx``."""
    office = Office.open(draft)
    for part in office.package.parts:
        root = office.xml(part)
        if root is not None:
            office.rest(part, root)


def _custom_xml(draft: Draft) -> None:
    """A ``datastore``: a compound file with a storage for each part of custom XML ([MS-DOC] 2.1.8)."""
    streams = Streams.open(draft)
    if streams is None:
        return
    sweep = Sweep(draft)
    for part in list(streams.left()):
        data = streams.read(part)
        root = parse_xml(draft, part, data) if b"<" in data[:8] else None
        if root is not None:
            sweep.part(part, root, "metadata")
        else:
            say_strings(draft, part, data, "metadata")


def _object(draft: Draft, part: str, data: bytes) -> None:
    """An embedded file, or the link to one."""
    try:
        found = Object1.parse(data)
    except struct.error:
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
        draft.embed(part, data)
        return
    if found.linked:
        draft.notice("part-skipped", part, Message.of("detail.linked-content"))
    elif found.data and not read_package(draft, f"{part}/Package", found.data):
        draft.embed(part, found.data)
    for name in found.names:
        draft.content.append(Passage(name, Location(part, "metadata", Field("object"))))
    if found.picture:
        look(draft, f"{part}/picture", found.picture)
    if not found.whole:
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
