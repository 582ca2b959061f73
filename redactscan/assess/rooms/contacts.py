"""A contact list: names with private mobiles, row after row. Posts and office lines are what may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, head_cell
from redactscan.assess.judge import Judged
from redactscan.model import Message

RULES = ("contact-list",)
MIN_ROWS = 5  # 永安市政府办 2023-01-04 counted staff mobiles in two notices; five rows make it a list


def find(case: Case) -> Iterator[Judged]:
    """One finding a table, at the header of its column of mobile numbers."""
    rule = case.rules.get("contact-list")
    for table, grid, kind in case.lists() if rule else ():
        if rule is None or kind is None or kind.id != "contact-list":
            continue
        columns: defaultdict[int, set[int]] = defaultdict(set)
        for found in case.inside(table):
            if found.match.rule.type == "mobile" and found.match.cell:
                columns[found.match.cell[1]].add(found.match.cell[0])
        for column, rows in columns.items():
            if len(rows) >= MIN_ROWS:
                head = head_cell(table, grid, column) or (min(rows), column)
                yield at_cell(rule, table, head, Message.of("reason.contacts", count=len(rows)))
