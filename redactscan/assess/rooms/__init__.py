"""One module per question that takes a whole document to answer.

Each ends in ``RULES``, the slugs of the rules (``kind = "assess"``) that it speaks for, and has ``find(case)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from redactscan.assess.case import Case
from redactscan.assess.judge import Judged


@cache
def modules() -> tuple[ModuleType, ...]:
    """All rooms, by name."""
    return tuple(import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__))


def rooms() -> Iterator[Callable[[Case], Iterator[Judged]]]:
    """The ``find`` of every room."""
    return (module.find for module in modules())
