"""The policy of one run: command line over environment over one config file over defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from redactscan.errors import ConfigError
from redactscan.hints import TYPE_CHECKING, Any, Literal
from redactscan.model import FailOn
from redactscan.project.discovery import nearest
from redactscan.project.key import Key, find_key
from redactscan.project.settings import from_environment, from_file
from redactscan.readers.source import Limits
from redactscan.text.digest import sha256
from redactscan.values import dataclass, field, names

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Config:
    """``path`` and ``sha256`` name the file that took part, if one did.

    ``select`` and ``ignore`` hold rule ids, id prefixes, slugs or types; empty ``select`` = all. ``target`` is where
    the documents will hang, ``as_of`` the day on which periods must not be over (None = today). ``deadline_s`` and
    ``memory_bytes`` bound the work on one file, ``limits`` what is read of it. ``lang`` is None where nobody chose.
    ``inline_allow``: comments in a document may let its values stand.
    ``project`` is the folder that paths in a baseline count from: that of the key, of the config, else the working one.
    ``given`` says of each field that somebody set where: in the ``file``, the ``environment``, the ``options``.
    """

    path: str | None = None
    sha256: str | None = None
    fail_on: FailOn = "medium"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    watchlists: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    baseline: Path | None = None
    target: Literal["website", "board"] | None = None
    as_of: date | None = None
    lang: str | None = None
    jobs: int = field(default_factory=lambda: min(2, os.cpu_count() or 1))
    deadline_s: float = 120.0
    memory_bytes: int = 2 << 30
    limits: Limits = field(default_factory=Limits)
    exit_zero: bool = False
    allow_incomplete: bool = False
    inline_allow: bool = False
    key: Key = field(default_factory=Key.for_this_run)
    project: Path = field(default_factory=Path.cwd)
    given: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


def load(
    *,
    cwd: Path,
    environ: Mapping[str, str],
    explicit: Path | None = None,
    discover: bool = True,
    overrides: Mapping[str, Any] | None = None,
) -> Config:
    """The config of a run started in ``cwd``.

    ``explicit`` replaces the search for a file; without it and without ``discover`` no file is read. ``overrides``
    are the command line's values by field name; a higher layer replaces a lower one's value, lists included.
    Raises ``ConfigError`` with the file and line, or the variable, that cannot be used.
    """
    values: dict[str, Any] = {}
    given: dict[str, str] = {}

    def layer(name: str, found: Mapping[str, Any]) -> None:
        values.update(found)
        given.update(dict.fromkeys(found, name))

    file = explicit or (nearest(cwd) if discover else None)
    if file is not None:
        data = _bytes(file)
        layer("file", from_file(file, data, shown(file, cwd)))
        values |= {"path": shown(file, cwd), "sha256": sha256(data)}
    layer("environment", from_environment(environ, cwd))
    layer("options", overrides or {})
    key = find_key(cwd, environ)
    project = (key.home or (file.parent if file else cwd)).resolve()
    limits = {name: values.pop(name) for name in names(Limits) if name in values}
    return Config(**values, limits=Limits(**limits), key=key, project=project, given=given)


def shown(file: Path, cwd: Path) -> str:
    """``file`` as a person in ``cwd`` would call it."""
    try:
        return Path(os.path.relpath(file, cwd)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError("config.unreadable", file.as_posix(), name=type(error).__name__) from None
