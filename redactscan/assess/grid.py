"""What is known of a table: its header, its person rows, which of its columns are codes and not identifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from redactscan.detectors.columns import Header, header
from redactscan.model import Document, Match, Table
from redactscan.text.view import squeeze

MIN_CODES = 4  # cells of one length that make a column of codes
PURITY = 0.6  # share of them that a validator must accept, or the column holds something else


@dataclass(frozen=True, slots=True)
class Grid:
    """``persons`` are the 0-based rows that name a person; ``codes`` maps a column to the lengths it uses as codes.

    An 18-digit project code that embeds a county and a date passes the identity number's checksum once in eleven
    rows, and a bank card's once in ten: only the column as a whole tells them apart.
    """

    table: Table
    header: Header
    persons: frozenset[int]
    codes: dict[tuple[str, int], frozenset[int]]

    def is_code(self, match: Match) -> bool:
        """Whether the match lies in a column that is, as a whole, not of the match's type."""
        if match.cell is None:
            return False
        return len(match.canonical) in self.codes.get((match.rule.type, match.cell[1]), ())


def grids(document: Document, matches: Sequence[Match]) -> dict[int, Grid]:
    """The grid of every table of the document, by ``id(table)``."""
    by_table: dict[int, list[Match]] = {id(table): [] for table in document.tables}
    for match in matches:
        if isinstance(match.source, Table):
            by_table[id(match.source)].append(match)
    return {id(table): _grid(table, by_table[id(table)]) for table in document.tables}


def _grid(table: Table, matches: list[Match]) -> Grid:
    persons = frozenset(m.cell[0] for m in matches if m.cell and m.rule.type == "person-name")
    return Grid(table, header(table), persons, _codes(table, matches))


def _codes(table: Table, matches: list[Match]) -> dict[tuple[str, int], frozenset[int]]:
    """For each (type, column) with whole-cell matches, the lengths at which too few cells of the column match."""
    hits: Counter[tuple[str, int, int]] = Counter()
    seen: set[tuple[str, int, int, int]] = set()
    for match in matches:
        if match.cell and match.rule.detect.view == "number":
            row, column = match.cell
            key = (match.rule.type, row, column, len(match.canonical))
            if len(squeeze(table.rows[row][column])) <= len(match.value) + 2 and key not in seen:
                seen.add(key)
                hits[match.rule.type, column, len(match.canonical)] += 1
    lengths = _lengths(table, {column for _, column, _ in hits})
    codes: dict[tuple[str, int], set[int]] = {}
    for (kind, column, length), count in hits.items():
        cells = lengths[column, length]
        if cells >= MIN_CODES and count < PURITY * cells:
            codes.setdefault((kind, column), set()).add(length)
    return {key: frozenset(value) for key, value in codes.items()}


def _lengths(table: Table, columns: set[int]) -> Counter[tuple[int, int]]:
    """How many cells of each column are bare numbers of each length."""
    lengths: Counter[tuple[int, int]] = Counter()
    for row in table.rows:
        for column in columns:
            text = squeeze(row[column]) if column < len(row) else ""
            if text and text[:-1].isdigit():
                lengths[column, len(text)] += 1
    return lengths
