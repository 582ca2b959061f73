"""The check digit of ISO/IEC 7812-1 annex B (Luhn). One random number in ten passes."""

from __future__ import annotations

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def passes(digits: str) -> bool:
    """Whether the last of these ASCII digits is the check digit of the others.

    >>> passes("6217999900001234564"), passes("6217999900001234565")
    (True, False)
    """
    values = [ord(digit) - ord("0") for digit in reversed(digits)]
    return (sum(values[::2]) + sum(_DOUBLED[value] for value in values[1::2])) % 10 == 0


def digit(digits: str) -> str:
    """The check digit that makes ``digits`` pass.

    >>> digit("621799990000123456")
    '4'
    """
    return next(last for last in "0123456789" if passes(digits + last))
