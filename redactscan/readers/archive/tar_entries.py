"""The entries of a tar file of any kind: v7, ustar, pax, GNU with long names and sparse files (POSIX pax, tar(5))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from redactscan.readers.zip_members import decode
from redactscan.values import dataclass, field

BLOCK = 512
HARD_LINK, LINK, FOLDERS, VOLUME, CONTINUED = ord("1"), ord("2"), frozenset(b"5D"), ord("V"), ord("M")
DEVICES = frozenset(b"346")
_LONG_NAME, _LONG_LINK, _PAX, _PAX_OF_ALL, _SPARSE = map(ord, "LKxgS")
_EMPTY = frozenset((HARD_LINK, LINK, *FOLDERS, *DEVICES, VOLUME))
"""Kinds of entries without content, whatever their size says."""

_MAGIC_AT, _MAGIC = 257, b"ustar"
_LONGEST = 1 << 20
_SPARSE_AT, _SPARSE_IN_HEADER, _SPARSE_IN_BLOCK = 386, 4, 21
_MORE_AT_HEADER, _MORE_AT_BLOCK = 482, 504
_SPARSE_NAME, _SPARSE_MAP, _SPARSE_MAJOR = "GNU.sparse.name", "GNU.sparse.map", "GNU.sparse.major"


_Pieces: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, a link, a folder. Its content is ``data[start:end]`` of the archive.

    ``pieces`` are offset and length of the stretches of a sparse file, () if it is none. ``beside`` are the names and
    values that stand beside it: its owner, its group, pax records.
    """

    name: str = field(repr=False)
    kind: int
    start: int
    end: int
    link: str = field(default="", repr=False)
    pieces: _Pieces = ()
    beside: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(slots=True)
