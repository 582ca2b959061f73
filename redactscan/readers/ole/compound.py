"""The compound file ([MS-CFB]): a small file system of storages and streams, allocated in sectors.

Chains are followed as far as they go and never in circles; sizes are believed only where sectors stand behind them.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_SIZE = 512
ENTRY = struct.Struct("<64sHBB3I16sI2Q3I")  # [MS-CFB] 2.6.1
MINI_SECTOR, MINI_CUTOFF = 64, 4096
NO_ENTRY = 0xFFFFFFFF
END_OF_CHAIN, FAT_SECTOR, DIFAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on mean something else
_DEEPEST = 50  # storages in storages; what is in them is read as if it were in none
_IN_HEADER = 109  # FAT sectors that the header lists itself

Path: TypeAlias = tuple[str, ...]


class Entry(NamedTuple):
    """A stream or a storage. ``clsid`` is that of a storage, 16 bytes."""

    path: Path
    is_stream: bool
    start: int
    size: int
    clsid: bytes


@dataclass(slots=True)
class Compound:
    """``entries`` in the order of their names. ``damaged``: the tables or the directory contradict themselves.

    Entries that no storage holds are children of a storage ``orphans`` of our making.
    """

    data: bytes = field(repr=False)
    sector: int
    entries: list[Entry]
    damaged: bool
    root: Entry
    _fat: array[int]
    _mini_fat: array[int]
    _machinery: list[int]
    _mini_stream: bytes | None = None

    @classmethod
    def parse(cls, data: bytes) -> Compound:
        """Raises ValueError if there is no header or no directory."""
        if len(data) < HEADER_SIZE or not data.startswith(MAGIC):
            raise ValueError("no compound file header")
        shift, mini_shift = struct.unpack_from("<2H", data, 30)
        directory, _, _, mini, minis, difat = struct.unpack_from("<6I", data, 48)
        tables = _Tables(data, 1 << shift if shift in (9, 12) else 512)
        sectors, difat_sectors = tables.fat_sectors(difat)
        tables.fat.frombytes(b"".join(tables.content(sectors)))
        entries_at = list(tables.chain(directory))
        mini_at = list(tables.chain(mini)) if minis else []
        root, entries, sane = _directory(b"".join(tables.content(entries_at)))
        mini_fat = array("I")
        mini_fat.frombytes(b"".join(tables.content(mini_at)))
        damaged = not sane or shift not in (9, 12) or mini_shift != 6
        machinery = [*sectors, *difat_sectors, *entries_at, *mini_at]
        return cls(data, tables.sector, entries, damaged, root, tables.fat, mini_fat, machinery)

    def read(self, entry: Entry, limit: int) -> tuple[bytes, bool]:
        """At most ``limit`` bytes of a stream, and whether all that it should have up to there was found."""
        size = min(entry.size, limit)
        if entry.size >= MINI_CUTOFF:
            content = b"".join(self._tables().content(self._chain(entry), size))
            return content[:size], len(content) >= size
        if self._mini_stream is None:
            self._mini_stream = b"".join(self._tables().content(self._chain(self.root), self.root.size))
        pieces: list[bytes] = []
        for number in self._chain(entry):
            if len(pieces) * MINI_SECTOR >= size:
                break
            pieces.append(self._mini_stream[number * MINI_SECTOR : (number + 1) * MINI_SECTOR])
        content = b"".join(pieces)
        return content[:size], len(content) >= size

    def below(self, folder: Path) -> Iterator[Entry]:
        """The entries in a storage, however deep."""
        number = bisect_right(self.entries, folder, key=lambda entry: entry.path)
        while number < len(self.entries) and self.entries[number].path[: len(folder)] == folder:
            yield self.entries[number]
            number += 1

    def unreached(self) -> Iterator[bytes]:
        """What no stream reaches: free sectors, the rest of the last sector of each stream, free mini sectors.

        Programs do not wipe them: they hold what was deleted, and what lay in memory beside it.
        """
        tables = self._tables()
        taken = set(self._machinery)
        slack: list[bytes] = []
        mini_taken: set[int] = set()
        for entry in (self.root, *self.entries):
            chain = list(self._chain(entry))
            if entry.size < MINI_CUTOFF and entry is not self.root:
                mini_taken.update(chain)
                continue
            taken.update(chain)
            if chain and entry.size % self.sector:
                slack.append(next(tables.content(chain[-1:]), b"")[entry.size % self.sector :])
        for first, last in _runs(number for number in range(tables.count) if number not in taken):
            yield self.data[(first + 1) * self.sector : (last + 2) * self.sector]
        yield from slack
        if self._mini_stream:
            count = len(self._mini_stream) // MINI_SECTOR
            for first, last in _runs(number for number in range(count) if number not in mini_taken):
                yield self._mini_stream[first * MINI_SECTOR : (last + 1) * MINI_SECTOR]

    def _tables(self) -> _Tables:
        return _Tables(self.data, self.sector, self._fat)

    def _chain(self, entry: Entry) -> Iterator[int]:
        mini = entry.size < MINI_CUTOFF and entry is not self.root
        tables = _Tables(self.data, self.sector, self._mini_fat if mini else self._fat)
        return tables.chain(entry.start) if entry.size else iter(())


@dataclass(slots=True)
class _Tables:
    """The sectors of a file and the table that chains them."""

    data: bytes
    sector: int
    fat: array[int] = field(default_factory=lambda: array("I"))

    @property
    def count(self) -> int:
        return max(0, -(-len(self.data) // self.sector) - 1)

    def fat_sectors(self, difat: int) -> tuple[list[int], list[int]]:
        """The sectors that hold the FAT, and those that list them beyond the header."""
        most = -(-self.count * 4 // self.sector)
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", self.data, 76))
        own: list[int] = []
        while difat < self.count and difat not in own and len(listed) < most + _IN_HEADER:
            own.append(difat)
            content = next(self.content([difat]))
            *more, difat = struct.unpack(f"<{self.sector // 4}I", content.ljust(self.sector, b"\xff"))
            listed += more
        return [number for number in listed if number < self.count][:most], own

    def chain(self, start: int) -> Iterator[int]:
        """The numbers of a chain; it ends where the table does, or where it would begin to turn in a circle."""
        left = len(self.fat)
        while start < len(self.fat) and left:
            yield start
            left -= 1
            start = self.fat[start]

    def content(self, sectors: Iterable[int], size: int | None = None) -> Iterator[bytes]:
        """The bytes of sectors, whole ones but for the end of the file; no more than it takes to reach ``size``."""
        read = 0
        for first, last in _runs(sectors):
            if size is not None and read >= size:
                return
            piece = self.data[(first + 1) * self.sector : (last + 2) * self.sector]
            read += len(piece)
            yield piece


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Stretches of consecutive numbers, first and last."""
    first = last = -2
    for number in numbers:
        if number != last + 1:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last


