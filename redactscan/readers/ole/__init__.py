"""Compound files of no kind that has a reader: enciphered documents, embedded objects, macros, foreign formats."""

from __future__ import annotations

from redactscan.model import Document
from redactscan.readers.ole.beside import CIPHERED, read_property_sets, read_rest
from redactscan.readers.ole.encrypted import decipher
from redactscan.readers.ole.streams import Streams
from redactscan.readers.source import Draft, Reader, Source

MEDIA_TYPE = "application/x-ole-storage"


def read(source: Source) -> Document:
    """Read what there is; a stream of unknown make gives its strings and a notice."""
    draft = Draft(source, MEDIA_TYPE)
    streams = Streams.open(draft)
    if streams is None:
        return draft.finish()
    if any(streams.find(part) for part in CIPHERED):
        plain = decipher(source.data)
        if plain is None:
            draft.notice("encrypted")
        else:
            draft.embed("EncryptedPackage", plain)
        read_property_sets(streams)
        return draft.finish()
    read_rest(streams)
    return draft.finish()


READER = Reader("ole", MEDIA_TYPE, (".ole",), read)
