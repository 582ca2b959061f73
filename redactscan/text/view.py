"""The normalised views of a text: ``plain`` (folded, same length) and ``squeezed`` (no gaps), with exact offsets back.

Words are looked up in the squeezed view, because clerks space them out (「机　密」), break them over lines, and gloss
them with pinyin (「進(jìn)」). Numbers have a view of their own, ``numerals.clusters``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import accumulate, chain
from operator import sub

from redactscan.hints import Any, TypeAlias
from redactscan.text import regex
from redactscan.text.arrays import arrays, codes, look_up
from redactscan.text.fold import fold
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.text.numerals import ODD_DIGITS, Run, runs
from redactscan.values import dataclass, field

JOINED = range(7, 26)  # lengths of the numbers that people group
_ANY_DIGIT = re.compile(f"[0-9{''.join(ODD_DIGITS)}]")
_LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_PINYIN = rf"[{_LETTERS}]{{1,7}}[)）]"
# All white space but 1E and 1F, which stand between the passages and cells of one surface.
BLANK = "\t-\r\x1c\x1d \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_GAP = re.compile(rf"[{BLANK}{ZERO_WIDTH}(（](?:(?<=[(（]){_PINYIN}|(?<![(（])[{BLANK}{ZERO_WIDTH}]*)")
_HAN = regex.compile(r"\p{Han}")
_EMPTY, _OPENS, _SPELLS = 1, 2, 3  # nothing to be seen; a bracket; a letter of pinyin
_Gaps: TypeAlias = tuple[Sequence[int], Sequence[int]]
"""Where each begins and where it ends; sorted and apart."""


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
        starts, ends = gaps = _gaps(self.raw)
        shift = list(accumulate(map(sub, ends, starts), initial=0))
        kept = list(map(sub, chain((0,), ends), shift))
        return _without(self.plain, gaps), kept, shift


def squeeze(text: str) -> str:
    """``text`` folded and without gaps.

    >>> squeeze("身 份 证 号　機(jī)密")
    '身份证号机密'
    """
    if text.isalnum():
        return fold(text)
    return fold(_without(text, _gaps(text)))


def _without(text: str, gaps: _Gaps) -> str:
    """What is left of a text between them."""
    starts, ends = gaps
    if not starts:
        return text
    return "".join(map(text.__getitem__, map(slice, chain((0,), ends), chain(starts, (len(text),)))))


def _gaps(raw: str) -> _Gaps:
    """What stands in no word: white space, what nobody sees, the pinyin behind a character."""
    if numpy := arrays(raw):
        return _at_once(numpy, raw)
    gaps = [gap.span() for gap in _GAP.finditer(raw) if _is_gap(raw, gap.start())]
    return [start for start, _ in gaps], [end for _, end in gaps]


def _is_gap(raw: str, at: int) -> bool:
    """Whether what begins there and looks like one is a gap: in brackets only behind a character."""
    return raw[at] not in "(（" or bool(at and _HAN.match(raw, at - 1))


def _at_once(numpy: Any, raw: str) -> _Gaps:
    """The same with arrays; only brackets are looked at one by one."""
    kinds = look_up(_kinds(numpy), codes(numpy, f"\0{raw}\0"))
    empty = kinds == _EMPTY
    edges = numpy.flatnonzero(empty[1:] != empty[:-1]).tolist()
    starts, ends = edges[::2], edges[1::2]
    spelt = numpy.flatnonzero((kinds[1:-1] == _OPENS) & (kinds[2:] == _SPELLS)).tolist()
    glosses = [gap.span() for at in spelt if (gap := _GAP.match(raw, at)) and _is_gap(raw, at)]
    if glosses:
        starts, ends = sorted(starts + [at for at, _ in glosses]), sorted(ends + [end for _, end in glosses])
    return starts, ends


@cache
def _kinds(numpy: Any) -> Any:
    """What each character of the basic plane is to a gap; the last stands for those beyond, which are nothing."""
    plane = "".join(map(chr, range(0x10000)))
    kinds = numpy.zeros(len(plane), numpy.uint8)
    for chars, kind in ((f"[{BLANK}{ZERO_WIDTH}]", _EMPTY), ("[(（]", _OPENS), (f"[{_LETTERS}]", _SPELLS)):
        kinds[[sign.start() for sign in re.finditer(chars, plane)]] = kind
    return kinds
