"""What hides a character of a number, and whether a text may hold one that is masked."""

from __future__ import annotations

import re

from redactscan.text import regex

MASK = "*"
"""What a hidden character is written as once a value is understood."""

MARKS = "*×#_…⋯·•●■□○◯█某"  # after folding; X too, save as the check character
_RAW = rf"[{MARKS}XxＸｘ＊＃＿．.\-—－]"
_ANY = re.compile(_RAW)
_DIGIT = "[0-9０-９]"
_ONE = "[*＊×#＃_＿■□●○◯█某]"  # alone it hides a digit only among many: 3 * 5 is a product
_HINT = regex.compile(
    rf"{_DIGIT}{{6}}{_ONE}|{_ONE}{_DIGIT}{{6}}|{_DIGIT}\s?(?:{_RAW}{{2}}|[…⋯])|(?:{_RAW}{{2}}|[…⋯])\s?{_DIGIT}"
)


def may_be_masked(text: str) -> bool:
    """Whether there is a digit beside marks; quick, for the many texts in which there is none."""
    return bool(_ANY.search(text) and _HINT.search(text))
