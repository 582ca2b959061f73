"""A macro project by hand ([MS-OVBA]), packed as badly as the format allows."""

from __future__ import annotations

import struct

from tests.readers.canaries.compound import Path


def packed(content: bytes) -> bytes:
    """A compressed container that copies nothing: after every flag byte eight bytes as they are."""
    chunks = b""
    for at in range(0, len(content), 3600):
        piece = content[at : at + 3600]
        tokens = b"".join(b"\0" + piece[start : start + 8] for start in range(0, len(piece), 8))
        chunks += struct.pack("<H", 0xB000 | len(tokens) - 1) + tokens
    return b"\x01" + chunks


def project(source: str, *above: str) -> dict[Path, bytes]:
    """The streams of a project with one module, below the storage ``above``."""
    directory = b"\x01\0\x04\0\0\0\x03\0\0\0" + b"\x03\0\x02\0\0\0" + struct.pack("<H", 936)
    module = 'Attribute VB_Name = "Module1"\r\n' + source
    return {
        (*above, "VBA", "dir"): packed(directory),
        (*above, "VBA", "_VBA_PROJECT"): b"\xcc\x61\xff\xff\0\0\0",
        (*above, "VBA", "Module1"): bytes(40) + packed(module.encode("gbk")),
        (*above, "PROJECT"): b'ID="{0}"\r\nModule=Module1\r\n',
    }
