"""A value of ours is what ``dataclasses`` would have made of the same class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any, Generic, TypeVar

import pytest

from redactscan import values

T = TypeVar("T")


@values.dataclass(frozen=True, slots=True, order=True)
class Point:
    """Defined at the top, so that it can be pickled."""

    x: int
    notes: list[str] = values.field(default_factory=list, repr=False, compare=False)
    y: int = 3
    fixed: int = values.field(default=7, init=False)


@values.dataclass(slots=True)
class Heap(Generic[T]):
    items: list[T] = values.field(default_factory=list)
    size: int = values.field(init=False)

    def __post_init__(self) -> None:
        self.size = len(self.items)


@values.dataclass(frozen=True)
class Open:
    secret: str = values.field(repr=False)
    shown: str = "s"


@values.dataclass(frozen=True, slots=True)
class Own:
    a: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __repr__(self) -> str:
        return "own"


def theirs(cls: Any, **options: bool) -> Any:
    """The same class as ``dataclasses`` makes it."""
    said = {
        f.name: dataclasses.field(
            **{k: getattr(f, k) for k in ("default", "default_factory", "init", "repr", "compare")
               if getattr(f, k) is not dataclasses.MISSING}
        )
        for f in dataclasses.fields(cls)
    }  # fmt: skip
    own = {name: cls.__dict__[name] for name in ("__post_init__",) if name in cls.__dict__}
    made = type(cls.__name__, (), {"__annotations__": cls.__annotations__, **said, **own})
    return dataclasses.dataclass(**options)(made)


CLASSES = [
    (Point, {"frozen": True, "slots": True, "order": True}, [(1,), (1, ["n"]), (1, [], 4), (2,)]),
    (Heap, {"slots": True}, [(), ([1],), ([1, 2],)]),
    (Open, {"frozen": True}, [("a",), ("a", "t"), ("b",)]),
]


@pytest.mark.parametrize(("ours", "options", "calls"), CLASSES, ids=lambda one: getattr(one, "__name__", ""))
def test_it_does_what_dataclasses_does(ours: Any, options: dict[str, bool], calls: list[tuple[Any, ...]]) -> None:
    other = theirs(ours, **options)
    assert ours.__match_args__ == other.__match_args__
    for one in calls:
        assert repr(ours(*one)) == repr(other(*one))
        assert dataclasses.asdict(ours(*one)) == dataclasses.asdict(other(*one))
        assert (ours.__hash__ is None) == (other.__hash__ is None)
        for two in calls:
            assert (ours(*one) == ours(*two)) == (other(*one) == other(*two))
            if options.get("order"):
                assert (ours(*one) < ours(*two)) == (other(*one) < other(*two))
                assert (ours(*one) >= ours(*two)) == (other(*one) >= other(*two))
    with pytest.raises(TypeError):
        ours(1, 2, 3, 4, 5)


@pytest.mark.parametrize("value", [Point(1, ["n"], 5), Heap([1]), Open("a")])
def test_it_can_be_copied_pickled_and_replaced(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)  # noqa: S301  our own
    name = dataclasses.fields(value)[0].name
    changed = values.replace(value, **{name: [2]})
    assert getattr(changed, name) == [2]
    assert dataclasses.replace(value, **{name: [2]}) == changed != value


def test_a_frozen_value_stays_as_it_is() -> None:
    for value, name in ((Point(1), "x"), (Open("a"), "shown")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, "t")
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(value, name)
    assert hash(Point(1)) == hash(Point(1, ["other"]))
    assert not hasattr(Point(1), "__dict__")


def test_what_a_class_defines_itself_stays() -> None:
    assert Own(1) == Own(2)
    assert repr(Own(1)) == "own"
    assert hash(Own(1)) == hash(Own(1))


def test_a_default_that_is_made_is_made_for_each() -> None:
    one, two = Heap[int](), Heap[int]()
    one.items.append(1)
    assert two.items == []


def test_no_class_is_compiled_by_dataclasses_at_start() -> None:
    code = "import sys, redactscan.engine; sys.exit('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
