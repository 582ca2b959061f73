"""The ways in which a number is written so that no simple pattern finds it, each a function from text to text.

Clerks do most of this in good faith: an input method in full-width mode, a table that wraps, a PDF that was copied.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise

Disguise = Callable[[str], str]

# How people read such a number: landlines, plates, numbers with a letter before them, then by length.
_BEGINNINGS = (("0", (4, 3, 4)), ("皖", (2, 5)), ("G", (1, 6, 8, 4)), ("E", (2, 3, 4)), ("C", (2, 3, 4)))
_GROUPS = {11: (3, 4, 4), 18: (6, 8, 4), 19: (4, 4, 4, 4, 3), 20: (6, 8, 6), 12: (4, 8)}
_LATIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def grouped(gap: str) -> Disguise:
    """With ``gap`` between the groups in which people read such a number: 6 + 8 + 4, 3 + 4 + 4, fours.

    >>> grouped(" ")("13812345678"), grouped("-")("05592512345"), grouped("·")("皖J12345")
    ('138 1234 5678', '0559-251-2345', '皖J·12345')
    """

    def write(value: str) -> str:
        lengths = next((groups for begin, groups in _BEGINNINGS if value.startswith(begin)), None)
        ends = list(accumulate(lengths or _GROUPS[len(value)]))
        return gap.join(value[start:end] for start, end in pairwise([0, *ends]))

    return write


def every(gap: str) -> Disguise:
    """With ``gap`` between all characters."""
    return gap.join


def halved(gap: str) -> Disguise:
    """With ``gap`` in the middle: where a line or a cell ended."""
    return lambda value: value[: len(value) // 2] + gap + value[len(value) // 2 :]


def in_script(digits: str, letters: str = "") -> Disguise:
    """In other digits, and, if ``letters`` gives 26, in other capital letters."""
    table = str.maketrans(_LATIN[: 10 + len(letters)], digits + letters)
    return lambda value: value.translate(table)


def block(zero: int, capital: int) -> Disguise:
    """In the digits and capitals that begin at two code points: full-width, mathematical bold."""
    return in_script("".join(chr(zero + n) for n in range(10)), "".join(chr(capital + n) for n in range(26)))


def mixed(value: str) -> str:
    """Every third character full-width, as when the input method was switched in the middle."""
    wide = block(0xFF10, 0xFF21)
    return "".join(wide(char) if n % 3 == 2 else char for n, char in enumerate(value))


WIDE = block(0xFF10, 0xFF21)
BOLD = block(0x1D7CE, 0x1D400)
MONOSPACE = block(0x1D7F6, 0x1D670)
SANS = in_script("".join(chr(0x1D7E2 + n) for n in range(10)))
CIRCLED = in_script("⓪①②③④⑤⑥⑦⑧⑨")
CHINESE = in_script("零一二三四五六七八九")
CHINESE_CIRCLE = in_script("〇一二三四五六七八九")
SPOKEN = in_script("零幺二三四五六七八九")
FINANCIAL = in_script("零壹贰叁肆伍陆柒捌玖")
