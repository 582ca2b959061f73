"""A rule from the data of a file that ``schema`` found right, and from what is kept of a rule."""

from __future__ import annotations

from typing import Any

from redactscan.model import Basis, Context, Detect, Example, Redact, Rule, Severity
from redactscan.values import names


def rule(data: dict[str, Any], pack: str) -> Rule:
    """The rule; ``data`` is what TOML or JSON makes of its file."""
    detect = {key: _frozen(value) for key, value in data["detect"].items()}
    context = {("raise_" if key == "raise" else key): _frozen(v) for key, v in data.get("context", {}).items()}
    return Rule(
        id=data["id"],
        slug=data["slug"],
        type=data["type"],
        pack=pack,
        status=data["status"],
        severity=Severity[data["severity"].upper()],
        kind=data.get("kind", "fail"),
        category=data["category"],
        since=data["since"],
        title=dict(data["title"]),
        why=dict(data["why"]),
        detect=Detect(**detect),
        context=Context(**context),
        basis=tuple(Basis(**row) for row in data["basis"]),
        redact=Redact(data["redact"]["replacement"], **data["redact"].get("excerpt", {})),
        examples=tuple(Example(**row) for row in data.get("example", ())),
        counterexamples=tuple(Example(**row) for row in data.get("counterexample", ())),
    )


def plain(rule: Rule) -> tuple[Any, ...]:
    """What is kept of a rule: all but its examples, as values that ``marshal`` knows."""
    parts = (_values(rule.detect), _values(rule.context), tuple(map(_values, rule.basis)), _values(rule.redact))
    return int(rule.severity), parts, tuple(getattr(rule, name) for name in _SIMPLE)


def again(kept: tuple[Any, ...]) -> Rule:
    """The rule of which ``plain`` told."""
    severity, (detect, context, basis, redact), simple = kept
    return Rule(
        **dict(zip(_SIMPLE, simple, strict=True)),
        severity=Severity(severity),
        detect=Detect(*detect),
        context=Context(*context),
        basis=tuple(Basis(*row) for row in basis),
        redact=Redact(*redact),
    )


_SIMPLE = ("id", "slug", "type", "pack", "status", "kind", "category", "since", "title", "why")


def _values(part: Detect | Context | Basis | Redact) -> tuple[Any, ...]:
    return tuple(getattr(part, name) for name in names(type(part)))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
