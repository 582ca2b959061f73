"""Findings of what was judged in a document: all that was found but the values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from redactscan.assess.captions import label_before
from redactscan.assess.judged import Judged
from redactscan.assess.places import safe_location, safe_reason
from redactscan.model import Finding, Message
from redactscan.text.mask import mask
from redactscan.text.sensitive import Sensitive

Identify: TypeAlias = Callable[[str, Sensitive], str]


class Teller:
    """Tells of a document what was judged in it.

    ``identify`` gives the fingerprint of a value that a rule found. ``safe`` masks names that a location would show: of
    a sheet, of a property.
    """

    def __init__(self, path: str, sha256: str, identify: Identify, safe: Callable[[str], str]) -> None:
        self._path, self._sha256, self._identify, self._safe = path, sha256, identify, safe
        self._reasons: dict[int, tuple[tuple[Message, ...], tuple[Message, ...]]] = {}

    def finding(self, found: Judged) -> Finding:
        """The finding of a judged match."""
        match, rule = found.match, found.match.rule
        return Finding(
            rule_id=rule.id,
            type=rule.type,
            kind=found.kind,
            severity=found.severity,
            confidence=found.confidence,
            path=self._path,
            sha256=self._sha256,
            location=safe_location(match.location, self._safe),
            span=match.span,
            excerpt=mask(match.value.reveal(), rule.redact.keep_prefix, rule.redact.keep_suffix),
            reasons=self._safe_reasons(found.reasons),
            basis=rule.basis,
            replacement=rule.redact.replacement,
            fingerprint=self._identify(rule.id, match.canonical),
            state=found.state,
            label=label_before(match),
        )

    def _safe_reasons(self, reasons: tuple[Message, ...]) -> tuple[Message, ...]:
        """The same for all that is judged alike, as a column is; kept with the reasons, so that no id comes again."""
        if id(reasons) not in self._reasons:
            self._reasons[id(reasons)] = reasons, tuple(safe_reason(reason, self._safe) for reason in reasons)
        return self._reasons[id(reasons)][1]
