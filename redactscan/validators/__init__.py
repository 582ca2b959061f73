"""One number, one file: ``check(value) -> Verdict`` says what the structure of a value proves.

A value arrives canonical: half-width, upper case, gaps removed. A validator never raises on it and never looks around
it: words beside a value are the business of a rule's ``[context]``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TypeAlias

from redactscan.model import Verdict

Validator: TypeAlias = Callable[[str], Verdict]


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
