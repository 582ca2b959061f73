"""Numpy where it pays: something has loaded it, and the text is long."""

from __future__ import annotations

import sys
from typing import Any

LEAST = 8192  # characters that are worth it


def arrays(text: str) -> Any:
    """Numpy, or None."""
    return sys.modules.get("numpy") if len(text) >= LEAST else None


def codes(numpy: Any, text: str) -> Any:
    """The code points of a text."""
    return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
