"""Our named tuples against those of ``typing``."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from redactscan.tuples import NamedTuple


class Ours(NamedTuple):
    """A place."""

    row: int
    name: str = "x"
    more: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.row


class Theirs(typing.NamedTuple):
    """A place."""

    row: int
    name: str = "x"
    more: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.row


class Hashed(NamedTuple):
    value: int

    def __hash__(self) -> int:
        return 5


def _wrong(call: Callable[[], object]) -> str:
    with pytest.raises((TypeError, ValueError, AttributeError)) as error:
        call()
    return error.type.__name__


def _does(kind: Any) -> list[object]:
    one = kind(1, more=(2,))
    match one:
        case kind(row, name, more=seen):
            matched = row, name, seen
    return [
        repr(one).partition("(")[2], one.double, one.name, tuple(one), one == (1, "x", (2,)), hash(one), matched,
        one._replace(name="y").name, type(one._replace(row=2)) is kind, kind._fields, kind.__doc__, kind.__mro__[1:],
        hasattr(one, "__dict__"), sorted([kind(2), kind(1)])[0].row, kind(*one) == one, len({kind(1), kind(1)}),
        pickle.loads(pickle.dumps(one)) == one,  # noqa: S301
        type(copy.copy(one)) is kind,
        *map(_wrong, (kind, lambda: kind(1, 2, 3, 4), lambda: kind(1, other=2), lambda: one._replace(other=1))),
        _wrong(lambda: setattr(one, "row", 2)),
    ]  # fmt: skip


def test_ours_do_what_theirs_do() -> None:
    assert _does(Ours) == _does(Theirs)
    assert (hash(Hashed(1)), Hashed(1)) == (5, (1,))
