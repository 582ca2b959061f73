"""Workbooks of Excel 2 to 2003 and of WPS: records in a stream, the stream in a compound file (since Excel 5).

xlrd and calamine read the cells of such files; neither tells of notes, text boxes, links, caches or deleted strings.
"""

from __future__ import annotations

from redactscan.model import Document, Role
from redactscan.readers.leftovers import say_strings
from redactscan.readers.ole.beside import read_property_sets, read_rest
from redactscan.readers.ole.compound import MAGIC
from redactscan.readers.ole.encrypted import decipher
from redactscan.readers.ole.streams import Streams
from redactscan.readers.source import Draft, Reader, Source
from redactscan.readers.xls.book import Encrypted
from redactscan.readers.xls.pivots import read_cache
from redactscan.readers.xls.revisions import read_revisions
from redactscan.readers.xls.workbook import read_workbook

MEDIA_TYPE = "application/vnd.ms-excel"

_WORKBOOKS = ("Workbook", "Book")  # Excel 95 and 97 in one file: the same sheets twice
_PACKAGE = b"PK\x03\x04"
_CACHES = "_sx_db_cur/"
# Streams of Excel's own: the users of a shared workbook, what form controls keep, changed tool bars.
_STRINGS: dict[str, tuple[Role, str]] = {
    "user names": ("metadata", "author"), "ctls": ("form-field", "control"), "xcb": ("metadata", "tool bar"),
}  # fmt: skip


def read(source: Source) -> Document:
    """Read a workbook, in a compound file or bare, and whatever else the file holds."""
    draft = Draft(source, MEDIA_TYPE)
    streams = Streams.open(draft) if source.data.startswith(MAGIC) else None
    try:
        if streams:
            _read_compound(draft, streams)
        elif not source.data.startswith(MAGIC):
            draft.parts += 1
            read_workbook(draft, "", source.data)
    except Encrypted:
        if not _read_deciphered(draft):
            draft.notice("encrypted")
            if streams:
                read_property_sets(streams)
    return draft.finish()


def _read_deciphered(draft: Draft) -> bool:
    plain = decipher(draft.source.data)
    streams = Streams.open(draft, plain) if plain else None
    try:
        if streams:
            _read_compound(draft, streams)
    except Encrypted:
        return False
    return streams is not None


def _read_compound(draft: Draft, streams: Streams) -> None:
    for part in filter(None, map(streams.find, _WORKBOOKS)):
        read_workbook(draft, part, streams.read(part))
    for part in list(streams.left()):
        match part.lower():
            case "revision log":
                read_revisions(draft, part, streams.read(part))
            case "etextdata":
                _read_extension(draft, part, streams.read(part))
            case name if name in _STRINGS:
                role, place = _STRINGS[name]
                say_strings(draft, part, streams.read(part), role, place)
            case name if name.startswith(_CACHES):
                read_cache(draft, part, streams.read(part))
    read_rest(streams)


def _read_extension(draft: Draft, part: str, data: bytes) -> None:
    """A stream of WPS for what Excel 97 did not know; its strings, and the package in it if there is one."""
    begin, package, rest = data.partition(_PACKAGE)
    say_strings(draft, part, begin, "metadata", "extension")
    if package:
        draft.embed(part, package + rest)


READER = Reader("xls", MEDIA_TYPE, (".xls", ".xlt", ".xla", ".et", ".ett"), read)
