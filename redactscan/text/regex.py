"""The library ``regex``, of which only the engine is loaded where an earlier run has kept what it is to run.

The library is an engine, in C, and what compiles patterns for it, in Python; to load the latter takes longer than to
search a text. ``programs`` fills ``KEPT``.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.machinery import PathFinder

from redactscan.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regex import Match as Match
    from regex import Pattern as Pattern
    from regex import compile as compile  # noqa: A004  named as there

IGNORECASE, DOTALL = re.IGNORECASE, re.DOTALL  # the same numbers
KEPT: Mapping[str, bytes] = {}
"""Programs of the engine, by flags and pattern, of earlier runs."""
NOTED: dict[str, bytes] = {}
"""Those of this one."""
noting = False
"""Whether to note what is compiled: as long as it is no document that asks for it."""

_made: dict[str, Any] = {}


def _compile(pattern: str, flags: int = 0) -> Any:
    """As ``regex.compile``."""
    key = f"{int(flags)} {pattern}"
    if key not in _made:
        if key in KEPT:
            _made[key] = _Later(pattern, flags, key)
        elif noting:
            _made[key], NOTED[key] = _noted(pattern, flags)
        else:
            return _by_library(pattern, flags)
    return _made[key]


def backwards(pattern: str) -> Pattern[str]:
    """What ends with ``$``, looked for from there: a long choice of words is tried at one place, not at each before it.

    >>> backwards("(?:村民|患者)[:为]?$").search("低保户患者:").span()
    (3, 6)
    """
    return compile(f"(?r){pattern}")


def _by_library(pattern: str, flags: int) -> Any:
    import regex

    return regex.compile(pattern, flags)


class _Later:
    """A pattern that is made when something is looked for: a module has dozens, and most texts ask for few."""

    def __init__(self, pattern: str, flags: int, key: str) -> None:
        self.pattern, self._flags, self._key = pattern, flags, key

    def __getattr__(self, name: str) -> Any:
        kept = KEPT.get(self._key)
        made = engine().compile(self.pattern, *unpacked(kept)) if kept else _by_library(self.pattern, self._flags)
        self.__dict__.update((verb, getattr(made, verb)) for verb in _TOLD)
        return getattr(made, name)


_TOLD = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
    "flags", "groups", "groupindex", "named_lists",
)  # fmt: skip


def _noted(pattern: str, flags: int) -> tuple[Any, bytes]:
    """A pattern, and its program."""
    import regex

    told: list[tuple[Any, ...]] = []
    run = engine().compile
    engine().compile = lambda *arguments: told.append(arguments) or run(*arguments)  # type: ignore[func-returns-value]
    try:
        made = regex.compile(pattern, flags, cache_pattern=False)
    finally:
        engine().compile = run
    return made, packed(told[-1][1:])


@cache
def engine() -> Any:
    """The engine alone. The library, if it is loaded later, takes the same."""
    name = "regex._regex"
    if name not in sys.modules:
        library = PathFinder.find_spec("regex")
        found = PathFinder.find_spec(name, library.submodule_search_locations) if library else None
        if not found or not found.loader:
            raise ModuleNotFoundError(name)
        sys.modules[name] = found.loader.create_module(found)  # type: ignore[assignment]
        found.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def packed(arguments: Iterable[Any]) -> bytes:
    """What an engine is given, as bytes: flags, which are an ``enum``, the code, a list of numbers, the rest plain."""
    from array import array

    flags, code, *rest = arguments
    return marshal.dumps((int(flags), array("I", code).tobytes(), *map(_plain, rest)))


def _plain(value: Any) -> Any:
    return dict(value.items()) if hasattr(value, "items") else int(value) if isinstance(value, int) else value


def unpacked(kept: bytes) -> list[Any]:
    """What was ``packed``."""
    flags, code, *rest = marshal.loads(kept)  # noqa: S302  our own
    return [flags, memoryview(code).cast("I").tolist(), *rest]


if not TYPE_CHECKING:
    compile = _compile  # noqa: A001  named as there
