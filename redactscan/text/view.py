"""The normalised views of a text: ``plain`` (folded, same length) and ``squeezed`` (no gaps), with exact offsets back.

Words are looked up in the squeezed view, because clerks space them out (「机　密」), break them over lines, and gloss
them with pinyin (「進(jìn)」). Numbers have a view of their own, ``numerals.clusters``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

import regex

from redactscan.text.fold import fold
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.numerals import ODD_DIGITS, Run, runs

JOINED = range(7, 26)  # lengths of the numbers that people group
_ANY_DIGIT = regex.compile(f"[0-9{''.join(ODD_DIGITS)}]")
SEPARATORS = "\x1e\x1f"  # between passages and cells of one surface: no view deletes them
_PINYIN = r"(?<=\p{Han})[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[)）]"
_GAPS = regex.compile(rf"[[\s{ZERO_WIDTH}]--[{SEPARATORS}]]+|{_PINYIN}", regex.V1)


@dataclass(frozen=True)
class View:
    """``plain`` counts like ``raw``; ``raw_span`` takes a span of ``squeezed`` back to ``raw``."""

    raw: str = field(repr=False)

    @cached_property
    def plain(self) -> str:
        return fold(self.raw)

    @cached_property
    def squeezed(self) -> str:
        return self._squeeze[0]

    @cached_property
    def numeric(self) -> bool:
        """Whether there is a digit of any script in it."""
        return bool(_ANY_DIGIT.search(self.plain))

    @cached_property
    def joined(self) -> dict[int, list[Run]]:
        """The numbers that only joining or conversion shows, by length without gaps."""
        found: dict[int, list[Run]] = {}
        for run in runs(self.plain, JOINED):
            found.setdefault(len(run.text), []).append(run)
        return found

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the squeezed span ``start:end`` (not empty); gaps at its ends are left out."""
        _, kept, shift = self._squeeze
        first = start + shift[bisect_right(kept, start) - 1]
        last = end - 1 + shift[bisect_right(kept, end - 1) - 1]
        return first, last + 1

    @cached_property
    def _squeeze(self) -> tuple[str, list[int], list[int]]:
        """The squeezed text; where each kept stretch begins in it; what to add there to get a raw offset."""
        plain, stretches, kept, shift = self.plain, [], [0], [0]
        at = length = 0
        for gap in _GAPS.finditer(self.raw):
            stretches.append(plain[at : gap.start()])
            length += gap.start() - at
            at = gap.end()
            kept.append(length)
            shift.append(at - length)
        stretches.append(plain[at:])
        return "".join(stretches), kept, shift


def squeeze(text: str) -> str:
    """``text`` folded and without gaps.

    >>> squeeze("身 份 证 号　機(jī)密")
    '身份证号机密'
    """
    return fold(text) if text.isalnum() else fold(_GAPS.sub("", text))
