"""Presentations of 1997 to 2003 ([MS-PPT]): slides with notes and comments, then masters, objects and older saves."""

from __future__ import annotations

from redactscan.model import Document, Message
from redactscan.readers.leftovers import say_strings
from redactscan.readers.ole.beside import read_property_sets, read_rest
from redactscan.readers.ole.drawing import say_drawings
from redactscan.readers.ole.encrypted import decipher
from redactscan.readers.ole.streams import Streams
from redactscan.readers.ppt97.deck import Deck
from redactscan.readers.ppt97.presentation import Presentation
from redactscan.readers.ppt97.user import CurrentUser
from redactscan.readers.source import Draft, Reader, Source

MEDIA_TYPE = "application/vnd.ms-powerpoint"

_MAIN, _USER, _PICTURES = "PowerPoint Document", "Current User", "Pictures"


def read(source: Source) -> Document:
    """Read a ``.ppt``: what its last save consists of, then what earlier ones left."""
    draft = Draft(source, MEDIA_TYPE)
    streams = Streams.open(draft)
    if streams is None:
        return draft.finish()
    user = CurrentUser.parse(streams.read(_USER))
    if user.is_encrypted:
        plain = decipher(source.data)
        opened = Streams.open(draft, plain) if plain else None
        if opened is None:
            draft.notice("encrypted")
            read_property_sets(streams)
            return draft.finish()
        streams, user = opened, CurrentUser.parse(opened.read(_USER))
    user.say(draft, _USER)
    _read(streams, user.edit_at)
    return draft.finish()


def _read(streams: Streams, edit_at: int) -> None:
    draft = streams.draft
    stream = streams.read(_MAIN)
    deck = Deck.of(stream, edit_at)
    if deck.document is None:
        draft.notice("unparsable", _MAIN, Message.of("detail.damaged"))
    Presentation(draft, deck).read()
    left = say_drawings(draft, _PICTURES, streams.read(_PICTURES))
    say_strings(draft, _PICTURES, left)
    read_rest(streams)


READER = Reader("ppt97", MEDIA_TYPE, (".ppt", ".pps", ".pot", ".dps", ".dpt"), read)
