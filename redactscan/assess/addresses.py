"""Where an address begins: a rule finds its village or its street, and the county before that is part of it."""

from __future__ import annotations

from redactscan.model import Match, Span, text_at
from redactscan.text import regex
from redactscan.text.fold import fold
from redactscan.text.sensitive import Sensitive

REACH = 24  # characters before what was found in which the address may begin
LONGEST, USUAL = 6, 4  # characters of the name of a county, a town: 巴音布鲁克镇; what is longer has a verb before it
_HAN = regex.compile(r"\p{Han}+$")
_STOP = regex.compile(r".*[住址在于至为是的由从到位系籍]|.*[对将向把给](?=\p{Han}{2,6}[省市县区旗镇乡])")
_UNIT = regex.compile("[省市县区旗镇乡村州盟]|街道|苏木|办事处")
# Province and city are public and stay. A city without districts (迁安市) stands for a county.
_UPPER = regex.compile(r"(?:\p{Han}{2,7}?(?:省|自治区|自治州|市)(?=\p{Han}{1,7}?[市县区旗]))+")


def whole(match: Match) -> Match:
    """The match with the county, the town and the street before it: 颍上|县谢桥镇张庄村21号 begins with 颍上县."""
    text = text_at(match.source, match.cell)
    at, end = match.span.start, match.span.end
    head = _HAN.search(text, max(0, at - REACH), at)
    start = at - _missing(head.group(), text[at : min(end, at + REACH)]) if head else at
    if start == at:
        return match
    value = text[start:end]
    return match._replace(span=Span(start, end), value=Sensitive(value), canonical=Sensitive(fold(value)))


def _missing(head: str, found: str) -> int:
    """How many of the characters before what was found belong to the address.

    >>> _missing("迁移到颍上", "县谢桥镇张庄村21号"), _missing("合肥市", "庐阳区长江路1号")
    (2, 0)
    """
    stop = _STOP.match(head)
    head = head[stop.end() :] if stop else head
    upper = _UPPER.match(head + found)
    head = head[min(upper.end(), len(head)) :] if upper else head
    unit = _UNIT.search(head + found, 1)
    if not head or unit is None:
        return 0
    return len(head) if unit.end() <= LONGEST else max(0, len(head) + USUAL - unit.end())
