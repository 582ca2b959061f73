"""Strings among bytes that nobody understands: UTF-16 and GBK, as far as they are no accident.

Every kind of character weighs what it tells: the decimal logarithm of how much more often text has it than random bytes
do. A string counts from a weight on that random bytes reach about once in 50 kB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactscan.tuples import NamedTuple
from redactscan.values import dataclass

_CHUNK, _OVERLAP = 1 << 22, 1 << 10
_SAMPLE = 1 << 10  # characters that a string is weighed by

_ASCII = r"\t\n\r\x20-\x7e"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
_MARKS = r"\xa0\xb7\xd7\u2010-\u203b\u2103\u2116\u2160-\u217b\u2460-\u24e9\u25a0-\u2612\u3000-\u3017\uff01-\uff5e\uffe5"
_CHARACTER = f"[{_ASCII}{_HAN}{_MARKS}]"
_RUN = re.compile(rf"{_CHARACTER}{{4,}}|(?<=[\x00-\x1f])[{_HAN}]{{2,3}}(?=[\x00-\x1f])")
_BYTES = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xfe]{8,}")
_DIGITS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_HANZI = re.compile(f"[{_HAN}]+")
_SWITCHES = re.compile(f"[A-Za-z0-9](?=[{_HAN}])|[{_HAN}](?=[A-Za-z0-9])")
_FIRST_LEVEL = bytes(range(0xB0, 0xD8))  # lead bytes of the 3,755 common characters of GB 2312

_ENOUGH = 4.5
_ENOUGH_BETWEEN = 2.0  # where something like a length stands before the string and a NUL after it


@dataclass(frozen=True, slots=True)
class _Weights:
    digit: float
    letter: float
    common: float
    rare: float
    other: float


_OF_UTF16 = _Weights(digit=3.0, letter=2.5, common=1.2, rare=-0.7, other=0.3)
_OF_BYTES = _Weights(digit=1.2, letter=0.5, common=1.2, rare=-0.7, other=-0.3)
_SWITCH = -1.5  # from hanzi to letters and back: lists of numbers look like that, in any encoding


class _Found(NamedTuple):
    start: int
    end: int
    weight: float
    text: str


def strings(data: bytes) -> list[str]:
    """The strings of ``data`` in their order, each once; of readings that overlap, the one that weighs more."""
    texts: dict[str, None] = {}
    for at in range(0, len(data), _CHUNK):
        for found in _heaviest(sorted(_candidates(data[max(0, at - _OVERLAP) : at + _CHUNK]))):
            texts[found.text] = None
    return list(texts)


def is_chinese(data: bytes) -> bool:
    """Whether bytes are GBK beyond doubt: pairs throughout, and most of them common characters."""
    try:
        hanzi = "".join(_HANZI.findall(data.decode("gb18030")))
    except UnicodeDecodeError:
        return False
    return len(hanzi) > 1 and _common(hanzi) > 0.7 * len(hanzi)


def _candidates(data: bytes) -> Iterator[_Found]:
    for offset in (0, 1):
        text = data[offset:].decode("utf-16-le", "replace")
        for match in _RUN.finditer(text):
            start, end = match.span()
            between = start and text[start - 1] < " " and text[end : end + 1] < " "
            weight = _weight(match.group(), _OF_UTF16)
            if weight >= (_ENOUGH_BETWEEN if between else _ENOUGH):
                # a surrogate pair before it moves the place by two bytes: places only decide what overlaps
                yield _Found(offset + 2 * start, offset + 2 * end, weight, match.group().strip())
    for run in _BYTES.finditer(data):
        if run.group().isascii():
            yield from _eight_bit(run.start(), run.group())
        else:
            for offset in (0, 1):
                yield from _eight_bit(run.start() + offset, run.group()[offset:])


def _eight_bit(at: int, run: bytes) -> Iterator[_Found]:
    text = run.decode("gb18030", "replace")
    passed = 0
    for match in _RUN.finditer(text):
        weight = _weight(match.group(), _OF_BYTES)
        if weight >= _ENOUGH:
            at += len(text[passed : match.start()].encode("gb18030", "replace"))
            passed = match.start()
            yield _Found(at, at + len(match.group().encode("gb18030")), weight, match.group().strip())


def _weight(text: str, weights: _Weights) -> float:
    text = text[:_SAMPLE]
    digits = sum(map(len, _DIGITS.findall(text)))
    letters = sum(map(len, _LETTERS.findall(text)))
    hanzi = "".join(_HANZI.findall(text))
    common = _common(hanzi)
    return (
        weights.digit * digits
        + weights.letter * letters
        + weights.common * common
        + weights.rare * (len(hanzi) - common)
        + weights.other * (len(text) - digits - letters - len(hanzi))
        + _SWITCH * len(_SWITCHES.findall(text))
    )


def _common(hanzi: str) -> int:
    leads = hanzi.encode("gb2312", "ignore")[::2]
    return len(leads) - len(leads.translate(None, _FIRST_LEVEL))


def _heaviest(candidates: list[_Found]) -> Iterator[_Found]:
    kept: _Found | None = None
    for found in candidates:
        if kept is not None and found.start < kept.end:
            if found.weight <= kept.weight:
                continue
        elif kept is not None:
            yield kept
        kept = found
    if kept is not None:
        yield kept
