"""The decorator of our values: what ``dataclasses`` gives them, without what that takes at every start.

``dataclasses`` writes six functions for each class and compiles them when its module is imported. That takes a
millisecond, and a scan needs a hundred classes. Here all but the constructor are the same for every class, and that is
compiled when the first value is made. ``fields``, ``asdict`` and ``is_dataclass`` of ``dataclasses`` know these
values as their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from redactscan.hints import TYPE_CHECKING, Any, NoReturn
from redactscan.text.answers import answer

if TYPE_CHECKING:  # the same signatures
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace

_NONE: Any = object()
_SPECS = "__redactscan_fields__"


class _Spec:
    """What ``field`` was told."""

    __slots__ = ("compare", "default", "default_factory", "hash", "init", "repr")

    def __init__(
        self,
        default: Any = _NONE,
        default_factory: Any = _NONE,
        init: bool = True,
        repr: bool = True,  # noqa: A002  named as there
        compare: bool = True,
        hash: bool | None = None,  # noqa: A002
    ) -> None:
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare = init, repr, compare
        self.hash = compare if hash is None else hash


_PLAIN = _Spec()
_Specs = dict[str, _Spec]
_FEW = 4
"""Values that are made sooner than a constructor is compiled."""


def _dataclass(cls: Any = None, /, *, frozen: bool = False, slots: bool = False, order: bool = False) -> Any:
    """As ``dataclasses.dataclass``. Of its rules for inheritance only the order of fields is kept."""
    if cls is None:
        return lambda cls: _dataclass(cls, frozen=frozen, slots=slots, order=order)
    given = dict(cls.__dict__)
    own = {name: _spec(given.pop(name, _NONE)) for name in cls.__annotations__}
    specs: _Specs = {}
    for base in reversed(cls.__mro__[1:]):
        specs |= base.__dict__.get(_SPECS, {})
    specs |= own
    made: dict[str, Any] = {
        _SPECS: specs,
        "__dataclass_fields__": _Told(),
        "__match_args__": tuple(name for name, spec in specs.items() if spec.init),
        "__repr__": _repr([name for name, spec in specs.items() if spec.repr]),
        **_comparison(specs, frozen, order),
        **(_FROZEN if frozen else {}),
        **(_PICKLED if frozen and slots else {}),
        **{name: what for name, what in given.items() if name != "__hash__" or what is not None},
    }
    if slots:
        for name in ("__dict__", "__weakref__"):
            made.pop(name, None)
        inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
        made["__slots__"] = tuple(name for name in own if name not in inherited)
        made["__qualname__"] = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, made)
    else:
        for name, spec in own.items():
            if spec.default is not _NONE:
                setattr(cls, name, spec.default)
            elif name in cls.__dict__:
                delattr(cls, name)
        for name in made.keys() - given.keys() | {"__hash__"}:
            setattr(cls, name, made[name])
    if "__init__" not in given:
        cls.__init__ = _constructor(cls, specs, frozen, slots)
    return cls


def names(cls: type) -> tuple[str, ...]:
    """The names of the fields, in order."""
    return tuple(getattr(cls, _SPECS))


def _spec(said: Any) -> _Spec:
    return _PLAIN if said is _NONE else said if isinstance(said, _Spec) else _Spec(said)


def _replace(value: Any, /, **changes: Any) -> Any:
    """As ``dataclasses.replace``."""
    for name, spec in getattr(value, _SPECS).items():
        if spec.init and name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


def _constructor(cls: Any, specs: _Specs, frozen: bool, slots: bool) -> Callable[..., None]:
    """What makes the first values, and is replaced by a compiled constructor if there are to be more."""
    first = iter(range(_FEW))

    def construct(self: Any, /, *values: Any, **named: Any) -> None:
        if next(first, None) is None or not _made(self, specs, values, named):
            cls.__init__ = _compiled(cls, specs, frozen, slots)
            cls.__init__(self, *values, **named)

    return construct


def _made(self: Any, specs: _Specs, values: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
    """Make one value step by step; False if that is not what its constructor takes."""
    names = [name for name, spec in specs.items() if spec.init]
    given = {**dict(zip(names, values, strict=False)), **named}
    if len(given) < len(values) + len(named) or not given.keys() <= set(names):
        return False
    for name, spec in specs.items():
        if name in given:
            value = given[name]
        elif spec.default_factory is not _NONE:
            value = spec.default_factory()
        elif spec.default is not _NONE:
            value = spec.default
        elif spec.init:
            return False
        else:
            continue
        object.__setattr__(self, name, value)
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _compiled(cls: Any, specs: _Specs, frozen: bool, slots: bool) -> Callable[..., None]:
    parameters, lines = ["self"], []
    known: dict[str, Any] = {"_NONE": _NONE}
    for name, spec in specs.items():
        value = name
        if spec.default is not _NONE:
            known[f"_default_{name}"] = spec.default
            parameters += [f"{name}=_default_{name}"] if spec.init else []
            value = name if spec.init else f"_default_{name}"
        elif spec.default_factory is not _NONE:
            known[f"_make_{name}"] = spec.default_factory
            parameters += [f"{name}=_NONE"] if spec.init else []
            value = f"_make_{name}()" + (f" if {name} is _NONE else {name}" if spec.init else "")
        elif spec.init:
            parameters.append(name)
        else:
            continue
        if frozen and slots:  # a third of the time that object.__setattr__ takes
            known[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" self.__dict__[{name!r}] = {value}" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = "\n".join([f"def __init__({', '.join(parameters)}):", *(lines or [" pass"])])
    exec(answer("constructor", source, lambda: compile(source, "<values>", "exec")), known)  # noqa: S102
    made: Callable[..., None] = known["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return made


def _repr(names: Iterable[str]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({said})"

    return shown


def _comparison(specs: _Specs, frozen: bool, order: bool) -> dict[str, Any]:
    compared = _all_of([name for name, spec in specs.items() if spec.compare])
    hashed = _all_of([name for name, spec in specs.items() if spec.hash])

    def same(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def less(self: Any, other: Any) -> Any:
        return compared(self) < compared(other) if other.__class__ is self.__class__ else NotImplemented

    def not_more(self: Any, other: Any) -> Any:
        return compared(self) <= compared(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: Any) -> int:
        return hash(hashed(self))

    # Python turns the sides round for > and >=
    ordered = {"__lt__": less, "__le__": not_more} if order else {}
    return {"__eq__": same, "__hash__": digest if frozen else None, **ordered}


def _all_of(names: list[str]) -> Callable[[Any], Any]:
    """What of a value is compared."""
    return attrgetter(*names) if names else lambda _value: ()


class _Told:
    """``__dataclass_fields__``, for the functions of ``dataclasses``: made for whoever asks."""

    def __get__(self, _value: object, cls: type) -> Mapping[str, Any]:
        import dataclasses

        told = {}
        for name, spec in getattr(cls, _SPECS).items():
            said = {word: getattr(spec, word) for word in _Spec.__slots__ if getattr(spec, word) is not _NONE}
            told[name] = dataclasses.field(**said)
            told[name].name, told[name].type = name, cls.__annotations__.get(name)
            told[name]._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        return told


def _refuse(self: Any, name: str, _value: Any = None) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in getattr(self, _SPECS)]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(getattr(self, _SPECS), state, strict=True):
        object.__setattr__(self, name, value)


_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}
_PICKLED = {"__getstate__": _state, "__setstate__": _set_state}

if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Spec, _replace
