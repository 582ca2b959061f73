"""A compound file by hand ([MS-CFB]): sectors of 512 bytes, no stream too small for them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

import olefile

Path = tuple[str, ...]

_SECTOR, _CUTOFF = 512, 4096
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def read(data: bytes) -> dict[Path, bytes]:
    """Every stream of a compound file, as olefile finds them."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        return {tuple(path): file.openstream(path).read() for path in file.listdir()}


def write(streams: Mapping[Path, bytes], free: bytes = b"") -> bytes:
    """A file with these streams, filled up with zeros to the size of a stream that has sectors of its own.

    ``free`` lies in sectors of nobody.
    """
    body = bytearray()
    table: list[int] = []

    def put(content: bytes) -> int:
        first, count = len(table), -(-len(content) // _SECTOR)
        table.extend([*range(first + 1, first + count), _END])
        body.extend(content.ljust(count * _SECTOR, b"\0"))
        return first

    placed = {
        path: (put(content.ljust(_CUTOFF, b"\0")), max(_CUTOFF, len(content))) for path, content in streams.items()
    }
    entries: list[Path] = [(), *sorted({path[:depth] for path in streams for depth in range(1, len(path) + 1)})]
    directory = put(b"".join(_directory(entries, placed)))
    if free:
        first = put(free)
        table[first:] = [_FREE] * (len(table) - first)
    fats = 1
    while (len(table) + fats) * 4 > fats * _SECTOR:
        fats += 1
    where = list(range(len(table), len(table) + fats))
    table.extend([_TABLE] * fats)
    table.extend([_FREE] * (fats * _SECTOR // 4 - len(table)))
    head = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory, 0, _CUTOFF,
        _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *where, *[_FREE] * (109 - fats))
    return head + bytes(body) + struct.pack(f"<{len(table)}I", *table)


def _directory(paths: list[Path], placed: Mapping[Path, tuple[int, int]]) -> Iterator[bytes]:
    """The entries; those of one storage hang on each other to the right, in the order of the format."""
    numbers = {path: number for number, path in enumerate(paths)}
    children: dict[Path, list[Path]] = {}
    for path in sorted(paths[1:], key=lambda path: (len(path[-1]), path[-1].upper())):
        children.setdefault(path[:-1], []).append(path)
    following = {one: other for kids in children.values() for one, other in pairwise(kids)}
    for path in paths:
        name = ((path[-1] if path else "Root Entry").encode("utf-16-le") + b"\0\0")[:64]
        kind = 5 if not path else 2 if path in placed else 1
        start, size = placed.get(path, (_END if not path else 0, 0))
        beside = numbers[following[path]] if path in following else _NONE
        below = numbers[children[path][0]] if path in children else _NONE
        yield struct.pack("<64sHBB3I36x3I", name, len(name), kind, 1, _NONE, beside, below, start, size, 0)
