"""A rule from the data of a file that ``schema`` found right, and from what is kept of a rule."""

from __future__ import annotations

from collections.abc import Iterable

from redactscan.hints import Any
from redactscan.model import Basis, Context, Detect, Example, Redact, Rule, Severity
from redactscan.values import names

FORM = "2"
"""Of what is kept of a rule."""


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


def plain(rules: Iterable[Rule]) -> list[tuple[Any, ...]]:
    """What is kept of rules: all but their examples, as values that ``marshal`` knows, of equal ones the same."""
    once: dict[Any, Any] = {}

    def same(value: Any) -> Any:
        return once.setdefault(value, value)

    kept = []
    for rule in rules:
        words = (rule.id, rule.slug, rule.type, rule.pack, rule.status, rule.kind, rule.category, rule.since)
        basis = tuple(same(tuple(map(same, _values(law)))) for law in rule.basis)
        parts = (same(_values(rule.detect)), same(_values(rule.context)), same(basis), same(_values(rule.redact)))
        kept.append((tuple(map(same, words)), int(rule.severity), rule.title, rule.why, parts))
    return kept


def again(kept: Iterable[tuple[Any, ...]]) -> tuple[Rule, ...]:
    """The rules of which ``plain`` told."""
    severity = {int(each): each for each in Severity}
    laws: dict[Any, tuple[Basis, ...]] = {}
    rules = []
    for words, grave, title, why, (detect, context, basis, redact) in kept:
        if basis not in laws:
            laws[basis] = tuple(Basis(*law) for law in basis)
        parts = (Detect(*detect), Context(*context), laws[basis], Redact(*redact))
        values: list[Any] = [*words[:5], severity[grave], *words[5:], title, why, *parts]
        rules.append(Rule(*values))
    return tuple(rules)


def _values(part: Detect | Context | Basis | Redact) -> tuple[Any, ...]:
    return tuple(getattr(part, name) for name in names(type(part)))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
