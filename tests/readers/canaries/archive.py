"""A zip file, with a tar, a gzip and a Mac's files in it, and a number in every place that they have."""

from __future__ import annotations

import gzip
import io
import plistlib
import struct
import tarfile
import zipfile
from collections.abc import Callable
from itertools import islice

from tests.readers.canaries.numbers import Numbers, resident_ids

Canary = tuple[str, str]
NUMBERS = list(islice(resident_ids(), 1, 11))
ROSTER = "序号,姓名,身份证号\n" + "".join(f"{at},张三,{number}\n" for at, number in enumerate(NUMBERS, 1))


def info(name: str, **fields: object) -> tarfile.TarInfo:
    """An entry of a tar file with those fields."""
    entry = tarfile.TarInfo(name)
    for key, value in fields.items():
        setattr(entry, key, value)
    return entry


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, str]:
    """A symbolic link as Unix packs it."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry, target


def apple_double(**attributes: bytes) -> bytes:
    """The file that holds the attributes of another (RFC 1740, vfs_xattr.c)."""
    start = 26 + 12
    names_at = start + 34 + 36
    at = names_at + sum(-(-(11 + len(name) + 1) // 4) * 4 for name in attributes)
    entries = b""
    for name, value in attributes.items():
        entry = struct.pack(">2IHB", at, len(value), 0, len(name) + 1) + name.encode() + b"\0"
        entries += entry + bytes(-len(entry) % 4)
        at += len(value)
    head = struct.pack(">4s4I12x2H", b"ATTR", 0, at, names_at, 0, 0, len(attributes))
    magic = b"\0\5\x16\7\0\2\0\0Mac OS X        " + struct.pack(">H3I", 1, 9, start, at - start)
    return magic + bytes(34) + head + entries + b"".join(attributes.values())


def ds_store(name: str) -> bytes:
    """A folder's window settings, which name what is in the folder."""
    return b"\0\0\0\1Bud1" + bytes(30) + len(name).to_bytes(4, "big") + name.encode("utf-16-be") + b"Ilocblob"


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it, or the cause of a notice."""
    canary = Numbers()
    expected = canary.expected

    where = plistlib.dumps([f"https://oa.example.cn/{canary('attribute', 'metadata')}"], fmt=plistlib.FMT_BINARY)
    commented = zipfile.ZipInfo("b.txt")
    commented.comment = f"承办人{canary('comment of a member', 'metadata')}".encode("gb18030")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", canary("member", "body"))
        archive.writestr(f"{canary('name', 'file-name')}.txt", "x")
        archive.writestr(f"{canary('folder', 'file-name')}/c.txt", "x")
        archive.writestr(f"{canary('empty folder', 'file-name')}/", "")
        archive.writestr("n" * 300 + canary("long name", "file-name") + "n" * 300, "x")
        archive.writestr(commented, "x")
        archive.writestr(*link("l", f"/home/{canary('target of a link', 'file-name')}"))
        archive.writestr("in.tar", _tar(canary))
        archive.writestr("in.gz", _gzip(canary))
        archive.writestr("in.zip", _locked(canary))
        archive.writestr("__MACOSX/._a.txt", apple_double(**{"com.apple.metadata:kMDItemWhereFroms": where}))
        archive.writestr(".DS_Store", ds_store(canary("name in a folder", "file-name")))
        archive.comment = canary("comment", "metadata").encode()
    return file.getvalue(), expected


def _tar(canary: Callable[[str, str], str]) -> bytes:
    file = io.BytesIO()
    headers = {"comment": canary("comment of a tar", "metadata")}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT, pax_headers=headers) as made:
        owner, group = canary("owner", "metadata"), canary("group", "metadata")
        content = canary("member of a tar", "body").encode()
        made.addfile(info("a.txt", size=18, uname=owner, gname=group), io.BytesIO(content))
        made.addfile(info(canary("folder in a tar", "file-name"), type=tarfile.DIRTYPE))
        made.addfile(info("l", type=tarfile.SYMTYPE, linkname=canary("target of a link in a tar", "file-name")))
        made.addfile(info(canary("name of a hard link", "file-name"), type=tarfile.LNKTYPE, linkname="a.txt"))
        noted = info("b.txt", size=1)
        noted.pax_headers = {"SCHILY.xattr.user.note": canary("attribute in a tar", "metadata")}
        made.addfile(noted, io.BytesIO(b"x"))
    return file.getvalue()


def _gzip(canary: Callable[[str, str], str]) -> bytes:
    plain = gzip.compress(canary("packed file", "body").encode())
    name, comment = canary("name of a packed file", "file-name"), canary("comment of a packed file", "file-name")
    return plain[:3] + b"\x18" + plain[4:10] + f"{name}.txt\0{comment}\0".encode() + plain[10:]


def _locked(canary: Callable[[str, str], str]) -> bytes:
    """Two members that cannot be read, one of them for want of a password, and bytes of none."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("locked.txt", canary("encrypted member", "encrypted") * 9)
        archive.writestr("strange.txt", canary("unknown compression", "unparsable") * 9)
    data = bytearray(file.getvalue())
    for mark, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        first = data.find(mark)
        data[first + flags] |= 1
        data[data.find(mark, first + 1) + method] = 99
    return bytes(data) + canary("bytes of no member", "part-skipped").encode() * 9
