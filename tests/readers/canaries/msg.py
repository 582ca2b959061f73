"""An Outlook mail ([MS-OXMSG]) by hand, with a number in every place."""

from __future__ import annotations

import struct

from tests.readers.canaries import compound
from tests.readers.canaries.numbers import Numbers

Canary = tuple[str, str]
_STRING, _STRING8, _BINARY = 0x1F, 0x1E, 0x102
_ATTACHMENT = "__attach_version1.0_#{:08X}"


def stream(number: int, kind: int, several: str = "") -> str:
    return f"__substg1.0_{number:04X}{kind:04X}{several}"


def fixed(header: int, *values: tuple[int, int, int]) -> bytes:
    """A stream of properties of a fixed size: (number, kind, value)."""
    return bytes(header) + b"".join(struct.pack("<2HIq", kind, number, 6, value) for number, kind, value in values)


def uncompressed(rtf: bytes) -> bytes:
    """Compressed RTF that is not ([MS-OXRTFCP] 2.1.3.1)."""
    return struct.pack("<2I4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def literal(rtf: bytes) -> bytes:
    """Compressed RTF that has no references but the one that ends it."""
    body = b""
    for at in range(0, len(rtf), 8):
        piece = rtf[at : at + 8]
        body += bytes([0 if len(piece) == 8 else 1 << len(piece)]) + piece
    end = (207 + len(rtf)) % 4096 << 4
    body += struct.pack(">H", end) if len(rtf) % 8 else b"\1" + struct.pack(">H", end)
    return struct.pack("<2I4sI", len(body) + 12, len(rtf), b"LZFu", 0) + body


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it."""
    one = Numbers()
    expected = one.expected

    def wide(place: str, role: str = "metadata", text: str = "号{}") -> bytes:
        return text.format(one(place, role)).encode("utf-16-le")

    def long(text: str) -> bytes:
        """Longer than the least stream of our writer."""
        return text.encode() + b" " * 5000

    names = "身份证号".encode("utf-16-le")
    number = one("long number")[:17]  # as many digits as its type holds
    expected["long number"] = number, "metadata"
    rtf = b"{\\rtf1\\ansi\\pard " + one("rich text", "body").encode() + b"\\par{\\v x}}"
    top = {
        "__properties_version1.0": fixed(32, (0x3FFD, 3, 936), (0x8001, 0x14, int(number)), (0x0E08, 3, 77)),
        stream(0x0037, _STRING): wide("subject"),
        stream(0x1000, _STRING): wide("body", "body"),
        stream(0x1013, _BINARY): long(f"<p>{one('page', 'body')}</p>"),
        stream(0x1009, _BINARY): uncompressed(rtf),
        stream(0x0C1A, _STRING8): f"张三{one('sender')}".encode("gbk"),
        stream(0x007D, _STRING): wide("field of the headers", text="X-Note: {}\r\nSubject: y\r\n"),
        stream(0x0C19, _BINARY): b"\0\0\0\x81" + wide("binary property", text="{}\0"),
        stream(0x101F, _STRING): wide("unknown property"),
        stream(0x8000, _STRING): wide("named property"),
        stream(0x8002, 0x101F, "-00000001"): wide("one of several values"),
        "__odd": wide("foreign stream", "hidden"),
    }
    files: dict[compound.Path, bytes] = {(name,): data for name, data in top.items()}
    files |= {
        ("__nameid_version1.0", stream(0x0002, _BINARY)): b"",
        ("__nameid_version1.0", stream(0x0003, _BINARY)): struct.pack("<I2HI2H", 0, 1, 0, 0x8501, 0, 1),
        ("__nameid_version1.0", stream(0x0004, _BINARY)): struct.pack("<I", len(names)) + names,
        ("__recip_version1.0_#00000000", "__properties_version1.0"): fixed(8),
        ("__recip_version1.0_#00000000", stream(0x3001, _STRING)): wide("name of a recipient"),
        ("__recip_version1.0_#00000000", stream(0x39FE, _STRING)): wide("address of a recipient", text="a{}@x.cn"),
    }
    attached = [
        {0x3707: wide("name of a file", "file-name", "{}.txt"), 0x3701: long(f"no {one('file', 'body')}")},
        {0x3704: wide("short name of a file", "file-name", "{}.txt"), 0x3701: long("x")},
        {0x3701: long(f"no {one('file without a name', 'body')}")},
        {0x370D: wide("path of a linked file", text="\\\\server\\{}.doc")},
        {0x3001: "内嵌".encode("utf-16-le")},
    ]
    for at, properties in enumerate(attached):
        folder = _ATTACHMENT.format(at)
        files[folder, "__properties_version1.0"] = fixed(8)
        for key, data in properties.items():
            files[folder, stream(key, _BINARY if key == 0x3701 else _STRING)] = data
    mail = (_ATTACHMENT.format(4), stream(0x3701, 0x0D))
    files[*mail, "__properties_version1.0"] = fixed(24, (0x3FFD, 3, 936))
    files[*mail, stream(0x0037, _STRING)] = wide("subject of an attached mail")
    files[*mail, stream(0x1000, _STRING8)] = f"懿{one('body of an attached mail', 'body')}".encode("gb18030")
    free = wide("free space", "hidden")
    return compound.write(files, b"\0" * 40 + free + b"\0" * (512 - 40 - len(free))), expected
