"""Where config files lie: upwards from the working directory, never inside what is being scanned."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

NAMES = ("redactscan.toml", ".redactscan.toml", "pyproject.toml")


def nearest(cwd: Path) -> Path | None:
    """The first config file in ``cwd`` or above it; a ``pyproject.toml`` counts if it has ``[tool.redactscan]``."""
    for folder in (cwd, *cwd.parents):
        for name in NAMES:
            if _configures(folder / name):
                return folder / name
    return None


def strays(targets: Iterable[Path], cwd: Path) -> Iterator[Path]:
    """Config files inside scanned folders that are not above ``cwd``.

    They are ignored and only told of: whoever wrote the documents must not set the terms of their examination.
    """
    own = {cwd, *cwd.parents}
    for target in targets:
        for folder, _, names in os.walk(target):
            for name in sorted(set(NAMES).intersection(names)):
                file = Path(folder, name)
                if file.resolve().parent not in own and _configures(file):
                    yield file


def _configures(file: Path) -> bool:
    if file.name != "pyproject.toml":
        return file.is_file()
    try:
        return "[tool.redactscan" in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
