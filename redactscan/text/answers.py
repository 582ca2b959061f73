"""What was worked out from our own patterns and data, and from nothing else, so that a later run need not do it again.

As ``re`` keeps what it has compiled. ``programs`` puts the answers of earlier runs here, and keeps the new ones before
a document is read; nobody asks about what a document says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

KNOWN: dict[str, Any] = {}
"""By question and what it is about, in what JSON can say."""


def answer(question: str, about: str, work_out: Callable[[], Any]) -> Any:
    """The answer that is known, else the one that ``work_out`` finds; with lists for tuples.

    >>> answer("length", "abc", lambda: 3), answer("length", "abc", lambda: 4)
    (3, 3)
    """
    key = f"{question} {about}"
    if key not in KNOWN:
        KNOWN[key] = work_out()
    return KNOWN[key]
