"""The check digit of ISO/IEC 7812-1 annex B (Luhn). One random number in ten passes."""

from __future__ import annotations

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
