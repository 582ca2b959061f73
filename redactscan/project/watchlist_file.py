"""A watch list made for scanning: one line that says what it is, then keyed digests that are mapped into memory.

A keyed file names nobody to whom has not the project's key, which is never in it. A plain one carries its key, and the
names below the digests: for those who must pass a list on, and may.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from secrets import token_bytes
from typing import Literal

from redactscan.detectors.listed import SIZE, Book, Listed, packed
from redactscan.errors import ConfigError
from redactscan.project.baseline import key_id
from redactscan.project.key import LENGTH, Key
from redactscan.project.watchlist import people
from redactscan.text.name_form import VERSION
from redactscan.values import dataclass

SCHEMA = "redactscan.watchlist/1"
_MARK = b'{"schema": "redactscan.watchlist/'
_HEAD = 512  # bytes of the first line


@dataclass(frozen=True, slots=True)
class Head:
    """The first line. ``key`` is the id of the key that is needed, or of a plain file the key itself, in hexadecimal.

    ``form`` is the version of the form in which names are compared, ``digests`` how many there are.
    """

    schema: str
    kind: Literal["keyed", "plain"]
    key: str
    form: int
    names: int
    digests: int


def build(listed: Sequence[Listed], key: Key | None) -> bytes:
    """The file of a list: for the holders of ``key``, or plain. Raises ``ConfigError`` for a key that dies today."""
    if key is not None and key.origin == "run":
        raise ConfigError("watchlist.no-key")
    own = token_bytes(LENGTH) if key is None else _own(key)
    digests = packed(own, listed)
    kind: Literal["keyed", "plain"] = "plain" if key is None else "keyed"
    told = own.hex() if key is None else key_id(key)
    names = sorted({person.name for person in listed})
    head = Head(SCHEMA, kind, told, VERSION, len(names), len(digests) // SIZE)
    line = json.dumps(asdict(head)).encode().ljust(_HEAD - 1) + b"\n"
    return line + digests + ("\n".join(["", *names, ""]).encode() if key is None else b"")


def head(path: Path) -> Head | None:
    """What a file says of itself, None if it is no list that was built. Raises ``ConfigError`` if it is damaged."""
    try:
        with path.open("rb") as file:
            line = file.read(_HEAD)
        size = path.stat().st_size
    except OSError as error:
        raise ConfigError("config.unreadable", path.as_posix(), name=type(error).__name__) from None
    if not line.startswith(_MARK):
        return None
    try:
        found = Head(**json.loads(line))
        expected = _HEAD + SIZE * found.digests
        whole = size == expected if found.kind == "keyed" else size > expected
    except (ValueError, TypeError):
        whole = False
    if not whole:
        raise ConfigError("watchlist.damaged", path.as_posix())
    if (found.schema, found.form) != (SCHEMA, VERSION):
        raise ConfigError("watchlist.other-version", path.as_posix())
    return found


def load(path: Path, key: Key) -> Book:
    """A list as a scan uses it, from a file that was built, a CSV file or a workbook.

    Raises ``ConfigError`` if it is none of them, or was built with another key than the project's.
    """
    found = head(path)
    if found is None:
        own = token_bytes(LENGTH)
        return Book(path.name, own, packed(own, people(path)))
    if found.kind == "plain":
        own = bytes.fromhex(found.key)
    elif key.origin == "run":
        raise ConfigError("watchlist.no-key", path.as_posix())
    elif found.key != key_id(key):
        raise ConfigError("watchlist.other-key", path.as_posix())
    else:
        own = _own(key)
    return Book(path.name, own, (path.resolve(), _HEAD, found.digests))


def _own(key: Key) -> bytes:
    """The key of watch lists: not the one of fingerprints, which reports carry."""
    return blake2b(b"redactscan watch list", key=key.value, digest_size=LENGTH).digest()
