"""Packs that were read before: what their files say, as JSON in a folder of the user's own.

A file is found by the digest of everything that it was made from, so it is never out of date; and it is data, not code.
Who could write it could do the same with the program: one that another may write to is not read.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

Content: TypeAlias = list[tuple[dict[str, str], list[dict[str, Any]]]]
"""Of each pack the ``pack.toml`` and its rules by id, as TOML or JSON makes them."""

_PREFIX = "packs-"
_MOST = 4  # files: as many versions and sets of packs are in use side by side
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read(folder: Path, digest: str) -> Content | None:
    """What was kept under ``digest``; None if nothing was, or nothing that can be trusted."""
    file = _file(folder, digest)
    with suppress(OSError, ValueError):
        if not (_own(folder) and _own(file)):
            return None
        mark, _, body = file.read_bytes().partition(b"\n")
        if mark == sha256(body).hexdigest().encode():
            content: Content = json.loads(body)
            return content
    return None


def write(folder: Path, digest: str, content: Content) -> None:
    """Keep ``content``. Where that is not possible, nothing happens: the next run takes longer."""
    body = json.dumps(content, ensure_ascii=False).encode()
    file = _file(folder, digest)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            draft.touch(0o600, exist_ok=False)
            draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        old = sorted(folder.glob(f"{_PREFIX}*.json"), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in old[_MOST:]:
            each.unlink()


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{_PREFIX}{digest}.json"


def _own(place: Path) -> bool:
    """Whether nobody but this user may write there, as far as the system tells."""
    if os.name != "posix":
        return True
    state = place.stat()
    return state.st_uid == os.getuid() and not state.st_mode & _OTHERS
