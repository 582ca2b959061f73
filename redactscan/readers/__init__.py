"""One module per format; each ends in ``READER = Reader(...)``. ``read`` picks one and never raises on bad input."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules

from redactscan.model import Document, Message
from redactscan.readers.source import Draft, Limits, Reader, Source

__all__ = ["Draft", "Limits", "Reader", "Source", "pick", "read", "readers"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def readers() -> dict[str, Reader]:
    """Suffix (with dot, lower case) to reader, from every module of this package that has a ``READER``."""
    found: dict[str, Reader] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        reader: Reader | None = getattr(import_module(f"{__name__}.{module}"), "READER", None)
        if reader is None:
            continue
        for suffix in reader.suffixes:
            if suffix in found:
                raise ValueError(f"two readers claim {suffix}: {found[suffix].name}, {module}")
            found[suffix] = reader
    return found


def pick(path: str, data: bytes) -> Reader | None:
    """The reader for a file, by its suffix; None if no reader claims it."""
    return readers().get(PurePosixPath(path.lower()).suffix)


def read(source: Source) -> Document:
    """Read one file. Every failure becomes a notice of the returned document."""
    reader = pick(source.path, source.data)
    if reader is None or not source.data:
        draft = Draft(source, reader.media_type if reader else "application/octet-stream")
        draft.notice("unsupported-type" if reader is None else "empty")
        return draft.finish()
    if reader.magic and not source.data.startswith(reader.magic):
        draft = Draft(source, reader.media_type)
        # Password-protected OOXML is an OLE container with an EncryptedPackage stream (MS-OFFCRYPTO 1.3.2).
        draft.notice("encrypted" if source.data.startswith(_OLE) else "type-mismatch")
        return draft.finish()
    try:
        return reader.read(source)
    except Exception as error:  # a reader's bug or a hostile file: fail closed, and say nothing of the content
        draft = Draft(source, reader.media_type)
        draft.notice("unparsable", detail=Message.of("detail.exception", name=type(error).__name__))
        return draft.finish()
