"""A storage as a file of its own: an embedded document is a compound file that lacks nothing but its sectors."""

from __future__ import annotations

import struct
from array import array

from redactscan.model import Loaded, Message
from redactscan.readers.ole.compound import (
    DIFAT_SECTOR,
    END_OF_CHAIN,
    ENTRY,
    FAT_SECTOR,
    FREE,
    MAGIC,
    MINI_CUTOFF,
    MINI_SECTOR,
    NO_ENTRY,
    ROOT,
    STORAGE,
    STREAM,
    Compound,
    Entry,
    Path,
)
from redactscan.values import dataclass, field

_SECTOR = 512
_VERSION, _LITTLE_ENDIAN = (0x3E, 3), 0xFFFE


def extract(compound: Compound, storage: Entry, limit: int) -> Loaded:
    """The compound file whose root is ``storage``, or nothing of it if it is larger than ``limit`` bytes."""
    below = list(compound.below(storage.path))
    contents: dict[Path, bytes] = {}
    damaged = False
    for entry in (entry for entry in below if entry.is_stream):
        content, whole = compound.read(entry, limit)
        if whole and len(content) < entry.size:
            return Loaded(b"", "limit-reached", Message.of("detail.part-limit"))
        contents[entry.path] = content
        limit -= len(content)
        damaged = damaged or not whole
    data = _Writer().write(storage, below, contents)
    return Loaded(data, "unparsable", Message.of("detail.damaged-member")) if damaged else Loaded(data)


@dataclass(slots=True)
class _Writer:
    body: bytearray = field(default_factory=bytearray)
    fat: array[int] = field(default_factory=lambda: array("I"))
    mini: bytearray = field(default_factory=bytearray)
    mini_fat: array[int] = field(default_factory=lambda: array("I"))

    def write(self, storage: Entry, below: list[Entry], contents: dict[Path, bytes]) -> bytes:
        places: dict[Path, tuple[int, int]] = {}
        for path, content in contents.items():
            start = self._small(content) if len(content) < MINI_CUTOFF else self._big(content)
            places[path] = (start, len(content))
        root_start = self._big(bytes(self.mini))
        directory = self._big(_directory(storage, below, places, (root_start, len(self.mini))))
        mini_fat = self._big(self.mini_fat.tobytes())
        count = -(-len(self.mini_fat) * 4 // _SECTOR)
        return self._finish(directory, mini_fat, count)

    def _big(self, content: bytes) -> int:
        return _chain(self.fat, self.body, content, _SECTOR)

    def _small(self, content: bytes) -> int:
        return _chain(self.mini_fat, self.mini, content, MINI_SECTOR)

    def _finish(self, directory: int, mini_fat: int, mini_count: int) -> bytes:
        """The header, the sectors, the FAT with the sectors that list it: 127 to one, and on to the next."""
        used = len(self.fat)
        fats = difats = 0
        while (fats + difats + used) * 4 > fats * _SECTOR or max(0, fats - 109) > difats * 127:
            fats = -(-(fats + difats + used) * 4 // _SECTOR)
            difats = -(-max(0, fats - 109) // 127)
        numbers = list(range(used, used + fats))
        own = list(range(used + fats, used + fats + difats))
        self.fat.extend([FAT_SECTOR] * fats + [DIFAT_SECTOR] * difats)
        self.fat.extend([FREE] * (fats * _SECTOR // 4 - len(self.fat)))
        listing = b""
        for at, following in zip(range(109, fats, 127), (*own[1:], END_OF_CHAIN), strict=False):
            more = numbers[at : at + 127]
            listing += struct.pack("<128I", *more, *[FREE] * (127 - len(more)), following)
        head = struct.pack(
            "<8s16x2H H2H 6x I I I 4x I I I I I", MAGIC, *_VERSION, _LITTLE_ENDIAN, 9, 6, 0, fats, directory,
            MINI_CUTOFF, mini_fat, mini_count, own[0] if own else END_OF_CHAIN, difats,
        )  # fmt: skip
        listed = numbers[:109]
        head += struct.pack("<109I", *listed, *[FREE] * (109 - len(listed)))
        return head + bytes(self.body) + self.fat.tobytes() + listing


def _chain(table: array[int], body: bytearray, content: bytes, size: int) -> int:
    """Put ``content`` into sectors of that size and link them; the number of the first."""
    if not content:
        return END_OF_CHAIN
    first = len(table)
    count = -(-len(content) // size)
    table.extend(range(first + 1, first + count))
    table.append(END_OF_CHAIN)
    body += content.ljust(count * size, b"\0")
    return first


def _directory(
    storage: Entry, below: list[Entry], places: dict[Path, tuple[int, int]], mini_stream: tuple[int, int]
) -> bytes:
    entries = [storage, *below]
    numbers = {entry.path: number for number, entry in enumerate(entries)}
    children: dict[Path, list[int]] = {}
    for entry in below:
        children.setdefault(entry.path[:-1], []).append(numbers[entry.path])
    left = [NO_ENTRY] * len(entries)
    right = [NO_ENTRY] * len(entries)
    tops = {path: _tree(_sorted(kids, entries), left, right) for path, kids in children.items()}
    records: list[bytes] = []
    for number, entry in enumerate(entries):
        name = "Root Entry" if number == 0 else entry.path[-1]
        raw = name.encode("utf-16-le", "surrogatepass")[:62] + b"\0\0"
        kind = ROOT if number == 0 else STREAM if entry.is_stream else STORAGE
        child = tops.get(entry.path, NO_ENTRY) if kind != STREAM else NO_ENTRY
        start, size = mini_stream if kind == ROOT else places.get(entry.path, (0, 0))
        links = left[number], right[number], child
        records.append(ENTRY.pack(raw, len(raw), kind, 1, *links, entry.clsid, 0, 0, 0, start, size, 0))
    return b"".join(records)


def _sorted(kids: list[int], entries: list[Entry]) -> list[int]:
    """The order of [MS-CFB] 2.6.4: shorter names first."""
    return sorted(kids, key=lambda number: (len(entries[number].path[-1]), entries[number].path[-1].upper()))


def _tree(kids: list[int], left: list[int], right: list[int]) -> int:
    """Hang ``kids`` into a balanced tree; its top."""
    if not kids:
        return NO_ENTRY
    middle = len(kids) // 2
    top = kids[middle]
    left[top] = _tree(kids[:middle], left, right)
    right[top] = _tree(kids[middle + 1 :], left, right)
    return top
