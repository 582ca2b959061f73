"""What was worked out from our own patterns and data, and from nothing else, so that a later run need not do it again.

As ``re`` keeps what it has compiled. ``programs`` puts the answers of earlier runs here, and keeps the new ones before
a document is read; nobody asks about what a document says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from redactscan.hints import Any

_NONE: Any = object()
KNOWN: dict[str, Any] = {}
"""By question and what it is about, plain values."""
KEPT: Mapping[str, Any] = {}
"""The same of earlier runs; a run asks for few of them."""


def is_kept(question: str, about: str) -> bool:
    """Whether an earlier run has left the answer."""
    return f"{question} {about}" in KEPT


def answer(question: str, about: str, work_out: Callable[[], Any]) -> Any:
    """The answer that is known, else the one that ``work_out`` finds.

    >>> answer("length", "abc", lambda: 3), answer("length", "abc", lambda: 4)
    (3, 3)
    """
    key = f"{question} {about}"
    if key not in KNOWN:
        kept = KEPT.get(key, _NONE)
        KNOWN[key] = work_out() if kept is _NONE else kept
    return KNOWN[key]
