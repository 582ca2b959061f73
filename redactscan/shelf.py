"""What takes long to make and can be made again: files in a folder of the user's own, read at once by ``marshal``.

A file is found by the digest of everything that it was made from, so it is never out of date. Nothing of a document
goes there. Who could write it could do the same with the program: one that another may write to is not read.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from binascii import crc32
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_HEAD = 12  # bytes: length and sum of the content
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

    ``places`` has, by the sum of a name, where in ``body`` the name, its value and their end are, and their sum.
    """

    def __init__(self, places: Mapping[int, tuple[tuple[int, int, int, int], ...]], body: memoryview) -> None:
        self._places, self._body = places, body

    def __getitem__(self, name: str) -> Any:
        at = self._at(name)
        if at is None:
            raise KeyError(name)
        return marshal.loads(self._body[at:])  # noqa: S302  our own

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._at(name) is not None

    def __iter__(self) -> Iterator[str]:
        for places in self._places.values():
            yield from (marshal.loads(self._body[start:]) for start, _, _, _ in places)  # noqa: S302  our own

    def __len__(self) -> int:
        return sum(map(len, self._places.values()))

    def _at(self, name: str) -> int | None:
        for start, value, end, total in self._places.get(_sum(name), ()):
            whole = crc32(self._body[start:end]) == total
            if whole and marshal.loads(self._body[start:]) == name:  # noqa: S302  our own
                return value
        return None


def read_values(folder: Path, kind: str, digest: str) -> dict[str, Values] | None:
    """The values by group and name, as ``read``."""
    found = _read(folder, kind, digest)
    return found and {group: Values(places, found[1]) for group, places in found[0].items()}


def write_values(folder: Path, kind: str, digest: str, content: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep plain values by group and name, as ``write``."""
    body = bytearray()
    index: dict[str, dict[int, tuple[tuple[int, int, int, int], ...]]] = {}
    for group, values in content.items():
        places = index.setdefault(group, {})
        for name, value in values.items():
            start, named, piece = len(body), marshal.dumps(name), marshal.dumps(value)
            body += named + piece
            place = (start, start + len(named), len(body), crc32(named + piece))
            places[_sum(name)] = (*places.get(_sum(name), ()), place)
    _write(folder, kind, digest, marshal.dumps(index), bytes(body))


def _sum(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))


def _read(folder: Path, kind: str, digest: str) -> tuple[Any, memoryview] | None:
    """The content of a file, of which the head tells the length and sum, and what stands behind it."""
    file = _file(folder, kind, digest)
    with suppress(OSError, ValueError, EOFError, TypeError):
        if _own(folder) and _own(file):
            data = memoryview(file.read_bytes())
            length, total = int.from_bytes(data[:8]), int.from_bytes(data[8:_HEAD])
            body, behind = data[_HEAD : _HEAD + length], data[_HEAD + length :]
            if crc32(body) == total:
                return marshal.loads(body), behind  # noqa: S302  our own
    return None


def _write(folder: Path, kind: str, digest: str, content: bytes, behind: bytes = b"") -> None:
    file = _file(folder, kind, digest)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(0o600, exist_ok=False)
            draft.write_bytes(len(content).to_bytes(8) + crc32(content).to_bytes(4) + content + behind)
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
