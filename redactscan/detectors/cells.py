"""What was found in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterable

from redactscan.model import Document, Match

PERSONAL = frozenset({"resident-id", "mobile", "bank-account", "disability-certificate", "student-number"})
"""The types of which every person has a number of their own."""


def by_table(document: Document, matches: Iterable[Match]) -> dict[int, list[Match]]:
    """The matches in the cells of every table, by ``id(table)``."""
    inside: dict[int, list[Match]] = {id(table): [] for table in document.tables}
    for match in matches:
        if match.cell:
            inside[id(match.source)].append(match)
    return inside
