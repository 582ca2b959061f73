"""Compiled patterns that outlive a run, so that the next one starts in half the time.

``re`` and ``regex`` turn a pattern into a list of numbers, in Python, and hand it to their engines, in C. The lists of
our own patterns are kept and handed over again, and so are our own ``answers``. What a document
makes up (a name, a masked number) is never among them: whoever uses this calls ``Programs.settle`` before the first one
is read.
"""

from __future__ import annotations

import os
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from redactscan import __version__, shelf
from redactscan.text import answers
from redactscan.values import dataclass, field

_KIND = "programs"
_ASKING = ("text", "detectors", "assess")  # the rooms that have answers


@dataclass(slots=True)
class Programs:
    """The programs of this process, by library, flags and pattern. ``complete``: all that a run needs was kept."""

    folder: Path
    known: dict[str, list[Any]] = field(default_factory=dict)
    digest: str = ""
    complete: bool = False
    undo: list[Callable[[], None]] = field(default_factory=list)

    def take(self, rules: str) -> None:
        """Take up what was kept for the rules with this digest."""
        import regex

        # whoever has another interpreter or library has another digest: the numbers mean something to these only
        told = (__version__, sys.version, sys.platform, regex.__version__, rules, *_code())
        self.digest = sha256("\n".join(told).encode()).hexdigest()
        kept = shelf.read(self.folder, _KIND, self.digest)
        self.complete = kept is not None
        if kept:
            self.known.update(kept["known"])
            answers.KNOWN.update(kept["answers"])

    def settle(self, whole: bool) -> None:
        """Take up no further patterns, and keep them if they are the ``whole`` that a run needs."""
        taking = bool(self.undo)
        while self.undo:
            self.undo.pop()()
        if taking and whole and not self.complete:
            shelf.write(self.folder, _KIND, self.digest, {"known": self.known, "answers": answers.KNOWN})


@cache
def use(folder: Path) -> Programs:
    """Compile from now on with what is kept in ``folder``. For a program of ours, not for a library in another's."""
    import _sre  # type: ignore[import-not-found]  # the engine of re
    import re
    from re import _compiler  # type: ignore[attr-defined]

    import regex
    from regex import _main, _regex

    programs = Programs(folder)
    _hand_over(programs, "re", re.Pattern, (_compiler, "compile"), _sre)
    _hand_over(programs, "regex", regex.Pattern, (_main, "_compile"), _regex)
    return programs


def _code() -> list[str]:
    """What tells the code that answers from any other, though it may call itself the same version."""
    home = Path(__file__).parent
    files = (file for room in _ASKING for file in os.scandir(home / room) if file.is_file())
    return sorted(f"{file.path} {state.st_size} {state.st_mtime_ns}" for file in files if (state := file.stat()))


def _hand_over(programs: Programs, library: str, kind: type, front: tuple[Any, str], engine: Any) -> None:
    """Let ``front``, the function that compiles, ask the store first, and note what it gives to ``engine.compile``."""
    module, name = front
    compile_, run = getattr(module, name), engine.compile
    known = programs.known
    noted: list[tuple[Any, ...]] = []
    ready: dict[str, Any] = {}

    def answer(pattern: Any, flags: int = 0, *rest: Any) -> Any:
        key = f"{library} {int(flags)} {pattern}"
        named_lists = rest[1:2] not in ((), ({},))
        if type(pattern) is not str or named_lists:
            return compile_(pattern, flags, *rest)
        if key in known and key not in ready:
            ready[key] = run(pattern, *_unpacked(known[key]))
        if key in ready:
            return ready[key]
        noted.clear()
        made = compile_(pattern, flags, *rest)
        if programs.undo and noted and type(made) is kind:
            known[key] = _packed(noted[-1][1:])
        return made

    def note(*arguments: Any) -> Any:
        noted.append(arguments)
        return run(*arguments)

    setattr(module, name, answer)
    engine.compile = note
    programs.undo.append(lambda: setattr(engine, "compile", run))


def _packed(arguments: tuple[Any, ...]) -> list[Any]:
    """The arguments as JSON: the code as bytes, a dictionary as pairs; its keys are names or numbers."""
    return [
        [b64encode(array("I", value).tobytes()).decode()] if place == 1
        else {"pairs": list(value.items())} if hasattr(value, "items")
        else {"tuple": list(value)} if isinstance(value, tuple)
        else int(value) if isinstance(value, int)
        else value
        for place, value in enumerate(arguments)
    ]  # fmt: skip


def _unpacked(values: list[Any]) -> list[Any]:
    return [
        array("I", b64decode(value[0])).tolist() if place == 1
        else dict(value["pairs"]) if isinstance(value, dict) and "pairs" in value
        else tuple(value["tuple"]) if isinstance(value, dict)
        else value
        for place, value in enumerate(values)
    ]  # fmt: skip
