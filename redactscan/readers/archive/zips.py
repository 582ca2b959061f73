"""Zip archives: every member a document of its own."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import partial

from redactscan.model import Field, Location, Message, Passage
from redactscan.readers.archive.names import Names
from redactscan.readers.package import load
from redactscan.readers.source import Draft
from redactscan.readers.zip_members import Member, decode, inflate, list_members

_END = struct.Struct("<4s4H2IH")
_END_MARK, _SPANNED = b"PK\x05\x06", b"PK\x07\x08"
_ZIP64 = 0xFFFF
_LONGEST_LINK = 4096


def read_zip(draft: Draft) -> None:
    """Hand over the members of a zip file, and say what of it is none."""
    data, limits = draft.source.data, draft.source.limits
    members, comments, damaged, stray, folders = list_members(data)
    if _is_split(data):
        draft.notice("part-skipped", detail=Message.of("detail.split-archive"))
    if damaged:
        draft.notice("unparsable", detail=Message.of("detail.damaged-archive"))
    if stray:
        draft.notice("part-skipped", detail=Message.of("detail.stray-bytes", count=stray))
    if not members and not damaged:
        draft.notice("empty")
    for comment in comments:
        draft.content.append(Passage(comment, Location("", "metadata", Field("zip comment"))))
    if len(members) > limits.members:
        draft.notice("limit-reached", detail=Message.of("detail.member-limit", limit=limits.members))
    names = Names(draft)
    names.folders(folders[: limits.members], (member.name for member in members[: limits.members]))
    overlapping = _overlapping(members)
    if overlapping:
        draft.notice("unparsable", detail=Message.of("detail.overlapping", count=len(overlapping)))
    for member in members[: limits.members]:
        label = names.label(member.name)
        if member.link:
            _link(draft, label, member)
        elif id(member) not in overlapping:
            draft.embed(label, partial(load, data, member))


def _link(draft: Draft, label: str, member: Member) -> None:
    target = inflate(draft.source.data, member, _LONGEST_LINK)[0]
    Names(draft).say(decode(target), "link")
    draft.notice("link-not-followed", label)


def _overlapping(members: Sequence[Member]) -> set[int]:
    """The members, by identity, that share bytes with one before them: the same kernel inflated again and again.

    David Fifield, A better zip bomb (WOOT 2019). No program that packs files writes such an archive.
    """
    sharing: set[int] = set()
    ordered = sorted((member for member in members if member.start < member.end), key=lambda member: member.start)
    reached = -1
    for member in ordered:
        if member.start < reached:
            sharing.add(id(member))
        reached = max(reached, member.end)
    return sharing


def _is_split(data: bytes) -> bool:
    """Whether the file is a part of an archive in several files (APPNOTE 4.3.1, 8.5)."""
    if data.startswith(_SPANNED):
        return True
    at = data.rfind(_END_MARK)
    end = data[at : at + _END.size] if at >= 0 else b""
    return len(end) == _END.size and _END.unpack(end)[1] not in (0, _ZIP64)
