"""The project key: what makes a fingerprint useless to whoever lacks it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from redactscan.errors import ConfigError
from redactscan.hints import Literal, Self
from redactscan.values import dataclass, field

VARIABLE = "REDACTSCAN_KEY"
FILE = Path(".redactscan", "key")
LENGTH = 32


@dataclass(frozen=True, slots=True)
class Key:
    """32 bytes. With ``origin`` ``run``, fingerprints mean nothing beyond this run. ``home`` is a file's project."""

    value: bytes = field(repr=False)
    origin: Literal["environment", "file", "run"]
    home: Path | None = None

    @classmethod
    def for_this_run(cls) -> Self:
        return cls(os.urandom(LENGTH), "run")


def find_key(cwd: Path, environ: Mapping[str, str]) -> Key:
    """The key of ``REDACTSCAN_KEY``, else of the nearest ``.redactscan/key`` upwards, else one for this run.

    Both hold 64 hexadecimal digits. Raises ``ConfigError``, which never quotes the key.
    """
    if VARIABLE in environ:
        return Key(_parse(environ[VARIABLE], VARIABLE), "environment")
    for folder in (cwd, *cwd.parents):
        file = folder / FILE
        if file.is_file():
            return read_key(file, folder)
    return Key.for_this_run()


def read_key(file: Path, home: Path | None = None) -> Key:
    """The key in a file, which holds 64 hexadecimal digits. Raises ``ConfigError``, which never quotes the key."""
    try:
        text = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise ConfigError("config.key-unreadable", file.as_posix()) from None
    return Key(_parse(text, file.as_posix()), "file", home)


def _parse(text: str, where: str) -> bytes:
    try:
        value = bytes.fromhex(text)
    except ValueError:
        value = b""
    if len(value) != LENGTH:
        raise ConfigError("config.key-malformed", where, digits=2 * LENGTH)
    return value
