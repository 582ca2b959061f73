"""What stands for ``typing`` in the modules that every scan loads says the same as ``typing`` does."""

from __future__ import annotations

import typing

import pytest

from redactscan import hints
from redactscan.model import FailOn


def test_alternatives_are_known_to_typing() -> None:
    assert typing.get_args(FailOn) == hints.get_args(FailOn) == ("critical", "high", "medium", "low", "review")
    assert typing.get_args(hints.Literal["one"]) == ("one",)


def test_what_should_not_happen_is_told() -> None:
    with pytest.raises(AssertionError, match="7"):
        hints.assert_never(7)  # type: ignore[arg-type]
