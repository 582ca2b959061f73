"""Fixed-network numbers: area code with a zero, then seven or eight digits that begin with 2 to 8."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from redactscan.model import Verdict

_NOISE = re.compile(r"[^0-9+]")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=[1-9][0-9]{8})")
_LOCAL = re.compile(r"[2-8][0-9]{6,7}")
_FULL = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))([1-9][0-9]{6,7})")


def check(value: str) -> Verdict:
    """CONFIRMED with a known area code, PLAUSIBLE for a local number or an unlikely first digit.

    >>> check("0551-65512345"), check("(0551)12345678"), check("65512345"), check("0138-6551234")
    ... # doctest: +NORMALIZE_WHITESPACE
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.PLAUSIBLE: 'plausible'>,
     <Verdict.PLAUSIBLE: 'plausible'>, <Verdict.REJECTED: 'rejected'>)
    """
    digits = _COUNTRY.sub("0", _NOISE.sub("", value)).replace("+", "")
    if _LOCAL.fullmatch(digits):
        return Verdict.PLAUSIBLE
    match = _FULL.fullmatch(digits)
    if not match or match[1] not in _area_codes():
        return Verdict.REJECTED
    return Verdict.CONFIRMED if match[2][0] in "2345678" else Verdict.PLAUSIBLE


@cache
def _area_codes() -> frozenset[str]:
    text = (Path(__file__).parent / "data" / "area_codes.txt").read_text(encoding="utf-8")
    return frozenset(code for line in text.splitlines() if not line.startswith("#") for code in line.split())
