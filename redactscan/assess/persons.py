"""One finding for a person's row, with the other values of the row as its details: a 15,000-row list stays readable."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from redactscan.assess.judged import Judged
from redactscan.model import Finding, Severity, Table

# of equals they lead: their reason must be read
MASKS = frozenset({"weak-mask", "missed-mask", "spliced-mask", "invertible-mask"})


def person_row(found: Judged) -> Hashable:
    """What findings about one person have in common: the table and the row; None for all that stands alone."""
    match = found.match
    if found.state != "new" or found.severity is Severity.INFO or match.rule.category != "personal-information":
        return None
    return (id(match.source), match.cell[0]) if isinstance(match.source, Table) and match.cell else None


def by_row(findings: Sequence[tuple[Hashable, Finding]]) -> tuple[Finding, ...]:
    """The findings with those of one row put together: the gravest stands for the row, the others are its details."""
    rows: dict[Hashable, list[Finding]] = {}
    for key, finding in findings:
        rows.setdefault(finding if key is None else key, []).append(finding)
    return tuple(_together(group) for group in rows.values())


def _together(group: list[Finding]) -> Finding:
    first = max(group, key=lambda finding: (finding.severity, finding.type in MASKS))
    return first._replace(details=tuple(f for f in group if f is not first)) if len(group) > 1 else first
