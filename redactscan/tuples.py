"""Our named tuples: what ``typing.NamedTuple`` makes, without what that takes at every start.

``typing`` compiles every annotation and a constructor for each class when its module is imported, for a third of a
millisecond. Here the constructor, the same one, is compiled when the first value is made.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # how namedtuple makes a field quick to read

from redactscan.hints import TYPE_CHECKING, Any
from redactscan.text.answers import answer

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple


class _Making(type):
    """Makes of a class with annotations a subclass of ``tuple``."""

    def __new__(cls, name: str, _bases: tuple[type, ...], given: dict[str, Any]) -> Any:
        names = tuple(given.get("__annotations__", ()))
        defaults = {field: given.pop(field) for field in names if field in given}
        fields = {field: _tuplegetter(at, None) for at, field in enumerate(names)}
        about = {"__slots__": (), "__match_args__": names, "_fields": names, "_field_defaults": defaults}
        made = type(name, (tuple,), {**_SAME, **about, **fields, **given})

        def construct(of: type, /, *values: Any, **named: Any) -> Any:
            made.__new__ = _constructor(names, defaults)  # type: ignore[method-assign]
            return made.__new__(of, *values, **named)

        made.__new__ = construct  # type: ignore[method-assign]
        return made


def _constructor(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    parameters = "".join(f", {name}=_defaults[{name!r}]" if name in defaults else f", {name}" for name in names)
    source = f"lambda _cls{parameters}: _new(_cls, ({''.join(f'{name}, ' for name in names)}))"
    code = answer("tuple", source, lambda: compile(source, "<tuples>", "eval"))
    made = eval(code, {"_new": tuple.__new__, "_defaults": defaults})  # noqa: S307  our own
    made.__name__ = made.__qualname__ = "__new__"
    return made


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({said})"


def _replace(self: Any, /, **changes: Any) -> Any:
    values = [changes.pop(name, value) for name, value in zip(self._fields, self, strict=True)]
    if changes:
        raise ValueError(f"no such field: {', '.join(changes)}")
    return tuple.__new__(type(self), values)


_SAME = {"__repr__": _repr, "_replace": _replace, "__getnewargs__": lambda self: tuple(self)}


class _Base:
    """What a class names as its base; ``_Making`` then makes it."""

    def __mro_entries__(self, _bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (_Template,)


_Template = type.__new__(_Making, "_Template", (), {})

if not TYPE_CHECKING:
    NamedTuple = _Base()
