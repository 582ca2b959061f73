"""One module or package per format; each ends in ``READER = Reader(...)``. Nothing here raises on bad input."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import PurePosixPath

from redactscan.model import Cause, Document, Embedded, Field, Location, Message, Passage
from redactscan.readers.registry import module_of, reader_of
from redactscan.readers.source import Draft, Limits, Reader, Source, Spent
from redactscan.values import replace

__all__ = ["Draft", "Limits", "Reader", "Source", "Spent", "is_plain", "read", "read_all"]


def is_plain(data: bytes, path: str) -> bool:
    """Whether a file that begins so is lines of text, of which any beginning can be read."""
    from redactscan.readers.recognise import kind

    return module_of(kind(data, PurePosixPath(path.lower()).suffix)) in ("csv", "text")


def read(source: Source) -> Document:
    """Read one file, without those embedded in it. Every failure becomes a notice of the returned document."""
    from redactscan.readers.recognise import kind, may_be

    suffix = PurePosixPath(source.path.lower()).suffix
    claimed = module_of(suffix)
    if not source.data:
        return _unread(source, "empty")
    try:
        found = kind(source.data, suffix)
    except Exception as error:  # as below; nobody has said yet what it is
        return _unread(source, "unparsable", _named(error))
    home = module_of(found)
    if not home:
        # what a reader of this suffix cannot read is no file of that kind; what no reader claims is a foreign format
        return _unread(source, "type-mismatch" if claimed and not found else "unsupported-type")
    reader = reader_of(home)
    try:
        document = reader.read(source)
    except Exception as error:  # a reader's bug or a hostile file: fail closed, and say nothing of the content
        document = _unread(source, "unparsable", _named(error))
        document = replace(document, media_type=reader.media_type)
    if claimed not in ("", home) and not may_be(suffix, found):
        told = Passage(f"{suffix} ≠ {found}", Location("", "file-name", Field("suffix")))
        document = replace(document, content=(told, *document.content))
    return document


def read_all(source: Source) -> Iterator[Document]:
    """The document of a file, then one for every file embedded in it, however deep: ``名单.zip!内/名单.xlsx``.

    What is embedded is loaded when its turn comes. Of what lies beyond the limits, each has a document that says so;
    once the bounds of the whole file are reached, one document stands for the rest.
    """
    document = read(source)
    embedded = document.embedded
    yield replace(document, embedded=())
    del document
    spent, limits = source.spent, source.limits
    for number, member in enumerate(embedded):
        spent.members += 1
        identity = f"{source.identity or source.path}!{member.name}"
        inner = Source(f"{source.path}!{member.name}", b"", limits, source.depth + 1, identity, spent)
        late = time.monotonic() > spent.until
        if late or spent.bytes >= limits.total_bytes or spent.members > limits.members:
            detail = Message.of("detail.members-left", count=len(embedded) - number)
            yield _unread(inner, "time-out" if late else "limit-reached", detail)
            return
        if inner.depth > limits.depth:
            yield _unread(inner, "limit-reached", Message.of("detail.depth-limit", limit=limits.depth))
        else:
            yield from _read_member(inner, member)


def _read_member(source: Source, member: Embedded) -> Iterator[Document]:
    room = min(source.limits.file_bytes, source.limits.part_bytes, source.limits.total_bytes - source.spent.bytes)
    try:
        loaded = member.load(room)
    except Exception as error:
        yield _unread(source, "unparsable", _named(error))
        return
    source.spent.bytes += len(loaded.data)
    if loaded.cause is None:
        yield from read_all(replace(source, data=loaded.data))
    elif not loaded.data:
        yield _unread(source, loaded.cause, loaded.detail)
    else:
        first, *rest = read_all(replace(source, data=loaded.data))
        draft = Draft(source, first.media_type)
        draft.notice(loaded.cause, detail=loaded.detail)
        yield replace(first, notices=(*draft.notices, *first.notices))
        yield from rest


def _unread(source: Source, cause: Cause, detail: Message | None = None) -> Document:
    draft = Draft(source, "application/octet-stream")
    draft.notice(cause, detail=detail)
    return draft.finish()


def _named(error: Exception) -> Message:
    return Message.of("detail.exception", name=type(error).__name__)
