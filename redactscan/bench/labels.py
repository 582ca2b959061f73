"""What is in the documents of a set: the labels beside it.

Labels are JSON lines beside the set (``demo.labels.jsonl`` for the folder ``demo``): one object for every value in it,
with ``path``, ``type`` and ``value`` as written; there may be ``canonical``, ``role``, ``tags``, ``also`` (types under
which the value may rightly be reported too), ``optional`` (it counts neither way) and ``least`` (the severity below
which a finding does not answer it). A label without ``value`` speaks
of the whole document: a type of ``WITHOUT_VALUE`` is to be reported of it at least once, or, with ``optional``, any
type may be. ``{"path": …, "clean": true}`` names a document in which nothing is to be found; a line of ``path`` and
``tags`` alone gives all labels of the document those tags.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from redactscan.errors import UsageError
from redactscan.model import Severity
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass, field, replace

# Findings about a document, a table or a mask have no value of their own to compare.
WITHOUT_VALUE = frozenset({
    "extra-column", "scope", "stale", "volume", "contact-list", "weak-mask", "missed-mask", "spliced-mask",
    "invertible-mask", "hidden-content", "tracked-change", "comment", "document-property", "embedded-object",
    "bad-redaction", "file-name", "image-metadata",
})  # fmt: skip
_IGNORED = {ord(char): None for char in "-\u00ad\u200b\u200c\u200d\u2060\ufeff"}


@dataclass(frozen=True, slots=True)
class Label:
    """A value that is in the document at ``path``; ``value`` is None if the label speaks of the whole document."""

    path: str = field(repr=False)
    type: str
    value: Sensitive | None = None
    canonical: Sensitive | None = None
    role: str = "body"
    tags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    optional: bool = False
    least: Severity = Severity.INFO


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of a set. A report masks paths, so documents are known by the SHA-256 of their content."""

    labels: tuple[Label, ...]
    clean: frozenset[str]
    digests: Mapping[str, str] = field(repr=False)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


def load(folder: Path, labels: Path) -> Gold:
    """The labels of the set in ``folder``. Raises ``UsageError`` for a line that is no label or names no file."""
    found: list[Label] = []
    clean: set[str] = set()
    tags: dict[str, tuple[str, ...]] = {}
    try:
        lines = labels.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("config.unreadable", labels.as_posix(), name=type(error).__name__) from None
    for number, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            path = str(entry["path"])
            if entry.get("clean"):
                clean.add(path)
            if entry.get("clean") or entry.keys() == {"path", "tags"}:
                tags[path] = tuple(entry.get("tags", ()))
            else:
                found.append(_label(path, entry))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UsageError("bench.not-a-label", f"{labels.as_posix()}:{number}") from None
    found = [replace(label, tags=(*label.tags, *tags.get(label.path, ()))) for label in found]
    paths = {label.path for label in found} | clean
    digests = {path: _digest(folder / path, labels) for path in sorted(paths)}
    return Gold(tuple(found), frozenset(clean), digests, tags)


def spellings(label: Label) -> tuple[str, ...]:
    """The writings of a label's value that a finding may equal: normalised and as written."""
    return tuple(spelling(text) for text in (label.canonical, label.value) if text)


def spelling(text: Sensitive) -> str:
    """The writing in which values are compared: NFKC, upper case, without white space and hyphens."""
    return "".join(unicodedata.normalize("NFKC", text.reveal()).upper().translate(_IGNORED).split())


def _label(path: str, entry: dict[str, Any]) -> Label:
    value = entry.get("value")
    if not value and not entry.get("optional") and entry["type"] not in WITHOUT_VALUE:
        raise ValueError("this type is found by its value")
    return Label(
        path=path,
        type=str(entry["type"]),
        value=Sensitive(str(value)) if value else None,
        canonical=Sensitive(str(entry.get("canonical") or value)) if value else None,
        role=str(entry.get("role", "body")),
        tags=tuple(entry.get("tags", ())),
        also=tuple(entry.get("also", ())),
        optional=bool(entry.get("optional")),
        least=Severity[entry.get("least", "info").upper()],
    )


def _digest(file: Path, labels: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        raise UsageError("bench.no-such-document", labels.as_posix()) from None
