"""A file that grows by a line for each file examined, so that whatever kills the scan leaves the lines before.

Every line carries a code made with the project's key: one that is cut off, changed, of another key or of other settings
is no line at all. Names are keyed digests.
"""

from __future__ import annotations

import hmac
import json
import os
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from redactscan.project.key import LENGTH, Key
from redactscan.values import dataclass, field

_HEAD, _MIDDLE, _TAIL = b'{"code": "', b'", "entry": ', b"}"
_CODE = 64
_BODY = len(_HEAD) + _CODE + len(_MIDDLE)
_MONTH_S = 31 * 24 * 3600


@dataclass(slots=True)
class Journal:
    """``head`` is what the file said of itself first when it was opened, ``names`` whom it had an entry of then.

    A line is only as good as the ``head`` of its file: one that is moved to another file is none.
    """

    file: Path
    head: Any
    _entries: dict[str, bytes]
    _key: bytes = field(repr=False)

    @classmethod
    def open(cls, file: Path, key: Key) -> Self:
        """The journal in ``file``, which need not exist; without a sound first line it has no head and no entries."""
        own = derived(key, b"journal")
        try:
            first, *lines = file.read_bytes().split(b"\n")
        except OSError:
            return cls(file, None, {}, own)
        head = _content(first, own, b"")
        if head is None:
            return cls(file, None, {}, own)
        entries: dict[str, bytes] = {}
        for line in lines:
            if (entry := _content(line, own, _plain(head))) is not None:
                entries[entry[0]] = line
        return cls(file, head, entries, own)

    @property
    def names(self) -> Collection[str]:
        return self._entries.keys()

    def get(self, name: str) -> Any:
        """The last entry under a name that there was when the file was opened, or None."""
        line = self._entries.get(name)
        return json.loads(line)["entry"][1] if line else None

    def begin(self, head: Any) -> None:
        """Forget what is there and begin anew, readable by the owner only. Raises OSError."""
        self.file.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.file.parent.mkdir(mode=0o700, exist_ok=True)
        self.file.unlink(missing_ok=True)
        self.head, self._entries = head, {}
        self._write(_line(_plain(head), self._key, b""))

    def add(self, name: str, content: Any) -> None:
        """Keep ``content``, plain JSON, under ``name``. Raises OSError."""
        # a line that a dying process did not finish must not swallow this one
        self._write(b"\n" + _line(_plain([name, content]), self._key, _plain(self.head)))

    def name(self, *words: str) -> str:
        """A name that tells nothing of ``words`` to whom has not the key."""
        return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).hexdigest()

    def _write(self, line: bytes) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)


def derived(key: Key, purpose: bytes) -> bytes:
    """A key of its own for one purpose: not the one of fingerprints, which reports carry."""
    return blake2b(b"redactscan " + purpose, key=key.value, digest_size=LENGTH).digest()


def home(environ: Mapping[str, str]) -> Path:
    """The user's own folder for what is kept between runs: not beside the documents, where it would be published."""
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base, "redactscan")


def tidy(folder: Path) -> None:
    """Remove what nobody has added to for a month."""
    for file in folder.glob("*.jsonl"):
        with suppress(OSError):
            if file.stat().st_mtime < time.time() - _MONTH_S:
                file.unlink()


def _plain(content: Any) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode()


def _line(plain: bytes, key: bytes, head: bytes) -> bytes:
    return _HEAD + _code(plain, key, head) + _MIDDLE + plain + _TAIL


def _content(line: bytes, key: bytes, head: bytes) -> Any:
    """What the line says, None if it was not written with this key under this head."""
    plain = line[_BODY : -len(_TAIL)]
    if not hmac.compare_digest(line, _line(plain, key, head)):
        return None
    return json.loads(plain)


def _code(plain: bytes, key: bytes, head: bytes) -> bytes:
    return hmac.new(key, len(head).to_bytes(8) + head + plain, "sha256").hexdigest().encode()
