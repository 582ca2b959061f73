"""What can be set, under which names, and how a raw value becomes a typed one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from redactscan.errors import ConfigError
from redactscan.hints import Any, Literal, TypeAlias, get_args
from redactscan.model import FailOn

Shape: TypeAlias = Literal["names", "paths", "path", "count", "seconds", "flag", "day"] | tuple[str, ...]

SETTINGS: dict[str, Shape] = {
    "fail-on": get_args(FailOn),
    "select": "names",
    "ignore": "names",
    "watchlists": "paths",
    "packs": "paths",
    "baseline": "path",
    "target": ("website", "board"),
    "as-of": "day",
    "lang": ("zh", "en"),
    "jobs": "count",
    "exit-zero": "flag",
    "allow-incomplete": "flag",
    "inline-allow": "flag",
}
LIMITS: dict[str, Shape] = {
    "deadline-s": "seconds",
    "memory-bytes": "count",
    "file-bytes": "count",
    "part-bytes": "count",
    "total-bytes": "count",
    "text-bytes": "count",
    "members": "count",
    "depth": "count",
    "pages": "count",
    "pixels": "count",
    "ocr-s": "seconds",
}
PREFIX = "REDACTSCAN_"
_OTHER_VARIABLES = ("REDACTSCAN_KEY",)
_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def from_file(file: Path, data: bytes, where: str) -> dict[str, Any]:
    """The values of a config file by field name; relative paths count from the file's folder."""
    import tomllib

    from redactscan.packs.lines import key_lines

    text = data.decode("utf-8-sig", errors="replace")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line ([0-9]+)", str(error))
        raise ConfigError("config.not-toml", f"{where}:{at[1]}" if at else where) from None
    header = ""
    if file.name == "pyproject.toml":
        content, header = content.get("tool", {}).get("redactscan", {}), "tool.redactscan"
    lines = key_lines(text)
    values: dict[str, Any] = {}
    for section, name, raw in _flat(content):
        known = LIMITS if section else SETTINGS
        prefix = ".".join(filter(None, (header, section)))
        addresses = (f"[{prefix}].{name}", f"[{prefix}.{name}]") if prefix else (name, f"[{name}]")
        line = next((lines[address] for address in addresses if address in lines), None)
        place = f"{where}:{line}" if line else where
        if name not in known:
            raise _unknown(name, tuple(known) if section else (*known, "limits"), place)
        values[_field(name)] = _typed(name, known[name], raw, file.parent, place)
    return values


def from_environment(environ: Mapping[str, str], cwd: Path) -> dict[str, Any]:
    """The values of ``REDACTSCAN_*`` variables by field name; lists are split at commas, paths as in PATH."""
    names = {PREFIX + _field(name).upper(): (name, shape) for name, shape in (SETTINGS | LIMITS).items()}
    values: dict[str, Any] = {}
    for variable in sorted(v for v in environ if v.startswith(PREFIX) and v not in _OTHER_VARIABLES):
        if variable not in names:
            raise _unknown(variable, (*names, *_OTHER_VARIABLES), "")
        name, shape = names[variable]
        values[_field(name)] = _typed(name, shape, _raw(shape, environ[variable]), cwd, variable)
    return values


def _flat(content: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for name, raw in content.items():
        if name == "limits" and isinstance(raw, dict):
            yield from (("limits", key, value) for key, value in raw.items())
        else:
            yield "", name, raw


def _typed(name: str, shape: Shape, raw: object, base: Path, where: str) -> object:
    from datetime import date, datetime

    match shape, raw:
        case ("names", list()) if all(isinstance(item, str) for item in raw):
            return tuple(raw)
        case ("paths", list()) if all(isinstance(item, str) for item in raw):
            return tuple(base / item for item in raw)
        case ("path", str()) if raw:
            return base / raw
        case ("flag", bool()):
            return raw
        case ("count", int()) if raw > 0 and not isinstance(raw, bool):
            return raw
        case ("seconds", int() | float()) if raw > 0 and not isinstance(raw, bool):
            return float(raw)
        case ("day", date()) if not isinstance(raw, datetime):
            return raw
        case (tuple(), str()) if raw in shape:
            return raw
    if isinstance(shape, tuple):
        raise ConfigError("config.choice", where, name=name, choices=", ".join(shape))
    raise ConfigError(f"config.{shape}", where, name=name)


def _raw(shape: Shape, text: str) -> object:
    match shape:
        case "names":
            return [item.strip() for item in text.split(",") if item.strip()]
        case "paths":
            return [item for item in text.split(os.pathsep) if item]
        case "count" | "seconds":
            return int(text) if text.isascii() and text.isdecimal() else text
        case "flag":
            return _FLAGS.get(text.lower(), text)
        case "day":
            from datetime import date

            with suppress(ValueError):
                return date.fromisoformat(text)
            return text
        case _:
            return text


def _field(name: str) -> str:
    return name.replace("-", "_")


def _unknown(name: str, known: tuple[str, ...], where: str) -> ConfigError:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    if close:
        return ConfigError("config.unknown-close", where, name=name, close=close[0])
    return ConfigError("config.unknown", where, name=name)
