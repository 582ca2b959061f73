"""What a cell of a sheet shows, and what it stores."""

from __future__ import annotations

import re

from redactscan.readers.sheets.numbers import number_text
from redactscan.tuples import NamedTuple

_NUMBERS = frozenset({"float", "currency", "percentage"})
_DIGITS = re.compile(r"[^0-9]+")
_LONG = 6  # digits that are worth more than how they are shown
_GROUPED = re.compile(r"(?<=[0-9])[,\s’'](?=[0-9]{3})")


class Value(NamedTuple):
    """``text`` is what belongs into the grid; ``unseen``: the cell shows nothing of it."""

    text: str
    unseen: bool = False


def value_of(named: dict[str, str], shown: str) -> Value:
    """The value of a cell with those attributes that shows ``shown``: all its digits, dates with their century.

    >>> value_of({"office:value-type": "float", "office:value": "3.4012119850313E+017"}, "3.40E+17").text
    '340121198503130000'
    >>> value_of({"office:value-type": "date", "office:date-value": "1985-03-12"}, "85/3/12").text
    '1985-03-12'
    """
    kind = named.get("office:value-type", "")
    match kind:
        case "date":
            stored = named.get("office:date-value", "").replace("T", " ").removesuffix(" 00:00:00")
            return Value(shown if stored[:4] in shown and shown else stored, unseen=not shown)
        case "string":
            stored = named.get("office:string-value", "")
            return Value(shown or stored, unseen=bool(stored) and not shown)
        case _ if kind in _NUMBERS and (stored := named.get("office:value", "")):
            return _number(number_text(stored), shown)
    return Value(shown or named.get("office:boolean-value", ""))


def _number(stored: str, shown: str) -> Value:
    digits = _DIGITS.sub("", stored)
    if not shown:
        return Value(stored, unseen=True)
    if len(digits) >= _LONG and digits not in _DIGITS.sub("", shown):
        return Value(stored)
    return Value(_GROUPED.sub("", shown))
