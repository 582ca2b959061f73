"""What takes long to make and can be made again: files in a folder of the user's own, read at once by ``marshal``.

A file is found by the digest of everything that it was made from, so it is never out of date. Nothing of a document
goes there. Who could write it could do the same with the program: one that another may write to is not read.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from array import array
from binascii import crc32
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_HEAD = 20  # bytes: length and sum of the content, length of what stands behind it
_PLACE = 12  # bytes: lengths of a name and its value, their sum
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

    ``index`` has, by the sum of a name, where in ``body`` stand the lengths of name and value, their sum, and both.
    """

    def __init__(self, index: memoryview, body: memoryview) -> None:
        numbers = index.cast("I")
        self._starts = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._body = body

    def __getitem__(self, name: str) -> Any:
        """The value. Raises ``KeyError`` also for one that is not what was written."""
        written = _bytes(name)
        value, end, total = self._place(written)
        if value < 0 or crc32(self._body[value - len(written) : end]) != total:
            raise KeyError(name)
        return marshal.loads(self._body[value:end])  # noqa: S302  our own

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._place(_bytes(name))[0] >= 0

    def __iter__(self) -> Iterator[str]:
        for start in self._starts.values():
            (long,) = self._body[start : start + 4].cast("I")
            yield str(self._body[start + _PLACE : start + _PLACE + long], "utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._starts)

    def _place(self, written: bytes) -> tuple[int, int, int]:
        """From where to where the value of a name stands, and the sum of both; -1 if it is not there."""
        start = self._starts.get(crc32(written), -1)
        if start < 0:
            return -1, 0, 0
        long, more, total = self._body[start : start + _PLACE].cast("I")
        value = start + _PLACE + long
        return (value, value + more, total) if self._body[start + _PLACE : value] == written else (-1, 0, 0)


def read_values(folder: Path, kind: str, digest: str) -> dict[str, Values] | None:
    """The values by group and name, as ``read``."""
    found = _read(folder, kind, digest)
    return found and {group: Values(memoryview(index), found[1]) for group, index in found[0].items()}


def write_values(folder: Path, kind: str, digest: str, content: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep plain values by group and name, as ``write``; of names with one sum, which are few, one."""
    body = bytearray()
    index: dict[str, bytes] = {}
    for group, values in content.items():
        starts: dict[int, int] = {}
        for name, value in values.items():
            written, piece = _bytes(name), marshal.dumps(value)
            starts[crc32(written)] = len(body)
            body += array("I", (len(written), len(piece), crc32(written + piece))).tobytes() + written + piece
        index[group] = array("I", (number for both in starts.items() for number in both)).tobytes()
    _write(folder, kind, digest, marshal.dumps(index), bytes(body))


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _read(folder: Path, kind: str, digest: str) -> tuple[Any, memoryview] | None:
    """The content of a file, of which the head tells length and sum, and what stands behind it."""
    file = _file(folder, kind, digest)
    with suppress(OSError, ValueError, EOFError, TypeError):
        if _own(folder) and _own(file):
            data = memoryview(file.read_bytes())
            length, total, more = (int.from_bytes(data[start:end]) for start, end in ((0, 8), (8, 12), (12, _HEAD)))
            body, behind = data[_HEAD : _HEAD + length], data[_HEAD + length :]
            if crc32(body) == total and len(behind) == more:
                return marshal.loads(body), behind  # noqa: S302  our own
    return None


def _write(folder: Path, kind: str, digest: str, content: bytes, behind: bytes = b"") -> None:
    file = _file(folder, kind, digest)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(0o600, exist_ok=False)
            head = len(content).to_bytes(8) + crc32(content).to_bytes(4) + len(behind).to_bytes(8)
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
