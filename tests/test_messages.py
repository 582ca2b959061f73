"""The catalogues: the same keys with the same parameters in both languages, and a text for whatever the code says."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import get_args

import pytest

import redactscan
from redactscan.messages import LANGUAGES, catalogue, say, text
from redactscan.model import Cause, DocumentVerdict, Message, Severity

SOURCES = sorted(Path(redactscan.__file__).parent.rglob("*.py"))
SPEAKERS = {"text", "say", "of", "RedactscanError", "UsageError", "ConfigError", "PackError"}
CONTRACT_TYPES = """\
resident-id id-card-picture foreigner-id disability-certificate student-number birth-certificate passport travel-permit
military-id driver-licence social-security-number household-number bank-account mobile landline email im-account plate
network-address coordinates property-certificate case-number
person-name address birth-date health disability minor victim fertility criminal-record finances religion veteran
extra-column scope stale volume contact-list weak-mask missed-mask spliced-mask invertible-mask
hidden-content tracked-change comment document-property embedded-object bad-redaction file-name image-metadata
state-secret-mark copy-number work-secret-mark commercial-secret-mark disclosure-attribute internal-process urgency
"""


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_the_languages_have_the_same_keys() -> None:
    first, *others = (set(catalogue(lang)) for lang in LANGUAGES)
    assert all(first == other for other in others)


@pytest.mark.parametrize("key", sorted(catalogue("zh")))
def test_translations_take_the_same_parameters(key: str) -> None:
    zh, en = (catalogue(lang)[key] for lang in ("zh", "en"))
    assert parameters(zh) == parameters(en)
    assert zh.strip(), f"{key} is empty"
    assert en.strip(), f"{key} is empty"


@pytest.mark.parametrize(
    "key",
    [
        *(f"{prefix}.{cause}" for cause in get_args(Cause) for prefix in ("cause", "advice")),
        *(f"verdict.{verdict}" for verdict in get_args(DocumentVerdict)),
        *(f"severity.{severity}" for severity in Severity),
        *(f"type.{name}" for name in CONTRACT_TYPES.split()),
        *(f"exit.{code}" for code in (0, 1, 3)),
    ],
)
def test_every_word_of_the_contract_has_a_text(key: str) -> None:
    assert key in catalogue("zh")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_key_in_the_source_is_in_the_catalogue(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    keys = {key for call in calls if _name(call) in SPEAKERS and "." in (key := _first(call))}
    assert keys <= set(catalogue("zh"))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _first(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


def test_a_forgotten_text_or_parameter_is_no_crash() -> None:
    assert say(Message.of("no.such-key", name="x")) == "no.such-key"
    assert text("detail.exception", "en") == "failed while reading ({name})"
