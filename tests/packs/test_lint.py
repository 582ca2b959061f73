"""What the lint lets through and what it refuses."""

from __future__ import annotations

import re
from time import process_time

import pytest
import regex

from redactscan.packs import lint
from redactscan.text.pattern_tree import nearly, parse

LINEAR = 20e-6  # seconds a character, twenty times what the slowest needs

REFUSED = [
    (r"(?<=号)[0-9]{6}", "pack.pattern-around"),
    (r"[0-9]{6}(?!号)", "pack.pattern-around"),
    (r"\b[0-9]{6}", "pack.pattern-around"),
    (r"^[0-9]{6}$", "pack.pattern-around"),
    (r"\d{6}", "pack.pattern-category"),
    (r"[\w]{6}", "pack.pattern-category"),
    (r"[^\s]{6}", "pack.pattern-category"),
    (r"([0-9])\1{5}", "pack.pattern-backreference"),
    (r"[0-9]+", "pack.pattern-unbounded"),
    (r"[0-9]{6,}", "pack.pattern-unbounded"),
    (r"(?>[0-9]{6})", "pack.pattern-atomic"),
    (r"[0-9]{1,6}+", "pack.pattern-atomic"),
    (r"[0-9]{0,6}", "pack.pattern-empty"),
    (r"[0-9]{257}", "pack.pattern-wide"),
    (r"abc[0-9]", "pack.pattern-unfolded"),
    (r"身份证：[0-9]{18}", "pack.pattern-unfolded"),
    (r"(?P<number>[0-9]{6})", "pack.pattern-group"),
    (r"[0-9", "pack.pattern-syntax"),
    (r"\p{Han}{2}", "pack.pattern-syntax"),
    (r"(?:[0-9]{1,10} ?){1,10}X", "pack.pattern-ways"),
    (r"(?:[一-龥]{1,8}[、,]?){1,8}号", "pack.pattern-ways"),
    (r"(?:A|A){1,20}B", "pack.pattern-ways"),
    (r"[一-龥]{1,20}镇[一-龥]{1,20}村[一-龥]{1,20}组", "pack.pattern-ways"),
]
ALLOWED = [
    r"[1-9][0-9]{16}[0-9X]",
    r"(?:\+?86)?(?P<core>1[3-9][0-9]{9})",
    r"[A-Z0-9._-]{1,64}@(?:[A-Z0-9-]{1,30}\.){1,4}[A-Z]{2,6}",
    r"(?:绝密|机密|秘密)★(?:[0-9]{1,2}年|长期)?",
    r"[一-龥]{2,8}(?:镇|乡)[一-龥]{1,6}村[0-9]{1,3}号",
]


@pytest.mark.parametrize(("pattern", "key"), REFUSED)
def test_refused(pattern: str, key: str) -> None:
    assert key in [problem.key for problem in lint.problems(pattern)]


@pytest.mark.parametrize("pattern", ALLOWED)
def test_allowed(pattern: str) -> None:
    assert list(lint.problems(pattern)) == []


@pytest.mark.parametrize("pattern", [r"[一-龥]{2,4}", r"[0-9A-Z]{1,8}", r"(?:的|[0-9]{1,3})", r"[^。]{1,60}"])
def test_refused_because_it_could_begin_anywhere(pattern: str) -> None:
    assert [problem.key for problem in lint.common(pattern)] == ["pack.pattern-common"]


@pytest.mark.parametrize("pattern", [r"[一-龥]{2,4}癌", r"[0-9]{8}", r"[A-Z]{2}[0-9]{6}", r"[A-Z0-9]{1,9}@[A-Z]{2}"])
def test_allowed_because_something_in_it_is_rare(pattern: str) -> None:
    assert list(lint.common(pattern)) == []


def test_what_a_pattern_nearly_matches_costs_it_no_more_than_other_text(shipped_patterns: list[str]) -> None:
    """The worst text for a pattern is one that it follows to its end and then refuses, again and again."""
    for pattern in shipped_patterns:
        near = nearly(parse(pattern))
        text = "".join(near[:cut] + "\x1e" for cut in range(len(near), max(0, len(near) - 40), -1)) * 4
        compiled, start = re.compile(pattern), process_time()
        for _ in compiled.finditer(text):
            pass
        assert process_time() - start < LINEAR * len(text), pattern


ATTACKS = ["0" * 400, "一" * 400, "村" * 400, "A" * 400, "1." * 200, "不得外传" * 100, "(" * 400]


@pytest.mark.parametrize("attack", ATTACKS, ids=[text[:4] for text in ATTACKS])
def test_no_shipped_pattern_backtracks(attack: str, shipped_patterns: list[str]) -> None:
    """A text that almost matches costs a shipped pattern milliseconds; ``regex`` would raise at the time limit."""
    for pattern in shipped_patterns:
        for _ in regex.compile(pattern).finditer(attack, timeout=1.0):
            pass
