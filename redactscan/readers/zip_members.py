"""The members of a zip file: by its directory, and by their own headers where the directory does not reach."""

from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from redactscan.readers.inflate import Flaw, Method, inflate_stream
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

__all__ = ["Flaw", "Listing", "Member", "decode", "inflate", "list_members"]

STORED = 0
# APPNOTE 4.4.5; deflate64 (9) and zstandard (93) are the others that occur.
_METHODS: dict[int, Method] = {8: "deflate", 12: "bzip2", 14: "zip lzma", 95: "xz"}

# PKWARE APPNOTE 4.3.7: signature, version, flags, method, time, date, crc, packed size, size, name length, extra length
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK, _DESCRIPTOR_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
_END_SIZE = 22
_DESCRIPTOR_SIZE = 24
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_ZIP64 = 0xFFFFFFFF
_UNICODE_PATH = 0x7075


@dataclass(frozen=True, slots=True)
class Member:
    """One entry. Its packed bytes are ``data[start:end]`` of the archive; ``crc`` is None where no header states it.

    The content of a ``link`` is the name of a file that is elsewhere.
    """

    name: str
    method: int
    encrypted: bool
    start: int
    end: int
    crc: int | None
    link: bool = False


class Listing(NamedTuple):
    """``damaged``: the directory is missing, wrong, or leaves members out. ``stray`` bytes belong to no member.

    ``folders`` are the names of entries that are none.
    """

    members: list[Member]
    comments: list[str]
    damaged: bool
    stray: int
    folders: list[str]


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
        comments = [decode(text) for text in (archive.comment, *(info.comment for info in archive.infolist())) if text]
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
    everything = [*members, *carved]
    files = [member for member in everything if not member.name.endswith("/")]
    folders = [member.name for member in everything if member.name.endswith("/")]
    return Listing(files, comments, damaged, stray, folders)


def inflate(data: bytes, member: Member, limit: int) -> tuple[bytes, Flaw | None]:
    """The content of a member, at most ``limit`` bytes of it, and what is wrong with it.

    Sizes in headers are never believed: the limit counts what comes out.
    """
    if member.method == STORED:
        content = data[member.start : min(member.end, member.start + limit)]
        flaw: Flaw | None = "limit" if member.end - member.start > limit else None
    elif member.method in _METHODS:
        content, flaw, _ = inflate_stream(_METHODS[member.method], data, member.start, member.end, limit)
    else:
        return b"", "unknown-method"
    if flaw is None and member.crc is not None and zlib.crc32(content) != member.crc:
        flaw = "damaged-member"
    return content, flaw


def _from_directory(data: bytes, info: ZipInfo) -> Member | None:
    header = data[info.header_offset : info.header_offset + _LOCAL.size] if info.header_offset >= 0 else b""
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        return None
    name_length, extra_length = _LOCAL.unpack(header)[9:]
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    end = start + info.compress_size
    if end > len(data):
        return None
    encrypted, link = bool(info.flag_bits & _ENCRYPTED), stat.S_ISLNK(info.external_attr >> 16)
    return Member(_name(info), info.compress_type, encrypted, start, end, info.CRC, link)


def _name(info: ZipInfo) -> str:
    """The name of a member: in UTF-8 by its flag, or by the extra field that says so of this very name (4.6.9)."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return decode(field[5:])
    return decode(raw)


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
    name = decode(data[at + _LOCAL.size : at + _LOCAL.size + name_length])
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


def decode(raw: bytes) -> str:
    """Names without the UTF-8 flag are in the code page of whoever packed them: UTF-8 or GB18030 in our country."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")
