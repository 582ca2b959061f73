"""What was accepted: a file with one entry a line, sorted, without lines, dates or counts that would change by itself.

An entry holds a keyed fingerprint, never a value. It says what was decided, why and by whom; one that does not say is
no acceptance yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from redactscan.errors import ConfigError
from redactscan.project.key import Key
from redactscan.values import dataclass, replace

SCHEMA = "redactscan.baseline/1"

Disposition: TypeAlias = Literal["release", "false-positive", "redact", "withhold", "escalate"]
ACCEPTING: frozenset[str] = frozenset({"release", "false-positive"})
"""Dispositions that let a value stand as it is; the others are decided and still to be done."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One value of one document under one rule. ``disposition``, ``reason`` and ``reviewer`` are '' until decided."""

    path: str
    rule: str
    fingerprint: str
    disposition: str = ""
    reason: str = ""
    reviewer: str = ""

    @property
    def accepted(self) -> bool:
        """Whether a person said, with a reason, that it may stand."""
        return self.disposition in ACCEPTING and bool(self.reason and self.reviewer)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries by fingerprint, made with the key of that id."""

    key_id: str
    entries: dict[str, Entry]

    @classmethod
    def empty(cls, key: Key) -> Baseline:
        """A baseline without entries. Raises ``ConfigError`` where the project has no key."""
        if key.origin == "run":
            raise ConfigError("baseline.no-key")
        return cls(key_id(key), {})

    def with_entries(self, entries: Iterable[Entry]) -> Baseline:
        """The baseline with these entries added or replaced; a decision is not lost to an entry without one."""
        merged = dict(self.entries)
        for entry in entries:
            known = merged.get(entry.fingerprint)
            merged[entry.fingerprint] = known if known and known.disposition and not entry.disposition else entry
        return replace(self, entries=merged)


def key_id(key: Key) -> str:
    """What tells one key from another and nothing else of it."""
    return blake2b(b"redactscan key id", key=key.value, digest_size=8).hexdigest()


def load(file: Path, key: Key) -> Baseline:
    """The baseline in ``file``. Raises ``ConfigError`` if it is none or of another key, or the project has no key."""
    own = Baseline.empty(key)
    made_with, entries = read(file)
    if made_with != own.key_id:
        raise ConfigError("baseline.other-key", file.as_posix())
    return own.with_entries(entries)


def read(file: Path) -> tuple[str, list[Entry]]:
    """The id of the key that the file was made with, and its entries. Raises ``ConfigError`` if it is no baseline."""
    where = file.as_posix()
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        entries = [_entry(each) for each in content["entries"]]
        schema, made_with = content["schema"], content["key"]
    except OSError as error:
        raise ConfigError("config.unreadable", where, name=type(error).__name__) from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError("baseline.malformed", where, schema=SCHEMA) from None
    if schema != SCHEMA:
        raise ConfigError("baseline.malformed", where, schema=SCHEMA)
    return str(made_with), entries


def dump(baseline: Baseline) -> bytes:
    """The file: an entry a line, in order of path and rule, so that two people's changes merge."""
    lines = [
        json.dumps({name: value for name, value in asdict(entry).items() if value}, ensure_ascii=False, sort_keys=True)
        for entry in sorted(baseline.entries.values())
    ]
    head = f'"schema": {json.dumps(SCHEMA)},\n "key": {json.dumps(baseline.key_id)}'
    entries = "".join(f"\n  {line}," for line in lines).removesuffix(",")
    return f'{{\n {head},\n "entries": [{entries}\n ]\n}}\n'.encode()


def _entry(content: dict[str, Any]) -> Entry:
    entry = Entry(**content)
    if not all(isinstance(value, str) for value in asdict(entry).values()):
        raise TypeError
    if entry.disposition and entry.disposition not in get_args(Disposition):
        raise ValueError(entry.disposition)
    return entry
