"""One number, one file: ``check(value) -> Verdict`` says what the structure of a value proves.

A value arrives canonical: half-width, upper case, gaps removed. A validator never raises on it and never looks around
it: words beside a value are the business of a rule's ``[context]``.

Where lists are full of a number, ``many(signs)`` says the same of many at once: ``NO``, ``MAYBE`` or ``YES``, or
``ASK``, where ``check`` is to be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from redactscan.hints import Any, TypeAlias
from redactscan.model import Verdict

Validator: TypeAlias = Callable[[str], Verdict]
ASK, NO, MAYBE, YES = -1, 0, 1, 2
VERDICTS = (Verdict.REJECTED, Verdict.PLAUSIBLE, Verdict.CONFIRMED)


class Signs:
    """Numbers as long as one another, each a row of an array of ASCII codes. What is asked of them is asked once."""

    def __init__(self, numpy: Any, rows: Any) -> None:
        self.numpy, self.rows = numpy, rows
        self._told: dict[Many, Any] = {}

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def length(self) -> int:
        """How long each of them is."""
        return int(self.rows.shape[1])

    def told(self, many: Many) -> Any:
        """What a validator says of them."""
        if many not in self._told:
            self._told[many] = many(self)
        return self._told[many]


Many: TypeAlias = Callable[[Signs], Any]


def exists(name: str) -> bool:
    """Whether ``[detect].validate`` may name ``name``.

    >>> exists("cn_resident_id"), exists("mod_11_2"), exists("cn_nothing")
    (True, False, False)
    """
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        return False
    return hasattr(import_module(f"{__name__}.{name}"), "check")


@cache
def named(name: str) -> Validator:
    """The ``check`` of the module ``name``. Raises ``ModuleNotFoundError`` for a name that does not exist."""
    check: Validator = import_module(f"{__name__}.{name}").check
    return check


@cache
def many(name: str) -> Many | None:
    """The ``many`` of the module ``name``, None if it has none."""
    found: Many | None = getattr(import_module(f"{__name__}.{name}"), "many", None) if name else None
    return found
