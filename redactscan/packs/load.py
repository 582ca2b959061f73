"""Packs from disk. A pack is a folder with a ``pack.toml`` (id, version, title) and one TOML file for each rule."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from redactscan import __version__, shelf
from redactscan.errors import PackError, RedactscanError
from redactscan.hints import Any, TypeAlias
from redactscan.model import PackInfo, Rule
from redactscan.packs import build, locate
from redactscan.text.digest import sha256
from redactscan.values import dataclass

META = "pack.toml"
_Content: TypeAlias = list[tuple[dict[str, str], list[dict[str, Any]]]]
"""Of each pack what its ``pack.toml`` says, and its rules by id."""
_KEYS = ("id", "version", "title")


@dataclass(frozen=True, slots=True)
class Packs:
    """Rules of all packs, ordered by pack and id; ``infos`` says which packs, for a report."""

    rules: tuple[Rule, ...]
    infos: tuple[PackInfo, ...]


def load_packs(
    extra_dirs: Sequence[Path] = (), *, shipped: bool = True, keep: Path | None = None, known: str = ""
) -> Packs:
    """The shipped packs and those of ``extra_dirs``, each of which is a pack or a folder of packs.

    With ``keep``, what was found right is kept in that folder, and not read and checked again before a file changes;
    these rules are without examples, which no scan needs. ``known`` is their ``state`` if the caller has it. Raises
    ``PackError``; its ``problems`` are those of all files together.
    """
    found, problems = _folders(extra_dirs, shipped)
    known = (known or _state(found)) if keep and not problems else ""
    kept = shelf.read(keep, "packs", known) if keep and known else None
    if kept is None:
        files = [_files(folder) for folder in found]
        content = _content(found, files, problems)
        infos = [(meta["id"], meta["version"], _digest(each)) for (meta, _), each in zip(content, files, strict=True)]
        rules = tuple(build.rule(data, meta["id"]) for meta, own in content for data in own)
        if not keep:
            return Packs(rules, tuple(PackInfo(*info) for info in infos))
        kept = [infos, build.plain(rules)]
        shelf.write(keep, "packs", known, kept)
    return Packs(build.again(kept[1]), tuple(PackInfo(*info) for info in kept[0]))


def state(extra_dirs: Sequence[Path] = ()) -> str:
    """The state of the files of those packs; with a file, when it was changed changes."""
    return _state(_folders(extra_dirs, shipped=True)[0])


def _folders(extra_dirs: Sequence[Path], shipped: bool) -> tuple[list[Path], list[RedactscanError]]:
    """The folders of packs, and what is none."""
    found = list(locate.folders(locate.shipped())) if shipped else []
    problems: list[RedactscanError] = []
    for extra in extra_dirs:
        packs = (extra,) if (extra / META).is_file() else locate.folders(extra)
        if not packs:
            problems.append(RedactscanError("pack.not-a-pack", str(extra)))
        found += packs
    return found, problems


def _state(folders: Sequence[Path]) -> str:
    """The digest of what the system says of the files of some packs: with a file, when it was changed changes."""
    told = [__version__, build.FORM]
    for folder in folders:
        told.append(str(folder))
        for file in sorted(os.scandir(folder), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                state = file.stat()
                told.append(f"{file.name} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}")
    return sha256("\n".join(told).encode("utf-8", "surrogateescape"))


def load_pack(folder: Path) -> tuple[PackInfo, tuple[Rule, ...]]:
    """One pack, its rules ordered by id. Raises ``PackError``."""
    files = _files(folder)
    meta, own = _pack(folder, files)
    info = PackInfo(meta["id"], meta["version"], _digest(files))
    return info, tuple(build.rule(data, meta["id"]) for data in own)


def _files(folder: Path) -> dict[str, bytes]:
    """Name and content of every file of a pack."""
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name: (folder / name).read_bytes() for name in names}


def _digest(files: dict[str, bytes]) -> str:
    return sha256(b"".join(name.encode() + b"\0" + data + b"\0" for name, data in files.items()))


def _content(folders: Sequence[Path], files: Sequence[dict[str, bytes]], known: Sequence[RedactscanError]) -> _Content:
    """What the files of all packs say, checked. Raises ``PackError`` with the problems that were known besides."""
    problems = list(known)
    content: _Content = []
    for folder, contents in zip(folders, files, strict=True):
        try:
            content.append(_pack(folder, contents))
        except PackError as error:
            problems += error.problems or (error,)
    problems += _twice((meta["id"], data) for meta, own in content for data in own)
    if problems:
        raise PackError("pack.problems", problems=tuple(problems), count=len(problems))
    return content


def _pack(folder: Path, files: dict[str, bytes]) -> tuple[dict[str, str], list[dict[str, Any]]]:
    from redactscan.packs import schema

    meta = _meta(folder / META, files[META])
    rules: list[dict[str, Any]] = []
    problems: list[RedactscanError] = []
    for name, data in files.items():
        if name == META:
            continue
        where = f"{folder.name}/{name}"
        try:
            rules.append(schema.parse(data.decode("utf-8"), where))
        except UnicodeDecodeError:
            problems.append(RedactscanError("pack.not-utf8", where))
        except PackError as error:
            problems += error.problems
    if problems:
        raise PackError("pack.problems", folder.name, tuple(problems), count=len(problems))
    return meta, sorted(rules, key=lambda rule: str(rule["id"]))


def _meta(path: Path, content: bytes) -> dict[str, str]:
    import tomllib

    where = f"{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError("pack.syntax", where, reason=str(error)) from None
    missing = [key for key in _KEYS if not data.get(key)]
    if missing:
        raise PackError("pack.missing", where, at=missing[0])
    return data


def _twice(rules: Iterable[tuple[str, dict[str, Any]]]) -> list[RedactscanError]:
    """Rules whose id or slug another rule has already; both are names that people select by."""
    names: dict[str, tuple[dict[str, Any], str]] = {}
    problems = []
    for pack, data in rules:
        where = f"{pack}/{data['slug']}"
        for name in (data["id"], data["slug"]):
            first, place = names.setdefault(name, (data, where))
            if first is not data:
                problems.append(RedactscanError("pack.twice", f"{where}.toml", name=name, first=place))
    return problems
