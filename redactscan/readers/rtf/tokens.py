r"""RTF taken apart: groups, control words, stretches of text, Unicode characters, binary data (RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

Token: TypeAlias = tuple[str, str]
r"""A kind and a text.

``words`` are control words in a row, ``star`` is the one after ``{\*``; ``text`` is raw (one character a byte, escapes
as written), ``wide`` is Unicode, ``binary`` is data as text of one character a byte. A ``lie`` is a ``\bin`` whose
length cannot be true: what follows is read as if it were not there. ``open`` and ``close`` stand for the braces.
"""

_MOST_SKIPPED = 4
r"""Characters that may stand for one ``\u`` character: GB18030 takes up to four. Whoever skips more hides something."""

_PARAGRAPH: Token = ("words", "\\par")
_SYMBOLS: dict[str, Token] = {
    "~": ("wide", "\xa0"), "_": ("wide", "-"), "-": ("wide", "\xad"), "\r": _PARAGRAPH, "\n": _PARAGRAPH,
}  # fmt: skip
_UNIT = re.compile(r"\\u(-?[0-9]{1,10})")


def tokens(source: str) -> Iterator[Token]:
    r"""The tokens of a file decoded as Latin-1. The fallback of a ``\u`` character is left out, as ``\uc`` says."""
    skipped, outer = 1, [1]
    at = 0
    while at < len(source):
        pattern, start, at = _pattern(skipped), at, len(source)
        for match in pattern.finditer(source, start):
            kind = match.lastgroup
            if kind == "words" or kind == "text":
                yield kind, match.group()
            elif kind == "wide":
                yield kind, _characters(match.group())
            elif kind == "open" or kind == "star":
                outer.append(skipped)
                yield "open", ""
                if kind == "star":
                    yield kind, match["star"]
            elif kind == "close":
                before, skipped = skipped, (outer or [1]).pop()
                yield "close", ""
                if skipped != before:
                    at = match.end()
                    break
            elif kind == "uc":
                skipped, at = _believed(match["uc"]), match.end()
                break
            elif kind == "bin":
                token, at = _binary(source, match.end(), int(match["bin"]))
                yield token
                break
            elif kind == "symbol":
                yield _SYMBOLS[match["symbol"]]


@cache
def _pattern(skipped: int) -> re.Pattern[str]:
    """The tokens where a Unicode character is followed by that many others that stand for it."""
    fallback = rf"(?:[\r\n]*+(?:\\'[0-9a-fA-F]{{2}}|[^\\{{}}\r\n])){{{skipped}}}"
    return re.compile(
        rf"(?P<wide>(?:\\u-?[0-9]{{1,10}}\ ?{fallback}[\r\n]*+)++|\\u-?[0-9]{{1,10}}\ ?)"
        r"|\\uc(?P<uc>[0-9]{1,9})\ ?|\\bin(?P<bin>[0-9]{1,9})\ ?"
        r"|(?P<words>(?:\\(?!u-?[0-9]|uc[0-9]|bin[0-9])[a-zA-Z]++-?[0-9]{0,10}\ ?[\r\n]*+)++)"
        r"|(?P<text>(?:[^\\{}]++|\\'[0-9a-fA-F]{2}|\\[\\{}])++)"
        r"|\{[\r\n]*+\\\*[\r\n\ ]*+\\(?P<star>[a-zA-Z]++-?[0-9]{0,10})\ ?|(?P<open>\{)|(?P<close>\})"
        r"|\\(?P<symbol>[~_\-\r\n])",
        re.DOTALL,
    )


def _believed(skipped: str) -> int:
    return int(skipped) if int(skipped) <= _MOST_SKIPPED else 0


def _binary(source: str, start: int, size: int) -> tuple[Token, int]:
    """Binary data and where it ends. It can end only where its group does."""
    end = start + size
    if source[end : end + 3].lstrip("\r\n ")[:1] == "}":
        return ("binary", source[start:end]), end
    return ("lie", ""), start


def _characters(units: str) -> str:
    """The text of UTF-16 units, which RTF writes as signed numbers; a pair stays two lone surrogates."""
    return "".join(map(_character, _UNIT.findall(units)))


@lru_cache(maxsize=1 << 14)
def _character(unit: str) -> str:
    return chr(int(unit) & 0xFFFF)
