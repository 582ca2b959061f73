"""What was found in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactscan.detectors.headers import Header
from redactscan.model import Document, Match
from redactscan.text.view import squeeze

PERSONAL = frozenset({"resident-id", "mobile", "bank-account", "disability-certificate", "student-number"})
"""The types of which every person has a number of their own."""
LABEL = 12  # characters before a value in which its label stands
IDENTITY = frozenset({"resident-id", "disability-certificate", "student-number"})
"""Those by which the state knows them."""
_TELLING = PERSONAL | {"passport", "travel-permit"}


def by_table(document: Document, matches: Iterable[Match]) -> dict[int, list[Match]]:
    """The matches in the cells of every table, by ``id(table)``."""
    inside: dict[int, list[Match]] = {id(table): [] for table in document.tables}
    for match in matches:
        if match.cell:
            inside[id(match.source)].append(match)
    return inside


def numbered_rows(rows: Sequence[Sequence[str]], matches: Iterable[Match], head: Header) -> set[int]:
    """The 0-based rows of a table that carry a person's own numbers, by the matches in it.

    A number that is one only by its label, such as an account or a passport's, needs it: an ISBN is of the same shape.
    """
    found: set[int] = set()
    headed: dict[tuple[str, int], bool] = {}
    for match in matches:
        if match.cell is None or match.rule.type not in _TELLING or match.cell[0] in found:
            continue
        (row, column), words = match.cell, match.rule.context
        if words.required and not head.form:
            said = match.rule.id, column
            if said not in headed:
                headed[said] = any(word in head.text(column) for word in (*words.columns, *words.raise_))
            before = "" if headed[said] else squeeze(rows[row][column][: match.span.start])[-LABEL:]
            if not headed[said] and not any(word in before for word in words.raise_):
                continue
        found.add(row)
    return found
