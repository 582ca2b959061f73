"""Region codes of GB/T 2260. A code is a score, never a veto: withdrawn codes live on in identity numbers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from redactscan.model import Verdict


def verdict(code: str) -> Verdict:
    """Whether six digits were ever the code of a county, or at least begin like a province.

    >>> verdict("340121"), verdict("340199"), verdict("990426")
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    if code in counties():
        return Verdict.CONFIRMED
    return Verdict.PLAUSIBLE if province(code[:2]) else Verdict.REJECTED


def province(code: str) -> bool:
    """Whether two digits are a province of the mainland, which 81 to 83 are not.

    >>> province("34"), province("81"), province("00")
    (True, False, False)
    """
    return code in _provinces()


@cache
def counties() -> frozenset[str]:
    """Every six-digit code that a county ever had, or a city without counties, as Dongguan is.

    >>> "340121" in counties(), "340100" in counties(), "441900" in counties()
    (True, False, True)
    """
    text = (Path(__file__).parent / "data" / "regions.txt").read_text(encoding="utf-8")
    return frozenset(
        f"{prefix}{number:02d}"
        for prefix, *spans in (line.split() for line in text.splitlines() if not line.startswith("#"))
        for first, _, last in (span.partition("-") for span in spans)
        for number in range(int(first), int(last or first) + 1)
    )


@cache
def _provinces() -> frozenset[str]:
    return frozenset(code[:2] for code in counties())


def verdicts(numpy: Any, codes: Any) -> Any:
    """The same of many codes, as numbers: 2, 1 and 0."""
    return _told(numpy)[codes]


@cache
def _told(numpy: Any) -> Any:
    told = numpy.zeros(10**6, numpy.int8)
    for code in _provinces():
        told[int(code) * 10**4 : (int(code) + 1) * 10**4] = 1
    told[list(map(int, counties()))] = 2
    return told
