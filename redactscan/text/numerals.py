"""Numbers as people write them: in groups, broken over a line, in circled or Chinese digits, with invisible characters.

A *cluster* is a stretch of digits with small gaps. Its *pieces* are what stands between the gaps, cut also where the
script of the digits changes. A number is looked for in every run of whole pieces, so that «110105 19491231 002X» is
found and the two neighbours «340121198503129976 13812345678» are still two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from redactscan.hints import Any
from redactscan.text import regex
from redactscan.text.arrays import arrays, codes, look_up
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.values import dataclass

_CHINESE = dict(zip("〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖幺", "012345678901234567891", strict=True))
_FIRSTS = "①⑴⒈⓵❶➀➊"  # each followed by the same sign for 2 to 9
_CIRCLED = {chr(ord(first) + i): str(i + 1) for first in _FIRSTS for i in range(9)} | dict.fromkeys("⓪⓿🄋🄌", "0")
ODD_DIGITS = _CHINESE | _CIRCLED
_ODD = "".join(ODD_DIGITS)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"  # a number plate begins with one
_GAP = rf"[ \t\n\r.\-|│·{ZERO_WIDTH}]"
_DIGITS = re.compile(rf"[0-9{_ODD}](?:{_GAP}{{0,7}}[0-9X{_ODD}])+(?:B[0-9]{{1,2}})?")
_BEFORE = re.compile(
    rf"(?:[{_PROVINCES}]{_GAP}{{0,7}}(?=[A-Z]))?(?:[A-Z]{_GAP}{{0,7}}){{1,2}}\Z"
)  # of a plate, a permit
_NEAR = 24  # characters of that, at most
_LETTERS = 3  # of it
_BESIDE = re.compile(rf"[A-Z]|{_GAP}")
_PIECE = re.compile(rf"[0-9A-Z{_PROVINCES}]+(?:[{ZERO_WIDTH}]+[0-9A-Z]+)*|[{_ODD}]+(?:[{ZERO_WIDTH}]+[{_ODD}]+)*")
_WIDE = regex.compile("(?<![\n\r]) {2,}(?![\n\r])|\t")
_ZERO_WIDTH = regex.compile(f"[{ZERO_WIDTH}]+")
_TRANSLATE = str.maketrans(ODD_DIGITS)
MAX_PIECES = 24
_DIGIT, _MARK, _SIGN, _LETTER = 1, 2, 4, 8  # also X and B; a gap or an odd digit; X or B; another letter
_WITHIN = _DIGIT | _MARK  # a cluster


@dataclass(frozen=True, slots=True)
class Run:
    """Some consecutive pieces of a cluster read as one number.

    ``groups`` are the lengths between real gaps (a change of script and zero-width characters are none). A ``wide``
    run has a gap of several blanks, as between the columns of a table. A ``partial`` one has a further digit that
    stands alone beside it: of 2 0 0 1 1 3 8 … no stretch inside is a number.
    """

    text: str
    start: int
    end: int
    groups: tuple[int, ...]
    wide: bool = False
    partial: bool = False

    @property
    def spaced_out(self) -> bool:
        """Whether every digit stands alone, and all of them are in the run: 1 3 8 …"""
        return len(self.groups) > 1 and max(self.groups) == 1 and not self.partial


def runs(plain: str, lengths: range) -> Iterator[Run]:
    """The readings of ``plain`` (a folded text) that a search for contiguous ASCII digits cannot see.

    Only those with a length in ``lengths``, counted without gaps.

    >>> [(r.text, r.groups) for r in runs("电话 138 0013-8000", range(11, 12))]
    [('13800138000', (3, 4, 4))]
    >>> [r.text for r in runs("一三八〇〇一三八〇〇〇", range(11, 12))]
    ['13800138000']
    """
    for start, end in _clusters(plain, lengths.start - _LETTERS):
        text = plain[start:end]
        if len(text) < lengths.start or (text.isalnum() and text.isascii()):
            continue
        yield from _runs_of(text, start, lengths)


def _clusters(plain: str, least: int) -> Iterator[tuple[int, int]]:
    """The stretches of digits with small gaps, each with the letters before it; not all that have fewer than ``least``.

    Nor those of digits alone.
    """
    last = 0
    for digits in (each for part in _parts(plain, least) for each in _DIGITS.finditer(plain, *part)):
        start, end = digits.span()
        if start > last and _BESIDE.match(plain, start - 1):
            before = max(last, start - _NEAR)
            if letters := _BEFORE.search(plain[before:start]):
                start = before + letters.start()
        yield start, end
        last = end


def _parts(plain: str, least: int) -> Iterable[tuple[int, int]]:
    """In which parts of a text to look for clusters; of a long one only where there are some, with arrays."""
    if not (numpy := arrays(plain)):
        return ((0, len(plain)),)
    kinds = look_up(_kinds(numpy), codes(numpy, f"\0{plain}\0"))
    within = kinds & _WITHIN > 0
    edges = numpy.flatnonzero(within[1:] != within[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    long = numpy.flatnonzero(ends - starts >= least)  # most are a blank or a Chinese digit
    first, last = starts[long], ends[long]
    places, whose = _each(numpy, first, last)
    kind = kinds[places] & _WITHIN
    gaps, odd = (numpy.bincount(whose[kind == mark], minlength=len(long)) for mark in (_MARK, _WITHIN))
    led = (kinds[first - 1] & _LETTER) | (kinds[first] & _SIGN) > 0
    worth = (last - first - gaps >= least) & ((gaps > 0) | (odd > 0) | led)
    led |= kinds[first] & _MARK > 0
    after = long[worth & led & (long > 0)]
    before = after[starts[after] - ends[after - 1] < _NEAR] - 1  # which tells where the letters of the next begin
    some = numpy.union1d(long[worth], before)
    return zip((starts[some] - 1).tolist(), (ends[some] - 1).tolist(), strict=True)


def _each(numpy: Any, starts: Any, ends: Any) -> tuple[Any, Any]:
    """Every place in some stretches, and the number of the stretch that it is in."""
    lengths = ends - starts
    whose = numpy.repeat(numpy.arange(len(starts)), lengths)
    begun = numpy.cumsum(lengths) - lengths
    return numpy.arange(len(whose)) + (starts - begun)[whose], whose


@cache
def _kinds(numpy: Any) -> Any:
    """What every character of the basic plane is; the last stands for those beyond."""
    plane = "".join(map(chr, range(0x10000)))
    kinds = numpy.zeros(len(plane), numpy.uint8)
    of = ((f"[0-9{_ODD}]", _DIGIT), (f"{_GAP}|[{_ODD}]", _MARK), ("[XB]", _DIGIT | _SIGN), ("[AC-WYZ]", _LETTER))
    for chars, kind in of:
        kinds[[sign.start() for sign in re.finditer(chars, plane)]] |= kind
    kinds[-1] = _DIGIT | _MARK
    return kinds


def _runs_of(text: str, offset: int, lengths: range) -> Iterator[Run]:
    pieces = [(*piece.span(), _digits(piece[0])) for piece in _PIECE.finditer(text)]
    single = [len(digits) == 1 for _, _, digits in pieces] + [False]  # also what is before the first
    for first, (start, before, _) in enumerate(pieces):
        total = ""
        groups: list[int] = []
        for last in range(first, min(len(pieces), first + MAX_PIECES)):
            begun, end, digits = pieces[last]
            total += digits
            if len(total) >= lengths.stop:
                break
            if groups and begun == before:
                groups[-1] += len(digits)
            else:
                groups.append(len(digits))
            before = end
            if len(total) in lengths and (raw := text[start:end]) != total:
                partial = single[first - 1] or single[last + 1]
                yield Run(total, offset + start, offset + end, tuple(groups), bool(_WIDE.search(raw)), partial)


def _digits(piece: str) -> str:
    return piece if piece.isascii() else str(_ZERO_WIDTH.sub("", piece)).translate(_TRANSLATE)
