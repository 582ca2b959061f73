"""Rich Text Format (RTF 1.9.1): every group of the file, those that Word ignores included."""

from __future__ import annotations

from redactscan.model import Document
from redactscan.readers.rtf.parser import Parser
from redactscan.readers.source import Draft, Reader, Source


def read(source: Source) -> Document:
    """Read an ``.rtf``, also one that Word saved under the suffix ``.doc``."""
    draft = Draft(source, READER.media_type, parts=1)
    Parser.of(draft).read(source.data.decode("latin-1"))
    return draft.finish()


READER = Reader("rtf", "application/rtf", (".rtf",), read)
