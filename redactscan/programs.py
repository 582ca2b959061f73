"""Compiled patterns that outlive a run, so that the next one starts in half the time.

``re`` and ``regex`` turn a pattern into a list of numbers, in Python, and hand it to their engines, in C. The lists of
our own patterns are kept and handed over again, and so are our own ``answers``. What a document makes up (a name, a
masked number) is never among them: whoever uses this calls ``Programs.settle`` before the first one is read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from redactscan import __version__, shelf
from redactscan.hints import Any
from redactscan.text import answers, regex
from redactscan.text.digest import sha256
from redactscan.values import dataclass, field

_KIND = "programs"
_ASKING = ("text", "validators", "validators/data", "detectors", "assess")  # the rooms that have answers


@dataclass(slots=True)
class Programs:
    """The programs of this process, by library, flags and pattern. ``complete``: all that a run needs was kept."""

    folder: Path
    known: Mapping[str, bytes] = field(default_factory=dict)
    noted: dict[str, bytes] = field(default_factory=dict)
    digest: str = ""
    complete: bool = False
    undo: list[Callable[[], None]] = field(default_factory=list)

    def take(self, rules: str) -> None:
        """Take up what was kept for rules in this state."""
        # whoever has another interpreter or library has another digest: the numbers mean something to these only
        told = (__version__, sys.version, sys.platform, _state(Path(regex.engine().__file__)), rules, *_code())
        self.digest = sha256("\n".join(told).encode())
        kept = shelf.read_values(self.folder, _KIND, self.digest)
        self.complete = kept is not None
        if kept:
            self.known, regex.KEPT, answers.KEPT = kept["re"], kept["regex"], kept["answers"]
            regex.noting = False

    def settle(self, whole: bool) -> None:
        """Take up no further patterns, and keep them if they are the ``whole`` that a run needs."""
        while self.undo:
            self.undo.pop()()
        noting, regex.noting = regex.noting, False
        if noting and whole:
            groups = {"re": self.noted, "regex": regex.NOTED, "answers": answers.KNOWN}
            shelf.write_values(self.folder, _KIND, self.digest, groups)


@cache
def use(folder: Path) -> Programs:
    """Compile from now on with what is kept in ``folder``. For a program of ours, not for a library in another's."""
    programs = Programs(folder)
    _hand_over(programs)
    regex.noting = True
    return programs


def _code() -> list[str]:
    """What tells the code that answers from any other, though it may call itself the same version."""
    home = Path(__file__).parent
    return sorted(_state(file) for room in _ASKING for file in os.scandir(home / room) if file.is_file())


def _state(file: Path | os.DirEntry[str]) -> str:
    state = file.stat()
    return f"{os.fspath(file)} {state.st_size} {state.st_mtime_ns}"


def _hand_over(programs: Programs) -> None:
    """Let what compiles for ``re`` ask the store first, and note what it gives to the engine."""
    import _sre  # type: ignore[import-not-found]  # the engine
    import re
    from re import _compiler  # type: ignore[attr-defined]

    compile_, run = _compiler.compile, _sre.compile
    noted: list[tuple[Any, ...]] = []
    ready: dict[str, Any] = {}

    def answer(pattern: Any, flags: int = 0) -> Any:
        key = f"{type(pattern).__name__} {int(flags)} {pattern}"
        if key not in ready and (kept := programs.known.get(key)):
            ready[key] = run(pattern, *regex.unpacked(kept))
        if key in ready:
            return ready[key]
        noted.clear()
        made = compile_(pattern, flags)
        if programs.undo and noted and type(made) is re.Pattern and type(pattern) in (str, bytes):
            programs.noted[key] = regex.packed(noted[-1][1:])
        return made

    def note(*arguments: Any) -> Any:
        noted.append(arguments)
        return run(*arguments)

    _compiler.compile, _sre.compile = answer, note
    programs.undo.append(lambda: setattr(_sre, "compile", run))
