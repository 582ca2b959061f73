"""Numpy where it pays: something has loaded it, and the text is long."""

from __future__ import annotations

import sys
from typing import Any

LEAST = 8192  # characters that are worth it
LARGE = 1 << 19  # characters for which numpy is loaded, which takes as long as searching so many


def arrays(text: str) -> Any:
    """Numpy, or None."""
    return sys.modules.get("numpy") if len(text) >= LEAST else None


def load(characters: int) -> None:
    """Load it if so many are to be searched."""
    if characters >= LARGE:
        import numpy  # noqa: F401


def codes(numpy: Any, text: str) -> Any:
    """The code points of a text."""
    return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
