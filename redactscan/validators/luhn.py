"""The check digit of ISO/IEC 7812-1 annex B (Luhn). One random number in ten passes."""

from __future__ import annotations

from typing import Any

_VALUES = bytes.maketrans(b"0123456789", bytes(range(10)))
_DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))


def passes(digits: str) -> bool:
    """Whether the last of these ASCII digits is the check digit of the others.

    >>> passes("6217999900001234564"), passes("6217999900001234565")
    (True, False)
    """
    data = digits.encode("ascii")
    return (sum(data[-1::-2].translate(_VALUES)) + sum(data[-2::-2].translate(_DOUBLED))) % 10 == 0


def digit(digits: str) -> str:
    """The check digit that makes ``digits`` pass.

    >>> digit("621799990000123456")
    '4'
    """
    return next(last for last in "0123456789" if passes(digits + last))


def hold(numpy: Any, signs: Any) -> Any:
    """The same of rows of digits, as ASCII codes."""
    values, doubled = (numpy.frombuffer(table, numpy.uint8) for table in (_VALUES, _DOUBLED))
    singles, doubles = values[signs[:, ::-2]], doubled[signs[:, -2::-2]]
    return (singles.sum(axis=1, dtype=numpy.int32) + doubles.sum(axis=1, dtype=numpy.int32)) % 10 == 0
