"""Masks for our own output. They are stronger than a mask in a publication: 3 + 2 of an identity number, not 6 + 4."""

from __future__ import annotations

import re

MASK = "*"
_DIGIT_RUN = re.compile(r"[0-9０-９][0-9０-９Xx\s\-]{7,}[0-9０-９Xx]")
_MAILBOX = re.compile(r"[A-Za-z0-9._+\-]{2,64}@")


def printable(text: str) -> str:
    r"""``text`` on one line, without control, format and private characters that a terminal or page could obey.

    >>> printable("a\x1b[31mb\u202ec\nd")
    'a[31mb c d'
    """
    if text.isalnum():
        return text
    if text.isprintable():
        return " ".join(text.split())
    from unicodedata import category

    kept = (" " if char.isspace() or category(char) == "Cf" else char for char in text)
    return " ".join("".join(c for c in kept if category(c)[0] != "C").split())


def mask(value: str, keep_prefix: int = 0, keep_suffix: int = 0) -> str:
    """``value`` with all but its first and last characters starred; never more than half of it stays readable.

    >>> mask("340121198503129976", 3, 2)
    '340*************76'
    >>> mask("张三丰", 1), mask("张三", 1, 1), mask("李", 1)
    ('张**', '张*', '*')
    """
    text = printable(value)
    room = len(text) // 2
    prefix = min(keep_prefix, room)
    suffix = min(keep_suffix, room - prefix)
    return text[:prefix] + MASK * (len(text) - prefix - suffix) + text[len(text) - suffix :]


def scrub(text: str) -> str:
    """``text`` with every run of nine or more digits and every mailbox starred, whatever it may be.

    The last net under names, paths and titles that a report must show.

    >>> scrub("表三 340121198503129976 zhangsan@example.com")
    '表三 ****************** ********@example.com'
    """
    text = _DIGIT_RUN.sub(lambda m: MASK * len(m.group()), printable(text))
    return _MAILBOX.sub(lambda m: MASK * (len(m.group()) - 1) + "@", text)
