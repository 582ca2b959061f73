"""Compiled patterns that outlive a run, so that the next one starts in half the time.

``re`` and ``regex`` turn a pattern into a list of numbers, in Python, and hand it to their engines, in C. The lists of
our own patterns are kept and handed over again, and so are our own ``answers``. What a document
makes up (a name, a masked number) is never among them: whoever uses this calls ``Programs.settle`` before the first one
is read.
"""

from __future__ import annotations

import marshal
import os
import sys
from array import array
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
    known: dict[str, bytes] = field(default_factory=dict)
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
            answers.KEPT.update(kept["answers"])

    def settle(self, whole: bool) -> None:
        """Take up no further patterns, and keep them if they are the ``whole`` that a run needs."""
        taking = bool(self.undo)
        while self.undo:
            self.undo.pop()()
        if taking and whole and not self.complete:
            found = {question: marshal.dumps(answer) for question, answer in answers.KNOWN.items()}
            shelf.write(self.folder, _KIND, self.digest, {"known": self.known, "answers": found})


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


def _hand_over(programs: Programs, library: str, made_of: type, front: tuple[Any, str], engine: Any) -> None:
    """Let ``front``, the function that compiles, ask the store first, and note what it gives to ``engine.compile``."""
    module, name = front
    compile_, run = getattr(module, name), engine.compile
    known = programs.known
    noted: list[tuple[Any, ...]] = []
    ready: dict[str, Any] = {}

    def answer(pattern: Any, flags: int = 0, *rest: Any) -> Any:
        kind = type(pattern)
        key = f"{library} {kind.__name__} {int(flags)} {pattern}"
        named_lists = rest[1:2] not in ((), ({},))
        if kind not in (str, bytes) or named_lists:
            return compile_(pattern, flags, *rest)
        if key in known and key not in ready:
            ready[key] = run(pattern, *_unpacked(known[key]))
        if key in ready:
            return ready[key]
        noted.clear()
        made = compile_(pattern, flags, *rest)
        if programs.undo and noted and type(made) is made_of:
            known[key] = _packed(noted[-1][1:])
        return made

    def note(*arguments: Any) -> Any:
        noted.append(arguments)
        return run(*arguments)

    setattr(module, name, answer)
    engine.compile = note
    programs.undo.append(lambda: setattr(engine, "compile", run))


def _packed(arguments: tuple[Any, ...]) -> bytes:
    """The arguments as bytes: the code is a list of numbers, the flags are an ``enum``, the rest is plain."""
    flags, code, *rest = arguments
    return marshal.dumps((int(flags), array("I", code).tobytes(), *map(_plain, rest)))


def _plain(value: Any) -> Any:
    return dict(value.items()) if hasattr(value, "items") else int(value) if isinstance(value, int) else value


def _unpacked(kept: bytes) -> list[Any]:
    flags, code, *rest = marshal.loads(kept)  # noqa: S302  our own
    return [flags, array("I", code).tolist(), *rest]
