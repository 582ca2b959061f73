"""Headers and footers of printed sheets."""

from __future__ import annotations

import re

# ECMA-376-1 §18.3.1.46: &L &C &R start a section, &"font,style", &10, &K04-024 and single letters format it.
_SECTION = re.compile(r"&[LCR]")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[^&])')


def header_text(code: str) -> str:
    r"""The text of a header or footer, its sections tab-separated, without formatting codes.

    >>> header_text('&L&"宋体,Bold"&12内部资料&C第&P页&RR&&D')
    '内部资料\t第页\tR&D'
    """
    sections = (_CODE.sub("", section.replace("&&", "\0")).replace("\0", "&") for section in _SECTION.split(code))
    return "\t".join(section for section in sections if section.strip())
