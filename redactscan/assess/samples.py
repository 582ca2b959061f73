"""Whether a paper that says 示例 shows somebody all the same: a real number beside a name that is no Zhang San."""

from __future__ import annotations

from redactscan.detectors.headers import is_header
from redactscan.detectors.persons import looks_like_name
from redactscan.model import Match, Passage, Verdict
from redactscan.text import regex

SAYING = frozenset({"示例", "样例", "样表", "填写示例", "填表说明", "填写说明"})
NUMBERS = frozenset({"resident-id", "mobile", "bank-account", "disability-certificate"})
NEAR = 40  # characters on each side of a number in which its name stands
NAME = 3  # characters; of two there are too many words
_NOBODY = regex.compile("张三|李四|王五|赵六|孙七|周八|吴九|郑十|某|小[明红刚强]|XX|[*×]{2}")
_SPLIT = regex.compile(r"[^\p{Han}·]+")
# What everybody writes for a number: one digit over and over, digits in a row, the card of the standard.
_DUMMY = regex.compile(r"([0-9])\1{5}|123456|876543|00138000|11010519491231002X|110101199003")


def shows_somebody(match: Match, word: str) -> bool:
    """Whether a number that ``word`` would exempt as an example is proven, no dummy, and somebody's by name."""
    if word not in SAYING or match.rule.type not in NUMBERS or match.verdict is not Verdict.CONFIRMED:
        return False
    source, span = match.source, match.span
    if isinstance(source, Passage):
        told = source.text[max(0, span.start - NEAR) : span.end + NEAR]
    else:
        told = "|".join(cell for cell in source.rows[match.cell[0] if match.cell else 0] if len(cell) <= NEAR)
    if _NOBODY.search(told) or _DUMMY.search(told):
        return False
    return any(len(one) == NAME and looks_like_name(one) and not is_header(one) for one in _SPLIT.split(told))
