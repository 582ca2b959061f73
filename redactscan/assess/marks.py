"""What hides a character of a number, and whether a text may hold one that is masked."""

from __future__ import annotations

import re

MASK = "*"
"""What a hidden character is written as once a value is understood."""

MARKS = "*×#_…⋯·•●■□○◯█某"  # after folding; X too, save as the check character
_RAW = rf"[{MARKS}XxＸｘ＊＃＿．.\-—－]"
_DIGIT = "[0-9０-９]"
_ONE = "[*＊×#＃_＿■□●○◯█某]"  # alone it hides a digit only among many: 3 * 5 is a product
_LONG = "[…⋯]"
_HINT = re.compile(  # from a mark on, of which most texts have few
    rf"{_RAW}(?:(?<={_ONE}){_DIGIT}{{6}}|(?<={_DIGIT}{{6}}{_ONE})|{_RAW}\s?{_DIGIT}|(?<={_LONG})\s?{_DIGIT}"
    rf"|(?<={_DIGIT}{_RAW}){_RAW}|(?<={_DIGIT}\s{_RAW}){_RAW}|(?<={_DIGIT}{_LONG})|(?<={_DIGIT}\s{_LONG}))"
)


def may_be_masked(text: str) -> bool:
    """Whether there is a digit beside marks; quick, for the many texts in which there is none."""
    return _HINT.search(text) is not None
