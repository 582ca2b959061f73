"""Packs from disk. A pack is a folder with a ``pack.toml`` (id, version, title) and one TOML file for each rule."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from redactscan.errors import PackError, RedactscanError
from redactscan.model import PackInfo, Rule
from redactscan.packs import locate, schema

META = "pack.toml"
_KEYS = ("id", "version", "title")


@dataclass(frozen=True, slots=True)
class Packs:
    """Rules of all packs, ordered by pack and id; ``infos`` says which packs, for a report."""

    rules: tuple[Rule, ...]
    infos: tuple[PackInfo, ...]


def load_packs(extra_dirs: Sequence[Path] = (), *, shipped: bool = True) -> Packs:
    """The shipped packs and those of ``extra_dirs``, each of which is a pack or a folder of packs.

    Raises ``PackError``; its ``problems`` are those of all files together.
    """
    found = list(locate.folders(locate.shipped())) if shipped else []
    problems: list[RedactscanError] = []
    for extra in extra_dirs:
        packs = (extra,) if (extra / META).is_file() else locate.folders(extra)
        if not packs:
            problems.append(RedactscanError("pack.not-a-pack", str(extra)))
        found += packs
    rules: list[Rule] = []
    infos: list[PackInfo] = []
    for folder in found:
        try:
            info, own = load_pack(folder)
        except PackError as error:
            problems += error.problems or (error,)
        else:
            infos.append(info)
            rules += own
    problems += _twice(rules)
    if problems:
        raise PackError("pack.problems", problems=tuple(problems), count=len(problems))
    return Packs(tuple(rules), tuple(infos))


def load_pack(folder: Path) -> tuple[PackInfo, tuple[Rule, ...]]:
    """One pack, its rules ordered by id. Raises ``PackError``."""
    files = sorted(folder.glob("*.toml"))
    contents = {path: path.read_bytes() for path in files}
    digest = sha256(b"".join(path.name.encode() + b"\0" + contents[path] + b"\0" for path in files)).hexdigest()
    meta = _meta(folder / META, contents[folder / META])
    rules: list[Rule] = []
    problems: list[RedactscanError] = []
    for path in files:
        if path.name == META:
            continue
        try:
            rules.append(schema.parse(contents[path].decode("utf-8"), f"{folder.name}/{path.name}", meta["id"]))
        except UnicodeDecodeError:
            problems.append(RedactscanError("pack.not-utf8", f"{folder.name}/{path.name}"))
        except PackError as error:
            problems += error.problems
    if problems:
        raise PackError("pack.problems", folder.name, tuple(problems), count=len(problems))
    return PackInfo(meta["id"], meta["version"], digest), tuple(sorted(rules, key=lambda rule: rule.id))


def _meta(path: Path, content: bytes) -> dict[str, str]:
    where = f"{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError("pack.syntax", where, reason=str(error)) from None
    missing = [key for key in _KEYS if not data.get(key)]
    if missing:
        raise PackError("pack.missing", where, at=missing[0])
    return data


def _twice(rules: Iterable[Rule]) -> list[RedactscanError]:
    """Rules whose id or slug another rule has already; both are names that people select by."""
    names: dict[str, Rule] = {}
    problems = []
    for rule in rules:
        for name in (rule.id, rule.slug):
            first = names.setdefault(name, rule)
            if first is not rule:
                where = f"{rule.pack}/{rule.slug}.toml"
                problems.append(RedactscanError("pack.twice", where, name=name, first=f"{first.pack}/{first.slug}"))
    return problems
