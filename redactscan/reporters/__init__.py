"""One module per output; each ends in ``REPORTER = Reporter(name, render)`` and is a pure function of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from redactscan.model import Finding, Report
from redactscan.text.sensitive import Sensitive
from redactscan.values import dataclass

Values: TypeAlias = Mapping[Finding, tuple[Sensitive, Sensitive]]
"""A finding's value as written and its canonical form; empty unless the user asked to reveal."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """``render(report, lang, values)`` returns the output, UTF-8 unless ``binary``; ``lang`` is ``zh`` or ``en``."""

    name: str
    render: Callable[[Report, str, Values], bytes]
    binary: bool = False


@cache
def reporters() -> dict[str, Reporter]:
    """Name to reporter, from every module of this package that has a ``REPORTER``."""
    found: dict[str, Reporter] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        reporter: Reporter | None = getattr(import_module(f"{__name__}.{module}"), "REPORTER", None)
        if reporter:
            found[reporter.name] = reporter
    return found
