"""What is made for ``re`` means what it says."""

from __future__ import annotations

import unicodedata

import regex

from redactscan.detectors.offices import _made
from redactscan.text.fold import fold


def test_han_is_what_unicode_calls_so() -> None:
    """Of what a folded text can have; ``re`` knows no scripts."""
    own, known = _made(r"\p{Han}"), regex.compile(r"\p{Han}")
    chars = (chr(code) for code in (*range(0x2E80, 0x10000), *map(ord, "𠀀𠮷𰻝")))
    letters = (char for char in chars if unicodedata.category(char) in ("Lo", "Lm", "Nl") and fold(char) == char)
    assert [char for char in letters if bool(own.match(char)) != bool(known.match(char))] == []
