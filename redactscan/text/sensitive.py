"""A value that cannot be printed, logged or pickled by accident."""

from __future__ import annotations

from redactscan.hints import NoReturn


class Sensitive:
    """Holds a raw value from a document.

    >>> value = Sensitive("340121198503129976")
    >>> f"{value} {value!r}"
    '‹sensitive› ‹sensitive›'
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The raw value. ``tests/test_architecture.py`` lists the modules that may call this."""
        return self._value

    def __repr__(self) -> str:
        return "‹sensitive›"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sensitive) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a sensitive value does not leave its process")
