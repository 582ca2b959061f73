"""The normalised views of a text: ``plain`` (folded, same length) and ``squeezed`` (no gaps), with exact offsets back.

Words are looked up in the squeezed view, because clerks space them out (「机　密」), break them over lines, and gloss
them with pinyin (「進(jìn)」). Numbers have a view of their own, ``numerals.clusters``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from redactscan.hints import Any
from redactscan.text import regex
from redactscan.text.arrays import arrays, chunks, codes
from redactscan.text.fold import fold
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.numerals import ODD_DIGITS, Run, runs
from redactscan.values import dataclass, field

JOINED = range(7, 26)  # lengths of the numbers that people group
_ANY_DIGIT = re.compile(f"[0-9{''.join(ODD_DIGITS)}]")
_PINYIN = r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[)）]"
# All white space but 1E and 1F, which stand between the passages and cells of one surface.
BLANK = "\t-\r\x1c\x1d \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_GAP = re.compile(rf"[{BLANK}{ZERO_WIDTH}(（](?:(?<=[(（]){_PINYIN}|(?<![(（])[{BLANK}{ZERO_WIDTH}]*)")
_HAN = regex.compile(r"\p{Han}")


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

    def part(self, start: int, end: int) -> View:
        """The view of a stretch, which is not folded again."""
        part = View(self.raw[start:end])
        part.__dict__["plain"] = self.plain[start:end]
        return part

    @cached_property
    def _squeeze(self) -> tuple[str, list[int], list[int]]:
        """The squeezed text; where each kept stretch begins in it; what to add there to get a raw offset."""
        plain, stretches, kept, shift = self.plain, [], [0], [0]
        at = length = 0
        for start, end in _gaps(self.raw):
            stretches.append(plain[at:start])
            length += start - at
            at = end
            kept.append(length)
            shift.append(at - length)
        stretches.append(plain[at:])
        return "".join(stretches), kept, shift


def squeeze(text: str) -> str:
    """``text`` folded and without gaps.

    >>> squeeze("身 份 证 号　機(jī)密")
    '身份证号机密'
    """
    if text.isalnum():
        return fold(text)
    at, stretches = 0, []
    for start, end in _gaps(text):
        stretches.append(text[at:start])
        at = end
    return fold("".join(stretches) + text[at:])


def _signs(raw: str) -> Iterator[tuple[int, int]]:
    """The stretches that are white space, or what nobody sees, or in brackets what may be pinyin."""
    if not (numpy := arrays(raw)):
        yield from (gap.span() for gap in _GAP.finditer(raw))
        return
    end = 0
    for at, part in chunks(raw):
        for place in numpy.flatnonzero(_begins_gap(numpy).take(codes(numpy, part), mode="clip")).tolist():
            if at + place >= end and (gap := _GAP.match(raw, at + place)):
                yield gap.span()
                end = gap.end()


@cache
def _begins_gap(numpy: Any) -> Any:
    """Which characters of the basic plane may begin one; the last stands for those beyond."""
    begins = numpy.zeros(0x10000, bool)
    begins[[sign.start() for sign in re.finditer(f"[{BLANK}{ZERO_WIDTH}(（]", "".join(map(chr, range(0x10000))))]] = (
        True
    )
    begins[-1] = True
    return begins


def _gaps(raw: str) -> Iterator[tuple[int, int]]:
    """What stands in no word: white space, what nobody sees, the pinyin behind a character."""
    for start, end in _signs(raw):
        if raw[start] not in "(（" or (start and _HAN.match(raw, start - 1)):
            yield start, end
