"""What takes long to make and can be made again: files in a folder of the user's own, read at once by ``marshal``.

A file is found by the digest of everything that it was made from, so it is never out of date. Nothing of a document
goes there. Who could write it could do the same with the program: one that another may write to is not read.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import source_hash  # what Python itself tells files by; a library of sums takes longer to load
from pathlib import Path

from redactscan.hints import Any

_SUM = _LENGTH = 8  # bytes
_HEAD = _SUM + 2 * _LENGTH
_NOWHERE = (0, 0, 0)
_MOST = 4  # files of a kind: as many versions and sets of packs are in use side by side
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(folder: Path, kind: str, digest: str) -> Any:
    """What was kept under ``digest``; None if nothing was, or nothing that can be trusted."""
    found = _read(folder, kind, digest)
    return found and found[0]


def write(folder: Path, kind: str, digest: str, content: Any) -> None:
    """Keep plain values. Where that is not possible, nothing happens: the next run takes longer."""
    _write(folder, kind, digest, marshal.dumps(content))


class Values(Mapping[str, Any]):
    """Many values by name, of which a run asks for few: each is read when it is asked for.

    ``places`` has by the sum of a name where in ``data`` it begins, its value begins, and both end. Before them stands
    their sum.
    """

    def __init__(self, places: dict[bytes, tuple[int, int, int]], data: memoryview) -> None:
        self._places = places
        self._data = data

    def __getitem__(self, name: str) -> Any:
        """The value. Raises ``KeyError`` also for one that is not what was written."""
        begin, start, end = self._place(name)
        if not begin or source_hash(self._data[begin:end]) != self._data[begin - _SUM : begin]:
            raise KeyError(name)
        return marshal.loads(self._data[start:end])  # noqa: S302  our own

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._place(name) != _NOWHERE

    def __iter__(self) -> Iterator[str]:
        for begin, start, _ in self._places.values():
            yield str(self._data[begin:start], "utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._places)

    def _place(self, name: str) -> tuple[int, int, int]:
        written = _bytes(name)
        place = self._places.get(source_hash(written), _NOWHERE)
        return place if self._data[place[0] : place[1]] == written else _NOWHERE


def read_values(folder: Path, kind: str, digest: str) -> dict[str, Values] | None:
    """The values by group and name, as ``read``."""
    found = _read(folder, kind, digest)
    return found and {group: Values(places, found[1]) for group, places in found[0].items()}


def write_values(folder: Path, kind: str, digest: str, content: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep plain values by group and name, as ``write``; of names with one sum, if there are any, one."""
    data = bytearray()
    places: dict[str, dict[bytes, tuple[int, int, int]]] = {}
    for group, values in content.items():
        places[group] = {}
        for name, value in values.items():
            written, piece = _bytes(name), marshal.dumps(value)
            begin = len(data) + _SUM
            start = begin + len(written)
            places[group][source_hash(written)] = begin, start, start + len(piece)
            data += source_hash(written + piece) + written + piece
    _write(folder, kind, digest, marshal.dumps(places), bytes(data))


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _read(folder: Path, kind: str, digest: str) -> tuple[Any, memoryview] | None:
    """The content of a file, of which the head tells sum and length, and what stands behind it.

    That stays where it is: of two megabytes a run asks for a tenth.
    """
    import mmap

    file = _file(folder, kind, digest)
    with suppress(OSError, ValueError, EOFError, TypeError):
        if _own(folder) and _own(file):
            with file.open("rb") as opened:
                data = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
            total, sizes, data = data[:_SUM], data[_SUM:_HEAD], data[_HEAD:]
            length, more = (int.from_bytes(sizes[at : at + _LENGTH]) for at in (0, _LENGTH))
            content, behind = data[:length], data[length:]
            if len(behind) == more and source_hash(content) == total:
                return marshal.loads(content), behind  # noqa: S302  our own
    return None


def _write(folder: Path, kind: str, digest: str, content: bytes, behind: bytes = b"") -> None:
    file = _file(folder, kind, digest)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(0o600, exist_ok=False)
            head = source_hash(content) + b"".join(len(part).to_bytes(_LENGTH) for part in (content, behind))
            draft.write_bytes(head + content + behind)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        old = sorted(folder.glob(f"{kind}-*"), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in old[_MOST:]:
            each.unlink()


def _file(folder: Path, kind: str, digest: str) -> Path:
    return folder / f"{kind}-{digest[:32]}.{sys.implementation.cache_tag}"  # no other Python reads its marshal


def _own(place: Path) -> bool:
    """Whether nobody but this user may write there, as far as the system tells."""
    if os.name != "posix":
        return True
    state = place.stat()
    return state.st_uid == os.getuid() and not state.st_mode & _OTHERS
