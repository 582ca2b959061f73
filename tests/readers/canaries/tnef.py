"""A ``winmail.dat`` ([MS-OXTNEF]) by hand."""

from __future__ import annotations

import struct

from tests.readers.canaries.numbers import Numbers

Canary = tuple[str, str]
STRING, BINARY, LONG, OBJECT = 0x1F, 0x102, 0x14, 0x0D
Value = str | bytes | bytearray | int
"""A bytearray is an object with the id of its interface before it."""


def attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def properties(*values: tuple[int, Value] | tuple[int, Value, str]) -> bytes:
    """MAPI properties: (number, value) or (number, value, own name)."""
    written = struct.pack("<I", len(values))
    for number, value, *name in values:
        kind = {str: STRING, bytes: BINARY, bytearray: OBJECT, int: LONG}[type(value)]
        written += struct.pack("<2H", kind, number)
        if name:
            wide = f"{name[0]}\0".encode("utf-16-le")
            written += bytes(16) + struct.pack("<2I", 1, len(wide)) + padded(wide)
        if isinstance(value, int):
            written += struct.pack("<q", value)
        else:
            data = f"{value}\0".encode("utf-16-le") if isinstance(value, str) else bytes(value)
            written += struct.pack("<2I", 1, len(data)) + padded(data)
    return written


def winmail(*attributes: bytes, subject: str = "") -> bytes:
    first = attribute(1, 0x00018004, subject.encode("gbk") + b"\0") if subject else b""
    return struct.pack("<IH", 0x223E9F78, 1) + first + b"".join(attributes)


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    one = Numbers()
    expected = one.expected

    data = winmail(
        attribute(1, 0x00069007, struct.pack("<2I", 936, 0)),
        attribute(1, 0x00018004, f"号{one('subject')}".encode("gbk") + b"\0"),
        attribute(1, 0x00008000, b"\1\0\2\0" + f"张三 {one('sender')}".encode("gbk") + b"\0SMTP:x\0"),
        attribute(1, 0x0002800C, f"懿{one('body', 'body')}".encode("gb18030") + b"\0"),
        attribute(1, 0x00060000, one("owner").encode() + b"\0"),
        attribute(1, 0x0006FFFF, b"\1\2\3\4" + one("unknown attribute").encode() + b"\0"),
        attribute(1, 0x00069003, properties(
            (0x0C1A, one("property")), (0x0070, one("topic")), (0x1013, f"<p>{one('page', 'body')}".encode()),
            (0x0C19, b"\0\0\0\x81" + one("binary property").encode("utf-16-le") + b"\0\0"),
            (0x8001, one("named property"), "身份证号"), (0x8002, int(one("number")[:17]), "long"),
        )),
        attribute(1, 0x00069004, struct.pack("<I", 1) + properties((0x3001, one("recipient")))),
        attribute(2, 0x00069002, bytes(14)),
        attribute(2, 0x00018010, f"{one('title of a file', 'file-name')}.txt".encode() + b"\0"),
        attribute(2, 0x0006800F, one("file", "body").encode()),
        attribute(2, 0x00069002, bytes(14)),
        attribute(2, 0x0006800F, one("second file", "body").encode()),
        attribute(2, 0x00069005, properties(
            (0x3707, f"{one('long name of a file', 'file-name')}.txt"), (0x370D, one("path")),
        )),
        attribute(2, 0x00069002, bytes(14)),
        attribute(2, 0x00068011, b"\1\0\x09\0" + one("below the icon").encode() + b"\0"),
        attribute(2, 0x00069005, properties((0x3701, bytearray(16) + winmail(subject=one("mail"))))),
    )  # fmt: skip
    expected["number"] = expected["number"][0][:17], "metadata"
    return data, expected
