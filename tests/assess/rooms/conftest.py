"""What the rooms say of a document in which all shipped rules have searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from redactscan.assess import Setting
from redactscan.examine import Policy, examine, examine_document
from redactscan.messages import say
from redactscan.model import Document, Rule
from redactscan.packs import load_packs
from redactscan.readers import Source
from redactscan.validators import mod_11_2

TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Said:
    """A finding of a room, in words."""

    rule: str
    severity: str
    kind: str
    label: str
    value: str
    reasons: tuple[str, ...]


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return load_packs().rules


@pytest.fixture
def heard(rules: tuple[Rule, ...], make_document: Callable[..., Document]) -> Callable[..., list[Said]]:
    """What the rules ``only`` say of paragraphs and tables, or of a file that is given as a ``Source``."""

    def hear(
        *content: str | Sequence[Sequence[str]] | Source,
        only: Sequence[str],
        target: Any = None,
        today: date = TODAY,
        path: str = "文件.txt",
    ) -> list[Said]:
        policy = Policy(rules, b"key", None, Setting(target, today))
        if isinstance(content[0], Source):
            done = next(examine(content[0], policy))
        else:
            done = examine_document(replace(make_document(*content), path=path), policy)
        slugs = {rule.id: rule.slug for rule in rules}
        return [
            Said(
                slugs[finding.rule_id],
                str(finding.severity),
                finding.kind,
                finding.location.label(),
                value.reveal(),
                tuple(map(say, finding.reasons)),
            )
            for finding, (value, _) in done.values.items()
            if slugs[finding.rule_id] in only
        ]

    return hear


@pytest.fixture
def number() -> Callable[[int], str]:
    """A valid identity number of a person born on 12 March of a year."""

    def make(year: int, sequence: int = 997) -> str:
        digits = f"340121{year}0312{sequence:03d}"
        return digits + mod_11_2.character(digits)

    return make
