"""Tar archives: every file in one a document of its own."""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from redactscan.model import Field, Loaded, Location, Message, Passage
from redactscan.readers.archive.names import Names
from redactscan.readers.archive.tar_entries import CONTINUED, DEVICES, FOLDERS, HARD_LINK, LINK, VOLUME, Entries, Entry
from redactscan.readers.source import Draft

# Records that repeat what the entry is, or only steer a program.
_MUTE = frozenset({
    "atime", "charset", "ctime", "gid", "gname", "hdrcharset", "linkpath", "mtime", "path", "size", "uid", "uname",
})  # fmt: skip


def read_tar(draft: Draft) -> None:
    """Hand over the files in a tar archive, and say what of it is none."""
    data, limit = draft.source.data, draft.source.limits.members
    names = Names(draft)
    entries = Entries(data)
    files: dict[str, None] = {}
    folders: list[str] = []
    said: set[tuple[str, str]] = set()
    for number, entry in enumerate(entries):
        if number >= limit:
            draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=limit))
            break
        if entry.end > len(data):
            draft.notice("unparsable", detail=Message.of("detail.truncated"))
        for pair in entry.beside:
            if pair[0] not in _MUTE and pair not in said:
                said.add(pair)
                draft.content.append(Passage(pair[1], Location("", "metadata", Field(pair[0]))))
        if entry.kind in FOLDERS:
            folders.append(entry.name)
        else:
            _take(draft, names, entry, files)
            files[entry.name] = None
    else:
        _account(draft, entries, bool(files or folders))
    names.folders(folders, files)


def _take(draft: Draft, names: Names, entry: Entry, files: Container[str]) -> None:
    """Hand over a file; say what is none."""
    if entry.kind == VOLUME:
        names.say(entry.name, "volume")
        return
    label = names.label(entry.name)
    if entry.kind in (LINK, HARD_LINK):
        names.say(entry.name, "member")
        if entry.kind == LINK or entry.link not in files:
            names.say(entry.link, "link")
            draft.notice("link-not-followed", label)
    elif entry.kind in DEVICES:
        draft.notice("part-skipped", label, Message.of("detail.special-file"))
    else:
        if entry.kind == CONTINUED:
            draft.notice("part-skipped", label, Message.of("detail.split-archive"))
        draft.embed(label, partial(_load, draft.source.data, entry))


def _account(draft: Draft, entries: Entries, anything: bool) -> None:
    if entries.lost:
        draft.notice("unparsable", detail=Message.of("detail.stray-bytes", count=entries.lost))
    elif not entries.ended:  # two blocks of zeros (POSIX pax); without them nobody knows what is missing
        draft.notice("unparsable", detail=Message.of("detail.truncated"))
    elif not anything:
        draft.notice("empty")


def _load(data: bytes, entry: Entry, limit: int) -> Loaded:
    if entry.pieces:
        content = _spread(data, entry, limit + 1)
    else:
        content = data[entry.start : min(entry.end, entry.start + limit + 1)]
    if len(content) > limit:
        return Loaded(content[:limit], "limit-reached", Message.of("detail.part-limit"))
    if entry.end > len(data):
        return Loaded(content, "unparsable", Message.of("detail.damaged-member"))
    return Loaded(content)


def _spread(data: bytes, entry: Entry, most: int) -> bytes:
    """The content of a sparse file with its holes, at most so many bytes."""
    content = bytearray()
    at = entry.start
    for offset, size in entry.pieces:
        if len(content) >= most or offset < len(content):
            break
        content += bytes(min(offset, most) - len(content))
        content += data[at : min(at + size, entry.end, at + most - len(content))]
        at += size
    return bytes(content)
