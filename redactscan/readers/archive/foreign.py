"""Archives that no library here opens by itself: 7z, RAR, cabinets, disc images, through libarchive if it is there.

libarchive reads from the first member to the last: members are loaded in their order, or the archive is opened anew.
"""

from __future__ import annotations

import locale
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice, repeat
from typing import Any

from redactscan.model import Cause, Loaded, Message
from redactscan.readers.archive import rar5
from redactscan.readers.archive.names import Names
from redactscan.readers.archive.streams import unpacked_name
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import decode
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_MOST_SKIPPED = 512 << 20
"""Bytes of a member that is too large which are unpacked to reach the next one."""

_WIDE = 1 << 20
_LOST = "\ufffd"
"""Name of a member that has none in the letters of this system."""


class Kind(NamedTuple):
    """How libarchive calls a format and what it is wrapped in."""

    format: str
    wrapped: str = "none"


class _Listed(NamedTuple):
    name: str
    is_file: bool
    is_folder: bool
    link: str
    locked: bool


def read_foreign(draft: Draft, kind: Kind, start: int = 0) -> None:
    """Hand over the members of an archive, which begins at byte ``start`` of the file."""
    try:
        import libarchive  # noqa: F401
    except Exception:  # the package is there and the library is not, or it is too old: each raises as it likes
        draft.notice("unsupported-type", detail=Message.of("detail.archives-extra"))
        return
    limit = draft.source.limits.members
    cursor = _Cursor(draft.source.data[start:], kind)
    listed: list[_Listed] = []
    try:
        with _utf8():
            listed += islice(cursor.listing(), limit + 1)
    except Exception as error:
        cause, detail = ("encrypted", None) if any(entry.locked for entry in listed) else _flaw(error)
        draft.notice(cause, detail=detail)
    if len(listed) > limit:
        draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=limit))
    _hand_over(draft, cursor, listed[:limit])
    if not listed and not draft.notices:
        draft.notice("empty")


def _hand_over(draft: Draft, cursor: _Cursor, listed: list[_Listed]) -> None:
    names = Names(draft)
    for number, entry in enumerate(listed):
        if entry.is_file:
            name = "" if cursor.kind.format == "raw" else entry.name
            label = names.label(name or unpacked_name(draft.source.path))
            draft.embed(label, _refuse if entry.locked else partial(cursor.load, number))
            if name == _LOST:
                draft.notice("undecodable-text", label)
        elif not entry.is_folder:
            names.say(entry.link, "link")
            draft.notice("link-not-followed", names.label(entry.name))
    folders = (entry.name for entry in listed if entry.is_folder)
    names.folders(folders, [entry.name for entry in listed if entry.is_file])


@dataclass(slots=True)
class _Cursor:
    """An archive, opened when asked for a member, and the number of the member that comes next."""

    data: bytes = field(repr=False)
    kind: Kind
    _entries: Iterator[Any] | None = None
    _next: int = 0
    _given_up: bool = False

    def listing(self) -> Iterator[_Listed]:
        """What is in the archive."""
        locked = rar5.locked(self.data) if self.data.startswith(rar5.SIGNATURE) else repeat(False)
        for entry, told in zip(_opened(self.data, self.kind), chain(locked, repeat(False)), strict=False):
            link = entry.linkpath if entry.issym or entry.islnk else ""
            # what 7z packs from its standard input is a pipe with a content
            is_file = not link and not entry.isdir and not (entry.isdev and not entry.size)
            yield _Listed(_name(entry.pathname), is_file, entry.isdir, _name(link), told or _is_locked(entry))

    def load(self, number: int, limit: int) -> Loaded:
        """The content of a member, at most ``limit`` bytes of it."""
        if self._given_up:
            return Loaded(b"", "limit-reached", Message.of("detail.total-limit"))
        content = bytearray()
        skipped = 0
        try:
            for block in self._member(number).get_blocks(_WIDE):
                if len(content) <= limit:
                    content += block
                else:
                    skipped += len(block)
                if skipped > _MOST_SKIPPED:
                    self._given_up, self._entries = True, None
                    break
        except Exception as error:
            self._entries = None
            return Loaded(bytes(memoryview(content)[:limit]), *_flaw(error))
        if len(content) > limit:
            return Loaded(bytes(memoryview(content)[:limit]), "limit-reached", Message.of("detail.part-limit"))
        return Loaded(bytes(content))

    def _member(self, number: int) -> Any:
        if self._entries is None or self._next > number:
            self._entries, self._next = _opened(self.data, self.kind), 0
        for entry in self._entries:
            self._next += 1
            if self._next > number:
                return entry
        raise EOFError


def _opened(data: bytes, kind: Kind) -> Iterator[Any]:
    """The entries of an archive, each good until the next one is asked for."""
    import libarchive

    # libarchive-c logs its warnings, which quote names
    logging.getLogger("libarchive").addFilter(_is_quiet)
    with libarchive.memory_reader(data, kind.format, kind.wrapped) as archive:
        yield from archive


@contextmanager
def _utf8() -> Iterator[None]:
    """Libarchive loses names that the locale of the process has no letters for."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:  # no such locale here; names that are lost are noticed
        yield
        return
    try:
        yield
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _is_quiet(_record: logging.LogRecord) -> bool:
    return False


def _name(name: str | bytes | None) -> str:
    return decode(name) if isinstance(name, bytes) else _LOST if name is None else name


def _is_locked(entry: Any) -> bool:
    """What libarchive knows of a password; of RAR 5 nothing."""
    from libarchive import ffi

    return bool(ffi.libarchive.archive_entry_is_data_encrypted(ffi.c_void_p(entry._entry_p)))


def _refuse(_limit: int) -> Loaded:
    """A member behind a password, of which libarchive gives the encrypted bytes if they are stored as they are."""
    return Loaded(b"", "encrypted")


def _flaw(error: Exception) -> tuple[Cause, Message | None]:
    """Libarchive has one kind of error, and says in words which it is."""
    words = str(error).lower()
    if any(word in words for word in ("crypt", "passphrase", "password")):
        return "encrypted", None
    unknown = any(word in words for word in ("codec", "compression method", "filter method"))
    return "unparsable", Message.of("detail.unknown-compression" if unknown else "detail.damaged-archive-part")