class Entries:
    """Iterates over the entries of ``data``; then ``lost`` is how many bytes were none, ``ended`` whether it ends.

    Records of a pax header hold for the entry after it, those of a global one for all.
    """

    data: bytes = field(repr=False)
    lost: int = 0
    ended: bool = False

    def __iter__(self) -> Iterator[Entry]:
        data = self.data
        records: dict[str, str] = {}
        of_all: dict[str, str] = {}
        at = 0
        while at < len(data):
            block = data[at : at + BLOCK]
            if not block.strip(b"\0"):
                self.ended = True
                at += BLOCK
                continue
            if not is_header(block):
                found = _next_header(data, at)
                self.lost += found - at
                at = found
                continue
            self.ended = False
            kind, body, size = block[156], at + BLOCK, _number(block[124:136])
            if kind in (_LONG_NAME, _LONG_LINK):
                said = data[body : body + min(size, _LONGEST)].rstrip(b"\0")
                records["path" if kind == _LONG_NAME else "linkpath"] = decode(said)
            elif kind in (_PAX, _PAX_OF_ALL):
                (records if kind == _PAX else of_all).update(_pax(data[body : body + min(size, _LONGEST)]))
            else:
                entry = _entry(data, block, body, of_all | records)
                records = {}
                yield entry
                size = entry.end - body
            at = body + -(-size // BLOCK) * BLOCK


def is_header(block: bytes) -> bool:
    """Whether 512 bytes begin an entry: their sum, with blanks in place of the sum itself, is what they say."""
    if len(block) < BLOCK or _number(block[124:136]) < 0:
        return False
    said = _number(block[148:156])
    return said == sum(block) - sum(block[148:156]) + 8 * ord(" ") and bool(block.strip(b"\0"))


def _next_header(data: bytes, at: int) -> int:
    """Where the next header after a broken one is; the end if there is none."""
    mark = data.find(_MAGIC, at + _MAGIC_AT + 1)
    while mark >= 0:
        start = mark - _MAGIC_AT
        if is_header(data[start : start + BLOCK]):
            return start
        mark = data.find(_MAGIC, mark + 1)
    return len(data)


def _entry(data: bytes, block: bytes, body: int, records: dict[str, str]) -> Entry:
    kind = block[156]
    name = decode(_text(block[:100]))
    if block[257:263] == b"ustar\0" and block[345]:
        name = f"{decode(_text(block[345:500]))}/{name}"
    name = records.get(_SPARSE_NAME) or records.get("path") or name
    size = _whole(records.get("size"), _number(block[124:136])) if kind not in _EMPTY else 0
    start = body
    pieces: _Pieces = ()
    if kind == _SPARSE:
        start, pieces = _old_pieces(data, block, body)
    elif _SPARSE_MAP in records:
        pieces = _pairs(records[_SPARSE_MAP].split(","))
    elif records.get(_SPARSE_MAJOR) == "1":
        start, pieces = _leading_pieces(data, body)
        size -= start - body
    beside = [
        ("owner", records.get("uname") or decode(_text(block[265:297]))),
        ("group", records.get("gname") or decode(_text(block[297:329]))),
    ]
    beside += [pair for pair in records.items() if not (pair[0].startswith("GNU.sparse.") and pair[1].isascii())]
    link = records.get("linkpath") or decode(_text(block[157:257]))
    return Entry(name, kind, start, start + max(0, size), link, pieces, tuple(pair for pair in beside if pair[1]))


def _old_pieces(data: bytes, block: bytes, body: int) -> tuple[int, _Pieces]:
    """The map of an old GNU sparse file, and where its content begins behind it."""
    found = _pieces_in(block[_SPARSE_AT:], _SPARSE_IN_HEADER)
    more = block[_MORE_AT_HEADER]
    while more and len(more_of := data[body : body + BLOCK]) == BLOCK:
        found += _pieces_in(more_of, _SPARSE_IN_BLOCK)
        more = more_of[_MORE_AT_BLOCK]
        body += BLOCK
    return body, tuple(found)


def _pieces_in(block: bytes, most: int) -> list[tuple[int, int]]:
    found = [(_number(block[at : at + 12]), _number(block[at + 12 : at + 24])) for at in range(0, 24 * most, 24)]
    return [(offset, size) for offset, size in found if size > 0]


def _leading_pieces(data: bytes, body: int) -> tuple[int, _Pieces]:
    """The map that stands in lines before the content of a sparse file (GNU.sparse 1.0)."""
    head = data[body : body + _LONGEST]
    count = _whole(head[:20].split(b"\n")[0].decode("latin-1"), 0)
    lines = head.split(b"\n", 2 * count + 1)[1 : 2 * count + 1]
    size = sum(len(line) + 1 for line in lines) + len(str(count)) + 1
    return body + -(-size // BLOCK) * BLOCK, _pairs([line.decode("latin-1") for line in lines])


def _pairs(numbers: list[str]) -> _Pieces:
    whole = [_whole(number, 0) for number in numbers]
    return tuple(zip(whole[::2], whole[1::2], strict=False))


def _pax(data: bytes) -> Iterator[tuple[str, str]]:
    """The records of an extended header: ``length key=value`` and a line feed each."""
    at = 0
    while at < len(data):
        space = data.find(b" ", at, at + 20)
        length = _whole(data[at:space].decode("latin-1"), 0) if space > at else 0
        if length <= space - at:
            return
        key, _, value = data[space + 1 : at + length].removesuffix(b"\n").partition(b"=")
        yield decode(key), decode(value)
        at += length


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 20 else default


def _text(raw: bytes) -> bytes:
    return raw.split(b"\0", 1)[0]


def _number(raw: bytes) -> int:
    """An octal number, or one in base 256 where it would be too long (GNU); -1 if it is neither."""
    if raw[:1] == b"\x80":
        return int.from_bytes(raw[1:], "big")
    digits = raw.strip(b"\0 ")
    return int(digits, 8) if digits and not digits.strip(b"01234567") else -1 if digits else 0
