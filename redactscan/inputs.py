"""From the paths that a person names to the files to scan. What is not followed or opened is a notice."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from redactscan.errors import UsageError
from redactscan.hints import TYPE_CHECKING
from redactscan.model import Message, Notice
from redactscan.values import dataclass, field, replace

if TYPE_CHECKING:
    from redactscan.stores import Stored

VCS = frozenset({".git", ".hg", ".svn"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to scan: its ``path`` as shown in the report and where to find it, or its content (standard input).

    ``identity`` is its path in the project, whatever was named to reach it; '' outside. ``known`` is the digest of the
    content of which a result is kept.
    """

    path: str
    file: Path | Stored | None = None
    data: bytes | None = field(default=None, repr=False)
    identity: str = field(default="", repr=False)
    known: str = ""

    @property
    def size(self) -> int:
        """Bytes; 0 if the file is gone."""
        if self.file is None:
            return len(self.data or b"")
        if not isinstance(self.file, Path):
            return self.file.size
        return self.file.stat().st_size if self.file.exists() else 0


def collect(paths: Sequence[str | Path]) -> tuple[str, list[Input], list[Notice]]:
    """The root to show, the files in order of path, and a notice for everything that is passed over.

    One folder: paths count from inside it. Several: each path begins as it was named. A link that was named itself is
    followed; one inside a folder is not. Raises ``UsageError`` for a path that does not exist.
    """
    found: list[Input] = []
    notices: list[Notice] = []
    single = len(paths) == 1
    title = ""
    for path in paths:
        if is_url(path):
            title = _in_store(str(path), single, found, notices)
            continue
        named = Path(path)
        if not str(path) or not named.exists():  # "" would be the current folder
            raise UsageError("error.no-such-path", shown(str(named)))
        if named.is_dir():
            prefix = "" if single else shown(named.as_posix())
            for entry, path in _walk(named, prefix, notices):
                found.append(Input(path, entry))
        else:
            found.append(Input(shown(named.name if single else named.as_posix()), named))
    found.sort(key=lambda item: item.path)
    if single and is_url(paths[0]):
        return shown(title), found, notices
    root = Path(paths[0]).resolve() if single else Path()
    return shown((root if root.is_dir() else root.parent).name if single else ""), found, notices


def _walk(folder: Path, prefix: str, notices: list[Notice]) -> Iterator[tuple[Path, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        notices.append(Notice("unreadable", prefix or shown(folder.name), "", _reason(error)))
        return
    for entry in entries:
        path = f"{prefix}/{shown(entry.name)}" if prefix else shown(entry.name)
        if entry.is_symlink():
            notices.append(Notice("link-not-followed", path))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name in VCS:
                notices.append(Notice("part-skipped", path, "", Message.of("detail.version-control")))
            else:
                yield from _walk(Path(entry.path), path, notices)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            yield Path(entry.path), path
        else:
            notices.append(Notice("unsupported-type", path, "", Message.of("detail.special-file")))


def is_url(path: str | Path) -> bool:
    """Whether a person names a place in a store, not a path."""
    return isinstance(path, str) and "://" in path


def _in_store(url: str, single: bool, found: list[Input], notices: list[Notice]) -> str:
    """Adds the files that a URL names, as ``_walk`` those of a folder; its name."""
    from redactscan.stores import listing

    title, files = listing(url)
    passed: dict[str, None] = {}
    for name, file in files.items():
        path = shown(name if single else f"{title}/{name}")
        if repository := _repository(path):
            passed[repository] = None
        elif file is None:
            notices.append(Notice("link-not-followed", path))
        else:
            found.append(Input(path, file))
    notices.extend(Notice("part-skipped", path, "", Message.of("detail.version-control")) for path in passed)
    return title


def _repository(path: str) -> str:
    """The folder of a version control system that a file lies in, as far as its path tells."""
    parts = path.split("/")
    return next(("/".join(parts[: at + 1]) for at, part in enumerate(parts[:-1]) if part in VCS), "")


def _reason(error: OSError) -> Message:
    return Message.of("detail.exception", name=type(error).__name__)


def identified(item: Input, project: Path) -> Input:
    """The input with its path in ``project``, so that a fingerprint does not depend on how the file was named."""
    if not isinstance(item.file, Path | None):
        return item
    place = (item.file or Path(item.path)).resolve()
    inside = place.is_relative_to(project)
    return replace(item, identity=shown(place.relative_to(project).as_posix())) if inside else item


def digest(file: Path | Stored) -> str:
    """The SHA-256 of a file, '' if it cannot be read."""
    from hashlib import file_digest

    try:
        with file.open("rb") as content:
            return file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""


def shown(name: str) -> str:
    """A file name as text: names in GBK, as old archives leave them on UTF-8 systems, are read as what they are."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name
