"""A contact list: names with private mobiles, row after row or side by side. Posts and office lines may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from redactscan.assess.case import Case, at_cell, head_cell
from redactscan.assess.judged import Judged
from redactscan.model import Message

RULES = ("contact-list",)
MIN_PEOPLE = 5  # 永安市政府办 2023-01-04 counted staff mobiles in two notices; five people make it a list


def find(case: Case) -> Iterator[Judged]:
    """One finding a table, at the header of its column of mobile numbers."""
    rule = case.rules.get("contact-list")
    for table, grid, kind in case.lists() if rule else ():
        if rule is None or kind is None or kind.id != "contact-list":
            continue
        columns: defaultdict[int, list[int]] = defaultdict(list)
        for found in case.inside(table):
            if found.match.rule.type == "mobile" and found.match.cell:
                columns[found.match.cell[1]].append(found.match.cell[0])
        if (count := sum(map(len, columns.values()))) >= MIN_PEOPLE:  # side by side, or several in a cell
            column, rows = max(columns.items(), key=lambda each: (len(each[1]), -each[0]))
            head = head_cell(table, grid, column) or (min(rows), column)
            yield at_cell(rule, table, head, Message.of("reason.contacts", count=count))
