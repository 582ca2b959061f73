"""The product's own work on a file, except on files whose name says how they end their process."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from redactscan import task


def serve(setup: task.Setup) -> Callable[[Any], Any]:
    handle = task.serve(setup)
    return lambda item: POISON.get(item.path.rpartition("-")[2].removesuffix(".txt"), handle)(item)


def _loop(_: Any) -> None:
    while True:
        pass


def _overflow(_: Any) -> None:
    sys.setrecursionlimit(1 << 30)
    json.loads("[" * 1_000_000)


POISON: dict[str, Callable[[Any], Any]] = {
    "segfault": lambda _: ctypes.string_at(0),
    "loop": _loop,
    "memory": lambda _: len(bytearray(10 << 30)),
    "overflow": _overflow,
    "exit": lambda _: os._exit(0),
}
