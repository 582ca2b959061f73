"""A rule from the data of a file that ``schema`` found right."""

from __future__ import annotations

from typing import Any

from redactscan.model import Basis, Context, Detect, Example, Redact, Rule, Severity


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


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
