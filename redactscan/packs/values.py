"""What a value in a rule file may be: each check returns a message about a value, or None if it is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from redactscan.model import Message

Check: TypeAlias = Callable[[Any], Message | None]


def text(value: Any) -> Message | None:
    """A string that is not empty."""
    return None if isinstance(value, str) and value else Message.of("pack.not-text")


def texts(value: Any) -> Message | None:
    """A list of strings that is not empty."""
    right = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
    return None if right else Message.of("pack.not-texts")


def flag(value: Any) -> Message | None:
    """True or false."""
    return None if isinstance(value, bool) else Message.of("pack.not-flag")


def count(value: Any) -> Message | None:
    """A whole number from 0 to 64."""
    right = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 64
    return None if right else Message.of("pack.not-count")


def mapping(value: Any) -> Message | None:
    """A table."""
    return None if isinstance(value, dict) else Message.of("pack.not-table")


def rows(value: Any) -> Message | None:
    """An array of tables."""
    right = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return None if right else Message.of("pack.not-rows")


def groups(value: Any) -> Message | None:
    """A list of lists of piece lengths, such as ``[[3, 4, 4], [3, 8]]``."""
    right = isinstance(value, list) and all(
        isinstance(group, list) and len(group) > 1 and all(type(size) is int and size > 0 for size in group)
        for group in value
    )
    return None if right else Message.of("pack.not-groups")


def one_of(*choices: str | int) -> Check:
    """One of some words, or the one number that a schema version is."""

    def check(value: Any) -> Message | None:
        right = type(value) in (str, int) and value in choices
        return None if right else Message.of("pack.not-choice", choices=" | ".join(map(str, choices)))

    return check
