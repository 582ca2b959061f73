"""``--select`` and ``--ignore``: rules by id, family, slug or finding type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactscan.errors import UsageError
from redactscan.model import Rule


def select(rules: Sequence[Rule], wanted: Iterable[str] = (), unwanted: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that a selector of ``wanted`` names (all, if there is none), less those of ``unwanted``.

    A selector is an id (``CN-PI-001``), the beginning of ids up to a hyphen (``CN-PI``), a slug or a type. Raises
    ``UsageError`` for one that names no rule.
    """
    wanted, unwanted = tuple(wanted), tuple(unwanted)
    for selector in (*wanted, *unwanted):
        if not any(matches(rule, selector) for rule in rules):
            raise _unknown(rules, selector)
    return tuple(
        rule
        for rule in rules
        if (not wanted or any(matches(rule, selector) for selector in wanted))
        and not any(matches(rule, selector) for selector in unwanted)
    )


def matches(rule: Rule, selector: str) -> bool:
    """Whether ``selector`` names ``rule``."""
    upper = selector.upper()
    return rule.id == upper or rule.id.startswith(f"{upper}-") or selector in (rule.slug, rule.type)


def _unknown(rules: Sequence[Rule], selector: str) -> UsageError:
    from difflib import get_close_matches

    names = {name for rule in rules for name in (rule.id, rule.id.rpartition("-")[0], rule.slug, rule.type)}
    near = get_close_matches(selector, sorted(names), 1) or get_close_matches(selector.upper(), sorted(names), 1)
    if near:
        return UsageError("pack.unknown-selector-like", selector, selector=selector, suggestion=near[0])
    return UsageError("pack.unknown-selector", selector, selector=selector)
