"""Single compressed files: gzip, bzip2, xz. What is in one is a document of its own."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

from redactscan.model import Loaded, Message
from redactscan.readers.archive.names import Names
from redactscan.readers.inflate import Method, inflate_stream
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import decode

MARKS: tuple[tuple[bytes, Method], ...] = ((b"\x1f\x8b\x08", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))
_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_FLAWS = {"damaged-member": "detail.damaged-member", "limit": "detail.part-limit"}

# RFC 1952 2.3.1
_EXTRA, _NAME, _COMMENT = 0x04, 0x08, 0x10
_FIXED = 10


def read_stream(draft: Draft, method: Method) -> None:
    """Hand over what is packed in a file, under the name it had, or that of the file without its last suffix."""
    names = Names(draft)
    name, comment = _gzip_names(draft.source.data) if method == "gzip" else ("", "")
    if comment:
        names.say(comment, "comment")
    draft.embed(names.label(name or unpacked_name(draft.source.path)), partial(_load, method, draft.source.data))


def unpacked_name(path: str) -> str:
    """What a packed file is called unpacked.

    >>> unpacked_name("附件.zip!2024/名单.tgz"), unpacked_name("log.txt.gz"), unpacked_name("x")
    ('名单.tar', 'log.txt', 'x')
    """
    name = PurePosixPath(path.rpartition("!")[2])
    return name.stem + _SHORT.get(name.suffix.lower(), "")


def _load(method: Method, data: bytes, limit: int) -> Loaded:
    """The content of all streams in the file, one after the other, as their programs unpack them."""
    content = b""
    end = 0
    marks = tuple(mark for mark, its_method in MARKS if its_method == method)
    while data.startswith(marks, end):
        piece, flaw, stop = inflate_stream(method, data, end, len(data), limit - len(content))
        content += piece
        if flaw is not None:
            cause = "limit-reached" if flaw == "limit" else "unparsable"
            return Loaded(content, cause, Message.of(_FLAWS[flaw]))  # type: ignore[arg-type]  # both are causes
        end = stop + len(data[stop:]) - len(data[stop:].lstrip(b"\0"))
    if end < len(data):
        return Loaded(content, "part-skipped", Message.of("detail.stray-bytes", count=len(data) - end))
    return Loaded(content)


def _gzip_names(data: bytes) -> tuple[str, str]:
    """The name and the comment in the header of a gzip file."""
    flags, at = data[3], _FIXED
    if flags & _EXTRA:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    found = []
    for flag in (_NAME, _COMMENT):
        end = data.find(b"\0", at) if flags & flag else -1
        found.append(decode(data[at:end]) if end >= 0 else "")
        at = max(at, end + 1)
    return found[0], found[1]
