"""What can go wrong in a worker, each on demand. Imported by the workers of test_workers.py only."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def start(setup: Any) -> Callable[[tuple[str, Any]], Any]:
    """A handler of ``(deed, argument)``; ``setup`` is given back by the deed ``setup``."""
    deeds: dict[str, Callable[[Any], Any]] = {
        "setup": lambda _: setup,
        "double": lambda number: number * 2,
        "pid": lambda _: os.getpid(),
        "raise": _raise,
        "exit": lambda _: sys.exit("340121"),
        "os-exit": lambda code: os._exit(code),
        "abort": lambda _: os.abort(),
        "segfault": lambda _: ctypes.string_at(0),
        "overflow": _overflow,
        "loop": _loop,
        "hog": lambda size: len(bytearray(size)),
        "lambda": lambda _: lambda: None,
        "print": _print,
        "read-stdin": lambda _: sys.stdin.read(),
        "find": _find,
        "once": _once,
        "sleep": time.sleep,
        "hoard": _hoard,
        "wide": lambda size: "密" * size,
    }
    return lambda task: deeds[task[0]](task[1])


def broken(setup: Any) -> Callable[[Any], Any]:
    raise KeyError(setup)


def deadly(setup: Any) -> Callable[[Any], Any]:
    with Path(setup).open("a") as log:
        log.write("x")
    os._exit(7)


def _hoard(sizes: tuple[int, int]) -> None:
    from redactscan.workers.memory import watch

    watched, size = sizes
    watch(watched)
    held = b"x" * size
    time.sleep(30)
    del held


def _raise(text: str) -> None:
    raise ValueError(text)


def _overflow(depth: int) -> Any:
    sys.setrecursionlimit(1 << 30)
    return json.loads("[" * depth)


def _loop(folder: str | None) -> None:
    if folder:
        Path(folder, "pid").write_text(str(os.getpid()))
    while True:
        pass


def _print(text: str) -> str:
    print(text)  # noqa: T201
    os.write(1, text.encode())
    subprocess.run([sys.executable, "-c", f"print({text!r})"], check=True)
    ctypes.CDLL(None).puts(text.encode()) if os.name == "posix" else None
    return text


def _find(module: str) -> str | None:
    import importlib.util

    spec = importlib.util.find_spec(module)
    return spec.origin if spec else None


def _once(marker: str) -> str:
    """Kill the first worker that tries, serve the second."""
    if not Path(marker).exists():
        Path(marker).touch()
        os._exit(3)
    return "second try"
