"""What takes long to make and can be made again: files in a folder of the user's own, read at once by ``marshal``.

A file is found by the digest of everything that it was made from, so it is never out of date. Nothing of a document
goes there. Who could write it could do the same with the program: one that another may write to is not read.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

_MOST = 4  # files of a kind: as many versions and sets of packs are in use side by side
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(folder: Path, kind: str, digest: str) -> Any:
    """What was kept under ``digest``; None if nothing was, or nothing that can be trusted."""
    file = _file(folder, kind, digest)
    with suppress(OSError, ValueError, EOFError, TypeError):
        if _own(folder) and _own(file):
            mark, _, body = file.read_bytes().partition(b"\n")
            return marshal.loads(body) if mark == sha256(body).hexdigest().encode() else None  # noqa: S302  our own
    return None


def write(folder: Path, kind: str, digest: str, content: Any) -> None:
    """Keep plain values. Where that is not possible, nothing happens: the next run takes longer."""
    body = marshal.dumps(content)
    file = _file(folder, kind, digest)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(0o600, exist_ok=False)
            draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
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