class _Node(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    clsid: bytes
    start: int
    size: int


def _directory(content: bytes) -> tuple[Entry, list[Entry], bool]:
    """The root, all entries below it, and whether the tree is one."""
    nodes = [_node(fields) for fields in ENTRY.iter_unpack(content[: len(content) // ENTRY.size * ENTRY.size])]
    if not nodes or nodes[0].kind != ROOT:
        raise ValueError("no directory")
    sane = True
    seen = {0}
    entries: list[Entry] = []
    waiting: list[tuple[int, Path]] = [(nodes[0].child, ())]
    while waiting:
        number, path = waiting.pop()
        if number == NO_ENTRY:
            continue
        if (
            number >= len(nodes)
            or number in seen
            or nodes[number].kind not in (STORAGE, STREAM)
            or len(path) > _DEEPEST
        ):
            sane = False
            continue
        seen.add(number)
        node = nodes[number]
        own = (*path, node.name)
        entries.append(_entry(own, node))
        waiting += [(node.left, path), (node.right, path), (node.child if node.kind == STORAGE else NO_ENTRY, own)]
    orphans = [node for number, node in enumerate(nodes) if number not in seen and node.kind in (STORAGE, STREAM)]
    entries += [_entry(("orphans", f"{number} {node.name}"), node) for number, node in enumerate(orphans, 1)]
    return _entry((), nodes[0]), sorted(entries, key=lambda entry: entry.path), sane


def _node(fields: tuple[bytes, int, int, int, int, int, int, bytes, int, int, int, int, int, int]) -> _Node:
    name, length, kind, _, left, right, child, clsid, _, _, _, start, low, _ = fields
    text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").rstrip("\0")
    # the high half is rubbish in many files of 512-byte sectors ([MS-CFB] 2.6.1), and no file here has 4 GB
    return _Node(text, kind, left, right, child, clsid, start, low)


def _entry(path: Path, node: _Node) -> Entry:
    return Entry(path, node.kind != STORAGE, node.start, node.size, node.clsid)
