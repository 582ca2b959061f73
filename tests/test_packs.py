"""Every shipped rule does what its own examples say, and keeps the promises that all rules keep."""

from __future__ import annotations

import re

import pytest

from redactscan.engine import find
from redactscan.model import Example, Rule
from redactscan.packs import load_packs, locate
from redactscan.packs.check import check

RULES = load_packs().rules
# contract.md, "Finding types"
TYPES = """
resident-id id-card-picture foreigner-id disability-certificate student-number birth-certificate passport travel-permit
military-id driver-licence social-security-number household-number bank-account mobile landline email im-account plate
network-address coordinates property-certificate case-number organisation-code
person-name address birth-date health disability minor victim fertility criminal-record finances religion veteran
extra-column scope stale volume contact-list weak-mask missed-mask spliced-mask invertible-mask
hidden-content tracked-change comment document-property embedded-object bad-redaction file-name image-metadata
state-secret-mark copy-number work-secret-mark commercial-secret-mark disclosure-attribute internal-process urgency
"""
FAMILIES = {
    "cn-personal": "CN-PI",
    "cn-sensitive": "CN-SP",
    "cn-state-secret": "CN-SS",
    "cn-work-process": "CN-WP",
    "cn-commercial": "CN-CM",
    "cn-publicity": "CN-PU",
    "residue": "RES",
}


def cases(kind: str) -> list[pytest.ParameterSet]:
    return [
        pytest.param(rule, example, id=f"{rule.slug}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example_is_found(rule: Rule, example: Example) -> None:
    assert example.find in find(rule, example)


@pytest.mark.parametrize(("rule", "example"), cases("counterexamples"))
def test_counterexample_is_quiet(rule: Rule, example: Example) -> None:
    assert find(rule, example) == []


def test_check_agrees() -> None:
    assert check(RULES[:5], find) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_rule_keeps_the_promises(rule: Rule) -> None:
    assert rule.type in TYPES.split()
    assert re.fullmatch(rf"{FAMILIES[rule.pack]}-[0-9]{{3}}", rule.id)
    assert len(rule.examples) >= 3
    assert len(rule.counterexamples) >= 3
    assert rule.redact.replacement.startswith("〔")
    assert all(basis.effect for basis in rule.basis)
    longest = max(len(example.find) for example in rule.examples)
    assert rule.redact.keep_prefix + rule.redact.keep_suffix <= max(4, longest // 2)


def test_every_file_is_a_rule() -> None:
    files = {path.stem for path in locate.shipped().glob("*/*.toml")} - {"pack"}
    assert files == {rule.slug for rule in RULES}


def test_ids_are_without_gaps() -> None:
    """An id is permanent: a rule that goes away stays as ``deprecated``."""
    for prefix in FAMILIES.values():
        numbers = [int(rule.id[-3:]) for rule in RULES if rule.id.startswith(prefix)]
        assert numbers == list(range(1, len(numbers) + 1))
