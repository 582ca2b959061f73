"""A stretch of text as names are looked for in it: folded, without spaces inside words, with one sign for each dot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactscan.detectors.ending import reads_as_name
from redactscan.detectors.persons import surnames
from redactscan.detectors.vocabulary import HAN
from redactscan.text import regex
from redactscan.text.fold import fold
from redactscan.text.invisible import ZERO_WIDTH
from redactscan.values import dataclass, field

LISTED = 4  # characters of the words that a space may part
NAME = 3  # characters of a Chinese name
SPACED_OUT = 3  # of a name with a space after each
_PINYIN = rf"(?<={HAN})[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{{1,7}}[)）]"
_GAP = regex.compile(rf"[{ZERO_WIDTH}]+|{_PINYIN}")
_SPACED = regex.compile(rf"{HAN}+(?:\s+{HAN}+)+")
_WORD = regex.compile(r"\S+")
_DOTS, _MASKS = "·•．‧∙⋅・･ꞏᐧ.", "＊×✱✲﹡✕╳"
_DOT = regex.compile(rf"(?<={HAN})\s?[{_DOTS}]\s?(?={HAN})")
_MASK = regex.compile(f"[{_MASKS}]")
_BOLD = regex.compile(r"(?<![\p{Han}A-Za-z0-9*])\*\*(?=\p{Han})([^*\n]{2,80})\*\*(?!\*)")  # 1. **张伟**，男; not 张**
_ODD = re.compile(rf"[\s{_DOTS}{_MASKS}{ZERO_WIDTH}]|[(（][^0-9一-鿿]|\*\*")  # most text has none
_CUT = "\u200b"  # stands for what is left out, until all of it is


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what is read; its character ``n`` stands at ``places[n]`` of the stretch."""

    text: str = field(repr=False)
    places: list[int] = field(repr=False)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start:end`` (not none) of the reading stand in the stretch."""
        return self.places[start], self.places[end - 1] + 1


def read(text: str) -> Reading:
    """The reading of a sentence or a few.

    >>> read("户主張　偉患病；阿依古丽．买买提(mǎi)").text
    '户主张伟患病;阿依古丽·买买提'
    >>> read("1. **张伟**，男；张**、李**").text
    '1. 张伟,男;张**、李**'
    """
    if not _ODD.search(text):
        return Reading(fold(text), list(range(len(text))))
    text = _BOLD.sub(lambda bold: f"{_CUT * 2}{bold[1]}{_CUT * 2}", text)
    text = _DOT.sub(lambda dot: "·".center(len(dot.group()), _CUT), text)
    text = _MASK.sub("*", _SPACED.sub(lambda words: _closed(words.group()), text))
    places: list[int] = []
    at = 0
    for gap in _GAP.finditer(text):
        places.extend(range(at, gap.start()))
        at = gap.end()
    places.extend(range(at, len(text)))
    folded = fold(text)
    return Reading("".join([folded[place] for place in places]), places)


def _closed(spaced: str) -> str:
    """Characters with spaces between them, without the spaces; in a list of words 、 stands for those between words.

    >>> [_closed(text).replace(_CUT, "") for text in ("户主张　伟患病", "王芳 李 明 赵敏", "欧阳 娜")]
    ['户主张伟患病', '王芳、李明、赵敏', '欧阳娜']
    """
    words = [word.span() for word in _WORD.finditer(spaced)]
    if not _is_list([spaced[a:b] for a, b in words]):
        return _parted(spaced, words)
    closed, at = "", 0
    for start, end in _groups(words):
        closed += "、" + _CUT * (start - at - 1) if at else ""
        closed += "".join(_CUT if char.isspace() else char for char in spaced[start:end])
        at = end
    return closed


def _parted(spaced: str, words: list[tuple[int, int]]) -> str:
    """Words with spaces between them, without the spaces; behind what may be a whole name stands a comma.

    >>> [_parted(text, [word.span() for word in _WORD.finditer(text)]).replace(_CUT, "") for text in
    ...  ("冯德昌 岩口村四组 直肠癌", "关于 低保 申请", "曹兵 男 住东头镇")]
    ['冯德昌,岩口村四组直肠癌', '关于低保申请', '曹兵,男住东头镇']
    """
    closed, at, before = "", 0, 0
    for start, end in words:
        whole = at - before > 1 and (end - start > 1 or spaced[start] in "男女")
        apart = whole and at - before <= NAME and reads_as_name(spaced[before:at])
        closed += ("," if apart else _CUT) + _CUT * (start - at - 1) if at else ""
        closed += spaced[start:end]
        before, at = start, end
    return closed


def _is_list(words: list[str]) -> bool:
    """Whether spaces part words: short ones, of which at least two, if not all, begin with a family name."""
    longer = [word for word in words if len(word) > 1]
    singles, _ = surnames()
    named = len(longer) > LISTED or all(word[0] in singles for word in longer)
    return len(longer) > 1 and named and all(len(word) <= LISTED for word in longer)


def _groups(words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words of a list, up to three single characters in a row as one: 李 明."""
    start, end = words[0]
    single = 1 if end - start == 1 else SPACED_OUT
    for first, last in words[1:]:
        if last - first > 1 or single >= SPACED_OUT:
            yield start, end
            start, single = first, 0 if last - first == 1 else SPACED_OUT
        single += 1
        end = last
    yield start, end
