"""The members of a zip file: by its directory, and by their own headers where the directory does not reach."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, NamedTuple, TypeAlias
from zipfile import BadZipFile, ZipFile, ZipInfo

Flaw: TypeAlias = Literal["damaged-member", "limit", "unknown-method"]

STORED, DEFLATED = 0, 8

# PKWARE APPNOTE 4.3.7: signature, version, flags, method, time, date, crc, packed size, size, name length, extra length
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK, _DESCRIPTOR_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
_END_SIZE = 22
_DESCRIPTOR_SIZE = 24
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_ZIP64 = 0xFFFFFFFF
_CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One entry. Its packed bytes are ``data[start:end]`` of the archive; ``crc`` is None where no header states it."""

    name: str
    method: int
    encrypted: bool
    start: int
    end: int
    crc: int | None


class Listing(NamedTuple):
    """``damaged``: the directory is missing, wrong, or leaves members out. ``stray`` bytes belong to no member."""

    members: list[Member]
    comments: list[str]
    damaged: bool
    stray: int


class _Gap(NamedTuple):
    start: int
    end: int


def list_members(data: bytes) -> Listing:
    """Every member of the zip file ``data``, directories left out. Never raises on bad input."""
    members: list[Member] = []
    comments: list[str] = []
    taken: list[_Gap] = []
    end = len(data)
    try:
        archive = ZipFile(BytesIO(data))
    # zipfile lets struct, arithmetic and decoding errors of a hostile directory through
    except (BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError, OSError, EOFError):
        damaged = True
    else:
        damaged = False
        comments = [_decode(text) for text in (archive.comment, *(info.comment for info in archive.infolist())) if text]
        for info in archive.infolist():
            member = _from_directory(data, info)
            if member is None:
                damaged = True
                continue
            taken.append(_Gap(info.header_offset, member.end))
            members.append(member)
        end = archive.start_dir
        taken.append(_Gap(end, _end_of_directory(data, archive)))
    gaps = _gaps(taken, len(data))
    carved = [member for gap in gaps for member in _carve(data, gap)]
    if carved:
        damaged = True
    stray = 0 if damaged else sum(gap.end - gap.start for gap in gaps)
    everything = [member for member in (*members, *carved) if not member.name.endswith("/")]
    return Listing(everything, comments, damaged, stray)


def inflate(data: bytes, member: Member, limit: int) -> tuple[bytes, Flaw | None]:
    """The content of a member, at most ``limit`` bytes of it, and what is wrong with it.

    Sizes in headers are never believed: the limit counts what comes out.
    """
    if member.method == STORED:
        content = data[member.start : min(member.end, member.start + limit)]
        flaw: Flaw | None = "limit" if member.end - member.start > limit else None
    elif member.method == DEFLATED:
        content, flaw = _inflate_raw(data, member, limit)
    else:
        return b"", "unknown-method"
    if flaw is None and member.crc is not None and zlib.crc32(content) != member.crc:
        flaw = "damaged-member"
    return content, flaw


def _inflate_raw(data: bytes, member: Member, limit: int) -> tuple[bytes, Flaw | None]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = bytearray()
    for at in range(member.start, member.end, _CHUNK):
        try:
            content += inflater.decompress(data[at : min(at + _CHUNK, member.end)])
        except zlib.error:
            return bytes(content), "damaged-member"
        if len(content) > limit:
            return bytes(content[:limit]), "limit"
        if inflater.eof:
            return bytes(content), None
    return bytes(content), "damaged-member"


def _from_directory(data: bytes, info: ZipInfo) -> Member | None:
    header = data[info.header_offset : info.header_offset + _LOCAL.size] if info.header_offset >= 0 else b""
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        return None
    name_length, extra_length = _LOCAL.unpack(header)[9:]
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    end = start + info.compress_size
    if end > len(data):
        return None
    name = info.filename
    if not info.flag_bits & _UTF8:
        name = _decode(name.encode("cp437", "replace"))
    return Member(name, info.compress_type, bool(info.flag_bits & _ENCRYPTED), start, end, info.CRC)


def _carve(data: bytes, gap: _Gap) -> list[Member]:
    found: list[Member] = []
    at = data.find(_LOCAL_MARK, gap.start, gap.end)
    while at >= 0:
        member = _from_local_header(data, at, gap.end)
        if member:
            found.append(member)
        at = data.find(_LOCAL_MARK, member.end if member else at + 4, gap.end)
    return found


def _from_local_header(data: bytes, at: int, stop: int) -> Member | None:
    header = data[at : at + _LOCAL.size]
    if len(header) < _LOCAL.size:
        return None
    _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _LOCAL.unpack(header)
    start = at + _LOCAL.size + name_length + extra_length
    name = _decode(data[at + _LOCAL.size : at + _LOCAL.size + name_length])
    if not name or "\0" in name or start > stop:
        return None
    if flags & _SIZES_FOLLOW or packed == _ZIP64 or start + packed > stop:
        marks = (data.find(mark, start, stop) for mark in (_DESCRIPTOR_MARK, _LOCAL_MARK, _CENTRAL_MARK, _END_MARK))
        end = min((mark for mark in marks if mark >= 0), default=stop)
        return Member(name, method, bool(flags & _ENCRYPTED), start, end, None)
    return Member(name, method, bool(flags & _ENCRYPTED), start, start + packed, crc)


def _end_of_directory(data: bytes, archive: ZipFile) -> int:
    return data.rfind(_END_MARK) + _END_SIZE + len(archive.comment)


def _gaps(taken: list[_Gap], size: int) -> list[_Gap]:
    """The stretches of the file that no member and no directory covers, data descriptors (APPNOTE 4.3.9) aside."""
    gaps: list[_Gap] = []
    reached = 0
    for start, end in [*sorted(taken), _Gap(size, size)]:
        if start - reached > _DESCRIPTOR_SIZE:
            gaps.append(_Gap(reached, start))
        reached = max(reached, end)
    return gaps


def _decode(raw: bytes) -> str:
    """Names without the UTF-8 flag are in the code page of whoever packed them: UTF-8 or GB18030 in our country."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")
